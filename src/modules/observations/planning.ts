import type { HouseholdNamed } from '#modules/evidence/index.ts'
import { addWorkingDays, inFull, isBefore } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { direct, type Kind } from './observation.ts'
import type { ByOthers } from './queries/rota.ts'
import type { Days } from './settings.ts'

/** A worker on the rota: the observer chooses from it, nobody volunteers. */
export type Rota = {
  id: number
  name: string
  team: string | null
  managerId: number | null
  hereSince: Temporal.PlainDate
  lastOn: Temporal.PlainDate | null
  nextOn: Temporal.PlainDate | null
}

export type Plan = {
  observerId: number
  worker: Rota
  kind: Kind
  inRoom: boolean
  householdId: number | null
  on: Temporal.PlainDate
  followsUp: boolean
  /** The observer said so, though they were together not long ago. */
  pairIsRight: boolean
}

export type Around = { lastTogether: Temporal.PlainDate | null; settings: Days; today: Temporal.PlainDate }

/** What stands against a plan, at its field. `lastTogether`: when these two were on a visit before. */
export function mistakesIn(plan: Plan, { lastTogether, settings, today }: Around): Mistake[] {
  const { worker, kind, on } = plan
  const soonest = addWorkingDays(today, settings['observation.notice'])
  const again = lastTogether?.add({ months: settings['observation.pair'] })
  const isAgain = again !== undefined && isBefore(on, again) && !plan.followsUp && !plan.pairIsRight
  const needsTime = `${worker.name} needs time to ask the family: give ${inFull(soonest)} or a later day.`
  const were = lastTogether && isBefore(today, lastTogether) ? 'are to be' : 'were'
  const before = lastTogether && `You ${were} on a visit with ${worker.name} on ${inFull(lastTogether)}.`
  const noHousehold = kind in direct && plan.householdId === null
  return [
    ...mistakeIf(worker.id === plan.observerId, 'worker', 'Nobody observes their own visit.'),
    ...mistakeIf(noHousehold, 'household', 'Give the household that it is with, such as H-1024.'),
    ...mistakeIf(isBefore(on, soonest), 'on', needsTime),
    ...mistakeIf(isAgain, 'followsUp', `${before} Could somebody else go this time?`, String(worker.id)),
  ]
}

/** The worker asks the family: for a visit, a household that is somebody else's is more often a slip than meant. */
export function whoseHousehold(kind: string, household: HouseholdNamed | null, { id, name }: Rota): Mistake[] {
  if (!household || !['home_visit', 'unannounced'].includes(kind)) return []
  const { ref, workerId, worker } = household
  const isOther = workerId !== null && workerId !== id
  return mistakeIf(isOther, 'household', `${ref} is with ${worker}, not with ${name}. Check the number.`, ref)
}

/** Whether they come first on the rota: nobody has been on a visit of theirs for so long, and none is planned. */
export const risesOn = ({ lastOn, nextOn }: Rota, today: Temporal.PlainDate, settings: Days): boolean =>
  nextOn === null && (lastOn === null || isBefore(lastOn, today.subtract({ months: settings['observation.rises'] })))

/** What is said of the teams in which managers watch their own workers too often: fewer than one visit of every so many was somebody else’s. To
 * steer by, and in nobody’s way. */
export const tooFewByOthers = (teams: readonly ByOthers[], settings: Days): { team: string; says: string }[] =>
  teams.flatMap(({ team, part, whole }) => {
    const least = settings['observation.by_others']
    const says = `${team}: ${part} of the ${whole} visits of the last 12 months were watched by somebody else than the worker’s manager. At least 1 in ${least} should be.`
    return part * least < whole ? [{ team, says }] : []
  })

/** The observer is their manager: allowed, and said. */
export const isSupervisor = ({ observerId, worker }: Pick<Plan, 'observerId' | 'worker'>): boolean =>
  worker.managerId === observerId

/** Whether it may end in an overall grade: not in somebody’s first year. */
export const mayGrade = ({ hereSince }: Rota, on: Temporal.PlainDate, settings: Days): boolean =>
  !isBefore(on, hereSince.add({ months: settings['observation.first_year'] }))
