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
 * in each fortnight stays where it fell; of the latest, seven. The other carers had their first review early, and so
 * every one since. Homes with few children stay rather than others, because their audits are quicker to read, and both
 * reviewing officers have their share.
 */
export function fewReviewsNow(registered: readonly Registered[], today: Day, random: Random): Registered[] {
  const staying = [...stayingAhead(registered, today), ...stayingHeld(registered, today)]
  return registered.map((one) => {
    if (!isNow(one, today)) return one
    const at = staying.indexOf(one)
    const reviews = at < 0 ? sooner(one, today, random.stream(one.household.id)) : heldBy(officers[at % 2]!, one, today)
    return { ...one, reviews }
  })
}

const officers = ['fro-1', 'fro-2'] as const

function heldBy(officer: Review['officer'], one: Registered, today: Day): readonly Review[] {
  const now = isHeldLately(one, today) ? lastHeld(one) : next(one)
  return one.reviews.map((review) => (review === now ? { ...review, officer } : review))
}

/** From last month on; of different fostering social workers, where that can be. */
function stayingAhead(registered: readonly Registered[], today: Day): readonly Registered[] {
  const staying: Registered[] = []
  for (const [from, to] of spans) {
    const fits = registered.filter(
      (one) => one.household.children.size > 0 && dueIn(one, today) >= from && dueIn(one, today) < to,
    )
    const unfit = (one: Registered) =>
      2 * Number(!isOffered(one.worker) || staying.some(({ worker }) => worker === one.worker)) +
      Number(!hasFewChildren(one))
    const [best] = fits.toSorted((one, other) => unfit(one) - unfit(other))
    if (best) staying.push(best)
  }
  return staying
}

const spans = [[-40, 0], ...[0, 12, 26, 46].map((from) => [from, from + 10] as const)] as const

/** Spread over those days. */
function stayingHeld(registered: readonly Registered[], today: Day): readonly Registered[] {
  const held = registered.filter((one) => isHeldLately(one, today))
  const small = held.filter(hasFewChildren)
  const latest = (small.length < staysHeld ? held : small).toSorted((one, other) => heldOn(other) - heldOn(one))
  const share = (at: number) => Math.floor((at * staysHeld) / latest.length)
  return latest.filter((_, at) => share(at) !== share(at - 1))
}

const staysHeld = 7

function sooner({ household }: Registered, today: Day, random: Random): readonly Review[] {
  for (let attempt = 0; ; attempt += 1) {
    const reviews = reviewsOf(household, today, random, random.whole(ahead, 210))
    if (!isNow({ reviews }, today) || attempt === 20) return reviews
  }
}

const hasFewChildren = ({ household: { children } }: Registered): boolean => children.size === 1 || children.size === 2

type Reviewed = Pick<Registered, 'reviews'>
const next = ({ reviews }: Reviewed) => reviews.find(({ held }) => held === undefined)
const lastHeld = ({ reviews }: Reviewed) => reviews.findLast(({ held }) => held !== undefined)
const heldOn = (one: Reviewed): Day => lastHeld(one)?.held ?? 0

/** In how many days the next review is due: fewer than none when it is late. */
const dueIn = (one: Reviewed, today: Day): number => (next(one)?.due ?? Number.POSITIVE_INFINITY) - today
const isHeldLately = (one: Reviewed, today: Day): boolean => heldOn(one) >= today - lately
const isNow = (one: Reviewed, today: Day): boolean => dueIn(one, today) < ahead || isHeldLately(one, today)
