import type { Sight } from '#modules/evidence/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'

/** Something that somebody will do because of what was found: one owner, a date, evidence, and a check by another. */
export type Action = {
  id: number
  ref: string
  /** The class of the piece that it comes from. */
  sight: Sight
  householdId: number | null
  householdRef: string | null
  /** Whether the reader may open the household: an owner in another service may not. */
  seesHousehold: boolean
  /** Whether this person would see it still if it were somebody else's to do: they know, too, what a confidential one is about. */
  staysInSight: boolean
  pieceId: number | null
  /** The key of the question of its piece that it came from ("safe.unannounced"). */
  sourceQuestion: string | null
  says: string
  forWhom: ForWhom
  ownerId: number
  owner: string
  priority: Priority
  dueOn: Temporal.PlainDate
  state: ActionState
  evidence: string
  doneOn: Temporal.PlainDate | null
  doneBy: number | null
  verifiedOn: Temporal.PlainDate | null
  verifiedBy: number | null
  verifier: string | null
  /** What changed for the child. */
  impactNote: string
  escalatedTo: number | null
  escalatedToName: string | null
  escalationStep: number
  escalatedAt: Temporal.Instant | null
  raisedBy: number | null
  raiser: string | null
  raisedAt: Temporal.Instant
  version: number
}

/** Its owner is told of it as of any other: of a matter that they may not know of it carries the neutral title, and leads to no piece. */
export const neutralToOwner = null

export const pathOf = (action: Pick<Action, 'ref'>): string => `/actions/${action.ref}`

/** Where an action from this piece of evidence is raised; `question`: the key of what it comes from. */
export function newActionHref(piece: string, question?: string): string {
  return `/actions/new?${new URLSearchParams({ from: piece, ...(question === undefined ? {} : { question }) })}`
}

/** It goes by the person: its owner sees it and whoever may see its piece, nobody with a household, by cover or up the ladder. */
export const isApart = ({ sight }: Pick<Action, 'sight'>): boolean => sight !== 'household' && sight !== 'open'

/** To whoever may not see its piece it says nothing but that there is something to do. */
export const isConfidential = ({ sight }: Pick<Action, 'sight'>): boolean =>
  sight === 'restricted' || sight === 'sealed'

export const actionStates = [
  'open',
  'in_progress',
  'done_awaiting_check',
  'verified',
  'not_done',
  'superseded',
] as const
export type ActionState = (typeof actionStates)[number]

export const stateNames: Record<ActionState, string> = {
  open: 'Not started',
  in_progress: 'In progress',
  done_awaiting_check: 'To be checked',
  verified: 'Verified',
  not_done: 'Not done',
  superseded: 'Replaced',
}

/** In words without numbers: the days are settings (settings.ts). */
export const priorities = {
  p1: 'At once',
  p2: 'Soon',
  p3: 'In the coming weeks',
  p4: 'By the next review',
} as const
export type Priority = keyof typeof priorities

export const beneficiaries = {
  child: 'The child',
  carer: 'The carer',
  worker: 'The fostering social worker',
  team: 'The team',
  service: 'The service',
  partner: 'A partner',
} as const
export type ForWhom = keyof typeof beneficiaries

type Days = { p1: number; p2: number; p3: number; p4: number }

/** When an action of this priority is due: working days after the day it is raised. The lowest priority waits for the
 * household's next review, and for as many working days as set when no review lies ahead. */
export function dueOn(
  priority: Priority,
  days: Days,
  given: { today: Temporal.PlainDate; nextReviewDueOn: Temporal.PlainDate | null },
): Temporal.PlainDate {
  const review = given.nextReviewDueOn
  if (priority === 'p4' && review && Temporal.PlainDate.compare(review, given.today) > 0) return review
  return addWorkingDays(given.today, days[priority])
}

/** Whether nothing more is to be done for it. */
export function isSettled(action: Pick<Action, 'state'>): boolean {
  return action.state === 'verified' || action.state === 'not_done' || action.state === 'superseded'
}

/** Whether every action is verified, recorded as not done, or replaced: what a piece of evidence waits for before it is closed. */
export function allSettled(actions: readonly Pick<Action, 'state'>[]): boolean {
  return actions.every(isSettled)
}

/** Whether its owner should have done it before today. What waits for a check is not overdue: its owner has done it. */
export function isOverdue(action: Pick<Action, 'state' | 'dueOn'>, today: Temporal.PlainDate): boolean {
  return isToDo(action) && Temporal.PlainDate.compare(action.dueOn, today) < 0
}

export function isToDo(action: Pick<Action, 'state'>): boolean {
  return action.state === 'open' || action.state === 'in_progress'
}

/** How far the actions from a piece of evidence are done and checked; whoever checks one is never its owner, nor who did it. */
export function checkedInWords(actions: readonly Pick<Action, 'state'>[]): string {
  if (actions.length === 0) return 'No action was set.'
  const left = (Object.keys(stateNames) as ActionState[]).flatMap((state) => {
    const count = actions.filter((action) => action.state === state).length
    return state === 'verified' || count === 0 ? [] : [`${count} ${asSaid[state]}`]
  })
  const checked = actions.filter(({ state }) => state === 'verified').length
  return `${[`Of ${actions.length === 1 ? '1 action' : `${actions.length} actions`}, ${checked} checked by somebody else`, ...left].join(', ')}.`
}

const asSaid: Record<ActionState, string> = {
  open: 'not started',
  in_progress: 'in progress',
  done_awaiting_check: 'still to be checked',
  verified: 'checked by somebody else',
  not_done: 'not done',
  superseded: 'replaced',
}
