import { type Behind, type MoveRequest, mustTell } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Observation } from '../observation.ts'
import { findManagerOfAwayBefore } from '../queries/observations.ts'

/* What a move of an observation does besides moving. */

type Known = { piece: Observation; standing: Behind }

/** The visit was made on this day: who lived there then; and they talk it over the same day, by voice, which is kept. */
export async function see(tx: Tx, { piece }: Known, { on }: MoveRequest): Promise<void> {
  const { id, householdId, worker: whom, workerId: personId } = piece
  const there = householdId === null ? [] : await listChildrenPlaced(tx, householdId, on!, on!)
  await mustTell(tx, { pieceId: id, whom, personId, dueAt: startOfLondonDay(on!.add({ days: 1 })) })
  await tx.run(sql`update observations set child_ids = ${there.map((one) => one.id)} where id = ${id}`)
}

/** The visit was not made after all, or on another day: who lives there is asked anew. */
export async function unsee(tx: Tx, { piece: { id }, standing: { sent } }: Known): Promise<void> {
  const were = (sent?.details['were'] ?? []) as number[]
  if (sent?.move === 'see') await tx.run(sql`update observations set child_ids = ${were} where id = ${id}`)
}

/** Twice in a row the observer was called away: whoever manages them hears that there is something to help with. */
export async function cancel(tx: Tx, { piece }: Known, { details }: MoveRequest): Promise<void> {
  const manager = details?.['why'] === 'observer_away' ? await findManagerOfAwayBefore(tx, piece) : undefined
  if (manager) await tell(tx, { to: manager.id, kind: 'observer away twice', path: '/observations', pieceId: piece.id })
}
