import { questionOf, sectionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import type { Need } from '#modules/people/index.ts'
import {
  type AnyRoute,
  type Context,
  type Mistake,
  page,
  Refused,
  type Reply,
  redirect,
  textOf,
} from '#platform/http/index.ts'
import { NotFound, type Tx } from '#platform/sql/index.ts'
import { publishDraft } from '../commands/publish-tool.ts'
import { changeDraft, DraftMoved, retireQuestion, throwDraftAway } from '../commands/shape-tool.ts'
import { addLocal, bringBack, changesOf, questionsOf, reword } from '../draft.ts'
import { draftPage, toolPage, versionPage } from '../pages/tool.ts'
import { newQuestionPage, wordsPage } from '../pages/tool-question.ts'
import { toolSectionPage } from '../pages/tool-section.ts'
import { findDraft, findNewestVersion, findVersion, listKeysEverUsed, listVersions } from '../queries/versions.ts'
import { readLocalQuestion, readNote, readWords, seenIn } from '../tool-forms.ts'

const drafted = { need: 'shape_tool', records: 'audit tool drafted' } as const
const looked = { need: 'shape_tool', records: 'nothing' } as const

export const toolRoutes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path: '/tool', ...looked, handler: showTool },
  { method: 'GET', path: '/tool/versions/:version', ...looked, handler: showVersion },
  { method: 'GET', path: '/tool/sections/:section', ...looked, handler: showSection },
  { method: 'GET', path: '/tool/sections/:section/new', ...looked, handler: showNewQuestion },
  { method: 'POST', path: '/tool/sections/:section', ...drafted, handler: takeNewQuestion },
  { method: 'GET', path: '/tool/questions/:question', ...looked, handler: showWords },
  { method: 'POST', path: '/tool/questions/:question', ...drafted, handler: takeWords },
  { method: 'POST', path: '/tool/questions/:question/retirement', ...drafted, handler: takeRetirement },
  { method: 'POST', path: '/tool/questions/:question/return', ...drafted, handler: takeReturn },
  { method: 'GET', path: '/tool/draft', ...looked, handler: showDraft },
  {
    method: 'POST',
    path: '/tool/draft/removal',
    need: 'shape_tool',
    records: 'audit tool draft thrown away',
    handler: takeRemoval,
  },
  {
    method: 'POST',
    path: '/tool/publication',
    need: 'shape_tool',
    records: 'audit tool published',
    handler: takePublication,
  },
]

/** The tool as it stands for those who shape it: the draft, else the version in force. */
async function standing(tx: Tx) {
  const newest = await findNewestVersion(tx)
  const draft = await findDraft(tx)
  const tool = draft?.content ?? newest.content
  return { newest, draft, tool, seen: draft?.version ?? 0, changes: changesOf(tool, newest.content) }
}

async function showTool({ tx, today }: Context): Promise<Reply> {
  return page(toolPage({ ...(await standing(tx)), versions: await listVersions(tx), today }))
}

async function showVersion({ tx, params, today }: Context): Promise<Reply> {
  const number = params['version'] ?? ''
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new NotFound()
  return page(versionPage({ version: await findVersion(tx, Number(number)), today }))
}

async function showSection({ tx, params, today }: Context): Promise<Reply> {
  const { tool, seen, changes } = await standing(tx)
  return page(toolSectionPage({ tool, section: sectionNamed(tool, params), changes, seen, today }))
}

async function showNewQuestion({ tx, params }: Context): Promise<Reply> {
  const { tool, seen } = await standing(tx)
  return page(newQuestionPage({ section: sectionNamed(tool, params), seen, typed: {}, mistakes: [], moved: false }))
}

async function takeNewQuestion({ tx, params, body }: Context): Promise<Reply> {
  const before = await standing(tx)
  const section = sectionNamed(before.tool, params)
  const read = readLocalQuestion(body)
  const again = (mistakes: readonly Mistake[], moved: boolean) =>
    page({
      ...newQuestionPage({ section, seen: moved ? before.seen : seenIn(body), typed: typedIn(body), mistakes, moved }),
      status: moved ? 409 : 422,
    })
  if (!read.ok) return again(read.mistakes, false)
  const everUsed = await listKeysEverUsed(tx)
  return inTurn(
    () =>
      changeDraft(tx, seenIn(body), (tool) =>
        addLocal(tool, section.key, read.value, [...everUsed, ...questionsOf(tool).map((one) => one.key)]),
      ),
    () => redirect(`/tool/sections/${section.key}`, 'The question was added to the draft.'),
    () => again([], true),
  )
}

