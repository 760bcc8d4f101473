import { type Day, dayOf, financialYearOf, workingDayFrom, yearsLater } from './days.ts'
import type { DemonstrationFile } from './files.ts'
import { householdFiles, type Registered } from './household-files.ts'
import { drawHousehold, type Household, startedOn } from './households.ts'
import type { County } from './living-county.ts'
import { type DemonstrationPerson, people, teams } from './people.ts'
import { type Placement, placementsSince } from './placements.ts'
import { type Random, seeded } from './random.ts'
import { returnFiles } from './return-files.ts'
import { fewReviewsNow } from './few-reviews-now.ts'
import { reviewsOf } from './reviews.ts'
import { liveThroughYears, yearsShown } from './years.ts'

export type Demonstration = {
  people: readonly DemonstrationPerson[]
  files: readonly DemonstrationFile[]
  facts: Facts
}

/** What the files say, as values: for the audits that are planned on top of them, and for the tests. */
export type Facts = {
  shownFrom: Day
  today: Day
  county: County
  registered: readonly Registered[]
  placements: readonly Placement[]
}

/** A whole invented fostering service, three years and more of it. The same seed and date give the same bytes. */
export function generate(seed: string, date: Temporal.PlainDate): Demonstration {
  const today = dayOf(date)
  const random = seeded(`${seed}/${date.toString()}`)
  const shownFrom = yearsLater(financialYearOf(today), -yearsShown)
  const county = liveThroughYears(random.stream('years'), today)
  const placements = county.children.flatMap((child) => placementsSince(child, shownFrom))
  const everyone = register(county, shownFrom, today, random.stream('register'))
  const registered = fewReviewsNow(everyone, today, random.stream('now'))
  const files = [
    ...householdFiles(registered, placements, shownFrom, today),
    ...returnFiles(county.children, yearsShown, today),
  ]
  return { people, files, facts: { shownFrom, today, county, registered, placements } }
}

function register(county: County, shownFrom: Day, today: Day, random: Random): Registered[] {
  const known = county.households.filter((one) => (one.endedOn ?? today) >= shownFrom && startedOn(one) < today)
  const shared = { merrowby: 0, pellwater: 0, kinship: 0 }
  const registered = known.map((household): Registered => {
    const { workers } = teams.find((team) => team.key === household.team)!
    shared[household.team] += 1
    const worker = workers[shared[household.team] % workers.length] as string
    const reviews = reviewsOf(household, today, random.stream(household.id))
    const unavailable = unavailablePlaces(household, today, random)
    return {
      household,
      status: statusOf(household, today, random),
      worker,
      reviews,
      terms: termsOf(household, random),
      ...visited(household, today, random),
      ...(unavailable && { unavailable }),
    }
  })
  return [...registered, ...applicants(registered.length + county.households.length, today, random)]
}

function statusOf(household: Household, today: Day, random: Random): Registered['status'] {
  if (household.endedOn !== undefined) return 'ENDED'
  if (household.approvedOn === undefined || household.approvedOn >= today) return 'TEMP_REG24'
  return household.children.size === 0 && random.chance(0.07) ? 'ON_HOLD' : 'APPROVED'
}

const kinds: Record<Household['type'], string> = {
  MAINSTREAM: 'short and long term',
  CONNECTED: 'named children of the family only',
  SHORT_BREAK: 'short breaks',
  FFA: 'fostering for adoption',
  PARENT_CHILD: 'a parent with their child',
}

function termsOf(household: Household, random: Random): string {
  const ages = household.type === 'CONNECTED' ? '' : random.pick([', 0 to 18', ', 0 to 18', ', 5 to 18', ', 0 to 10'])
  return `Up to ${['no', 'one', 'two', 'three', 'four'][household.places] ?? household.places}${ages}: ${kinds[household.type]}`
}

/** Once a year and unannounced (NMS 21.8); a few come late. */
function visited(household: Household, today: Day, random: Random): Pick<Registered, 'visitedOn'> {
  const on = (household.endedOn ?? today) - (random.chance(0.03) ? random.whole(366, 420) : random.whole(5, 320))
  return on > startedOn(household) + 30 ? { visitedOn: workingDayFrom(on) } : {}
}

const reasons = [
  'Needs of the children already living there',
  'Carer is taking a break',
  'Bedroom not available at present',
  'Carer’s own health',
]

/** About one place in seven stands empty and cannot be used (Ofsted, England). */
function unavailablePlaces(household: Household, today: Day, random: Random): Registered['unavailable'] {
  const empty = household.places - household.children.size
  const matters = household.type === 'MAINSTREAM' && household.endedOn === undefined && empty > 0
  if (!matters || !random.chance(household.stopping ? 0.8 : 0.45)) return undefined
  const known = random.chance(0.6)
  return {
    places: random.whole(1, empty),
    reason: random.pick(reasons),
    ...(known && { until: today + random.whole(14, 200) }),
  }
}

function applicants(after: number, today: Day, random: Random): Registered[] {
  return Array.from({ length: 7 }, (_, at) => {
    const household = drawHousehold(`FH${1001 + after + at}`, today, random)
    delete household.approvedOn
    const { workers } = teams.find((team) => team.key === household.team)!
    return {
      household,
      status: at < 4 ? 'ASSESSMENT' : 'APPLICANT',
      worker: workers[at % workers.length] as string,
      reviews: [],
      terms: '',
    }
  })
}
