import type { ReadKey } from '#framework/a2-audit-tool/read-keys.ts'
import type { Grade, RuleKey, Tool } from '#framework/a2-audit-tool/types.ts'
import type { Against } from '#framework/plausible-dates/index.ts'
import { observedChild } from '#framework/a2-feedback-forms/observed-child.ts'
import { type Action, listActionsOfAudit } from '#modules/actions/index.ts'
import { findSign, type Sign } from '#modules/alerts/index.ts'
import {
  findHouseholdById,
  type Household,
  listChildrenPlaced,
  listReviews,
  type PlacedChild,
  type Review,
} from '#modules/register/index.ts'
import { listUnanswered, listVoicesOf, type Voice, voicesMissing, whoInWords } from '#modules/voices/index.ts'
import type { Actor } from '#platform/actor.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Answers, byQuestion, type Case, hasValue, isGrade, missingInPart } from '../answers.ts'
import type { Audit, State } from '../audit.ts'
import { blockedInWords, type HouseholdFacts, type Judged, judgeOverall } from '../judging.ts'
import type { Views } from '../of-record.ts'
import { partsOf } from '../parts.ts'
import { thresholdSettings } from '../settings.ts'
import type { Standing } from '../standing.ts'
import { togetherIn, workersView } from '../together.ts'
import { datesOfAudit } from './dates.ts'
import { type ChildOfAudit, findTool, listAnswers, listChildrenOfAudit } from './answers.ts'

/** Everything that a judge and a page need to know of one audit, read once. */
export type AuditCase = Omit<Case, 'children'> & {
  audit: Audit
  tool: Tool
  children: readonly ChildOfAudit[]
  answers: Answers
  judged: Judged
  standing: Standing
  /** What may be graded above a limit, by whose leave and why. */
  leaves: readonly Leave[]
  /** That a safety alert is open on the household, and whom to speak to first. */
  sign: Sign
  /** Everyone asked for it, without their words. */
  voices: readonly Voice[]
  actions: readonly Action[]
  household: Household
  reviews: readonly Review[]
  /** The children who live there today. */
  placed: readonly PlacedChild[]
}

/** A service manager's leave to grade above a limit. */
export type Leave = { rule: RuleKey; by: string | null; reason: string }

export async function readCase(
  tx: Tx,
  actor: Actor,
  audit: Audit,
  today: Temporal.PlainDate,
  given: Standing['given'] = {},
): Promise<AuditCase> {
  const tool = await findTool(tx, audit)
  const children = await listChildrenOfAudit(tx, audit.id)
  const answers = byQuestion(await listAnswers(tx, audit.id))
  const actions = await listActionsOfAudit(tx, audit.id)
  const sign = await findSign(tx, actor, audit.householdId, today)
  const questionsWithActions = new Set(
    actions.flatMap((action) => (action.sourceQuestion ? [action.sourceQuestion] : [])),
  )
  const about: Case = { children, answers, questionsWithActions }
  const reauditOn = dateAt(answers, 'sm.reaudit_date')
  const voices = await listVoicesOf(tx, audit.id)
  const household = await findHouseholdById(tx, audit.householdId)
  const reviews = await listReviews(tx, audit.householdId)
  const placed = await listChildrenPlaced(tx, audit.householdId, today, today)
  const { views, leaves, alertCleared } = await findSettled(tx, audit.id)
  const judged = judgeOverall({
    tool,
    answers,
    children,
    observed: observedIn(voices),
    decidedViews: given.views ?? views,
    household: householdFacts(audit, household, placed, reviews),
    alertCleared,
    dispensed: leaves.map(({ rule }) => rule),
    thresholds: await thresholdsOn(tx, today),
  })
  const standing: Standing = {
    ...partsOf(actor, audit),
    iroOf: iroOf(actor, children),
    audit,
    missing: {
      preparation:
        followsPreparation(audit) && !hasValue(answers.get('swr.not_written')?.value)
          ? missingInPart(tool, 'preparation', about)
          : [],
      // What the worker says of the audit is a need of its own: they may have a reason not to.
      audit: missingInPart(tool, 'audit', about).filter(({ question }) => question.key !== workersView),
      moderation: missingInPart(tool, 'moderation', about),
      response: missingInPart(tool, 'response', about),
      sign_off: missingInPart(tool, 'sign_off', about),
      closing: missingInPart(tool, 'closing', about),
    },
    voicesMissing: voicesMissing(voices),
    unanswered: (await listUnanswered(tx, voices)).map((voice) => ({ who: whoInWords(voice), ref: voice.ref })),
    together: togetherIn(tool, answers, await conversationAgainst(tx, audit, today), audit.workerId !== null),
    auditorGrade: judged.given,
    gradeBlocked: judged.blocked && blockedInWords(judged.blocked),
    moderatorGrade: gradeAt(answers, 'mod.grade'),
    moderatorDeclines: answers.get('mod.conflict')?.value === 'yes',
    settledGrade: null,
    ofRecord: judged.ofRecord,
    inadequateLimitingSection: judged.inadequateLimitingSection,
    signedOffAs: {
      sufficient: answers.get('sm.actions_sufficient')?.value !== 'no',
      timely: answers.get('sm.timeframe_reasonable')?.value !== 'no',
      reauditOn,
      reauditIsPast: reauditOn !== null && Temporal.PlainDate.compare(reauditOn, today) <= 0,
    },
    actions: {
      total: actions.length,
      unfinished: actions.filter((action) => action.state === 'open' || action.state === 'in_progress').length,
      unsettled: actions.filter((action) => !['verified', 'not_done', 'superseded'].includes(action.state)).length,
    },
    openAlerts: sign.open,
    reaudit: (await findReaudit(tx, audit.id)) ?? null,
    given,
  }
  const facts = { leaves, sign, voices, actions, household, reviews, placed }
  return { ...about, ...facts, audit, tool, children, answers, judged, standing }
}

