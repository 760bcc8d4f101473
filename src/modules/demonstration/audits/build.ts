import type { UsualGrade } from '#framework/a2-audit-tool/types.ts'
import { type Day, workingDayFrom, workingDaysAfter } from '../days.ts'
import { alerts } from '../phrases/responses.ts'
import type { Random } from '../random.ts'
import type { Setting } from './answers.ts'
import { answeredBefore } from './answered.ts'
import { type Case, childrenFor, periodFrom } from './cases.ts'
import { type Cast, dayOfMove, stateAfter } from './life.ts'
import type { ActionPlan, AlertPlan, AuditPlan, MovePlan, VoicePlan } from './plan.ts'
import { answersOf } from './written.ts'
import type { Story } from './story.ts'

export type Draft = {
  about: Case
  kind: AuditPlan['kind']
  reviewId?: string
  /** The review, once it has been held. */
  review?: NonNullable<Setting['review']>
  nextReview?: Day
  scheduledFor: Day
  cast: Cast
  story: Story
  moves: readonly MovePlan[]
  actions: readonly ActionPlan[]
  voices: readonly VoicePlan[]
  /** When an inadequate audit is to be looked at again, where that is not six weeks after sign-off. */
  reauditOn?: Day
  /** Raised while the audit was written; cleared two days later unless it is still open. */
  alert?: 'cleared' | 'open'
  blind?: boolean
  /** How far an audit that is being written has come: 0 to 1. */
  written: number
  /** The worker’s report for a review that lies ahead is there already. */
  reportIn?: boolean
  today: Day
  random: Random
}

/** Puts an audit together from its moves: whatever its state says has been written, has been written. */
export function buildAudit(draft: Draft): AuditPlan {
  const { about, kind, review, scheduledFor, cast, story, moves, voices, today } = draft
  const to = scheduledFor
  const children = childrenFor(about, to)
  const setting = settingOf(draft, children)
  const began = dayOfMove(draft, 'begin')
  // An audit looks back from the review that was held.
  const period = review && dayOfMove(draft, 'hold_review') ? review.held : to
  const alert = draft.alert && began ? alertOf(draft, setting.conversationOn, children.length) : undefined
  return {
    kind,
    household: about.id,
    ...(draft.reviewId !== undefined && { review: draft.reviewId }),
    children: children.map((child) => child.ref),
    auditor: cast.auditor,
    worker: cast.worker,
    ...(dayOfMove(draft, 'assign_moderator') && { moderator: cast.moderator }),
    ...(draft.blind && { blind: true }),
    scheduledFor,
    ...(review && dayOfMove(draft, 'hold_review') && { meetingOn: review.held }),
    periodFrom: periodFrom(about, period),
    periodTo: period,
    madeAt: { day: Math.min(workingDayFrom(scheduledFor - 60), moves[0]?.at.day ?? today - 1), minute: 370 },
    state: stateAfter(moves),
    moves,
    ...gradesOf(draft),
    answers: answersOf(draft, { ...setting, ...(alert && { alert: alert.told }) }),
    actions: draft.actions,
    voices: answeredBefore(dayOfMove(draft, 'close')?.day, voices).filter((voice) => voice.askedAt.day < today),
    ...(alert && { alert }),
    ...(story.finalGrade === 'inadequate' &&
      setting.reauditOn &&
      dayOfMove(draft, 'sign_off') && { reauditOn: setting.reauditOn }),
  }
}

function settingOf(draft: Draft, children: Setting['children']): Setting {
  const { about, story, review, scheduledFor, voices, random } = draft
  const on = review?.held ?? scheduledFor
  const began = dayOfMove(draft, 'begin')?.day ?? on
  const submitted = dayOfMove(draft, 'submit')?.day
  const conversationOn = submitted === undefined ? began : Math.min(submitted, workingDaysAfter(began, 1))
  const responded = dayOfMove(draft, 'respond')?.day ?? on
  const signed = dayOfMove(draft, 'sign_off')?.day
  const checked = dayOfMove(draft, 'finish_actions')?.day ?? responded
  return {
    about,
    story,
    children,
    voices,
    on,
    ...(review && { review }),
    ...(draft.nextReview !== undefined && { nextReview: draft.nextReview }),
    conversationOn,
    unannouncedOn: unannouncedBefore(about, on, random),
    readOn: workingDaysAfter(responded, -1),
    actionsUntil: checked,
    ...(signed !== undefined &&
      story.finalGrade === 'inadequate' && { reauditOn: draft.reauditOn ?? workingDayFrom(signed + 42) }),
    random,
  }
}

/** The visit that the register knows, where the audit could have known it; else one of that year. */
function unannouncedBefore({ visitedOn }: Case, on: Day, random: Random): Day {
  const drawn = workingDayFrom(on - random.whole(20, 300))
  return visitedOn !== undefined && visitedOn < on && visitedOn > on - 300 ? visitedOn : drawn
}

type Grades = Pick<AuditPlan, 'suggestedGrade' | 'auditorGrade' | 'moderatedGrade' | 'finalGrade'>

function gradesOf(draft: Draft): Grades {
  const { auditorGrade, moderatedGrade, finalGrade } = draft.story
  const when = (grade: UsualGrade, name: keyof Grades, ...moves: string[]): Grades =>
    dayOfMove(draft, ...moves) ? { [name]: grade } : {}
  return {
    ...when(auditorGrade, 'suggestedGrade', 'submit'),
    ...when(auditorGrade, 'auditorGrade', 'submit'),
    ...when(moderatedGrade, 'moderatedGrade', 'moderate'),
    ...when(finalGrade, 'finalGrade', 'pass_on'),
  }
}

function alertOf({ cast, alert, random }: Draft, on: Day, children: number): AlertPlan {
  // The first is about two children of the same home.
  const which = random.whole(children > 1 ? 0 : 1, alerts.what.length - 1)
  const raised = {
    by: cast.auditor,
    at: { day: on, minute: 722 },
    what: alerts.what[which] as string,
    told: alerts.told[which] as string,
  }
  if (alert === 'open') return raised
  return {
    ...raised,
    cleared: {
      at: { day: on, minute: 990 },
      by: 'sm-1',
      decision: alerts.cleared[which] as string,
    },
  }
}
