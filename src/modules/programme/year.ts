import type { Day, Period } from './queries/year.ts'

/** The framework's year: from April to March. */
export function yearOf(day: Temporal.PlainDate): Period {
  const first = day.month < 4 ? day.year - 1 : day.year
  return yearFrom(first)
}

export function yearFrom(first: number): Period {
  return {
    from: Temporal.PlainDate.from({ year: first, month: 4, day: 1 }),
    to: Temporal.PlainDate.from({ year: first + 1, month: 3, day: 31 }),
  }
}

export type Leader = {
  id: number
  name: string
  fostering: number
  elsewhere: number
  toCome: number
  excused: number
}

/** What a year counts of the programme. Only fostering counts for this framework; what was elsewhere stands beside it. */
export function countYear(days: readonly Day[], leaders: readonly { id: number; name: string }[]) {
  const names = new Map([
    ...leaders.map(({ id, name }) => [id, name] as const),
    ...days.map(({ leaderId, leader }) => [leaderId, leader] as const),
  ])
  const daysOf = Map.groupBy(days, ({ leaderId }) => leaderId)
  const byLeader = [...names].map(([id, name]): Leader => {
    const own = daysOf.get(id) ?? []
    const held = own.filter(({ wasHeld }) => wasHeld)
    return {
      ...{ id, name },
      fostering: held.filter(({ area }) => area === 'fostering').length,
      elsewhere: held.filter(({ area }) => area === 'elsewhere').length,
      toCome: own.filter(({ state }) => state === 'agreed').length,
      excused: own.filter(({ state }) => state === 'called_off').length,
    }
  })
  const held = days.filter(({ wasHeld }) => wasHeld)
  const told = held.filter(({ toldInTime }) => toldInTime !== null)
  return {
    agreed: days.length,
    held: held.length,
    excused: days.filter(({ state }) => state === 'called_off').length,
    told: { part: told.filter(({ toldInTime }) => toldInTime).length, whole: told.length },
    byLeader,
  }
}
