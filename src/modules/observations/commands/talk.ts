import { listTold, noteTold } from '#modules/evidence/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { findObservation } from '../queries/observations.ts'

/** The observer talked it over with the worker, in person: written down once. */
export async function noteTalk(tx: Tx, ref: string, at: Temporal.Instant): Promise<void> {
  const { id } = await findObservation(tx, ref)
  const row = (await listTold(tx, id)).find((one) => one.at === null)
  const said = { at, how: 'spoken', level: 'full', datedBackBecause: '' } as const
  if (row) await noteTold(tx, id, { ...said, id: row.id, whom: row.whom })
}
