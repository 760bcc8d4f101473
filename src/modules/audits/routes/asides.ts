import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf, tooLong } from '#platform/http/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import type { AsidePlace } from '../aside.ts'
import { linesAt, settleAsides, takeAsideBack, writeAside } from '../commands/asides.ts'
import { asideHref, asidesPage, talkPage } from '../pages/asides.ts'
import { isBlindFor } from '../blind.ts'
import type { AuditCase } from '../queries/standing.ts'
import { readsReflection } from './audits.ts'
import { caseOf, lockedCaseOf } from './shared.ts'

const path = '/audits/:ref/notes'
const shared = { need: 'signed in' } as const

/** What the auditor and the worker write to each other beneath an answer. */
export const asideRoutes: readonly AnyRoute<Need>[] = [
  { ...shared, method: 'GET', path, keyed: true, records: 'notes to the other looked at', handler: show },
  { ...shared, method: 'POST', path, records: 'note to the other written', handler: take },
  {
    ...{ ...shared, method: 'POST', path: `${path}/settled`, records: 'notes to the other settled' },
    handler: (context) => change(context, settleAsides, 'It is settled. Writing here again opens it again.'),
  },
  {
    ...{ ...shared, method: 'POST', path: `${path}/taken-back`, records: 'note to the other taken back' },
    handler: (context) => change(context, takeAsideBack, 'It is taken back: the other reads it no more.'),
  },
]

async function show(context: Context): Promise<Reply> {
  const { query } = context
  const { about } = await caseOf(context)
  if (!reads(context, about)) throw new NotFound()
  context.saw({ pieceId: about.audit.id, householdId: about.audit.householdId })
  if (query['question']) return showTalk(context, about, placeOf(context, about, query), '', [])
  const child = childOf(about, query['child'])
  const section = about.tool.sections.find(({ key }) => key === query['section'])
  const facts = { about, actorId: context.actor.id, today: context.today, child }
  return page(asidesPage({ ...facts, section: section && opens(context, about, section) ? section : undefined }))
}

/** The two, whoever covers for them, and whoever checks the audit for Quality Assurance and Partnerships; nobody who grades it blind. */
function reads({ actor }: Context, about: AuditCase): boolean {
  const { isAuditor, isWorker, isModerator } = about.standing
  return isAuditor || isWorker || (actor.duties.has('assign_moderators') && !isModerator && !isBlindFor(actor, about))
}

const opens = ({ actor }: Context, about: AuditCase, { key, part }: AsidePlace['section']): boolean =>
  (part === 'audit' || part === 'preparation') && (key !== 'refl' || readsReflection(actor, about))

const childOf = ({ children }: AuditCase, ref: string | undefined) =>
  children.find((child) => child.ref === ref) ?? null

/** The question that an address or a form names. NotFound where there is none, or none of this child. */
function placeOf(context: Context, about: AuditCase, said: Readonly<Record<string, string>>): AsidePlace {
  const section = about.tool.sections.find(({ questions }) => questions.some(({ key }) => key === said['question']))
  const question = section?.questions.find(({ key }) => key === said['question'])
  const child = childOf(about, said['child'])
  if (!section || !question || !opens(context, about, section) || section.perChild !== (child !== null))
    throw new NotFound()
  return { section, question, child }
}

const placePosted = (context: Context, about: AuditCase): AsidePlace =>
  placeOf(context, about, { question: textOf(context.body, 'question'), child: textOf(context.body, 'child') })

function showTalk(
  { actor, today }: Context,
  about: AuditCase,
  place: AsidePlace,
  typed: string,
  mistakes: readonly Mistake[],
): Reply {
  return page(talkPage({ about, actorId: actor.id, today, ...place, lines: linesAt(about, place), typed, mistakes }))
}

async function take(context: Context): Promise<Reply> {
  const about = await lockedCaseOf(context)
  if (!reads(context, about)) throw new NotFound()
  const place = placePosted(context, about)
  const typed = textOf(context.body, 'says')
  const says = typed.trim()
  const message = says === '' ? 'Write what you want to say or ask' : tooLong(says, 4000)
  if (message) return showTalk(context, about, place, typed, [{ field: 'says', message }])
  await writeAside(context.tx, about, place, says)
  return redirect(
    asideHref(about.audit.ref, place.question.key, place.child),
    'It is sent: it stands in their My work.',
  )
}

type Change = (tx: Context['tx'], about: AuditCase, place: AsidePlace, actorId: number) => Promise<void>

async function change(context: Context, command: Change, words: string): Promise<Reply> {
  const about = await lockedCaseOf(context)
  if (!reads(context, about)) throw new NotFound()
  const place = placePosted(context, about)
  await command(context.tx, about, place, context.actor.id)
  return redirect(asideHref(about.audit.ref, place.question.key, place.child), words)
}
