import type { AuditPlan } from '../audits/plan.ts'
import { type Case, casesOf } from '../audits/cases.ts'
import { ageInYears, type Day, dateOf, dayOf, workingDayFrom, workingDaysAfter } from '../days.ts'
import type { Facts } from '../generate.ts'
import { isOpen } from '../households.ts'
import { people, teams } from '../people.ts'
import type { Random } from '../random.ts'

export type VisitKind =
  | 'home_visit'
  | 'unannounced'
  | 'assessment'
  | 'placement_meeting'
  | 'carer_review'
  | 'panel'
  | 'support_group'
  | 'training'
export type Alone = 'worker' | 'observer' | 'iro' | 'said_no' | 'not_asked' | 'not_at_home'

/** A visit that somebody watched, or meant to: plain values, which are lived by the commands. */
export type Visit = {
  observer: string
  worker: string
  kind: VisitKind
  household?: string
  day: Day
  becomes: 'seen' | 'called off' | 'cancelled'
  /** Whoever is quick writes the same day; those of the last weeks are slow, so that one stands at each step. */
  slow: boolean
  /** How the children who can say so were heard. */
  alone: Alone
  agrees: 'agree' | 'partly' | 'no' | 'no answer'
  record: 'yes' | 'partly' | 'no'
  worry: boolean
  /** How likely a part of the practice could be better: less, the longer it is watched. */
  less: number
  random: Random
}

type Slot = { observer: string; day: Day; kind: VisitKind; slow: boolean; becomes: Visit['becomes'] }

/** In a year: so many of each, in an order drawn anew each time they are used up. */
function dealt<T>(random: Random, counts: readonly (readonly [T, number])[]): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = random.shuffled(counts.flatMap(([value, times]) => Array<T>(times).fill(value)))
    return left.pop() as T
  }
}

/** Working days from today of those that are still under way, and who watches. */
const underWay: readonly (readonly [number, string])[] = [
  ...([
    [-16, 'tm-2'],
    [-12, 'sm-1'],
    [-7, 'tm-3'],
    [-3, 'tm-1'],
  ] as const),
  ...([
    [-1, 'tm-2'],
    [1, 'hos-1'],
    [2, 'tm-3'],
    [6, 'cd-1'],
    [9, 'tm-1'],
  ] as const),
]

/** Three years of them, in the order of their days: four a month. */
export function planVisits(facts: Facts, audits: readonly AuditPlan[], random: Random): Visit[] {
  const cases = casesOf(facts)
  const deal = {
    alone: dealt<Alone>(random, [
      ['worker', 10],
      ['observer', 4],
      ['iro', 1],
      ['said_no', 3],
      ['not_asked', 2],
      ['not_at_home', 1],
    ]),
    agrees: dealt<Visit['agrees']>(random, [
      ['agree', 34],
      ['partly', 4],
      ['no', 2],
      ['no answer', 1],
    ]),
    record: dealt<Visit['record']>(random, [
      ['yes', 34],
      ['partly', 4],
      ['no', 3],
    ]),
    worry: dealt(random, [
      [true, 1],
      [false, 23],
    ]),
  }
  const busy = busyWith(audits)
  const visits: Visit[] = []
  for (const slot of slotsOf(facts.today, random)) {
    const { observer, slow, becomes } = slot
    const found = whoAndWhere(slot, cases, visits, busy, random)
    const day = found.day ?? slot.day
    const isSeen = becomes === 'seen'
    const heard =
      isSeen && found.about ? childrenOn(found.about, day).some(({ born }) => ageInYears(born, day) >= 4) : false
    visits.push({
      ...{ observer, day, slow, becomes, worker: found.worker, kind: found.kind },
      ...(found.about ? { household: found.about.id } : {}),
      alone: heard ? deal.alone() : 'said_no',
      agrees: isSeen && !slow ? deal.agrees() : 'agree',
      record: isSeen && !slow ? deal.record() : 'yes',
      worry: heard && !slow && deal.worry(),
      less: 0.3 - (0.12 * (day - facts.shownFrom)) / (facts.today - facts.shownFrom),
      random: random.stream(`${observer}/${day}`),
    })
  }
  return visits.toSorted((one, other) => one.day - other.day)
}

