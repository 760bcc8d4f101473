import { isDay, visitsIn } from '../forms/visit-rows.ts'
import type { FactValue, KnownFacts } from './facts.ts'

/** The question whose rows are the visits of the period; what is counted beside it follows from them. */
export const listsVisits = 'wfc1.visits'

/** What the listed visits say of what is counted; nothing while none is listed. */
export function factsOfVisits(value: unknown): KnownFacts {
  const visits = visitsIn(value).filter(({ on }) => isDay(on))
  if (visits.length === 0) return {}
  const supervision = daysOf(visits, 'supervision')
  const unannounced = daysOf(visits, 'unannounced')
  return {
    visits_held: supervision.length,
    unannounced_held: unannounced.length,
    ...last('visit_last_on', supervision),
    ...last('unannounced_visit_last_on', unannounced),
  }
}

const daysOf = (visits: readonly { on: string; kind: string }[], wanted: string): string[] =>
  visits
    .filter(({ kind }) => kind === wanted)
    .map(({ on }) => on)
    .toSorted()

function last(fact: keyof KnownFacts, days: readonly string[]): { [fact: string]: FactValue } {
  const day = days.at(-1)
  return day === undefined ? {} : { [fact]: Temporal.PlainDate.from(day) }
}

/** The later of two days. */
export function laterOf(one: FactValue | undefined, other: FactValue | undefined): FactValue | undefined {
  if (!(one instanceof Temporal.PlainDate)) return other
  if (!(other instanceof Temporal.PlainDate)) return one
  return Temporal.PlainDate.compare(one, other) < 0 ? other : one
}
