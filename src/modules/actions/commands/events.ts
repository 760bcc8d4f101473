import { tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Action } from '../action.ts'

export const eventKinds = {
  raised: 'Raised',
  begun: 'Started',
  done: 'Done, with evidence',
  verified: 'Verified',
  handed_back: 'Handed back',
  not_done: 'Recorded as not done',
  superseded: 'Replaced',
  owner_changed: 'Owner changed',
  date_changed: 'Date changed',
  impact_noted: 'What changed for the child',
  manager_told: 'The owner’s manager was told that it is overdue',
  service_manager_told: 'The service manager was told that it is overdue',
} as const

export type EventKind = keyof typeof eventKinds

/** Writes one line of the action's short history. Who and when come from the request. */
export async function note(tx: Tx, actionId: number, kind: EventKind, words = ''): Promise<void> {
  await tx.run(sql`insert into action_events (action_id, kind, by_id, at, words)
    values (${actionId}, ${kind}, actor(), request_now(), ${words})`)
}

export const pathOf = (action: Pick<Action, 'ref'>) => `/actions/${action.ref}`

/** Tells the owner that an action is theirs, or has come back to them; not when they did it themselves. */
export async function tellOwner(
  tx: Tx,
  action: Action,
  actor: Pick<Actor, 'id'>,
  kind: 'action set' | 'action returned' = 'action set',
): Promise<void> {
  if (action.ownerId === actor.id) return
  await tell(tx, { to: action.ownerId, kind, path: pathOf(action), urgent: action.priority === 'p1' })
}

/** Tells whoever raised the action that it waits for their check. */
export async function tellRaiser(tx: Tx, action: Action, actor: Pick<Actor, 'id'>): Promise<void> {
  if (action.raisedBy === null || action.raisedBy === actor.id) return
  await tell(tx, { to: action.raisedBy, kind: 'action done', path: pathOf(action) })
}
