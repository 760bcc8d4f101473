/** How long an audit took from its first saved answer to its last, before it was first sent. */
export type Taken = { ref: string; children: number; minutes: number; auditor: number | null }

/** What is said of the audits of so many children: a median only where it is nobody's own pace. */
export type Group = { children: string; audits: readonly string[]; median: number | null }

/** From so many audits, by so many people, a median is said. */
export const fewestAudits = 5
export const fewestAuditors = 3

const sizes: readonly [name: string, holds: (children: number) => boolean][] = [
  ['No child', (children) => children === 0],
  ['One child', (children) => children === 1],
  ['Two children', (children) => children === 2],
  ['Three children', (children) => children === 3],
  ['Four or more', (children) => children >= 4],
]

/** By how many children an audit is about. */
export function byChildren(taken: readonly Taken[]): Group[] {
  return sizes.flatMap(([name, holds]) => {
    const own = taken.filter(({ children }) => holds(children))
    if (own.length === 0) return []
    const auditors = new Set(own.map(({ auditor }) => auditor))
    const isSaid = own.length >= fewestAudits && auditors.size >= fewestAuditors
    return [{ children: name, audits: own.map(({ ref }) => ref).toSorted(), median: isSaid ? medianOf(own) : null }]
  })
}

function medianOf(taken: readonly Taken[]): number {
  const minutes = taken.map((one) => one.minutes).toSorted((one, other) => one - other)
  const middle = Math.floor(minutes.length / 2)
  const [low = 0, high = 0] =
    minutes.length % 2 === 1 ? [minutes[middle], minutes[middle]] : minutes.slice(middle - 1, middle + 1)
  return Math.round((low + high) / 2)
}

/** "40 minutes", "3 hours", "2 days": as exactly as it is of use. */
export function durationInWords(minutes: number): string {
  const [hours, days] = [Math.round(minutes / 60), Math.round(minutes / (24 * 60))]
  if (minutes < 90) return of(minutes, 'minute')
  return hours < 36 ? of(hours, 'hour') : of(days, 'day')
}

const of = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`
