import type { Need } from '#modules/people/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, asFile, type Context, listRoutes, page, type Reply, redirect } from '#platform/http/index.ts'
import { judge } from '#platform/workflow.ts'
import { calledEach } from './called.ts'
import { discard } from './commands/commit.ts'
import { errand, type ImportErrand } from './commands/errand.ts'
import { readAnswers, readBlanks, readChosenFiles, readDecision, readId, readRowFilter } from './forms.ts'
import type { GivenFile } from './file.ts'
import { type ImportFile, type ImportState, stateNames, tallyOf } from './import.ts'
import { kindsFor } from './kinds/index.ts'
import { choosePage } from './pages/choose.ts'
import { filePage } from './pages/file.ts'
import { columnsOf, type ImportsFacts, importsPage } from './pages/list.ts'
import { type ImportFacts, importPage, shownInFile, type ShownFile } from './pages/show.ts'
import {
  findImport,
  type ListedChange,
  type ListedImport,
  type ListedOutcome,
  listChanges,
  listFiles,
  listFirstChanges,
  listImports,
  listKept,
  listQuestions,
} from './queries/imports.ts'
import { findNames } from './queries/names.ts'
import { ofKindRoutes } from './routes/of-kind.ts'
import { takingBackRoutes } from './routes/taking-back.ts'
import { importMoves } from './states.ts'

const need = 'bring in files'

export const routes: readonly AnyRoute<Need>[] = [
  ...listRoutes<ListedImport, ImportsFacts, Need>({
    ...{ path: '/imports', need, many: 'imports', read: readList, columns: columnsOf, page: importsPage },
  }),
  {
    method: 'GET',
    path: '/imports/new',
    keyed: true,
    need,
    records: 'nothing',
    handler: async ({ actor }) => page(choosePage({ kinds: kindsFor(actor.duties) })),
  },
  { method: 'POST', path: '/imports', need, records: 'import proposed', uploads: true, handler: takeFiles },
  { method: 'GET', path: '/imports/:id', keyed: true, need, records: 'import looked at', handler: showImport },
  { method: 'GET', path: '/imports/:id/files/:file', need, records: 'import looked at', handler: showFile },
  {
    ...{ method: 'GET', path: '/imports/:id/files/:file/refused', need, records: 'refused rows taken out' },
    handler: takeRefused,
  },
  {
    method: 'POST',
    path: '/imports/:id/answers',
    again: 'taken',
    need,
    records: 'import answered',
    handler: takeAnswers,
  },
  {
    method: 'POST',
    path: '/imports/:id/blanks',
    again: 'taken',
    need,
    records: 'import answered',
    handler: takeBlanks,
  },
  { method: 'POST', path: '/imports/:id/commitment', need, records: 'import committed', handler: takeCommitment },
  { method: 'POST', path: '/imports/:id/discarding', need, records: 'import discarded', handler: takeDiscarding },
  ...ofKindRoutes,
  ...takingBackRoutes,
]

async function readList({ tx, query, today, actor }: Context, asked: AskedPage): Promise<ImportsFacts> {
  const state = Object.keys(stateNames).find((name) => name === query['state']) as ImportState | undefined
  const bringsRegister = actor.duties.has('import_data')
  return { list: await listImports(tx, asked, state), bringsRegister, query, today }
}

async function takeFiles({ uploads, today, inThread, actor }: Context): Promise<Reply> {
  const read = readChosenFiles(uploads)
  if (!read.ok) return page(choosePage({ kinds: kindsFor(actor.duties), mistakes: read.mistakes }))
  const asked: ImportErrand = { do: 'propose', files: read.value, today: String(today) }
  const importId = await inThread<number>(errand, asked, bytesOf(read.value))
  return redirect(`/imports/${importId}`)
}

/** What is moved to the thread rather than copied: each file has its own. */
const bytesOf = (files: readonly GivenFile[]): ArrayBuffer[] =>
  files.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? [buffer] : []))

/** New rows need the least looking at. */
const firstLines: Readonly<Record<ListedOutcome, number>> = {
  error: 20,
  question: 0,
  left: 10,
  kept: 10,
  warning: 20,
  changed: 10,
  new: 3,
}

async function showImport(context: Context): Promise<Reply> {
  const facts = await findFacts(context)
  context.saw({ data: { import: facts.import.id } })
  return page(importPage(facts))
}

