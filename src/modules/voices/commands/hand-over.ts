import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { tell } from '#modules/people/index.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'

/** Hands a child over to another IRO by name: everything that the child has told the one who asked until now, and what is still
 * to be asked. Gives back how many voices that were. */
export async function handOverChild(
  tx: Tx,
  ref: string,
  { to, reason }: { to: number; reason: string },
  actor: Actor,
): Promise<number> {
  const theirs = await tx.many<{ ref: string; gathererId: number | null; pieceId: number | null }>(sql`
    select v.ref, v.piece_id as "pieceId", v.gatherer_id as "gathererId" from voices of_page
    join voices v on v.child_id = of_page.child_id and v.kind = 'child' and v.gatherer_id is not distinct from of_page.gatherer_id
    where of_page.ref = ${ref} order by v.id`)
  for (const { ref: one, gathererId: from } of theirs) {
    const { voice } = await moveVoice(tx, one, 'hand_over', actor, { words: reason, details: { from, to } })
    await record(tx, { kind: 'child handed over to another IRO', ...caseOf(voice, { from, to }) })
    await tx.one(sql`select hand_over_voice(${voice.id}, ${to})`)
  }
  const of = theirs.find((one) => one.ref === ref)
  if (to !== actor.id)
    await tell(tx, { to, kind: 'voices wanted', path: `/voices/${ref}`, pieceId: of?.pieceId ?? null })
  return theirs.length
}
