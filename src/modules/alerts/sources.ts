import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'

/** What the rooms above tell this one. Each is NotFound when the person may not see it. */
export type Sources = {
  findAudit: (tx: Tx, ref: string) => Promise<{ id: number; ref: string; householdId: number }>
  findVoice: (
    tx: Tx,
    ref: string,
  ) => Promise<{ id: number; ref: string; householdId: number; auditId: number | null; childId: number | null }>
  /** Whether this person may set an action for a household. */
  mayRaiseAction: (tx: Tx, actor: Actor, about: { householdId: number }) => Promise<boolean>
}