/** The children whose IRO this person is; a child’s words go by cover to nobody, and so does writing of them. */
export function iroOf(
  actor: Pick<Actor, 'id' | 'duties'>,
  children: readonly Pick<ChildOfAudit, 'id' | 'iroId'>[],
): readonly number[] {
  if (!actor.duties.has('gather_child_voices')) return []
  return children.filter(({ iroId }) => iroId === actor.id).map(({ id }) => id)
}

/** Asked only where it matters: while the audit is written. */
function conversationAgainst(tx: Tx, audit: Audit, today: Temporal.PlainDate): Promise<Against> | Against {
  return audit.state === 'in_audit' ? datesOfAudit(tx, audit, today) : { today }
}

function followsPreparation(audit: Audit): boolean {
  return audit.kind === 'review_linked'
}

function householdFacts(
  audit: Audit,
  household: Household,
  placed: readonly PlacedChild[],
  reviews: readonly Review[],
): HouseholdFacts {
  const review = reviewInQuestion(reviews, audit)
  return {
    childPlacedNow: placed.length > 0,
    judgedOn: audit.periodTo,
    approvedOn: household.firstApprovedOn,
    reviewDueOn: review?.dueOn ?? null,
    reviewHeldOn: review?.heldOn ?? audit.meetingOn,
  }
}

/** The review that the question and the rule are both about: the one that the audit follows; else one that is overdue. */
export function reviewInQuestion<R extends Pick<Review, 'id' | 'dueOn' | 'heldOn'>>(
  reviews: readonly R[],
  { reviewId, periodTo }: Pick<Audit, 'reviewId' | 'periodTo'>,
): R | undefined {
  if (reviewId !== null) return reviews.find(({ id }) => id === reviewId)
  const overdue = reviews.filter((one) => one.heldOn === null && Temporal.PlainDate.compare(one.dueOn, periodTo) < 0)
  return overdue.toSorted((one, other) => Temporal.PlainDate.compare(one.dueOn, other.dueOn))[0]
}

/** The children of whom somebody who knows them well has recorded what they see. */
function observedIn(voices: readonly Voice[]): ReadonlySet<number> {
  const seen = voices.filter(
    ({ kind, state, form, method }) =>
      kind === 'child' && state === 'given' && (form === observedChild.key || method === 'observation'),
  )
  return new Set(seen.flatMap(({ childId }) => childId ?? []))
}

/** The sections that those who settled or decided saw differently, with the grade they saw; what may be graded above a limit; and
 * whether the alerts that the audit raised have all been decided: then L1 lets go, the same for everybody who asks. */
async function findSettled(tx: Tx, auditId: number): Promise<{ views: Views; leaves: Leave[]; alertCleared: boolean }> {
  const { views, ...rest } = await tx.one<{
    views: Readonly<Record<string, { grade: Grade }>> | null
    leaves: Leave[]
    alertCleared: boolean
  }>(sql`
    select (select details -> 'views' from moves where piece_id = ${auditId} and move in ('settle', 'decide')
        order by at desc, id desc limit 1) as views,
      (select coalesce(json_agg(json_build_object('rule', d.rule, 'by', p.name, 'reason', d.reason) order by d.given_at, d.rule), '[]')
        from dispensations d left join people p on p.id = d.given_by where d.audit_id = ${auditId}) as leaves,
      alert_settled(${auditId}) as "alertCleared"`)
  const grades = Object.entries(views ?? {}).map(([section, { grade }]) => [section, grade])
  return { views: Object.fromEntries(grades), ...rest }
}

async function thresholdsOn(tx: Tx, today: Temporal.PlainDate) {
  const set = await readSettings(tx, today, thresholdSettings)
  return {
    unannouncedVisitMonths: set['limit.unannounced_visit'],
    reviewOverdueDays: set['limit.review_overdue'],
    outsideTermsWorkingDays: set['limit.outside_terms'],
    inadequateSections: set['limit.inadequate_sections'],
  }
}

/** The newest re-audit of an audit: when that one is inadequate too, the one that follows it, and so on. */
function findReaudit(tx: Tx, auditId: number): Promise<{ state: State; finalGrade: Audit['finalGrade'] } | undefined> {
  return tx.maybe(sql`
    with recursive later as (
      select id, final_grade from audits where reaudit_of = ${auditId} and phase <> 'cancelled'
      union all
      select a.id, a.final_grade from audits a join later on a.reaudit_of = later.id where a.phase <> 'cancelled'
    ) select piece.state, later.final_grade as "finalGrade" from later join pieces piece on piece.id = later.id order by later.id desc limit 1`)
}

function gradeAt(answers: Answers, question: ReadKey) {
  const value = answers.get(question)?.value
  return isGrade(value) ? value : null
}

function dateAt(answers: Answers, question: ReadKey): Temporal.PlainDate | null {
  const value = answers.get(question)?.value
  return typeof value === 'string' && value !== '' && value !== 'none_recorded' ? Temporal.PlainDate.from(value) : null
}
