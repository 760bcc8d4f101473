import { actionsPanel } from '#modules/actions/index.ts'
import { type AuditCase, caseOf, lockedCaseOf, past, stream } from '#modules/audits/index.ts'
import { printRoute } from '#modules/evidence/index.ts'
import { type Need, readContacts } from '#modules/people/index.ts'
import { isOpenToAll, listOwnWords, listVoicesWithWords, voicesOnPaper } from '#modules/voices/index.ts'
import { inFull, londonDate } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  asFile,
  type Context,
  page,
  readNumber,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { errand, type Kind, kinds, type Sheet, type SheetErrand } from '#platform/sheets/index.ts'
import { keepPaper } from './commands/keep-paper.ts'
import { notYetPage, papersPage } from './pages/papers.ts'
import { paperOf } from './pages/print.ts'
import { type PaperForm, writePaperPage } from './pages/write-paper.ts'
import {
  ageOfCarers,
  ageOfLetter,
  draftOfLetter,
  draftOfSummary,
  editionOf,
  type Kept,
  mistakesOfPaper,
  mostOfPart,
  type PaperKind,
  partsOfPaper,
  sheetOf,
  type Words,
} from './paper.ts'
import { listPapers, mayGo } from './queries/papers.ts'
import { sheetOfAudit, toldOf } from './sheet.ts'

const path = '/audits/:ref/papers'
const taken = { method: 'GET', need: 'signed in', records: 'audit paper taken out' } as const
const writing = { need: 'close_audits', longest: mostOfPart } as const
const as = Object.keys(kinds) as Kind[]

/** What of an audit that is over goes out of the house: itself, a summary for the carers, a letter to each child; and any as it is printed for
 * whoever works with it. */
export const routes: readonly AnyRoute<Need>[] = [
  printRoute(stream, { ...past, paper: async (context, { about }) => paperOf(await printed(context, about)) }),
  { method: 'GET', path, need: 'signed in', records: 'audit papers looked at', handler: gated(show) },
  ...as.map(
    (kind): AnyRoute<Need> => ({
      ...taken,
      path: `${path}/audit.${kind}`,
      handler: gated((context, about) => takeAudit(context, about, kind)),
    }),
  ),
  ...(['summary', 'letter'] as const).flatMap((paper): AnyRoute<Need>[] => [
    ...as.map(
      (kind): AnyRoute<Need> => ({
        ...{ ...taken, path: `${path}/${paper}.${kind}` },
        handler: gated((context, about) => takeKept(context, about, paper, kind)),
      }),
    ),
    {
      ...{ ...writing, method: 'GET', path: `${path}/${paper}`, keyed: true, records: 'audit papers looked at' },
      handler: gated((context, about) => ask(context, about, paper)),
    },
    {
      ...{ ...writing, method: 'POST', path: `${path}/${paper}`, records: 'audit paper kept' },
      handler: gated((context, about) => keep(context, about, paper), lockedCaseOf),
    },
  ]),
]

async function printed({ tx, today }: Context, about: AuditCase) {
  const voices = await listVoicesWithWords(tx, about.voices, about.carers)
  return {
    about,
    today,
    voices: voicesOnPaper(voices, today),
    openChildren: new Set(voices.flatMap((voice) => (voice.childId && isOpenToAll(voice) ? [voice.childId] : []))),
    actions: actionsPanel(about.actions, today),
  }
}

type Handler = (context: Context, about: AuditCase) => Promise<Reply>

/** While nothing of an audit may go out, for whatever reason, whoever asks for any of it gets one page, and no word more. */
function gated(handler: Handler, read = async (context: Context) => (await caseOf(context)).about) {
  return async (context: Context): Promise<Reply> => {
    const about = await read(context)
    const { id, ref, householdId } = about.audit
    if (await mayGo(context.tx, id)) return handler(context, about)
    if (read === lockedCaseOf) return redirect(`/audits/${ref}/papers`)
    context.saw({ pieceId: id, householdId, data: { notYet: true } })
    return page(notYetPage(ref))
  }
}

async function show(context: Context, about: AuditCase): Promise<Reply> {
  const { tx, actor, today, saw } = context
  const { id, householdId } = about.audit
  saw({ pieceId: id, householdId })
  const kept = await listPapers(tx, id)
  return page(
    papersPage({ about, kept, edition: editionOf(about.moves), writes: actor.duties.has('close_audits'), today }),
  )
}

