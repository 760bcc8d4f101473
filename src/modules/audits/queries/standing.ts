import type { ReadKey } from '#framework/a2-audit-tool/read-keys.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import type { Against } from '#framework/plausible-dates/index.ts'
import { type Answers, byQuestion, hasValue } from '#framework/forms/answered.ts'
import type { Case } from '#framework/forms/missing.ts'
import { isGrade } from '#framework/forms/scale.ts'
import { missingInPart } from '#framework/a2-audit-tool/answers.ts'
import { blockedInWords, type Judged, judgeOverall } from '#framework/a2-audit-tool/overall.ts'
import { togetherIn, workersView } from '#framework/a2-audit-tool/together.ts'
import { type Action, actionsOfPiece } from '#modules/actions/index.ts'
import { openCirclesOf, type Sign, signOf } from '#modules/alerts/index.ts'
import {
  type Aside,
  asidesOf,
  listAnswers,
  behindOf,
  madeOf,
  type MoveMade,
  movesOf,
  opensListOf,
} from '#modules/evidence/index.ts'
import {
  type Carer,
  carersIn,
  childrenIn,
  type Household,
  householdById,
  otherTeamSince,
  type PlacedChild,
  type Review,
  reviewsOf,
  staysIn,
} from '#modules/register/index.ts'
import type { Answer } from '#modules/forms/index.ts'
import {
  observedChildren,
  unansweredOf,
  type Voice,
  voicesMissing,
  voicesOfPiece,
  whoInWords,
} from '#modules/voices/index.ts'
import { findTool, householdFacts, thresholdsIn } from '#modules/tool/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound } from '#platform/problems.ts'
import { settingsOn } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { together } from '#platform/sql/together.ts'
import { type Audit, awaitsLock, followsReview } from '../audit.ts'
import { isToBeAsked } from '../children.ts'
import { isOver, type State } from '../steps.ts'
import { partsOf } from '../parts.ts'
import type { Standing } from '../standing.ts'
import { type ChildOfAudit, childrenOf } from './children.ts'
import { datesOf } from './dates.ts'
import { nothingBefore, type SaidBefore, saidBefore } from './said-before.ts'
import { newestReauditOf, originalOf, plannedInstead, plannedReauditOf } from './reaudits.ts'
import { gradesIn, type Leave, settledOf } from './settled.ts'

/** Everything that a judge and a page need to know of one audit, read once. */
export type AuditCase = Pick<Case, 'questionsWithActions'> & {
  audit: Audit
  tool: Tool
  children: readonly ChildOfAudit[]
  answers: Answers<Answer>
  judged: Judged
  standing: Standing
  /** What may be graded above a limit, by whose leave and why. */
  leaves: readonly Leave[]
  /** That a safety alert is open on the household, and whom to speak to first. */
  sign: Sign
  /** Everyone asked for it, without their words. */
  voices: readonly Voice[]
  actions: readonly Action[]
  /** What was done with it, the first first. */
  moves: readonly MoveMade[]
  /** What auditor and worker wrote to each other, as far as this person reads it. */
  asides: readonly Aside[]
  household: Household
  reviews: readonly Review[]
  /** The children who live there today. */
  placed: readonly PlacedChild[]
  /** Every stay there in the audit's period and the last year. */
  stays: readonly PlacedChild[]
  carers: readonly Carer[]
  /** Since when the household has been with another team than in the time that the audit looks at. */
  otherTeamOn: Temporal.PlainDate | null
  /** Whether they are led to who knows of it. */
  opensList: boolean
  /** The audit that this one is a re-audit of, and the newest re-audit planned from it, as far as the person may see them. */
  original: { ref: string } | null
  plannedReaudit: { ref: string; state: State } | null
  before: SaidBefore
}

