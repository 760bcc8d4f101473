import type { Need } from '#modules/people/index.ts'
import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import { grades, type Grade } from '#framework/a2-audit-tool/types.ts'
import { type Against, type DateKind, mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Mistake, Refused } from '#platform/problems.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, redirect, textOf } from '#platform/http/index.ts'
import { judge } from '#platform/workflow.ts'
import { type Audit, workerOf } from '../audit.ts'
import { qualityAssurance } from '../turns.ts'
import { isOver, ownerOf, type State } from '../steps.ts'
import { withoutGrades } from '../blind.ts'
import { type Candidate, listModerators } from '../commands/assign.ts'
import { makeMove, type MoveRequest } from '../commands/move.ts'
import { isWithin, whyAbove } from '../judging.ts'
import { type MoveForm, moveForms, type PersonalMove } from '../move-forms.ts'
import { movePage } from '../pages/move.ts'
import { type LimitsOfRecord, viewField, viewReasonField } from '../pages/views.ts'
import { countInModeration } from '../queries/busy.ts'
import { datesOfAudit, datesOfReview } from '../queries/dates.ts'
import { findAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'
import type { Standing } from '../standing.ts'
import { moves } from '../states.ts'
import { caseOf } from './shared.ts'

/** One address for each move: the page that asks what it needs, and the post that makes it. */
export const moveRoutes: readonly AnyRoute<Need>[] = (Object.keys(moveForms) as PersonalMove[]).flatMap(
  (move): AnyRoute<Need>[] => {
    const path = `/audits/:ref/${moveForms[move].noun}`
    return [
      { method: 'GET', path, need: 'signed in', records: 'nothing', handler: (context) => ask(context, move, []) },
      { method: 'POST', path, need: 'signed in', records: 'audit moved', handler: (context) => make(context, move) },
    ]
  },
)

async function ask(context: Context, move: PersonalMove, mistakes: readonly Mistake[], refused = false) {
  const { tx, body, today } = context
  const { about, blind } = await caseOf(context)
  const noView = asks(move, 'no view') && about.standing.together.view !== 'given'
  const judgement = judge<State, Standing>(moves[move], about.audit.state, noView ? withReason(about) : about.standing)
  if (!judgement.allowed && !judgement.mine) throw new Refused(judgement.because)
  return page(
    movePage({
      limits: asks(move, 'views') ? limitsOf(about) : undefined,
      because: isMendedElsewhere(move) && !judgement.allowed ? judgement.because : undefined,
      noView: noView ? about.standing.together.view : undefined,
      audit: blind ? withoutGrades(about).audit : about.audit,
      move,
      mistakes,
      refused,
      typed: Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)])),
      candidates: asks(move, 'moderator')
        ? await listModerators(tx, about.audit, today, await countInModeration(tx))
        : [],
    }),
  )
}

/** Nothing that is typed into this form takes away what is in the way: it is said, and no button is shown that is refused. */
const isMendedElsewhere = (move: PersonalMove): boolean => moveForms[move].asks.length === 0 || asks(move, 'no view')

async function make(context: Context, move: PersonalMove) {
  const { tx, actor, body, params, now, today } = context
  const candidates = asks(move, 'moderator')
    ? await listModerators(tx, await findAudit(tx, params['ref'] ?? ''), today, await countInModeration(tx))
    : []
  const read = readMove(move, body, candidates, await againstOf(context, move))
  if ('mistakes' in read) return ask(context, move, read.mistakes)
  const silent = asks(move, 'no view') ? await whyNoView(context, read.request) : undefined
  if (silent) return ask(context, move, silent, true)
  const above = await whyNot(context, read.request)
  if (above) return ask(context, move, [{ field: 'grade', message: above }])
  const audit = await makeMove(tx, actor, params['ref'] ?? '', read.request, now)
  return redirect(`/audits/${audit.ref}`, move === 'gather' ? listMade : whereItIsNow(audit, actor))
}

/** Asking for everyone’s views asks nobody yet. */
const listMade = 'The list of whom to ask is made. Nobody has been asked yet: below it says who asks whom.'
/** What the date of a move is held against. */
async function againstOf({ tx, params, today }: Context, move: PersonalMove): Promise<Against> {
  if (!asks(move, 'date')) return { today }
  const audit = await findAudit(tx, params['ref'] ?? '')
  return move === 'hold_review' ? datesOfReview(tx, audit, today) : datesOfAudit(tx, audit, today)
}

/** Why the grade of record that the form gives is above the limits, with the sections as it sees them. The command judges
 * it again; here it is said at its field. */
async function whyNot({ tx, actor, params, today }: Context, { settledGrade, given }: MoveRequest) {
  if (!settledGrade) return null
  const { standing } = await readCase(tx, actor, await findAudit(tx, params['ref'] ?? ''), today, given)
  return isWithin(settledGrade, standing.ofRecord) ? null : whyAbove(settledGrade, standing.ofRecord)
}