async function findFacts({ tx, params, actor, today }: Context): Promise<ImportFacts> {
  const one = await findImport(tx, readId(params['id']))
  const files: ShownFile[] = []
  for (const file of await listFiles(tx, one.id)) files.push(await withFirstLines(tx, file))
  const { error: errors, question: questions, kept, new: added, changed } = tallyOf(files)
  const facts = {
    imports: one.duties.some((duty) => actor.duties.has(duty)),
    errors,
    questions,
    kept,
    leavesOutErrors: true,
    changes: added + changed,
  }
  const may = {
    commit: judge(importMoves.commit, one.state, facts),
    discard: judge(importMoves.discard, one.state, facts),
    takeBack: judge(importMoves.takeBack, one.state, facts),
  }
  const asked = one.state === 'proposed' && questions > 0 ? await listQuestions(tx, one.id) : []
  const keeps = one.state === 'proposed' && kept > 0 ? await listKept(tx, one.id) : []
  return { import: one, files, names: await findNames(tx), may, questions: asked, kept: keeps, today }
}

async function withFirstLines(tx: Context['tx'], file: ImportFile): Promise<ShownFile> {
  const first: [string, readonly ListedChange[]][] = []
  for (const outcome of shownInFile) {
    if (file.tally[outcome] === 0) continue
    first.push([outcome, await listFirstChanges(tx, file.id, outcome, firstLines[outcome])])
  }
  return { ...file, first: Object.fromEntries(first) }
}

async function showFile({ tx, params, query, saw }: Context): Promise<Reply> {
  const one = await findImport(tx, readId(params['id']))
  const files = await listFiles(tx, one.id)
  const at = files.findIndex(({ id }) => id === readId(params['file']))
  const file = files[at]
  if (!file) throw new NotFound()
  saw({ data: { import: one.id } })
  const { outcome, asked } = readRowFilter(query)
  const lines = await listChanges(tx, file.id, outcome, asked)
  return page(
    filePage({
      import: one,
      file,
      called: calledEach(files)[at] ?? file.name,
      outcome,
      lines,
      names: await findNames(tx),
    }),
  )
}

async function takeRefused({ tx, params, today, saw, inThread }: Context): Promise<Reply> {
  const one = await findImport(tx, readId(params['id']))
  const file = (await listFiles(tx, one.id)).find(({ id }) => id === readId(params['file']))
  if (!file || one.state !== 'proposed' || file.refused === 0) throw new NotFound()
  const asked: ImportErrand = { do: 'refused', importId: one.id, fileId: file.id }
  const { text, rows } = await inThread<{ text: string; rows: number }>(errand, asked)
  saw({ data: { import: one.id, rows } })
  return asFile(`rows-to-mend-${one.id}-${today}.csv`, 'text/csv; charset=utf-8', text)
}

/** Found first: whoever may not see an import keeps no thread busy with it. */
async function takeAnswers(context: Context): Promise<Reply> {
  const { tx, params, body, today, inThread } = context
  const { id: importId } = await findImport(tx, readId(params['id']))
  const questions = await listQuestions(tx, importId)
  const read = readAnswers(body, questions)
  if (!read.ok && questions.length > 0)
    return page(importPage({ ...(await findFacts(context)), mistakes: read.mistakes }))
  const answers = read.ok ? [...read.value] : []
  const asked: ImportErrand = { do: 'answer', importId, answers, today: String(today) }
  await inThread(errand, asked)
  return redirect(`/imports/${importId}`, 'Your answers are saved.')
}

async function takeBlanks(context: Context): Promise<Reply> {
  const { tx, params, body, today, inThread } = context
  const { id: importId } = await findImport(tx, readId(params['id']))
  const read = readBlanks(body, await listKept(tx, importId))
  if (!read.ok) return page(importPage({ ...(await findFacts(context)), mistakes: read.mistakes }))
  const asked: ImportErrand = { do: 'answer', importId, answers: [...read.value], today: String(today) }
  await inThread(errand, asked)
  return redirect(`/imports/${importId}`, 'The blank of the file counts for these rows.')
}

async function takeCommitment(context: Context): Promise<Reply> {
  const { tx, params, body, today, inThread } = context
  const { id: importId } = await findImport(tx, readId(params['id']))
  const read = readDecision(body, tallyOf(await listFiles(tx, importId)))
  if (!read.ok) return page(importPage({ ...(await findFacts(context)), mistakes: read.mistakes }))
  const asked: ImportErrand = { do: 'commit', importId, ...read.value, today: String(today) }
  await inThread(errand, asked)
  return redirect(`/imports/${importId}`, 'The changes were brought in.')
}

async function takeDiscarding({ tx, params, actor }: Context): Promise<Reply> {
  const importId = readId(params['id'])
  await discard(tx, { importId, by: actor.id })
  return redirect('/imports', 'The import was discarded. The register is as it was.')
}
