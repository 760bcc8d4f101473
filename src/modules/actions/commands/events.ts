import { tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { byNobody, record } from '#platform/trail/index.ts'
import { type Action, isConfidential, isToDo, neutralToOwner, pathOf } from '../action.ts'
import type { EventKind } from '../event.ts'

/** Writes one line of the action's short history. Who and when come from the request. */
export async function note(tx: Tx, actionId: number, kind: EventKind, words = ''): Promise<void> {
  await tx.run(sql`insert into action_events (action_id, kind, by_id, at, words)
    values (${actionId}, ${kind}, actor(), request_now(), ${words})`)
}

/** What the trail keeps. What somebody does to a confidential one who knows of its matter stands under that; what its owner does who does
 * not, in its own history alone. */
export async function leaveRecord(
  tx: Tx,
  action: Pick<Action, 'sight' | 'householdId' | 'pieceId' | 'ref'>,
  kind: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  if (isConfidential(action) && action.pieceId === null) return
  const { householdId, pieceId, ref } = action
  await record(tx, { kind, householdId, pieceId, data: { action: ref, ...data } })
}

/** What an owner hears of an action. */
export type OwnersNews = 'action set' | 'action returned' | 'action verified' | 'action ended'

/** Tells the owner that an action is theirs, has come back to them, or what became of it; not when they did it themselves. */
export async function tellOwner(
  tx: Tx,
  action: Action,
  actor: Pick<Actor, 'id'>,
  kind: OwnersNews = 'action set',
): Promise<void> {
  if (action.ownerId === actor.id) return
  const urgent = action.priority === 'p1' && isToDo(action)
  await tell(tx, { to: action.ownerId, kind, path: pathOf(action), urgent, pieceId: neutralToOwner })
}

/** Tells whoever raised the action that it waits for their check. */
export async function tellRaiser(tx: Tx, action: Action, actor: Pick<Actor, 'id'>): Promise<void> {
  if (action.raisedBy === null || action.raisedBy === actor.id) return
  const done = { to: action.raisedBy, kind: 'action done', path: pathOf(action) } as const
  if (!isConfidential(action)) return tell(tx, { ...done, pieceId: action.pieceId })
  // Its owner may know neither the piece nor who else does; Hearth does.
  await byNobody(tx, async () => {
    const { pieceId } = await tx.one<{ pieceId: number }>(sql`select piece_behind(${action.id}) as "pieceId"`)
    await tell(tx, { ...done, pieceId })
  })
}

/** What was to be checked is with its owner again: that it waits is not said where nobody has been sent it yet; whoever has been hears that it went
 * back. The letter about a confidential one said no more than that there is something. */
export async function tellTakenBack(tx: Tx, action: Action, actor: Pick<Actor, 'id'>): Promise<void> {
  const told = await tx.many<{ to: number }>(sql`select t as "to" from take_back_action_done(${action.id}) t`)
  for (const { to } of told)
    if (to !== actor.id)
      await tell(tx, { to, kind: 'action taken back', path: pathOf(action), pieceId: action.pieceId })
}

/** What was decided about it is taken back: for its owner, whoever raised it and whoever had decided. */
export async function tellUnsettled(
  tx: Tx,
  action: Action,
  deciderId: number | null,
  actor: Pick<Actor, 'id'>,
): Promise<void> {
  const kind = 'action unsettled'
  if (action.ownerId !== actor.id)
    await tell(tx, { to: action.ownerId, kind, path: pathOf(action), pieceId: neutralToOwner })
  for (const to of new Set([action.raisedBy, deciderId]))
    if (to !== null && to !== actor.id && to !== action.ownerId)
      await tell(tx, { to, kind, path: pathOf(action), pieceId: action.pieceId })
}