/** An audit is sent with the worker's view of it, or with the reason why there is none; beside a view no reason is kept. Whatever
 * else is in the way, the reason that was typed is not lost. */
async function whyNoView(
  { tx, actor, params, today }: Context,
  request: MoveRequest,
): Promise<readonly Mistake[] | undefined> {
  const about = await readCase(tx, actor, await findAudit(tx, params['ref'] ?? ''), today)
  const { audit, standing } = about
  if (standing.together.view === 'given') {
    delete request.words
    return undefined
  }
  const judgement = judge<State, Standing>(moves[request.move], audit.state, withReason(about))
  if (!judgement.allowed) return judgement.mine ? [] : undefined
  return request.words
    ? undefined
    : [{ field: 'reason', message: `Say why the view of ${workerOf(audit)} is not in it.` }]
}

/** As it would stand with the reason that the page asks for: what else is in the way. */
const withReason = ({ standing }: AuditCase): Standing => ({
  ...standing,
  given: { ...standing.given, reason: 'as it is said on this page' },
})

function limitsOf({ judged, tool }: AuditCase): LimitsOfRecord {
  const titles = tool.sections.filter(({ key }) => judged.ofRecord.inadequate.includes(key))
  return { ...judged.ofRecord, sections: titles.map(({ key, title }) => ({ key, title })) }
}

/** Said after a move: with whom the audit is now. */
function whereItIsNow(audit: Audit, actor: Actor): string {
  if (isOver(audit)) return 'Done. The audit is kept and can be read.'
  const owner = ownerOf(audit)
  const yours = owner === actor.name || (owner === qualityAssurance && actor.duties.has('assign_moderators'))
  return yours ? 'Done. The next step is yours.' : `Done. The audit is now with ${owner}.`
}

const asks = (move: PersonalMove, what: MoveForm['asks'][number]): boolean =>
  (moveForms[move] as MoveForm).asks.includes(what)

/** What the move's form says, or what is to be mended in it. */
export function readMove(
  move: PersonalMove,
  body: Context['body'],
  candidates: readonly Candidate[],
  against: Against,
): { request: MoveRequest } | { mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const request: MoveRequest = { move, given: {} }
  const noView = asks(move, 'no view') ? textOf(body, 'reason').trim() : ''
  if (noView) request.words = noView
  if (asks(move, 'date')) {
    const date = dateFromParts({
      day: textOf(body, 'date-day'),
      month: textOf(body, 'date-month'),
      year: textOf(body, 'date-year'),
    })
    if (!date.ok) mistakes.push({ field: 'date', message: date.because })
    const odd = date.ok && mistakeAbout(kindOfDate(move), date.date, against, textOf(body, 'date-right'))
    if (odd) mistakes.push({ field: 'date', ...odd })
    if (date.ok && !odd) {
      request.given = { meetingOn: date.date }
      request.details = { on: date.date.toString() }
    }
  }
  if (asks(move, 'grade')) {
    const grade = textOf(body, 'grade')
    if (grades.includes(grade as Grade)) request.settledGrade = grade as Grade
    else mistakes.push({ field: 'grade', message: 'Choose the grade of record.' })
  }
  if (asks(move, 'views')) readViews(body, request, mistakes)
  if (asks(move, 'moderator')) {
    const chosen = candidates.find((one) => String(one.id) === textOf(body, 'moderator'))
    if (!chosen) mistakes.push({ field: 'moderator', message: 'Choose who moderates this audit.' })
    else {
      request.moderatorId = chosen.id
      request.given = { moderatorConflict: chosen.conflict }
      request.details = { moderator: chosen.id }
    }
  }
  if (asks(move, 'reason')) {
    request.words = textOf(body, 'reason').trim()
    if (!request.words)
      mistakes.push({ field: 'reason', message: `Answer this: ${(moveForms[move] as MoveForm).reasonLabel ?? 'Why?'}` })
  }
  return mistakes.length > 0 ? { mistakes } : { request }
}

const kindOfDate = (move: PersonalMove): DateKind => (move === 'hold_review' ? 'review_held' : 'findings_talked_over')
/** The sections that those who settle or decide see differently: each with its grade, and never without a reason. */
function readViews(body: Context['body'], request: MoveRequest, mistakes: Mistake[]): void {
  const views: Record<string, { grade: Grade; reason: string }> = {}
  for (const { key } of gradedSections()) {
    const grade = textOf(body, viewField(key))
    const reason = textOf(body, viewReasonField(key)).trim()
    if (grade === '' && reason === '') continue
    if (!grades.includes(grade as Grade))
      mistakes.push({ field: viewField(key), message: 'Choose the grade that you see here.' })
    else if (reason === '') mistakes.push({ field: viewReasonField(key), message: 'Say why you see it differently.' })
    else views[key] = { grade: grade as Grade, reason }
  }
  request.given = {
    ...request.given,
    views: Object.fromEntries(Object.entries(views).map(([key, { grade }]) => [key, grade])),
  }
  request.details = { ...request.details, views }
}
