import { overLimitIn } from '#framework/a2-audit-tool/judged-answers.ts'
import { listPeopleWithRole, tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { record } from '#platform/trail/index.ts'

/** The two answers that say together whether a child lives here over the usual fostering limit (CA89 Sch 7). */
const bearing = ['cyp3.over_limit', 'cyp3.exemption']

export const bearsOnLimit = (question: string): boolean => bearing.includes(question)

type About = { audit: { id: number; householdId: number }; childId: number | null }

/** Whether the answers as saved say so. Held for the rest of the transaction: of two people who each save one of the two
 * answers, the second sees the first's. */
export async function isOverLimit(tx: Tx, { audit, childId }: About): Promise<boolean> {
  await holdLock(tx, 'fosteringLimit', audit.id)
  const said = await tx.many<{ question: string; value: unknown }>(sql`
    select question, value from answers
    where piece_id = ${audit.id} and child_id is not distinct from ${childId} and question = any (${bearing})`)
  return overLimitIn((question) => said.find((one) => one.question === question)?.value) === true
}

/** A breach of the law from its first day, and no safety alert: the service manager and the head of service are told with
 * the answer that says so. `hrefOf`: where it stands, for a child. */
export async function tellOfLimit(
  tx: Tx,
  { audit, childId }: About,
  hrefOf: (child: { ref: string }) => string,
  today: Temporal.PlainDate,
): Promise<void> {
  const { ref } = await tx.one<{ ref: string }>(sql`select ref from children where id = ${childId}`)
  const told = [
    ...(await listPeopleWithRole(tx, 'service_manager', today)),
    ...(await listPeopleWithRole(tx, 'head_of_service', today)),
  ].map(({ id }) => id)
  for (const to of new Set(told)) {
    await tell(tx, { to, kind: 'fostering limit passed', path: hrefOf({ ref }), urgent: true, pieceId: audit.id })
  }
  await record(tx, {
    kind: 'fostering limit passed',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: { child: ref, told: [...new Set(told)] },
  })
}
