import { type Case, casesOf } from '../audits/cases.ts'
import type { AuditPlan } from '../audits/plan.ts'
import { ageInYears, type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import type { Facts } from '../generate.ts'
import { isOpen } from '../households.ts'
import { teams } from '../people.ts'
import type { Random } from '../random.ts'

/** In a year, or so: how many of each. */
const kinds = { home_visit: 24, unannounced: 6, assessment: 6, placement_meeting: 4 } as const
export const apart = { panel: 2, support_group: 1, training: 1 } as const
const ends = { seen: 41, 'called off': 3, cancelled: 4 } as const
const alone = { worker: 10, observer: 4, iro: 1, said_no: 3, not_asked: 2, not_at_home: 1 } as const
const agreed = { agree: 34, partly: 4, no: 2, 'no answer': 1 } as const
const records = { yes: 34, partly: 4, no: 3 } as const
const worries = { yes: 1, no: 23 } as const
/** Those under way: who watches, and in how many working days. */
const underWay = 'tm-2 -16, sm-1 -12, tm-3 -7, tm-1 -3, tm-2 -1, hos-1 1, tm-3 2, cd-1 6, tm-1 9'

export type Visit = Slot & {
  worker: string
  household?: string
  /** How the children were heard who can say so. */
  alone: keyof typeof alone
  agrees: keyof typeof agreed
  record: keyof typeof records
  worry: boolean
  /** They were together not half a year ago: to see what became of it, or for another reason. */
  again: 'followsUp' | 'pairIsRight' | undefined
  /** How likely a part of the practice could be better: less, the longer it is watched. */
  less: number
  /** How much is written beside what must be: less in the years when the form was new. */
  fullness: number
  random: Random
}

type Slot = {
  observer: string
  day: Day
  kind: keyof typeof kinds | keyof typeof apart | 'carer_review'
  becomes: keyof typeof ends
  /** Whoever is slow writes on the last day that is in time: so one of the last weeks stands at each step. */
  slow: boolean
}

/** One after the other, in an order drawn anew each time they are used up. */
export function dealt<T extends string>(random: Random, counts: Readonly<Record<T, number>>): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0)
      left = random.shuffled((Object.keys(counts) as T[]).flatMap((one) => Array<T>(counts[one]).fill(one)))
    return left.pop() as T
  }
}

/** Three years of visits that somebody watched or meant to, in the order of their days: about four a month. */
export function planVisits(facts: Facts, audits: readonly AuditPlan[], random: Random): Visit[] {
  const cases = casesOf(facts)
  const [heard, agrees, record] = [dealt(random, alone), dealt(random, agreed), dealt(random, records)]
  const worry = dealt(random, worries)
  const busy = new Set(audits.flatMap((one) => [busyAt(one.auditor, one), busyAt(one.moderator, one)]))
  const visits: Visit[] = []
  for (const slot of slotsOf(facts.today, random)) {
    const where = whereFor(slot, cases, visits, busy, random)
    const { day, observer, slow, becomes } = { ...slot, ...where }
    const couldSay = where.about ? childrenOn(where.about, day).some(({ born }) => ageInYears(born, day) >= 4) : false
    const isHeard = couldSay && becomes === 'seen'
    const isOver = becomes === 'seen' && !slow
    const { about, ...found } = where
    visits.push({
      ...{ ...slot, ...found, ...(about ? { household: about.id } : {}) },
      ...{
        alone: isHeard ? heard() : 'said_no',
        agrees: isOver ? agrees() : 'agree',
        record: isOver ? record() : 'yes',
      },
      worry: isHeard && isOver && worry() === 'yes',
      again: againOf(visits, observer, where.worker, day),
      less: 0.3 - (0.12 * (day - facts.shownFrom)) / (facts.today - facts.shownFrom),
      fullness: day > facts.today - 365 ? 1 : 0.4,
      random: random.stream(`${observer}/${day}`),
    })
  }
  return visits.toSorted((one, other) => one.day - other.day)
}

/** Each team manager one a month, the service manager every other month, the head of service each quarter, the director each half
 * year. Three times a year a team manager watches somebody who is not of their own team. */
