import assert from 'node:assert/strict'
import test from 'node:test'
import { ageInYears } from './days.ts'
import { isFoster } from './episodes.ts'
import { type Facts, generate } from './generate.ts'
import { startedOn } from './households.ts'
import { milesBetween } from './county.ts'

const date = Temporal.PlainDate.from('2026-11-23')
const shown = generate('hearth', date)

type Measure = { what: string; of: (facts: Facts) => number; between: readonly [number, number]; source: string }

/** What a shire county looks like: bands round the published figures named (domain/benchmarks.csv). */
const measures: readonly Measure[] = [
  {
    what: 'fostering households',
    of: (f) => open(f).length,
    between: [215, 245],
    source: 'Dorset 2018-19: 200; asked for: about 230',
  },
  {
    what: 'kinship share of households',
    of: (f) => share(open(f), (one) => one.household.type === 'CONNECTED'),
    between: [24, 38],
    source: 'Ofsted 2024-25: 21 of all; Dorset 2018-19: 25; local authorities alone more',
  },
  {
    what: 'carers in a household',
    of: (f) => carers(f).length / open(f).length,
    between: [1.55, 1.82],
    source: 'Ofsted 2018-19: 75,260 / 44,450 = 1.69',
  },
  {
    what: 'carers aged over 50',
    of: (f) => share(carers(f), (one) => ageInYears(one.born, f.today) >= 50),
    between: [52, 74],
    source: 'Ofsted 2019-20: 65',
  },
  {
    what: 'White carers',
    of: (f) => share(carers(f), (one) => one.ethnicity.startsWith('W')),
    between: [88, 97],
    source: 'Ofsted 2018-19: South West 93, Dorset 91',
  },
  {
    what: 'carers who completed the training standards',
    of: (f) => share(carers(f), (one) => (one.standardsOn ?? f.today) < f.today),
    between: [64, 84],
    source: 'Ofsted 2018-19: England 71, South West 70',
  },
  {
    what: 'filled places',
    of: (f) => (100 * own(f).length) / sum(open(f).map((one) => one.household.places)),
    between: [58, 80],
    source: 'Ofsted 2023-24: local authorities 60, England 62, mainstream',
  },
  {
    what: 'children with the council’s own carers',
    of: (f) => own(f).length,
    between: [245, 330],
    source: 'asked for: 260 to 300',
  },
  {
    what: 'in-house share of foster care',
    of: (f) => share(foster(f), ({ now }) => now.home.provider === 'PR1'),
    between: [52, 70],
    source: 'DfE 2023-24: 75 inside the boundary, 38 outside, 59 in all',
  },
  {
    what: 'foster share of children in care',
    of: (f) => share(inCare(f), ({ now }) => isFoster(now.home)),
    between: [78, 93],
    source: 'DfE 2024-25: 67; children who were never fostered are left out here',
  },
  {
    what: 'with relatives or friends',
    of: (f) => share(foster(f), ({ now }) => /U[123]/.test(now.home.place)),
    between: [12, 28],
    source: 'DfE 2023-24: 24',
  },
  {
    what: 'long-term placements',
    of: (f) => share(foster(f), ({ now }) => /U[14]/.test(now.home.place)),
    between: [42, 60],
    source: 'stable two years or more: 69 of those over 2½ years in care (DfE 2024-25)',
  },
  {
    what: 'aged under 5',
    of: (f) => share(foster(f), ({ child }) => ageInYears(child.born, f.today) < 5),
    between: [12, 24],
    source: 'DfE: 18 of children in care',
  },
  {
    what: 'aged 10 to 15',
    of: (f) => share(foster(f), ({ child }) => within(ageInYears(child.born, f.today), 10, 15)),
    between: [36, 52],
    source: 'DfE: 38 of children in care',
  },
  {
    what: 'aged 16 and 17',
    of: (f) => share(foster(f), ({ child }) => ageInYears(child.born, f.today) >= 16),
    between: [7, 18],
    source: 'DfE: older children more often live elsewhere',
  },
  {
    what: 'asylum-seeking children',
    of: (f) => share(inCare(f), ({ child }) => child.asylumSeeker),
    between: [0.8, 6],
    source: 'asked for: few',
  },
  {
    what: 'home within 20 miles',
    of: (f) => share(foster(f), ({ child, now }) => (milesBetween(child.homePostcode, now.home.postcode) ?? 99) <= 20),
    between: [68, 86],
    source: 'DfE 2023-24, foster placements: 76',
  },
  {
    what: 'three or more placements in a year',
    of: (f) => share(inCare(f), ({ child }) => placementsInYear(child.episodes, f.today) >= 3),
    between: [6, 14],
    source: 'DfE 2024-25: England 10, South West 12',
  },
  {
    what: 'moves that are a change of care plan',
    of: (f) => share(moves(f), (because) => because === 'CARPL'),
    between: [27, 41],
    source: 'DfE 2024-25: 34',
  },
  {
    what: 'moves that are a change of status only',
    of: (f) => share(moves(f), (because) => because === 'PLACE'),
    between: [13, 27],
    source: 'DfE 2024-25: 18, South West 20',
  },
  {
    what: 'moves that the carer asked for',
    of: (f) => share(moves(f), (because) => because.startsWith('CREQ')),
    between: [10, 25],
    source: 'DfE 2024-25: 15, South West 17',
  },
  {
    what: 'reviews held on time',
    of: (f) => share(held(f), (review) => review.held <= review.due),
    between: [86, 94],
    source: 'asked for: 88 to 93',
  },
  {
    what: 'approvals ended in a year',
    of: (f) =>
      (100 * f.registered.filter(({ household }) => (household.endedOn ?? 0) > f.today - 365).length) / open(f).length,
    between: [12, 33],
    source: 'Ofsted 2018-19: England 20, Dorset 22',
  },
  {
    what: 'approvals in a year',
    of: (f) =>
      (100 *
        f.registered.filter(
          ({ household, status }) =>
            status !== 'ASSESSMENT' && status !== 'APPLICANT' && startedOn(household) > f.today - 365,
        ).length) /
      open(f).length,
    between: [12, 33],
    source: 'Ofsted 2018-19: England 19, Dorset 25',
  },
]