/** Each team manager one a month, the service manager every other month, the head of service each quarter, the director each half year. */
function slotsOf(today: Day, random: Random): Slot[] {
  const own = dealt<VisitKind>(random, [
    ['home_visit', 24],
    ['unannounced', 6],
    ['assessment', 6],
    ['placement_meeting', 4],
  ])
  const apart = dealt<VisitKind>(random, [
    ['panel', 2],
    ['support_group', 1],
    ['training', 1],
  ])
  const becomes = dealt<Visit['becomes']>(random, [
    ['seen', 41],
    ['called off', 3],
    ['cancelled', 4],
  ])
  const slot = (observer: string, day: Day, month: number, slow: boolean): Slot => {
    // Three times a year a team manager watches somebody who is not of their own team.
    const turn = observer.startsWith('tm') ? (month + 4 * Number(observer.at(-1))) % 12 : 0
    const kind = turn === 3 || turn === 11 ? 'carer_review' : turn === 7 ? apart() : own()
    return { observer, day, kind, slow, becomes: slow ? 'seen' : becomes() }
  }
  const until = workingDaysAfter(today, -20)
  const slots: Slot[] = []
  for (let back = 36; back >= 0; back -= 1) {
    const first = dateOf(today).with({ day: 1 }).subtract({ months: back })
    const month = first.year * 12 + first.month
    const watching = [
      'tm-1',
      'tm-2',
      'tm-3',
      ...(month % 2 === 0 ? ['sm-1'] : []),
      ...(month % 3 === 1 ? ['hos-1'] : []),
    ]
    for (const observer of [...watching, ...(month % 6 === 5 ? ['cd-1'] : [])]) {
      const day = workingDayFrom(dayOf(first) + random.whole(1, 26))
      if (day > today - 3 * 365 && day < until) slots.push(slot(observer, day, month, false))
    }
  }
  const now = underWay.map(([days, observer]): Slot => {
    return { observer, day: workingDaysAfter(today, days), kind: 'home_visit', slow: true, becomes: 'seen' }
  })
  return [...slots, ...now].toSorted((one, other) => one.day - other.day)
}

type Found = { worker: string; kind: VisitKind; about?: Case; day?: Day }

/** Whose visit it is: whoever waits longest. Where: with them, where nobody else looks in the same quarter. */
function whoAndWhere(
  { observer, day, kind, slow }: Slot,
  cases: readonly Case[],
  visits: readonly Visit[],
  busy: (person: string, household: string, day: Day) => boolean,
  random: Random,
): Found {
  const team = teams.find(({ manager }) => manager === observer)
  const last = (worker: string, by?: string) =>
    visits.findLast((one) => one.worker === worker && (by === undefined || one.observer === by))?.day ?? 0
  const next = (from: readonly string[]) =>
    random
      .shuffled(from)
      .toSorted((one, other) => last(one, observer) - last(other, observer) || last(one) - last(other))
  const others = teams.filter((one) => one !== team).flatMap(({ workers }) => workers)
  if (!isWithHousehold(kind)) return { worker: next(others)[0]!, kind }
  const free = cases.filter(
    (one) =>
      !busy(observer, one.id, day) &&
      !visits.some((earlier) => earlier.household === one.id && quarterOf(earlier.day) === quarterOf(day)) &&
      (!team || one.household.team === team.key),
  )
  if (kind === 'carer_review') {
    const reviewer = next(people.filter(({ role }) => role === 'fostering_reviewing_officer').map(({ key }) => key))[0]!
    const held = free
      .flatMap((about) => about.reviews.map((review) => ({ about, review })))
      .filter(({ review }) => review.officer === reviewer && Math.abs((review.held ?? 0) - day) < 15)
    if (held.length > 0) {
      const { about, review } = random.pick(held)
      return { worker: reviewer, kind, about, day: review.held! }
    }
  }
  const chosen = next(team ? team.workers : others).slice(0, team ? 2 : 6)
  const worker = team ? chosen[0]! : chosen.toSorted((one, other) => last(one) - last(other))[0]!
  const theirs = free.filter((one) => one.worker === worker)
  const assessed = theirs.filter((one) => isAssessedOn(one, day))
  if (kind === 'assessment' && assessed.length > 0) return { worker, kind, about: random.pick(assessed) }
  const withChildren = slow || random.chance(kind === 'placement_meeting' ? 0.5 : 0.72)
  return {
    worker,
    kind: kind === 'assessment' || kind === 'carer_review' ? 'home_visit' : kind,
    about: oneOf(theirs, day, random, withChildren),
  }
}

function oneOf(from: readonly Case[], day: Day, random: Random, withChildren: boolean): Case {
  const open = from.filter(({ household }) => isOpen(household, day))
  const wanted = open.filter((one) => childrenOn(one, day).length > 0 === withChildren)
  return random.pick(wanted.length > 0 ? wanted : open)
}

const isWithHousehold = (kind: VisitKind): boolean => !['panel', 'support_group', 'training'].includes(kind)

/** Not yet approved that day, and on the way. */
function isAssessedOn({ household, status }: Case, day: Day): boolean {
  const { approvedOn, temporaryFrom } = household
  if (status === 'APPLICANT' || status === 'ASSESSMENT') return false
  return approvedOn !== undefined && approvedOn > day && approvedOn < day + 150 && (temporaryFrom ?? 0) < day
}

export const childrenOn = ({ stays }: Case, day: Day) =>
  stays
    .filter(
      ({ child, placement }) =>
        placement.from <= day && (placement.to ?? day + 1) > day && ageInYears(child.born, day) < 18,
    )
    .map(({ child }) => child)

/** Who audits or moderates which household in which quarter: they do not watch a visit there as well. */
function busyWith(audits: readonly AuditPlan[]) {
  const busy = new Set(
    audits.flatMap(({ auditor, moderator, household, scheduledFor }) =>
      [auditor, moderator].map((person) => `${person} ${household} ${quarterOf(scheduledFor)}`),
    ),
  )
  return (person: string, household: string, day: Day) => busy.has(`${person} ${household} ${quarterOf(day)}`)
}

export function quarterOf(day: Day): number {
  const { year, month } = dateOf(day)
  return year * 4 + Math.floor((month - 1) / 3)
}
