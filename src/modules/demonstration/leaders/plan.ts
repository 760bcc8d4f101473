import { type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import { dealt, type Visit } from '../observations/plan.ts'
import type { Random } from '../random.ts'

/* The senior leaders' programme (clause 4.16): each leader once a quarter, in spring and autumn in fostering, within the Practice Week. */

const leaders = ['ce-1', 'ed-1', 'cd-1'] as const
/** In a year, or so: how many of each. */
const ends = { held: 10, moved: 1, excused: 1 } as const
const inFostering = { watch: 2, carers: 2, team: 1, panel: 1 } as const
const elsewhere = { team: 1, duty: 2, council: 2 } as const
const promised = { 'in time': 5, late: 2, nothing: 3 } as const
const childHeard = { alone: 3, with_others: 2, not_heard: 1 } as const
const reasons = ['absence', 'crisis', 'inspection'] as const
/** Those under way: who leads, and in how many working days. */
const underWay = [
  ['ce-1', -2],
  ['cd-1', -12],
  ['ed-1', 7],
] as const

export type DayOfLeader = {
  leader: string
  day: Day
  kind: keyof typeof inFostering | keyof typeof elsewhere
  area: 'fostering' | 'elsewhere'
  becomes: keyof typeof ends
  /** Why, where it is excused or moved. */
  why: (typeof reasons)[number]
  promised: keyof typeof promised
  childHeard: keyof typeof childHeard | 'no_child'
  /** The visit that is watched, and whose observer goes along. */
  visit: Visit | undefined
  /** Whoever is slow does each step on the last day that is in time. */
  slow: boolean
  random: Random
}

/** Three years of days on which a leader met the work, or meant to. */
export function planLeaders(today: Day, visits: readonly Visit[], random: Random): DayOfLeader[] {
  const [becomes, promises] = [dealt(random, ends), dealt(random, promised)]
  const [ours, others, heard] = [dealt(random, inFostering), dealt(random, elsewhere), dealt(random, childHeard)]
  const taken = new Set<Visit>()
  const plan = (leader: string, on: Day, slow: boolean): DayOfLeader => {
    const area = slow || isPractice(dateOf(on)) ? 'fostering' : 'elsewhere'
    const kind = area === 'fostering' ? ours() : others()
    const own = slow ? 'held' : becomes()
    const visit = kind === 'watch' ? visits.find((one) => !taken.has(one) && isNear(one, on)) : undefined
    if (visit) taken.add(visit)
    return {
      ...{ leader, area, slow, visit, day: visit?.day ?? on, kind: kind === 'watch' && !visit ? 'carers' : kind },
      ...{
        becomes: visit ? 'held' : own,
        promised: promises(),
        childHeard: visit || kind === 'council' ? heard() : 'no_child',
      },
      ...{ why: random.pick(reasons), random: random.stream(`${leader}/${on}`) },
    }
  }
  const regular = Array.from({ length: 13 }, (_, back) =>
    dateOf(today)
      .with({ day: 1 })
      .subtract({ months: 3 * back }),
  )
    .flatMap((month) => leaders.map((leader, turn) => ({ leader, on: dayInQuarterOf(month, turn, random) })))
    .filter(({ on }) => on > today - 3 * 365 && on < workingDaysAfter(today, -22))
  return [
    ...regular.map(({ leader, on }) => plan(leader, on, false)),
    ...underWay.map(([leader, days]) => plan(leader, workingDaysAfter(today, days), true)),
  ].toSorted((one, other) => one.day - other.day)
}

/** The months that have a Practice Week. */
const isPractice = ({ month }: Pick<Temporal.PlainDate, 'month'>): boolean => month === 5 || month === 11

/** In the second month of the quarter, which in spring and autumn has the Practice Week; not in August. */
function dayInQuarterOf({ year, month }: Temporal.PlainDate, turn: number, random: Random): Day {
  const second = Math.floor((month - 1) / 3) * 3 + 2
  const first = dayOf(Temporal.PlainDate.from({ year, month: second === 8 ? 9 : second, day: 1 }))
  return workingDayFrom(first + (isPractice({ month: second }) ? 12 + turn : random.whole(3, 24)))
}

/** A visit to a household at which a leader may sit down beside its observer. */
const isNear = ({ day, becomes, household, slow, observer }: Visit, on: Day): boolean =>
  becomes === 'seen' && household !== undefined && !slow && observer.startsWith('tm') && Math.abs(day - on) < 15
