import type { Day } from './days.ts'
import type { Registered } from './household-files.ts'
import { isOffered } from './people.ts'
import type { Random } from './random.ts'
import { type Review, reviewsOf } from './reviews.ts'

/** Audits are planned sixty days ahead; a few days more, so that the first days bring no crowd of new ones. */
const ahead = 66
/** What was reviewed in these last days is mostly under way. */
const lately = 25

/**
 * Whoever tries Hearth wants to see at a glance what is under way. So few reviews lie around today: of those ahead, one
 * in each ten days stays where it fell; of the latest, every other working day's. The other carers had their first
 * review early, and so every one since.
 */
export function fewReviewsNow(registered: readonly Registered[], today: Day, random: Random): Registered[] {
  const staying = new Set([...stayingAhead(registered, today), ...stayingHeld(registered, today)])
  return registered.map((one) =>
    isNow(one.reviews, today) && !staying.has(one)
      ? { ...one, reviews: sooner(one, today, random.stream(one.household.id)) }
      : one,
  )
}

/** From last month on; of different fostering social workers, and in turn of both reviewing officers, where that can be. */
function stayingAhead(registered: readonly Registered[], today: Day): readonly Registered[] {
  const staying: Registered[] = []
  for (const [from, to] of spans) {
    const fits = registered.filter(
      ({ reviews, household }) =>
        household.children.size > 0 && dueIn(reviews, today) >= from && dueIn(reviews, today) < to,
    )
    const isAgain = (one: Registered) =>
      4 * Number(!isOffered(one.worker) || staying.some(({ worker }) => worker === one.worker)) +
      2 * Number(!hasFewChildren(one)) +
      Number(staying.at(-1)?.reviews.at(-1)?.officer === one.reviews.at(-1)?.officer)
    const [first] = fits.toSorted((one, other) => isAgain(one) - isAgain(other))
    if (first) staying.push(first)
  }
  return staying
}

const spans = [[-40, 0], ...[0, 10, 20, 30, 46].map((from) => [from, from + 8] as const)] as const
const heldLately = 8

/** Spread over those days; of homes with few children, because they are quicker to read. */
function stayingHeld(registered: readonly Registered[], today: Day): readonly Registered[] {
  const held = registered.filter(({ reviews }) => isHeldLately(reviews, today))
  const small = held.filter(hasFewChildren)
  const latest = (small.length < heldLately ? held : small).toSorted((one, other) => heldOn(other) - heldOn(one))
  const share = (at: number) => Math.floor((at * heldLately) / latest.length)
  return latest.filter((_, at) => share(at) !== share(at - 1))
}

const hasFewChildren = ({ household: { children } }: Registered): boolean => children.size === 1 || children.size === 2

const heldOn = ({ reviews }: Registered): Day => Math.max(...reviews.map(({ held }) => held ?? 0))

function sooner({ household }: Registered, today: Day, random: Random): readonly Review[] {
  for (let attempt = 0; ; attempt += 1) {
    const reviews = reviewsOf(household, today, random, random.whole(ahead, 210))
    if (!isNow(reviews, today) || attempt === 20) return reviews
  }
}

const isNow = (reviews: readonly Review[], today: Day): boolean =>
  dueIn(reviews, today) < ahead || isHeldLately(reviews, today)

const isHeldLately = (reviews: readonly Review[], today: Day): boolean =>
  reviews.some(({ held }) => held !== undefined && held >= today - lately)

/** In how many days the next review is due: fewer than none when it is late. */
function dueIn(reviews: readonly Review[], today: Day): number {
  const next = reviews.find(({ held }) => held === undefined)
  return next ? next.due - today : Number.POSITIVE_INFINITY
}
