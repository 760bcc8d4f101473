import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** What the room above tells this one. */
export type Sources = {
  /** An audit by its reference, or NotFound when the person may not see it. */
  findAudit: (tx: Tx, ref: string) => Promise<AuditOfAction>
  /** The same, held at its step for the rest of the transaction; or Refused when no action may come from it. */
  holdAudit: (tx: Tx, ref: string) => Promise<AuditOfAction>
  /** What the audit asks under this key, in the words of its own version of the tool. */
  findWordsAsked: (tx: Tx, ref: string, key: string) => Promise<string | undefined>
}

export type AuditOfAction = {
  id: number
  ref: string
  householdId: number
}

/** The words of the question that an action comes from: as that audit asked it, else as the tool was shipped. */
export async function wordsOfQuestion(
  tx: Tx,
  sources: Sources,
  audit: string | null,
  key: string,
): Promise<string | null> {
  const asked = audit === null ? undefined : await sources.findWordsAsked(tx, audit, key)
  return asked ?? questionOf(key)?.text ?? null
}
