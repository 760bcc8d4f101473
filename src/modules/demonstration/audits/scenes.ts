import type { UsualGrade } from '#framework/a2-audit-tool/types.ts'
import { type Day, workingDaysBetween } from '../days.ts'
import type { Review } from '../reviews.ts'
import { isOffered, people } from '../people.ts'
import type { Standing } from './actions.ts'
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
  grade?: UsualGrade
  /** Whether moderator and auditor may differ; they do not where the story needs one grade. */
  differs?: boolean
  moderator?: string
  alert?: boolean
  written?: number
  /** The moderator grades before seeing the auditor’s grade. */
  blind?: boolean
  /** How its first actions stand. */
  standing?: readonly Standing[]
  /** Which household suits. */
  wants?: (held: Held) => boolean
}

type Held = { about: Case; review: Review }

const worker =
  (key: string) =>
  ({ about }: Held) =>
    about.worker === key
const officer =
  (key: string) =>
  ({ review }: Held) =>
    review.officer === key
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
const withTeamManager = (manager: string, days: number, grade: UsualGrade, differs: boolean): Scene => ({
  stop: { at: 'with_team_manager', for: days },
  grade,
  differs,
  wants: team(manager),
})

/** In the order of the reviews, the latest first: mostly well on time, a few stuck. */
const scenes: readonly Scene[] = [
  { stop: { at: 'review_held', for: 0 } },
  { stop: { at: 'in_audit', for: 0 }, written: 0.5, wants: officer('fro-1') },
  { stop: { at: 'in_audit', for: 0 }, written: 0.6, grade: 'inadequate', differs: false, alert: true },
  { stop: { at: 'submitted', for: 0 } },
  { stop: { at: 'with_qa', for: 0 }, grade: 'requires_improvement' },
  inModeration('iro-1', 1),
  inModeration('iro-2', 2),
  { ...inModeration('iro-4', 1), blind: true },
  { stop: { at: 'in_discussion', for: 2 }, grade: 'good', differs: true },
  // Stuck: nobody has found the hour to finish it together.
  { stop: { at: 'in_audit', for: 12 }, daysBack: 14, written: 0.85, wants: officer('fro-2') },
  withTeamManager('tm-1', 1, 'good', false),
  withTeamManager('tm-2', 3, 'good', true),
  { stop: { at: 'with_service_manager', for: 1 }, grade: 'requires_improvement', differs: false },
  // Stuck: with a moderator for eight working days, with a team manager for nine.
  inModeration('iro-3', 8),
  withTeamManager('tm-3', 9, 'requires_improvement', false),
  { stop: { at: 'verifying', for: 3 }, grade: 'good', differs: false, standing: [{ due: 1, toCheck: true }] },
  // By now its actions are verified, and the second look is still ahead.
  { daysBack: 56, grade: 'inadequate', differs: false, secondLookIn: 8 },
  // Three months on, somebody asks whether the child is better off.
  { stop: { at: 'verifying', for: 61 }, grade: 'good', differs: false },
]

/** Actions under way, with those fostering social workers whom nothing else waits for. */
const actionsUnderWay: readonly Scene[] = (
  [
    [16, [{ due: -4 }, { due: 2, toCheck: true }]],
    [21, [{ due: -8 }]],
    [3, [{ due: 4 }, { due: 24, begun: false }]],
    [12, [{ due: -1 }, { due: 9 }]],
    [5, [{ due: 7 }, { due: 3, toCheck: true }]],
    [8, [{ due: 2 }]],
    [6, [{ due: 11 }]],
    [2, [{ due: 8, begun: false }]],
  ] as const
).map(([days, standing]) => ({
  stop: { at: 'actions_open', for: days },
  grade: days > 12 ? 'requires_improvement' : 'good',
  differs: false,
  standing,
}))

/** Fewest audits with actions under way. */
const fewest = 4

const workers = people
  .filter(({ key, role }) => role === 'fostering_social_worker' && isOffered(key))
  .map(({ key }) => key)

/**
 * Which review gets which scene. Each goes to the latest review that suits and lies far enough back. `busy`: the
 * fostering social workers whom a coming review keeps busy.
 */
export function scenesFor(held: readonly Held[], busy: ReadonlySet<string>, today: Day): ReadonlyMap<string, Scene> {
  const latest = held.toReversed().slice(0, 150)
  const chosen = new Map<string, Scene>()
  const writing = new Set<string>()
  for (const scene of scenes) {
    const found = give(scene, latest, chosen, today)
    if (found && scene.stop?.at === 'in_audit') writing.add(found.about.worker)
  }
  const idle = workers.filter((key) => !busy.has(key) && !writing.has(key))
  const owners = [...idle, ...workers.filter((key) => !idle.includes(key))].slice(0, Math.max(idle.length, fewest))
  for (const [at, owner] of owners.entries())
    give({ ...actionsUnderWay[at], wants: worker(owner) }, latest, chosen, today)
  return chosen
}

/** To the latest that suits: as it wants it, with few children, and not so long ago that it would be overdue. */
function give(scene: Scene, latest: readonly Held[], chosen: Map<string, Scene>, today: Day): Held | undefined {
  const free = latest.filter(({ review }) => !chosen.has(review.id) && isFarEnough(review, scene, today))
  const wanted = free.filter((one) => scene.wants?.(one) ?? true)
  const inTime = (one: Held) => !isTooFar(one.review, scene, today)
  const found =
    wanted.find((one) => inTime(one) && hasFewChildren(one)) ?? wanted.find(inTime) ?? free.find(inTime) ?? free[0]
  if (found) chosen.set(found.review.id, scene)
  return found
}

function hasFewChildren({ about, review }: Held): boolean {
  const { length } = childrenFor(about, review.due)
  return length === 1 || length === 2
}

/** Working days from the review until an audit can have come so far; nine for other steps. */
const leastDays: Partial<Record<string, number>> = {
  review_held: 0,
  in_audit: 1,
  submitted: 4,
  with_qa: 4,
  in_moderation: 5,
  in_discussion: 7,
  with_service_manager: 12,
  actions_open: 13,
  verifying: 22,
}

/** Working days since the review, in which these steps are still in time. */
const mostDays: Partial<Record<string, number>> = { review_held: 4, in_audit: 8, actions_open: 200 }

function leastBack({ stop, daysBack = 0 }: Scene): number {
  return Math.max(stop ? (leastDays[stop.at] ?? 9) + stop.for + 1 : 0, daysBack)
}

function isFarEnough(review: Review, scene: Scene, today: Day): boolean {
  return workingDaysBetween(review.held as Day, today) >= leastBack(scene)
}

function isTooFar(review: Review, scene: Scene, today: Day): boolean {
  const most = scene.daysBack === undefined ? mostDays[scene.stop?.at ?? ''] : scene.daysBack + 6
  return workingDaysBetween(review.held as Day, today) > (most ?? leastBack(scene) + 25)
}
