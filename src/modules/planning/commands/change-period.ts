import {
  type Audit,
  isBeforeSubmission,
  isInAnyway,
  isLookedAt,
  listChildrenOfAudit,
  lockAudit,
  setPeriod,
} from '#modules/audits/index.ts'
import { listChildrenPlaced, type PlacedChild } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'

type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

export type Choice = {
  /** Of those whom it looks at unless somebody says otherwise; none chosen: all of them, since a child is left out on purpose or not at all. */
  childIds: readonly number[]
  childrenReason: string | null
  /** Who else is looked at, with why. */
  because?: ReadonlyMap<number, string>
}

/** Clause 7.3: another period than the usual one, with the reason; and which children of that period the audit looks at, with the reason why one who
 * lives there is left out, and why each who does not is looked at. Answers about a child who is left out are kept. */
export async function changePeriod(
  tx: Tx,
  ref: string,
  change: Period & { reason: string | null } & Choice,
  today: Temporal.PlainDate,
): Promise<void> {
  const audit = await lockAudit(tx, ref)
  refuseOnceSent(audit)
  const { usual } = await whomItMayLookAt(tx, audit)
  const leftOut = leftOutOf(usual, change.childIds)
  await setPeriod(tx, audit, change, { leftOut, added: change.because ?? new Map() }, change, today)
}

/** Whom it looks at now, whom unless somebody says otherwise, and who else stayed there in its time. */
export async function whomItMayLookAt(tx: Tx, { id, householdId, periodFrom, periodTo }: Audit) {
  const stayed = await listChildrenPlaced(tx, householdId, periodFrom, periodTo)
  const before = await listChildrenOfAudit(tx, id)
  const isUsual = (child: PlacedChild) => isLookedAt(child, periodTo) || isInAnyway(child, before)
  return { before, usual: stayed.filter(isUsual), others: stayed.filter((child) => !isUsual(child)) }
}

export const leftOutOf = (usual: readonly PlacedChild[], chosen: readonly number[]): number[] =>
  chosen.length === 0 ? [] : usual.flatMap(({ id }) => (chosen.includes(id) ? [] : [id]))

export function refuseOnceSent(audit: Pick<Audit, 'state'>): void {
  if (!isBeforeSubmission(audit)) throw new Refused(sent)
}

const sent = 'What the audit covers can be changed until it is sent.'
