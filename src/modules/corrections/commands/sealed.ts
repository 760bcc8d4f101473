import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { type Law, outstanding } from '../correction.ts'
import { listOutstanding, lockCorrection } from '../queries/corrections.ts'

const heads = 'What was sealed is opened by the Head of Quality Assurance and Partnerships alone.'

/** The Head opens what was sealed, for a quarter of an hour, with a reason that is kept. */
export async function openSealed(tx: Tx, id: number, reason: string, actor: Actor): Promise<void> {
  const { ref, pieceId } = await lockSealed(tx, id, actor)
  await tx.run(
    sql`insert into sealed_openings (correction_id, by_id, at, reason) values (${id}, actor(), request_now(), ${reason})`,
  )
  await recordOutsideCase(tx, { kind: 'sealed record opened', pieceId, data: { correction: ref } })
}

/** The Head erases it for good, naming the law, and until when copies kept for restoring still hold it; once nothing that Hearth knows of
 * stands against it. */
export async function eraseSealed(
  tx: Tx,
  id: number,
  given: { law: Law; why: string; until: Temporal.PlainDate },
  actor: Actor,
): Promise<void> {
  const { ref, pieceId } = await lockSealed(tx, id, actor)
  const against = await listOutstanding(tx, id)
  if (against.length > 0) throw new Refused(against.map((one) => outstanding[one]).join(' '))
  await tx.one(sql`select erase_sealed(${id}, ${given.law}, ${given.why}, ${given.until})`)
  await recordOutsideCase(tx, { kind: 'sealed record erased', pieceId, data: { correction: ref, law: given.law } })
}

async function lockSealed(tx: Tx, id: number, actor: Actor) {
  const correction = await lockCorrection(tx, id)
  if (!correction.putsRight || !actor.duties.has('decide_disagreements')) throw new NotAllowed(heads)
  if (correction.state !== 'sealed') throw new Refused('Nothing is sealed here any more.')
  return correction
}
