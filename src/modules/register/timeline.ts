import { inWords } from '#platform/dates/index.ts'
import type { Happening, TimelineKind } from '#platform/room.ts'
import {
  type EndedStay,
  type Household,
  isAdultOn,
  isPlacedOn,
  type Review,
  reviewKinds,
  turns18On,
} from './household.ts'
import { howItEnded } from './why-it-ended.ts'

/** One thing on the page of a household. Every room that knows of some hands them in; the page merges them. */
export type TimelineItem = Happening & { kind: string }

/** What the register itself tells. */
export const ownKinds = [
  { at: 10, kind: 'review', name: 'Reviews' },
  { at: 20, kind: 'carer', name: 'Foster carers' },
  { at: 30, kind: 'placement', name: 'Children placed' },
] as const satisfies readonly TimelineKind[]

/** Newest first; what is still to come stands above it. */
export function inOrder<Item extends Happening>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))
}

/** A household whose approval has ended has no review to come (regulation 28 is about those who are approved): what was due then is due no more. */
export function timelineOfReviews(
  reviews: readonly Review[],
  household: Pick<Household, 'status' | 'endedOn'>,
  today: Temporal.PlainDate,
): TimelineItem[] {
  return reviews.map((review) => ({ kind: 'review', ...said(review, household, today) }))
}

function said(
  review: Review,
  household: Pick<Household, 'status' | 'endedOn'>,
  today: Temporal.PlainDate,
): { on: Temporal.PlainDate; what: string; detail?: string } {
  const kind = reviewKinds[review.kind]
  if (!review.heldOn && isDueNoMore(review, household))
    return { on: review.dueOn, what: `${kind} not due any more`, detail: 'The approval ended before.' }
  if (!review.heldOn) return { on: review.dueOn, what: `${kind} due` }
  const late = Temporal.PlainDate.compare(review.heldOn, review.dueOn) > 0
  return {
    on: review.heldOn,
    what: `${kind} held`,
    ...(late ? { detail: `It was due on ${inWords(review.dueOn, today)}.` } : {}),
  }
}

function isDueNoMore({ dueOn }: Review, { status, endedOn }: Pick<Household, 'status' | 'endedOn'>): boolean {
  return status === 'ended' && (endedOn === null || Temporal.PlainDate.compare(dueOn, endedOn) >= 0)
}

/** Who joined those who fostered here, and who left: not whoever has been here from the beginning. */
export function timelineOfCarers(
  stays: readonly { initials: string; cameOn: Temporal.PlainDate | null; leftOn: Temporal.PlainDate | null }[],
  { firstApprovedOn }: { firstApprovedOn: Temporal.PlainDate | null },
): TimelineItem[] {
  return stays.flatMap(({ initials, cameOn, leftOn }) => {
    const who = initials ? `Foster carer ${initials}` : 'A foster carer'
    const joined = cameOn && firstApprovedOn && Temporal.PlainDate.compare(cameOn, firstApprovedOn) > 0 ? cameOn : null
    return [
      ...(joined ? [{ on: joined, kind: 'carer', what: `${who} joined the household` }] : []),
      ...(leftOn ? [{ on: leftOn, kind: 'carer', what: `${who} left the household, or stopped fostering` }] : []),
    ]
  })
}

export function timelineOfPlacements(stays: readonly EndedStay[], today: Temporal.PlainDate): TimelineItem[] {
  return [...stays.flatMap((stay) => grownUp(stay, today)), ...stays.flatMap(comingAndGoing)]
}

/** Said once it has happened: before, it would only tell a child's birthday. */
function grownUp(stay: EndedStay, today: Temporal.PlainDate): TimelineItem[] {
  const on = turns18On(stay)
  if (!isAdultOn(stay, today) || !isPlacedOn(stay, on)) return []
  const what = `${stay.initials || stay.ref} turned 18 and stayed as an adult`
  return [{ on, kind: 'placement', what, href: `/children/${stay.ref}` }]
}

function comingAndGoing(stay: EndedStay): TimelineItem[] {
  const href = `/children/${stay.ref}`
  const who = stay.initials || stay.ref
  const came: TimelineItem = { on: stay.placedFrom, kind: 'placement', what: `${who} came to live here`, href }
  const left = stay.placedUntil
  if (!left) return [came]
  const detail = howItEnded(stay)
  return [came, { on: left, kind: 'placement', what: `${who} moved on`, href, ...(detail ? { detail } : {}) }]
}
