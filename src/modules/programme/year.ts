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

export type Leader = { name: string; fostering: number; elsewhere: number; toCome: number; excused: number }

/** What a year counts of the programme. Only fostering counts for this framework; what was elsewhere stands beside it. */
export function countYear(days: readonly Day[], leaders: readonly { name: string }[]) {
  const names = [...new Set([...leaders.map(({ name }) => name), ...days.map(({ leader }) => leader)])]
  const byLeader: Leader[] = names.map((name) => {
    const own = days.filter(({ leader }) => leader === name)
    const held = own.filter(({ heldOn }) => heldOn !== null)
    return {
      name,
      fostering: held.filter(({ area }) => area === 'fostering').length,
      elsewhere: held.filter(({ area }) => area === 'elsewhere').length,
      toCome: own.filter(({ state }) => state === 'agreed').length,
      excused: own.filter(({ state }) => state === 'called_off').length,
    }
  })
  const held = days.filter(({ heldOn }) => heldOn !== null)
  const told = held.filter(({ toldInTime }) => toldInTime !== null)
  return {
    agreed: days.length,
    held: held.length,
    excused: days.filter(({ state }) => state === 'called_off').length,
    told: { part: told.filter(({ toldInTime }) => toldInTime).length, whole: told.length },
    byLeader,
  }
}
