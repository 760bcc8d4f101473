import { type Day, workingDayFrom, workingDaysAfter, yearsLater } from '../days.ts'
import type { Facts } from '../generate.ts'
import type { Registered } from '../household-files.ts'
import { type TeamKey, teams } from '../people.ts'
import type { Random } from '../random.ts'

/*
 * What is said about care in the foster homes of the invented service: about fifteen allegations and twenty-two standards-of-care concerns a
 * year, as a county of this size has them (Dorset, England), a few that ended with advice; and one for each placement that ended so in the register.
 */

export type Kind = 'allegation' | 'standard_of_care' | 'advice'
export type Outcome = 'substantiated' | 'malicious' | 'false' | 'unsubstantiated' | 'unfounded'
export type Harm = 'physical' | 'emotional' | 'neglect' | 'sexual'

export type ConcernPlan = {
  kind: Kind
  household: string
  team: TeamKey
  manager: string
  worker: string
  /** Who lived there on that day, by the return’s numbers; and of whom it is said. */
  children: readonly number[]
  harmed: number
  /** The child moved for good. */
  moved: boolean
  learned: { day: Day; minute: number }
  outcome: Outcome
  harm: Harm
  /** The review of the carers’ approval, where one was held after it, as the register has it. */
  reviewed?: Day
  /** How many working days it took from being learned to being decided. */
  took: number
  /** And until the officer was told. */
  toldAfter: number
}

const aYear = { allegation: 15, standard_of_care: 22, advice: 3 } as const

/** A carers’ survey and national figures, as they were published. */
const outcomes: readonly (readonly [Outcome, number])[] = [
  ['unfounded', 19],
  ['unsubstantiated', 10],
  ['false', 6],
  ['substantiated', 4],
  ['malicious', 1],
]
const harms: readonly (readonly [Harm, number])[] = [
  ['physical', 58],
  ['emotional', 19],
  ['neglect', 15],
  ['sexual', 8],
]

export function planConcerns(facts: Facts, random: Random): ConcernPlan[] {
  const homes = new Map(facts.registered.map((one) => [one.household.id, one]))
  const plans = endedSo(facts).flatMap(({ because, child, household, on }) => {
    const home = homes.get(household)
    const learned = workingDaysAfter(on, -random.whole(0, 9))
    const about = { kind: because === 'ALLEG' ? ('allegation' as const) : ('standard_of_care' as const), moved: true }
    const took = tookOf(about.kind, random)
    return home && learned < facts.today - 1
      ? [planOf(facts, home, random, { ...about, harmed: child, learned, took })]
      : []
  })
  const from = yearsLater(facts.today, -3)
  for (const kind of Object.keys(aYear) as Kind[])
    for (let year = 0; year < 3; year += 1) {
      const [first, last] = [yearsLater(from, year), yearsLater(from, year + 1) - 1]
      const known = plans.filter((one) => one.kind === kind && one.learned.day >= first && one.learned.day <= last)
      for (let more = known.length; more < aYear[kind]; more += 1) {
        const learned = workingDayFrom(random.whole(first, last - 4))
        const took = tookOf(kind, random)
        // Two in five are followed by a review of approval: of a home that had one then.
        const before = kind === 'allegation' && random.chance(0.4) ? took : undefined
        const home = aHome(facts, { on: learned, before }, plans, random)
        const harmed = random.pick(childrenIn(facts, home.household.id, learned))
        plans.push(planOf(facts, home, random, { kind, harmed, learned, took, moved: false }))
      }
    }
  return plans.toSorted((one, other) => one.learned.day - other.learned.day)
}

/** The placements with our own carers that ended with an allegation or a concern about the standard of care, in the years that are shown. */
export const endedSo = ({ county, shownFrom }: Pick<Facts, 'county' | 'shownFrom'>) =>
  county.children.flatMap(({ ref, episodes }) =>
    episodes.flatMap(({ home, to, reasonMoved }) =>
      to !== undefined && to >= shownFrom && home.household && (reasonMoved === 'ALLEG' || reasonMoved === 'STAND')
        ? [{ because: reasonMoved, child: ref, household: home.household, on: to }]
        : [],
    ),
  )

const childrenIn = ({ placements }: Facts, household: string, on: Day): number[] => [
  ...new Set(
    placements
      .filter((one) => one.household === household && one.from <= on && (one.to === undefined || one.to >= on))
      .map(({ child }) => child),
  ),
]

/** Where children lived on that day, and nothing was said for half a year: a home of which much is said would be another story. */
function aHome(
  facts: Facts,
  { on, before }: { on: Day; before: number | undefined },
  plans: readonly ConcernPlan[],
  random: Random,
): Registered {
  const near = new Set(
    plans.filter(({ learned }) => Math.abs(learned.day - on) < 182).map(({ household }) => household),
  )
  const lived = new Set(facts.placements.flatMap((one) => isThere(one, on)))
  const fit = facts.registered.filter(({ household }) => lived.has(household.id) && !near.has(household.id))
  // Where kinship carers are supported, much else waits now.
  const lately = fit.filter(({ household }) => on < facts.today - 90 || household.team !== 'kinship')
  const reviewed = before === undefined ? [] : lately.filter((one) => reviewAfter(one, on, before) !== undefined)
  return random.pick(reviewed.length > 0 ? reviewed : lately)
}

/** A review of approval that was held within two months of the outcome, after children and carers had been told. */
function reviewAfter({ reviews }: Registered, learned: Day, took: number): Day | undefined {
  const told = workingDaysAfter(learned, took + 6)
  return reviews.find(({ held }) => held !== undefined && held >= told && held <= told + 60)?.held
}

const tookOf = (kind: Kind, random: Random): number => {
  if (kind !== 'allegation') return random.whole(15, 36)
  return random.chance(0.8) ? random.whole(9, 20) : random.whole(24, 58)
}

const isThere = ({ household, from, to }: Facts['placements'][number], on: Day): string[] =>
  household !== undefined && from <= on && (to === undefined || to >= on) ? [household] : []

function planOf(
  facts: Facts,
  home: Registered,
  random: Random,
  { kind, harmed, learned, moved, took }: Pick<ConcernPlan, 'kind' | 'harmed' | 'moved' | 'took'> & { learned: Day },
): ConcernPlan {
  const {
    household: { id, team },
    worker,
  } = home
  const reviewed = kind === 'allegation' ? reviewAfter(home, learned, took) : undefined
  // What is substantiated is followed by a review; where a child moved for good, it was not nothing.
  const fit = outcomes.filter(
    ([one]) => (reviewed !== undefined || one !== 'substantiated') && (!moved || one.endsWith('substantiated')),
  )
  const outcome = random.weighted(
    fit.map(([one, weight]) => [one, one === 'substantiated' ? weight * 2 : weight] as const),
  )
  return {
    ...{ kind, household: id, team, worker, harmed, moved, outcome },
    manager: teams.find(({ key }) => key === team)!.manager,
    children: [...new Set([harmed, ...childrenIn(facts, id, learned)])],
    learned: { day: learned, minute: random.whole(500, 960) },
    harm: random.weighted(harms),
    toldAfter: random.weighted([[0, 86] as const, [1, 12] as const, [2, 2] as const]),
    took,
    ...(reviewed === undefined ? {} : { reviewed }),
  }
}
