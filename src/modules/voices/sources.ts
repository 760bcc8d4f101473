import type { Tx } from '#platform/sql/index.ts'

/** What the room above tells this one. */
export type Sources = {
  /** An audit held at its step, for somebody who is to be asked for it; Refused when it is over. */
  holdAudit: (tx: Tx, ref: string, ofWorker: boolean) => Promise<{ id: number; householdId: number }>
}
