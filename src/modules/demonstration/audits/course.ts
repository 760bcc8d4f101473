import { type Day, workingDaysAfter, workingDaysBetween } from '../days.ts'
import type { Random } from '../random.ts'
import { drawActions, lastVerified, type Standing } from './actions.ts'
import type { Case } from './cases.ts'
import { type Cast, dated, dayOfMove, type Stop, stepsAfterReview, stepsWithoutReview } from './life.ts'
import type { ActionPlan, AuditState, MovePlan } from './plan.ts'
import type { Story } from './story.ts'

type Course = { moves: MovePlan[]; actions: ActionPlan[] }
type Given = {
  about: Case
  story: Story
  cast: Cast
  from: AuditState
  start: Day
  today: Day
  random: Random
  stop?: Stop
  standing?: readonly Standing[]
}

/**
 * The moves of an audit and its actions, which wait for each other: actions are raised with the team manager’s
 * response, and the audit goes on to be checked only when the last of them has been verified.
 */
export function runCourse(given: Given): Course {
  const { about, story, cast, from, start, today, random, stop, standing } = given
  const steps = (from === 'review_held' ? stepsAfterReview : stepsWithoutReview)(story, cast, random)
  const moves = dated(steps, from, start, today, 550 + random.whole(0, 40), stop)
  const responded = dayOfMove({ moves }, 'respond')
  if (!responded) return { moves, actions: [] }
  const raisedAt = { day: responded.day, minute: responded.minute - 20 }
  const finished = stop && dayOfMove({ moves }, 'finish_actions')
  const actions = drawActions({
    story,
    worker: cast.worker,
    teamManager: about.teamManager,
    raisedAt,
    today,
    random,
    ...(finished && { by: Math.max(raisedAt.day, workingDaysAfter(finished.day, -1)) }),
    ...(standing && { standing }),
  })
  return { moves: stop ? moves : whenVerified(moves, actions, today), actions }
}

/** In so many working days every audit is over that nothing holds up: the service is mostly well run. */
const enough = 14

/** The same for an audit that nothing holds up: where chance would leave it waiting today, it went a little faster. */
export function runToItsEnd(given: Omit<Given, 'stop'>): Course {
  const course = runCourse(given)
  const end = given.story.finalGrade === 'inadequate' ? 're_audit_due' : 'closed'
  const spare = workingDaysBetween(given.start, given.today) - enough
  if (spare < 1 || course.moves.at(-1)?.to === end) return course
  // Rather not in the last days: the outbox tells of them, and has more to tell than that something is over.
  return runCourse({ ...given, stop: { at: end, for: given.random.whole(Math.min(4, spare - 1), spare - 1) } })
}

/** Later moves are put off until the actions have been verified, keeping the time between them. */
function whenVerified(moves: readonly MovePlan[], actions: readonly ActionPlan[], today: Day): MovePlan[] {
  const at = moves.findIndex((move) => move.move === 'finish_actions')
  const finish = moves[at]
  if (!finish) return [...moves]
  const verified = lastVerified(actions)
  if (verified === undefined) return moves.slice(0, at)
  const delay = Math.max(0, workingDaysAfter(verified, 1) - finish.at.day)
  const weekendFree = (day: Day) => workingDaysAfter(day - 1, 1)
  const later = moves.slice(at).map((move) => ({ ...move, at: { ...move.at, day: weekendFree(move.at.day + delay) } }))
  return [...moves.slice(0, at), ...later.filter((move) => move.at.day < today)]
}
