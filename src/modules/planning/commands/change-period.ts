import { type Audit, isBeforeSubmission, lockAudit, setPeriod } from '#modules/audits/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'

type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Clause 7.3: another period than the usual one, with the reason; and which children of that period the audit looks at,
 * with the reason why one is left out. Without a choice of children it is all of them: a child is left out on purpose or
 * not at all. Answers about a child who is left out are kept. */
export async function changePeriod(
  tx: Tx,
  ref: string,
  change: Period & { reason: string | null; childIds: readonly number[]; childrenReason: string | null },
  today: Temporal.PlainDate,
): Promise<void> {
  const audit = await lockAudit(tx, ref)
  refuseOnceSent(audit)
  const offered = await listChildrenPlaced(tx, audit.householdId, audit.periodFrom, audit.periodTo)
  const leftOut = change.childIds.length === 0 ? [] : offered.filter(({ id }) => !change.childIds.includes(id))
  await setPeriod(tx, audit, change, leftOut, change, today)
}

export function refuseOnceSent(audit: Pick<Audit, 'state'>): void {
  if (!isBeforeSubmission(audit)) throw new Refused(sent)
}

const sent = 'What the audit covers can be changed until it is sent.'