async function showWords({ tx, params }: Context): Promise<Reply> {
  const { tool, seen } = await standing(tx)
  return page(wordsPage({ ...questionNamed(tool, params), seen, mistakes: [] }))
}

async function takeWords({ tx, params, body }: Context): Promise<Reply> {
  const { tool, newest, draft, seen } = await standing(tx)
  const about = questionNamed(newest.content, params, tool)
  const read = readWords(body)
  const typed = typedIn(body)
  if (!read.ok) return page(wordsPage({ ...about, seen: seenIn(body), typed, mistakes: read.mistakes }))
  return inTurn(
    () => changeDraft(tx, seenIn(body), (draft) => reword(draft, about.question.key, read.value)),
    () => redirect(`/tool/sections/${about.section.key}`, 'The words were saved in the draft.'),
    () => {
      const theirs = { question: questionOf(about.question.key, tool), savedBy: draft?.savedBy ?? null }
      return page({ ...wordsPage({ ...about, seen, typed, mistakes: [], theirs }), status: 409 })
    },
  )
}

async function takeRetirement({ tx, params, body }: Context): Promise<Reply> {
  const { section, question } = questionNamed((await standing(tx)).tool, params)
  return inTurn(
    () => retireQuestion(tx, seenIn(body), question.key),
    () => redirect(`/tool/sections/${section.key}`, 'The question is no longer asked in the draft.'),
    lookAgain,
  )
}

async function takeReturn({ tx, params, body }: Context): Promise<Reply> {
  const { newest } = await standing(tx)
  const { section, question } = questionNamed(newest.content, params)
  return inTurn(
    () => changeDraft(tx, seenIn(body), (tool) => bringBack(tool, question.key, newest.content)),
    () => redirect(`/tool/sections/${section.key}`, 'The question is back in the draft.'),
    lookAgain,
  )
}

async function showDraft(context: Context): Promise<Reply> {
  return draftReply(context, '', [])
}

async function takePublication(context: Context): Promise<Reply> {
  const { tx, body } = context
  const read = readNote(body)
  if (!read.ok) return draftReply(context, textOf(body, 'note'), read.mistakes)
  const version = await publishDraft(tx, seenIn(body), read.value)
  return redirect('/tool', `Version ${version} is published. Audits planned from now on use it.`)
}

async function takeRemoval({ tx, body }: Context): Promise<Reply> {
  await throwDraftAway(tx, seenIn(body))
  return redirect('/tool', 'The draft was thrown away. The tool is as it was.')
}

async function draftReply({ tx, today }: Context, note: string, mistakes: readonly Mistake[]): Promise<Reply> {
  const { draft, newest, changes } = await standing(tx)
  if (!draft) return redirect('/tool')
  return page(draftPage({ draft, changes, next: newest.version + 1, today, note, mistakes }))
}

/** Does it, or says what to do when somebody else saved the draft first. */
async function inTurn(work: () => Promise<void>, done: () => Reply, moved: () => Reply): Promise<Reply> {
  try {
    await work()
    return done()
  } catch (problem) {
    if (problem instanceof DraftMoved) return moved()
    throw problem
  }
}

function lookAgain(): never {
  throw new Refused('Somebody else changed the draft meanwhile. Look at the section again first.')
}

function typedIn(body: Context['body']): Record<string, string> {
  return Object.fromEntries(
    ['text', 'prompts', 'type', 'options', 'required'].map((field) => [field, textOf(body, field)]),
  )
}

function sectionNamed(tool: Tool, params: Record<string, string>): Section {
  const section = sectionOf(params['section'] ?? '', tool)
  if (!section) throw new NotFound()
  return section
}

/** The question of the first of these tools that has it. */
function questionNamed(
  tool: Tool,
  params: Record<string, string>,
  other = tool,
): { section: Section; question: Question } {
  const key = params['question'] ?? ''
  const question = questionOf(key, tool) ?? questionOf(key, other)
  const section = sectionOf(key.split('.')[0] ?? '', tool)
  if (!question || !section) throw new NotFound()
  return { section, question }
}