function slotsOf(today: Day, random: Random): Slot[] {
  const [own, others, becomes] = [dealt(random, kinds), dealt(random, apart), dealt(random, ends)]
  const slots: Slot[] = []
  for (let back = 36; back >= 0; back -= 1) {
    const first = dateOf(today).with({ day: 1 }).subtract({ months: back })
    const month = first.year * 12 + first.month
    const above = [month % 2 === 0 && 'sm-1', month % 3 === 1 && 'hos-1', month % 6 === 5 && 'cd-1']
    for (const observer of [...teams.map(({ manager }) => manager), ...above.filter((one) => one !== false)]) {
      const day = workingDayFrom(dayOf(first) + random.whole(1, 20))
      if (day <= today - 3 * 365 || day >= workingDaysAfter(today, -20)) continue
      const turn = observer.startsWith('tm') ? (month + 4 * Number(observer.at(-1))) % 12 : 0
      const kind = turn === 3 || turn === 11 ? 'carer_review' : turn === 7 ? others() : own()
      slots.push({ observer, day, kind, slow: false, becomes: becomes() })
    }
  }
  for (const [observer, days] of underWay.split(', ').map((one) => one.split(' ')))
    slots.push({
      ...{ observer: observer!, day: workingDaysAfter(today, Number(days)) },
      ...{ kind: 'home_visit', becomes: 'seen', slow: true },
    })
  return slots.toSorted((one, other) => one.day - other.day)
}

type Where = Pick<Slot, 'kind' | 'day'> & { worker: string; about?: Case }

/** Whose visit it is: whoever waits longest. Where: with them, where nobody else looks in the same quarter. */
function whereFor(
  slot: Slot,
  cases: readonly Case[],
  visits: readonly Visit[],
  busy: Set<string>,
  random: Random,
): Where {
  const { observer, kind, day, slow } = slot
  const team = teams.find(({ manager }) => manager === observer)
  const last = (worker: string, by: string) =>
    visits.findLast((one) => one.worker === worker && (by === '' || one.observer === by))?.day ?? 0
  const next = (from: readonly string[]) =>
    random
      .shuffled(from)
      .toSorted((one, two) => last(one, observer) - last(two, observer) || last(one, '') - last(two, ''))
  const workers = teams.filter((one) => one !== team).flatMap((one) => one.workers)
  if (kind in apart) return { worker: next(workers)[0]!, kind, day }
  const quarter = quarterOf(day)
  const taken = new Set(visits.filter((one) => quarterOf(one.day) === quarter).map((one) => one.household))
  const free = cases.filter(
    (one) =>
      !busy.has(busyAt(observer, { household: one.id, scheduledFor: day })) &&
      !taken.has(one.id) &&
      (!team || one.household.team === team.key),
  )
  if (kind === 'carer_review') {
    const reviews = free.flatMap((about) =>
      about.reviews.map(({ held = 0, officer }) => ({ about, day: held, worker: officer })),
    )
    const near = reviews.filter((one) => Math.abs(one.day - day) < 15 && quarterOf(one.day) === quarter)
    if (near.length > 0) return { ...random.pick(near), kind }
  }
  const assessed = free.filter((one) => isAssessedOn(one, day))
  if (kind === 'assessment' && assessed.length > 0) {
    const about = random.pick(assessed)
    return { worker: about.worker, kind, day, about }
  }
  const worker = next(team?.workers ?? workers)[0]!
  const open = free.filter((one) => one.worker === worker && isOpen(one.household, day))
  const withChildren = slow || random.chance(kind === 'placement_meeting' ? 0.5 : 0.52)
  const wanted = open.filter((one) => childrenOn(one, day).length > 0 === withChildren)
  const isKind = kind === 'unannounced' || kind === 'placement_meeting' ? kind : 'home_visit'
  return { worker, kind: isKind, day, about: random.pick(wanted.length > 0 ? wanted : open) }
}

/** Not yet approved that day, and on the way. */
function isAssessedOn({ household: { approvedOn = 0, temporaryFrom = 0 } }: Case, day: Day): boolean {
  return approvedOn > day && approvedOn < day + 150 && temporaryFrom < day
}

const childrenOn = ({ stays }: Case, day: Day) =>
  stays
    .filter(({ placement: { from, to = day + 1 } }) => from <= day && to > day)
    .map(({ child }) => child)
    .filter(({ born }) => ageInYears(born, day) < 18)

function againOf(visits: readonly Visit[], observer: string, worker: string, day: Day): Visit['again'] {
  const before = visits.findLast((one) => one.observer === observer && one.worker === worker && one.becomes === 'seen')
  if (before === undefined || day - before.day > 184) return undefined
  return before.day % 2 === 0 ? 'followsUp' : 'pairIsRight'
}

/** Whoever audits or moderates in a household does not watch a visit there in that quarter. */
const busyAt = (
  person: string | undefined,
  { household, scheduledFor }: Pick<AuditPlan, 'household' | 'scheduledFor'>,
) => `${person} ${household} ${quarterOf(scheduledFor)}`

function quarterOf(day: Day): number {
  const { year, month } = dateOf(day)
  return year * 4 + Math.floor((month - 1) / 3)
}
