import { type Day, workingDayFrom, workingDaysAfter, workingDaysBetween } from '../days.ts'
import * as words from '../phrases/responses.ts'
import type { Random } from '../random.ts'
import type { AuditPlan, AuditState, Moment, MovePlan } from './plan.ts'
import type { Story } from './story.ts'

export type Cast = { auditor: string; worker: string; moderator: string; teamManager: string; quality: string }

/** One step of an audit’s life: which move, where it leads, and how many working days after the one before. */
type Step = { move: string; to: AuditState; by?: string; after: number; words?: string }

export type Stop = {
  /** The state in which the audit now waits, and for how many working days it has done so. */
  at: AuditState
  for: number
}

/** From the review meeting to the close: who moves the audit on, and how soon (reading 6). */
export function stepsAfterReview(story: Story, cast: Cast, random: Random): Step[] {
  return [
    { move: 'begin', to: 'in_audit', by: cast.auditor, after: random.whole(1, 4) },
    ...stepsFromSubmission(story, cast, random, random.chance(0.82) ? random.whole(3, 6) : random.whole(7, 13)),
  ]
}

/** A manager’s audit and a re-audit begin without a review. */
export function stepsWithoutReview(story: Story, cast: Cast, random: Random): Step[] {
  return [
    { move: 'begin', to: 'in_audit', by: cast.auditor, after: random.whole(1, 6) },
    ...stepsFromSubmission(story, cast, random, random.whole(2, 9)),
  ]
}

function stepsFromSubmission(story: Story, cast: Cast, random: Random, after: number): Step[] {
  const urgent = story.finalGrade === 'inadequate'
  const back = random.chance(0.04)
  const submit: Step = { move: 'submit', to: 'submitted', by: cast.auditor, after }
  const receive: Step = { move: 'receive', to: 'with_qa', by: cast.quality, after: random.whole(0, 1) }
  const handBack: Step = {
    move: 'hand_back',
    to: 'in_audit',
    by: cast.quality,
    after: 0,
    words: 'One child’s section says what was done, and not yet what it meant for the child.',
  }
  return [
    submit,
    receive,
    ...(back ? [handBack, { ...submit, after: random.whole(1, 3) }, { ...receive, after: 1 }] : []),
    { move: 'assign_moderator', to: 'in_moderation', by: cast.quality, after: random.whole(0, 1) },
    ...moderation(story, cast, random),
    { move: 'pass_on', to: 'with_team_manager', after: 0 },
    ...response(story, cast, random, urgent),
    { move: 'finish_actions', to: 'verifying', by: cast.teamManager, after: 1 },
    ...closing(story, cast, random),
  ]
}

function moderation(story: Story, cast: Cast, random: Random): Step[] {
  const by = cast.moderator
  const after = random.chance(0.85) ? random.whole(1, 5) : random.whole(6, 9)
  if (!story.difference) return [{ move: 'moderate', to: 'graded', by, after }]
  const end: Step =
    story.difference === 'settled'
      ? { move: 'settle', to: 'graded', by, after: random.whole(1, 4), words: random.pick(words.settled) }
      : { move: 'decide', to: 'graded', by: 'qa-head', after: random.whole(3, 6), words: random.pick(words.decided) }
  return [{ move: 'moderate', to: 'in_discussion', by, after }, end]
}

function response({ signedOff, finalGrade }: Story, cast: Cast, random: Random, urgent: boolean): Step[] {
  const after = urgent
    ? random.whole(1, 2)
    : finalGrade === 'requires_improvement'
      ? random.whole(2, 6)
      : random.whole(2, 10)
  const respond: Step = {
    move: 'respond',
    to: signedOff ? 'with_service_manager' : 'actions_open',
    by: cast.teamManager,
    after,
  }
  if (!signedOff) return [respond]
  const signOff: Step = { move: 'sign_off', to: 'actions_open', by: 'sm-1', after: random.whole(1, urgent ? 2 : 5) }
  if (!random.chance(0.12)) return [respond, signOff]
  const why = 'The actions are right, and two of them are too slow for the child. Please bring them forward.'
  const back: Step = {
    move: 'return_response',
    to: 'with_team_manager',
    by: 'sm-1',
    after: random.whole(1, 3),
    words: why,
  }
  return [respond, back, { ...respond, after: random.whole(1, 2) }, signOff]
}

function closing({ finalGrade }: Story, cast: Cast, random: Random): Step[] {
  // An inadequate audit closes only when its re-audit has been graded: see re-audits.ts.
  if (finalGrade === 'inadequate')
    return [{ move: 'ask_reaudit', to: 're_audit_due', by: cast.quality, after: random.whole(1, 5) }]
  return [{ move: 'close', to: 'closed', by: cast.quality, after: random.whole(4, 15) }]
}

/**
 * The moves with their dates. Steps that would come after yesterday have not happened yet. With a stop, the audit has
 * come exactly so far: the time between is stretched or pressed together to fit.
 */
export function dated(
  steps: readonly Step[],
  from: AuditState,
  start: Day,
  today: Day,
  minute: number,
  stop?: Stop,
): MovePlan[] {
  const wanted = stop ? stepsUpTo(stop, steps) : steps
  const total = wanted.reduce((sum, step) => sum + step.after, 0)
  const reach = stop && workingDaysBetween(start, workingDaysAfter(today, -1 - stop.for))
  const least = from === 'review_held' ? 1 : 0
  const moves: MovePlan[] = []
  let [state, gone, at] = [from, 0, minute]
  for (const step of wanted) {
    gone += step.after
    const days = reach === undefined ? gone : total === 0 ? reach : Math.max(least, Math.round((gone * reach) / total))
    const day = days === 0 ? start : workingDaysAfter(start, days)
    if (day >= today) break
    const usual = minute + ((moves.length * 53) % 320)
    at = day === moves.at(-1)?.at.day ? Math.max(at + 7, step.after === 0 ? 0 : usual) : usual
    moves.push({
      move: step.move,
      from: state,
      to: step.to,
      ...(step.by && { by: step.by }),
      at: { day, minute: at },
      words: step.words ?? '',
    })
    state = step.to
  }
  return moves
}

/** In a life that chance does not date, actions take this long. */
const actionsTake = 10

function stepsUpTo({ at }: Stop, steps: readonly Step[]): Step[] {
  const first = steps.findIndex((step) => step.to === at)
  return steps
    .slice(0, first + 1)
    .map((step) => (step.move === 'finish_actions' ? { ...step, after: actionsTake } : step))
}

/** Before and at the meeting: views asked for six weeks ahead, the meeting recorded on its day. */
export function stepsToReview(meeting: Day, due: Day, auditor: string): MovePlan[] {
  const asked = workingDayFrom(Math.min(workingDaysAfter(due, -30), meeting - 25))
  const move = (name: string, from: AuditState, to: AuditState, at: Moment): MovePlan => ({
    move: name,
    from,
    to,
    by: auditor,
    at,
    words: '',
  })
  return [
    move('gather', 'scheduled', 'gathering', { day: asked, minute: 560 }),
    move('hold_review', 'gathering', 'review_held', { day: meeting, minute: 945 }),
  ]
}

export function stateAfter(moves: readonly MovePlan[]): AuditState {
  return moves.at(-1)?.to ?? 'scheduled'
}

/** The day of the last such move, if it has been made. */
export function dayOfMove(plan: Pick<AuditPlan, 'moves'>, ...names: string[]): Moment | undefined {
  return plan.moves.findLast((move) => names.includes(move.move))?.at
}
