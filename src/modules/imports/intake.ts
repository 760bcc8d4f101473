import { complaintsBrought } from '#modules/complaints/index.ts'
import type { Brought, With } from '#modules/evidence/index.ts'
import { escalationsBrought } from '#modules/escalations/index.ts'
import { exemptionsBrought } from '#modules/exemptions/index.ts'
import { findHeld, type IntakeTable, listHanging, removeIntake, saveIntake } from '#modules/register/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Fields, Kind, PieceTable } from './kinds/index.ts'

/*
 * Where the rows of each kind are kept: in the register, or by the room whose pieces they are. Every other file of this room asks here.
 */

const brought: Readonly<Record<PieceTable, Brought>> = {
  exemptions: exemptionsBrought,
  complaints: complaintsBrought,
  escalations: escalationsBrought,
}

const isPiece = (table: Kind['table']): table is PieceTable => Object.hasOwn(brought, table)

type Of = Pick<Kind, 'table'>

/** What is held of these references now, by key. */
export function heldOf(
  tx: Tx,
  { table }: Of,
  references: readonly string[],
  how: { lock: boolean },
): Promise<Map<string, Fields>> {
  if (references.length === 0) return Promise.resolve(new Map())
  return isPiece(table) ? brought[table].held(tx, references, how) : findHeld(tx, table, references, how)
}

/** Writes them. Gives with whom those pieces are now that are new and open. */
export async function saveOf(tx: Tx, { table }: Of, rows: readonly Fields[], now: Temporal.Instant): Promise<With[]> {
  if (isPiece(table)) return brought[table].save(tx, rows, now)
  await saveIntake(tx, table, rows)
  return []
}

export async function removeOf(tx: Tx, { table }: Of, keys: readonly string[], now: Temporal.Instant): Promise<void> {
  if (isPiece(table)) await brought[table].takeDown(tx, keys, now)
  else await removeIntake(tx, table, keys)
}

/** What hangs on rows of the register; what hangs on a piece has changed it (`worked_on`). */
export const hangingOn = (tx: Tx, { table }: Of, keys: readonly string[]): ReturnType<typeof listHanging> =>
  isPiece(table) ? Promise.resolve(new Map()) : listHanging(tx, table satisfies IntakeTable, keys)

/** Which of these households there are, as far as a kind knows of any that its importer may not see. */
export async function homesOf(tx: Tx, { table }: Of, sources: readonly string[]): Promise<string[]> {
  return isPiece(table) && sources.length > 0 ? ((await brought[table].homes?.(tx, sources)) ?? []) : []
}

/** What the room that keeps them knows against these rows, by their number. */
export async function againstOf(
  tx: Tx,
  { table }: Of,
  rows: readonly Fields[],
): Promise<Map<string, { column: string; code: string; message: string }>> {
  return (isPiece(table) ? await brought[table].against?.(tx, rows) : undefined) ?? new Map()
}
