import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { type Day, workingDaysBetween } from '../days.ts'
import type { Review } from '../reviews.ts'
import { type Case, childrenFor, officerOf } from './cases.ts'
import type { Stop } from './life.ts'

/** An audit that stands at a chosen point today, so that everyone who signs in finds something to do. */
export type Scene = {
  /** Where it stands; without one it has gone on as audits do. */
  stop?: Stop
  /** In how many days an inadequate audit is to be looked at again. */
  secondLookIn?: number
  /** How many working days ago the review was held, at least. */
  daysBack?: number
  grade?: Grade
  /** Whether moderator and auditor may differ; they do not where the story needs one grade. */
  differs?: boolean
  moderator?: string
  alert?: boolean
  written?: number
  /** Which household suits. */
  wants?: (held: Held) => boolean
}

type Held = { about: Case; review: Review }

const worker =
  (key: string) =>
  ({ about }: Held) =>
    about.worker === key
const team =
  (manager: string) =>
  ({ about }: Held) =>
    about.teamManager === manager
const notAskedBy =
  (officer: string) =>
  ({ about, review }: Held) => {
    const children = childrenFor(about, review.due)
    return children.length > 0 && children.every((child) => officerOf(child) !== officer)
  }
const inModeration = (moderator: string, days: number): Scene => ({
  stop: { at: 'in_moderation', for: days },
  moderator,
  wants: notAskedBy(moderator),
})

/** In the order of the reviews, the latest first. */
const scenes: readonly Scene[] = [
  { stop: { at: 'review_held', for: 0 } },
  { stop: { at: 'review_held', for: 1 } },
  { stop: { at: 'in_audit', for: 0 }, written: 0.15, wants: worker('fsw-1') },
  { stop: { at: 'in_audit', for: 1 }, written: 0.45, wants: ({ review }) => review.officer === 'fro-1' },
  { stop: { at: 'in_audit', for: 1 }, written: 0.6, grade: 'inadequate', alert: true },
  { stop: { at: 'in_audit', for: 2 }, written: 0.95, wants: ({ review }) => review.officer === 'fro-2' },
  { stop: { at: 'in_audit', for: 7 }, written: 0.7 },
  { stop: { at: 'submitted', for: 0 } },
  { stop: { at: 'with_qa', for: 0 } },
  { stop: { at: 'with_qa', for: 4 }, grade: 'requires_improvement' },
  inModeration('iro-1', 1),
  inModeration('iro-2', 2),
  inModeration('iro-3', 3),
  inModeration('iro-4', 1),
  inModeration('iro-1', 8),
  { stop: { at: 'in_discussion', for: 2 }, grade: 'good', differs: true },
  { stop: { at: 'with_team_manager', for: 1 }, grade: 'requires_improvement', differs: false, wants: team('tm-1') },
  { stop: { at: 'with_team_manager', for: 3 }, grade: 'good', differs: false, wants: team('tm-2') },
  { stop: { at: 'with_team_manager', for: 9 }, grade: 'requires_improvement', differs: false, wants: team('tm-3') },
  { stop: { at: 'with_service_manager', for: 1 }, grade: 'requires_improvement', differs: false },
  { stop: { at: 'with_service_manager', for: 3 }, grade: 'inadequate', differs: false },
  // By now its actions are verified, and the second look is still ahead.
  { daysBack: 56, grade: 'inadequate', differs: false, secondLookIn: 8 },
]

/** Which review gets which scene. Each goes to the latest review that suits and lies far enough back. */
export function scenesFor(held: readonly Held[], today: Day): ReadonlyMap<string, Scene> {
  const latest = held.toReversed()
  const chosen = new Map<string, Scene>()
  for (const scene of scenes) {
    const free = latest.filter(({ review }) => !chosen.has(review.id) && isFarEnough(review, scene, today))
    const review = (free.slice(0, 14).find((one) => scene.wants?.(one) ?? true) ?? free[0])?.review
    if (review) chosen.set(review.id, scene)
  }
  return chosen
}

const leastDays: Partial<Record<string, number>> = {
  review_held: 0,
  in_audit: 1,
  submitted: 4,
  with_qa: 4,
  in_moderation: 5,
  in_discussion: 7,
}

function isFarEnough(review: Review, { stop, daysBack = 0 }: Scene, today: Day): boolean {
  const back = stop ? (leastDays[stop.at] ?? 9) + stop.for + 1 : daysBack
  return workingDaysBetween(review.held as Day, today) >= back
}
