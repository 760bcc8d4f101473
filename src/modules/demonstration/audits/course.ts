import { type Day, workingDaysAfter } from '../days.ts'
import type { Random } from '../random.ts'
import { drawActions, lastVerified } from './actions.ts'
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
}

/**
 * The moves of an audit and its actions, which wait for each other: actions are raised with the team manager’s
 * response, and the audit goes on to be checked only when the last of them has been verified.
 */
export function runCourse({ about, story, cast, from, start, today, random, stop }: Given): Course {
  const steps = (from === 'review_held' ? stepsAfterReview : stepsWithoutReview)(story, cast, random)
  const moves = dated(steps, from, start, today, 550 + random.whole(0, 40), stop)
  const responded = dayOfMove({ moves }, 'respond')
  if (!responded) return { moves, actions: [] }
  const raisedAt = { day: responded.day, minute: responded.minute - 20 }
  const actions = drawActions({ story, worker: cast.worker, teamManager: about.teamManager, raisedAt, today, random })
  return { moves: whenVerified(moves, actions, today), actions }
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
