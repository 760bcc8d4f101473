import { type Day, workingDayFrom, workingDayUpTo, yearsLater } from './days.ts'
import type { Household } from './households.ts'
import type { Random } from './random.ts'

/** A review of a foster carer’s approval (regulation 28): the first within a year, then at least once a year. */
export type Review = {
  id: string
  household: string
  kind: 'FIRST' | 'ANNUAL' | 'EARLY'
  due: Day
  held?: Day
  completed?: Day
  officer: 'fro-1' | 'fro-2'
  toPanel: boolean
  panel?: Day
  outcome?: 'CONTINUE' | 'CHANGE_TERMS' | 'TERMINATE' | 'DEFERRED'
  carerFeedback?: boolean
  workerFeedback?: boolean
}

/** Every review of a household’s carers, up to the next one that is due; the first may have been so many days early. */
export function reviewsOf(household: Household, today: Day, random: Random, early = 0): Review[] {
  const reviews: Review[] = []
  if (household.approvedOn === undefined || household.approvedOn > today) return reviews
  const last = Math.min(household.endedOn ?? Number.POSITIVE_INFINITY, today + 366)
  let due = yearsLater(household.approvedOn, 1) - early
  for (let number = 1; due < last; number += 1) {
    const review = drawReview(household, number, due, today, random)
    if (review.held === undefined && household.endedOn !== undefined) break
    if (review.held !== undefined && review.held >= last) break
    reviews.push(review)
    if (review.held === undefined) break
    due = yearsLater(review.held, 1)
  }
  return reviews
}

function drawReview(household: Household, number: number, due: Day, today: Day, random: Random): Review {
  const early = number > 1 && random.chance(0.03)
  const kind = number === 1 ? 'FIRST' : early ? 'EARLY' : 'ANNUAL'
  const dueOn = early ? due - random.whole(60, 200) : due
  const held = heldOn(dueOn, today, random)
  const toPanel = kind === 'FIRST' || random.chance(kind === 'EARLY' ? 0.6 : 0.04)
  const review = {
    id: `${household.id.replace('FH', 'FR')}-${String(number).padStart(2, '0')}`,
    household: household.id,
    kind,
    due: dueOn,
    officer: random.pick(['fro-1', 'fro-2'] as const),
    toPanel,
  } as const
  return held < today ? { ...review, held, ...resultOf(held, toPanel, today, random) } : review
}

/** Nine in ten are held on time, a little more often now than three years ago. */
function heldOn(due: Day, today: Day, random: Random): Day {
  const yearsAgo = Math.max(0, (today - due) / 365)
  if (random.chance(0.925 - Math.min(yearsAgo, 4) * 0.014)) return workingDayUpTo(due - random.whole(0, 32))
  return workingDayFrom(due + 1 + Math.floor(random.next() ** 2 * 80))
}

function resultOf(held: Day, toPanel: boolean, today: Day, random: Random): Partial<Review> {
  const completed = workingDayFrom(held + random.whole(5, 20))
  const panel = workingDayFrom(held + random.whole(16, 50))
  const outcome = random.weighted([
    ['CONTINUE', 91],
    ['CHANGE_TERMS', 7],
    ['DEFERRED', 1.5],
    ['TERMINATE', 0.5],
  ] as const)
  return {
    carerFeedback: random.chance(0.89),
    workerFeedback: random.chance(0.95),
    ...(completed < today && { completed, outcome }),
    ...(toPanel && panel < today && { panel }),
  }
}
