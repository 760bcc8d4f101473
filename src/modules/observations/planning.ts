import { addWorkingDays, inFull } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { direct, type Kind } from './observation.ts'
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

/** What stands against a plan, at its field. `lastTogether`: when these two were on a visit before. */
export function mistakesIn(
  { observerId, worker, kind, householdId, on, followsUp, pairIsRight }: Plan,
  {
    lastTogether,
    settings,
    today,
  }: { lastTogether: Temporal.PlainDate | null; settings: Days; today: Temporal.PlainDate },
): Mistake[] {
  const soonest = addWorkingDays(today, settings['observation.notice'])
  const again = lastTogether?.add({ months: settings['observation.pair'] })
  const mistakes: (Mistake | false | null | undefined)[] = [
    worker.id === observerId && { field: 'worker', message: 'Nobody observes their own visit.' },
    kind in direct &&
      householdId === null && { field: 'household', message: 'Give the household that it is with, such as H-1024.' },
    isBefore(on, soonest) && {
      field: 'on',
      message: `${worker.name} needs time to ask the family: give ${inFull(soonest)} or a later day.`,
    },
    lastTogether &&
      again &&
      isBefore(on, again) &&
      !followsUp &&
      !pairIsRight && {
        field: 'followsUp',
        message: `You were on a visit with ${worker.name} on ${inFull(lastTogether)}. Could somebody else go this time?`,
        confirm: String(worker.id),
      },
  ]
  return mistakes.filter((one) => one instanceof Object)
}

/** Whether they come first on the rota: nobody has been on a visit of theirs for so long, and none is planned. */
export const risesOn = ({ lastOn, nextOn }: Rota, today: Temporal.PlainDate, settings: Days): boolean =>
  nextOn === null && (lastOn === null || isBefore(lastOn, today.subtract({ months: settings['observation.rises'] })))

/** The observer is their manager: allowed, and said. */
export const isSupervisor = ({ observerId, worker }: Pick<Plan, 'observerId' | 'worker'>): boolean =>
  worker.managerId === observerId

/** Whether it may end in an overall grade: not in somebody’s first year. */
export const mayGrade = ({ hereSince }: Rota, on: Temporal.PlainDate, settings: Days): boolean =>
  !isBefore(on, hereSince.add({ months: settings['observation.first_year'] }))

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0