export async function readCase(
  tx: Tx,
  actor: Actor,
  audit: Audit,
  today: Temporal.PlainDate,
  given: Standing['given'] = {},
  /** `section`: the one whose answers this person may read, where it is not all. `before`: also what the audit before said. */
  reads: { section?: string | undefined; before?: boolean } = {},
): Promise<AuditCase> {
  const tool = await findTool(tx, audit)
  const said = await listAnswers(tx, audit.id, reads.section)
  const course = await together(tx, {
    children: childrenOf(audit.id),
    settled: settledOf(audit.id),
    dates: datesOf(audit.id),
    reaudit: newestReauditOf(audit.id),
    original: originalOf(audit),
    plannedReaudit: plannedReauditOf(audit.id),
    list: opensListOf(audit.id),
    made: madeOf(audit.id),
    moves: movesOf(audit.id),
    asides: asidesOf(audit.id),
    instead: plannedInstead(audit),
  })
  const earlier = reads.before ? saidBefore(audit, tool) : nothingBefore
  const beside = {
    actions: actionsOfPiece(audit.id),
    open: openCirclesOf(audit.householdId),
    voices: voicesOfPiece(audit.id),
    household: householdById(audit.householdId),
    reviews: reviewsOf(audit.householdId),
    stays: staysIn(audit.householdId, ...windowOf(audit, today)),
    carers: carersIn(audit.householdId, yearOf(audit)),
    otherTeam: otherTeamSince(audit.householdId, audit.periodFrom),
    settings: settingsOn(today),
    ...earlier.parts,
  }
  const around = await together(tx, beside, earlier.first)
  const { children, moves } = course
  const answers = byQuestion(said)
  const { actions, voices, reviews, stays, carers } = around
  const household = theOne(around.household)
  const placed = childrenIn(stays, today, today)
  const sign = await signOf(tx, actor, audit.householdId, today, theOne(around.open))
  const questionsWithActions = new Set(
    actions.flatMap((action) => (action.sourceQuestion ? [action.sourceQuestion] : [])),
  )
  const about: Case = { children, answers, questionsWithActions }
  const reauditOn = dateAt(answers, 'sm.reaudit_date')
  const { views, leaves, alertCleared } = theOne(course.settled)
  const judged = judgeOverall({
    tool,
    answers,
    children,
    observed: observedChildren(voices),
    unasked: new Set(children.filter((child) => !isToBeAsked(child)).map(({ id }) => id)),
    decidedViews: given.views ?? gradesIn(views),
    household: householdFacts(audit, household, placed, reviews),
    alertCleared,
    dispensed: leaves.map(({ rule }) => rule),
    thresholds: thresholdsIn(around.settings),
  })
  const standing: Standing = {
    ...partsOf(actor, audit),
    iroOf: iroOf(actor, children),
    audit,
    missing: {
      preparation:
        followsReview(audit) && !hasValue(answers.get('swr.not_written')?.value)
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
    unanswered: unansweredOf(voices).map((voice) => ({
      who: whoInWords(voice, carers.find(({ id }) => id === voice.carerId)?.initials),
      ref: voice.ref,
    })),
    together: togetherIn(
      tool,
      answers,
      conversationAgainst(audit, { today, ...theOne(course.dates) }),
      audit.workerId !== null,
    ),
    auditorGrade: judged.given,
    gradeBlocked: judged.blocked && blockedInWords(judged.blocked),
    moderatorGrade: judged.routed
      ? awaitsLock(audit)
        ? judged.routed.moderators
        : judged.routed.record
      : gradeAt(answers, 'mod.grade'),
    moderatorDeclines: answers.get('mod.conflict')?.value === 'yes',
    settledGrade: null,
    ofRecord: judged.ofRecord,
    inadequateLimitingSection: judged.inadequateLimitingSection,
    signedOffAs: {
      enough:
        answers.get('sm.decision')?.value !== 'return' &&
        ['sm.actions_sufficient', 'sm.timeframe_reasonable'].every((key) => answers.get(key)?.value !== 'no'),
      reauditOn,
      reauditIsPast: reauditOn !== null && Temporal.PlainDate.compare(reauditOn, today) <= 0,
    },
    actions: {
      total: actions.length,
      unfinished: actions.filter((action) => action.state === 'open' || action.state === 'in_progress').length,
      unsettled: actions.filter((action) => !['verified', 'not_done', 'superseded'].includes(action.state)).length,
    },
    openAlerts: sign.open,
    ...(await behindOf(tx, course.made, audit)),
    corrects: mayCorrect(actor, audit),
    plannedInstead: course.instead[0]?.ref ?? null,
    reaudit: course.reaudit[0] ?? null,
    given,
  }
  const reaudits = { original: course.original[0] ?? null, plannedReaudit: course.plannedReaudit[0] ?? null }
  const otherTeamOn = around.otherTeam[0]?.on ?? null
  const facts = {
    leaves,
    sign,
    voices,
    actions,
    moves,
    asides: course.asides,
    household,
    reviews,
    placed,
    stays,
    carers,
    otherTeamOn,
    ...reaudits,
    before: {
      ...{ last: around.last[0] ?? null, grades: around.grades },
      ...{ actions: around.before, review: around.review[0] ?? null },
    },
  }
  return { ...about, ...facts, opensList: theOne(course.list).opens, audit, tool, children, answers, judged, standing }
}

/** From the earlier of the audit's period and a year ago to the later of its end and today. */
function windowOf({ periodFrom, periodTo }: Audit, today: Temporal.PlainDate) {
  const days = [periodFrom, periodTo, today.subtract({ years: 1 }), today].toSorted(Temporal.PlainDate.compare)
  return [days[0]!, days[3]!] as const
}

/** The time that it looks at; once it is over, as that was known then. */
const yearOf = ({ periodFrom, periodTo, state, stateSince }: Audit) => ({
  from: periodFrom,
  to: periodTo,
  asOf: isOver({ state }) ? stateSince : null,
})

/** NotFound when there is none, or none that the person may see. */
function theOne<T>([row]: readonly T[]): T {
  if (row === undefined) throw new NotFound()
  return row
}

/** The children whose IRO this person is; a child’s words go by cover to nobody, and so does writing of them. */
export function iroOf(
  actor: Pick<Actor, 'id' | 'duties'>,
  children: readonly Pick<ChildOfAudit, 'id' | 'iroId'>[],
): readonly number[] {
  if (!actor.duties.has('gather_child_voices')) return []
  return children.filter(({ iroId }) => iroId === actor.id).map(({ id }) => id)
}

/** It matters while the audit is written. */
function conversationAgainst({ state }: Audit, against: Against): Against {
  return state === 'in_audit' ? against : { today: against.today }
}

/** The Head of Quality Assurance, and never of a grade that they gave. */
const mayCorrect = ({ id, duties }: Actor, { auditorId, moderatorId }: Audit): boolean =>
  duties.has('decide_disagreements') && id !== auditorId && id !== moderatorId

function gradeAt(answers: Answers, question: ReadKey) {
  const value = answers.get(question)?.value
  return isGrade(value) ? value : null
}

function dateAt(answers: Answers, question: ReadKey): Temporal.PlainDate | null {
  const value = answers.get(question)?.value
  return typeof value === 'string' && value !== '' && value !== 'none_recorded' ? Temporal.PlainDate.from(value) : null
}