for (const seed of ['hearth', 'another']) {
  const { facts } = seed === 'hearth' ? shown : generate(seed, date)
  for (const { what, of, between, source } of measures) {
    test(`${seed}: ${what} between ${between[0]} and ${between[1]} (${source})`, () => {
      const value = of(facts)
      assert.ok(within(value, ...between), `${what}: ${value.toFixed(1)}`)
    })
  }
}

test('among the carers are a few whose checks have lapsed, so that there is something to find', () => {
  const { facts } = shown
  const lapsed = carers(facts).filter(
    (one) => facts.today - one.checkedOn.filter((day) => day < facts.today).at(-1)! > 3 * 365.25,
  )
  assert.ok(within(lapsed.length, 1, 30), String(lapsed.length))
})

test('few reviews are due in the next sixty days, so that a tour sees them all, and no more than one is overdue', () => {
  const { facts } = shown
  const waiting = facts.registered.flatMap((one) => one.reviews).filter((review) => review.held === undefined)
  assert.ok(within(waiting.filter((review) => within(review.due - facts.today, 0, 60)).length, 4, 7))
  assert.ok(waiting.filter((review) => review.due < facts.today).length <= 1)
})

function open(facts: Facts) {
  return facts.registered.filter(({ status }) => ['APPROVED', 'TEMP_REG24', 'ON_HOLD'].includes(status))
}

function carers(facts: Facts) {
  return open(facts).flatMap(({ household }) => household.carers)
}

function inCare(facts: Facts) {
  return facts.county.inCare.map((child) => ({ child, now: child.episodes.at(-1)! }))
}

function foster(facts: Facts) {
  return inCare(facts).filter(({ now }) => isFoster(now.home))
}

function own(facts: Facts) {
  return foster(facts).filter(({ now }) => now.home.household !== undefined)
}

function held(facts: Facts) {
  const reviews = facts.registered.flatMap((one) => one.reviews)
  return reviews.flatMap(({ held, due }) => (held !== undefined && due > facts.today - 3 * 365 ? [{ held, due }] : []))
}

function moves(facts: Facts): string[] {
  const episodes = facts.county.children.flatMap((child) => child.episodes)
  return episodes.flatMap((one) =>
    isFoster(one.home) && one.reasonMoved && one.to! > facts.today - 3 * 365 ? [one.reasonMoved] : [],
  )
}

function placementsInYear(episodes: Facts['county']['children'][number]['episodes'], today: number): number {
  return episodes.filter((one, at) => {
    const next = episodes.slice(at + 1).find((later) => 'PB'.includes(later.reasonNew))
    return 'SPB'.includes(one.reasonNew) && (next?.from ?? today) > today - 365
  }).length
}

function share<T>(list: readonly T[], is: (item: T) => boolean): number {
  return (100 * list.filter(is).length) / list.length
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function within(value: number, from: number, to: number): boolean {
  return value >= from && value <= to
}
