import { sql, type Tx } from '#platform/sql/index.ts'
import type { Concern, Kind } from '../concern.ts'

/* What a move of a matter of concern does besides moving. */

type Known = { piece: Concern; standing: { sent: { move: string; details: Readonly<Record<string, unknown>> } | null } }

const setKind = (tx: Tx, id: number, kind: Kind) => tx.run(sql`update allegations set kind = ${kind} where id = ${id}`)

/** The officer found it below the threshold: what it is now. What it was is kept with the move. */
export const below = (tx: Tx, { piece }: Known) => setKind(tx, piece.id, 'standard_of_care')
export const advise = (tx: Tx, { piece }: Known) => setKind(tx, piece.id, 'advice')

export async function recall(tx: Tx, { piece, standing: { sent } }: Known): Promise<void> {
  if (sent?.move === 'below') await setKind(tx, piece.id, 'allegation')
}

/** More is known of what ended with advice, or it was ended so by mistake: the officer decides about it again. */
export async function lookAgain(tx: Tx, { piece }: Known): Promise<void> {
  if (piece.kind === 'advice') await setKind(tx, piece.id, 'allegation')
}
