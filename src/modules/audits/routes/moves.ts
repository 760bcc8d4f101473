import type { Part } from '#framework/a2-audit-tool/types.ts'
import { isBetween, neitherGave } from '#framework/a2-audit-tool/between.ts'
import { isWithin, whyAbove } from '#framework/a2-audit-tool/overall.ts'
import { mayRaise } from '#modules/actions/index.ts'
import { type MovePages, moveRoutes as moveRoutesOf } from '#modules/evidence/index.ts'
import { type Need, offerAmong } from '#modules/people/index.ts'
import { type AnyRoute, type Context, textOf } from '#platform/http/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { judge } from '#platform/workflow.ts'
import { asks, type Choices } from '../move-asks.ts'
import { type Audit, workerOf } from '../audit.ts'
import { asSeenBy } from '../blind.ts'
import { listModerators } from '../commands/assign.ts'
import { type MoveRequest, stream } from '../commands/move.ts'
import { type AuditAsk, type MoveForm, moveForms, type PersonalMove } from '../move-forms.ts'
import { decidedOn } from '../pages/decided-on.ts'
import { limitsInWords, limitsOf } from '../pages/views.ts'
import { countInModeration } from '../queries/busy.ts'
import { datesOfAudit, datesOfReview } from '../queries/dates.ts'
import { findAudit } from '../queries/find-audit.ts'
import { type AuditCase, readCase } from '../queries/standing.ts'
import type { Standing } from '../standing.ts'
import { moves } from '../states.ts'
import type { State } from '../steps.ts'

const asksFor = (move: PersonalMove, what: AuditAsk): boolean => (moveForms[move] as MoveForm).asks.includes(what)

/** On which part each decision rests: its page shows what was said before. */
const decidesOn: Readonly<Partial<Record<PersonalMove, Part>>> = {
  ...{
    receive: 'audit',
    hand_back: 'audit',
    assign_moderator: 'audit',
    lock_grade: 'moderation',
    moderate: 'moderation',
  },
  ...{ settle: 'response', decide: 'response', correct_grade: 'response', respond: 'response' },
  ...{ return_response: 'sign_off', sign_off: 'sign_off' },
  ...{ finish_actions: 'closing', reopen_actions: 'closing', ask_reaudit: 'closing', close: 'closing' },
}

const pages: MovePages<Audit, AuditCase, MoveRequest, PersonalMove, AuditAsk, Choices> = {
  forms: moveForms,
  find: findAudit,
  own: {
    asks,
    people: ['moderator'],
    more: async ({ tx, today, body }, audit, move) => {
      const asked = asksFor(move, 'moderator')
      const all = asked ? await listModerators(tx, audit, today, await countInModeration(tx)) : []
      return { moderators: offerAmong(all, 'moderator', body), overall: audit.overall }
    },
  },
  caption: ({ household }) => `household ${household}`,
  against: ({ tx, today }, audit, move) =>
    move === 'hold_review' ? datesOfReview(tx, audit, today) : datesOfAudit(tx, audit, today),
  judgedAs: (about, move) =>
    asksFor(move, 'no view') && about.standing.together.view !== 'given' ? withReason(about) : about.standing,
  asSeen: asSeenBy,
  above: async ({ actor, today }, about, move) => {
    const part = decidesOn[move]
    const facts = { about, part: part ?? 'audit', mayRaiseAction: mayRaise(actor), today } as const
    return html`${part ? decidedOn(facts) : nothing}${asksFor(move, 'views') ? limitsInWords(limitsOf(about)) : nothing}`
  },
  check: async (context, audit, request) =>
    asksFor(request.move as PersonalMove, 'no view')
      ? whyNoView(context, audit, request)
      : ((await whyNot(context, audit, request)) ?? { request }),
}

/** One address for each move: the page that asks what it needs, and the post that makes it. */
export const moveRoutes: readonly AnyRoute<Need>[] = moveRoutesOf(stream, pages)

/** Why the grade of record that the form gives is above the limits, with the sections as it sees them. The command judges
 * it again; here it is said at its field. */
async function whyNot(
  { tx, actor, body, today }: Context,
  audit: Audit,
  { settledGrade, given }: MoveRequest,
): Promise<{ mistakes: Mistake[] } | undefined> {
  if (!settledGrade) return undefined
  const { standing } = await readCase(tx, actor, audit, today, given)
  if (!isWithin(settledGrade, standing.ofRecord))
    return { mistakes: [{ field: 'grade', message: whyAbove(settledGrade, standing.ofRecord) }] }
  if (isBetween(settledGrade, audit) || textOf(body, 'outside') === 'yes') return undefined
  return { mistakes: [{ field: 'outside', message: neitherGave(settledGrade, audit) }] }
}

/** An audit is sent with the worker's view of it, or with the reason why there is none; beside a view no reason is kept. Whatever
 * else is in the way, the reason that was typed is not lost. */
async function whyNoView(
  { tx, actor, today }: Context,
  audit: Audit,
  { words, ...request }: MoveRequest,
): Promise<{ request: MoveRequest } | { mistakes: Mistake[] }> {
  const about = await readCase(tx, actor, audit, today)
  if (about.standing.together.view === 'given') return { request }
  const judgement = judge<State, Standing>(moves[request.move], audit.state, withReason(about))
  if (!judgement.allowed && judgement.mine) return { mistakes: [] }
  if (!judgement.allowed || words) return { request: { ...request, ...(words === undefined ? {} : { words }) } }
  return { mistakes: [{ field: 'reason', message: `Say why the view of ${workerOf(audit)} is not in it.` }] }
}

/** As it would stand with the reason that the page asks for: what else is in the way. */
const withReason = ({ standing }: AuditCase): Standing => ({
  ...standing,
  given: { ...standing.given, reason: 'as it is said on this page' },
})
