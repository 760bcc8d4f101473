import { type Behind, type MoveRequest, mustTell } from '#modules/evidence/index.ts'
import { listPeopleWithRole, tell } from '#modules/people/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import { addWorkingDays, startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Exemption } from '../exemption.ts'
import { pieces } from '../queries/exemptions.ts'

/* What a move does besides moving. */

type Known = { piece: Exemption; standing: Behind }

/** In force from this day: it names those who live there then, and their reviewing officers are to be told. */
export async function grant(tx: Tx, { piece }: Known, { on }: MoveRequest, today: Temporal.PlainDate): Promise<void> {
  await pieces.setDay(tx, piece.id, 'beganOn', on!)
  await nameChildren(tx, piece, on!, today)
}

/** A child who came since is named as well. */
export const vary = (tx: Tx, { piece }: Known, _request: MoveRequest, today: Temporal.PlainDate): Promise<void> =>
  nameChildren(tx, piece, today, today)

async function nameChildren(
  tx: Tx,
  piece: Exemption,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const { id, householdId, childIds } = piece
  const there = householdId === null ? [] : await listChildrenPlaced(tx, householdId, on, on)
  const named = there.length > 0 ? there.map((one) => one.id) : [...childIds]
  await tx.run(sql`update exemptions set child_ids = ${named} where id = ${id}`)
  const dueAt = startOfLondonDay(addWorkingDays(today, 2).add({ days: 1 }))
  for (const personId of new Set(there.flatMap(({ iroId }) => iroId ?? [])))
    await mustTell(tx, { pieceId: id, whom: 'The child’s Independent Reviewing Officer', personId, dueAt })
}

/** It ended on this day. */
export const end = (tx: Tx, { piece }: Known, { on }: MoveRequest): Promise<unknown> =>
  pieces.setDay(tx, piece.id, 'endedOn', on ?? null)

/** Refused: it was never in force. */
export const refuse = (tx: Tx, { piece }: Known): Promise<unknown> =>
  pieces.setDay(tx, piece.id, 'endedOn', piece.fromOn)

const ends = new Set(['end', 'settle', 'decide', 'refuse'])

/** As it stood before what is undone. */
export async function undo(
  tx: Tx,
  { piece: { id }, standing: { sent, ended } }: Known,
  { move }: MoveRequest,
): Promise<void> {
  const undone = move === 'reopen' ? ended : sent
  if (!undone) return
  if (ends.has(undone.move)) await pieces.setDay(tx, id, 'endedOn', null)
  if (undone.move === 'grant')
    await pieces.setDay(
      tx,
      id,
      'beganOn',
      (undone.details['began'] as string | null) ? Temporal.PlainDate.from(undone.details['began'] as string) : null,
    )
  if (undone.move === 'grant' || undone.move === 'vary')
    await tx.run(sql`update exemptions set child_ids = ${(undone.details['were'] ?? []) as number[]} where id = ${id}`)
}

/** What is beyond the law is told the same day to the Head of Service and the Service Manager. */
export async function over(tx: Tx, { piece }: Known, _request: MoveRequest, today: Temporal.PlainDate): Promise<void> {
  const above = [
    ...(await listPeopleWithRole(tx, 'head_of_service', today)),
    ...(await listPeopleWithRole(tx, 'service_manager', today)),
  ]
  for (const to of new Set(above.map(({ id }) => id)))
    if (to !== piece.deciderId)
      await tell(tx, {
        to,
        kind: 'exemption over time',
        path: `/exemptions/${piece.ref}`,
        urgent: true,
        pieceId: piece.id,
      })
}