async function takeAudit(context: Context, about: AuditCase, kind: Kind): Promise<Reply> {
  const { audit } = about
  const edition = editionOf(about.moves)
  const { edition: asked } = context.query
  if (asked !== undefined && readNumber(asked) !== edition) throw new NotFound()
  return taking(context, about, { paper: 'audit', edition }, kind, {
    sheet: sheetOfAudit({ about, today: context.today }),
    name: `${audit.ref}-edition-${edition}`,
  })
}

async function takeKept(context: Context, about: AuditCase, paper: PaperKind, kind: Kind): Promise<Reply> {
  const { tx, query } = context
  const child = childOf(about, paper, query['child'])
  const editions = (await listPapers(tx, about.audit.id)).filter(isOf(paper, child?.id))
  const asked = query['edition'] === undefined ? editions[0]?.edition : readNumber(query['edition'])
  const kept = editions.find(({ edition }) => edition === asked)
  if (!kept) throw new NotFound()
  const { ref } = about.audit
  return taking(context, about, { paper, edition: kept.edition, ...(child && { child: child.ref }) }, kind, {
    sheet: sheetOf(kept, { ref, childRef: child?.ref }, inFull(londonDate(kept.at))),
    name: [ref, paper, ...(child ? [child.ref] : []), kept.edition].join('-'),
  })
}

async function taking(
  { inThread, saw }: Context,
  { audit }: AuditCase,
  data: { paper: string; edition: number; child?: string },
  kind: Kind,
  { sheet, name }: { sheet: Sheet; name: string },
): Promise<Reply> {
  const bytes = await inThread<Uint8Array>(errand, { sheet, as: kind } satisfies SheetErrand)
  saw({ pieceId: audit.id, householdId: audit.householdId, data: { ...data, as: kind } })
  return asFile(`${name}.${kind}`, kinds[kind].type, bytes)
}

const isOf =
  (kind: PaperKind, childId: number | undefined) =>
  (one: Kept): boolean =>
    one.kind === kind && one.childId === (childId ?? null)

/** The child of a letter. NotFound where it is none of this audit’s. */
function childOf({ children }: AuditCase, paper: PaperKind, ref: string | undefined) {
  if (paper === 'summary') return undefined
  const child = children.find((one) => one.ref === ref)
  if (!child) throw new NotFound()
  return child
}

/** What the form shows of a paper, and is judged by. */
async function formOf(
  context: Context,
  about: AuditCase,
  paper: PaperKind,
  childRef: string | undefined,
): Promise<PaperForm> {
  const { tx, today } = context
  const child = childOf(about, paper, childRef)
  const contacts = await readContacts(tx, today)
  const editions = (await listPapers(tx, about.audit.id)).filter(isOf(paper, child?.id))
  const own = child
    ? await listOwnWords(
        tx,
        about.voices.filter(({ childId }) => childId === child.id),
      )
    : []
  const answers = (key: string) => String(about.answers.get(key)?.value ?? '').trim()
  const actions = toldOf(about.actions)
  return {
    ...{ audit: about.audit, paper, child, contacts, own, actions, today, ofEdition: editionOf(about.moves) },
    parts: partsOfPaper(paper).filter(({ key }) => key !== 'said' || own.length > 0),
    last: editions[0],
    most: child ? ageOfLetter(child, today) : ageOfCarers,
    words:
      editions[0]?.words ??
      (child
        ? draftOfLetter(child, { contacts, writer: context.actor.name, today })
        : draftOfSummary({ answers, actions, contacts })),
    reason: '',
    mistakes: [],
  }
}

async function ask(context: Context, about: AuditCase, paper: PaperKind): Promise<Reply> {
  context.saw({ pieceId: about.audit.id, householdId: about.audit.householdId })
  return page(writePaperPage(await formOf(context, about, paper, context.query['child'])))
}

async function keep(context: Context, about: AuditCase, paper: PaperKind): Promise<Reply> {
  const { tx, body } = context
  const form = await formOf(context, about, paper, textOf(body, 'child'))
  const words: Words = Object.fromEntries(form.parts.map(({ key }) => [key, textOf(body, key).trim()]))
  const reason = form.last ? textOf(body, 'reason') : null
  const mistakes = mistakesOfPaper({ ...form, words, isRead: textOf(body, 'read') === 'yes', reason })
  if (mistakes.length > 0) return page(writePaperPage({ ...form, words, reason: reason ?? '', mistakes }))
  const { ofEdition, child } = form
  const seen = readNumber(textOf(body, 'seen')) ?? 0
  const edition = await keepPaper(tx, about.audit, {
    ...{ kind: paper, child },
    words,
    seen,
    ofEdition,
    reason: reason ?? '',
  })
  return redirect(
    `/audits/${about.audit.ref}/papers`,
    `Edition ${edition} is kept. Print it, and give it into their hands.`,
  )
}
