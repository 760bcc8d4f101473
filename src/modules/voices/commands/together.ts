import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { listWhoMayJoin } from '../queries/together.ts'
import { findVoice } from '../queries/voices.ts'
import type { Voice } from '../voice.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'

/* Two foster carers of a home who are asked in one conversation. */

/** Both take part: what is written down at one of them is kept as the words of both. */
export async function askTogether(tx: Tx, ref: string, withRef: string, actor: Actor): Promise<void> {
  const one = await findVoice(tx, ref)
  await lockInOrder(tx, [ref, withRef])
  const other = (await listWhoMayJoin(tx, one)).find((carer) => carer.ref === withRef)
  if (!other) throw new Refused('Only two carers of the home who were not asked yet are asked in one conversation.')
  const { voice } = await moveVoice(tx, ref, 'ask_together', actor, { details: { with: withRef } })
  await tx.run(sql`update voices set together_with = case id when ${one.id} then ${other.id}::int else ${one.id}::int end, version = version + 1
    where id in (${one.id}, ${other.id})`)
  await record(tx, { kind: 'both carers asked together', ...caseOf(voice) })
}

/** Each is asked alone after all. */
export async function askAlone(tx: Tx, ref: string, actor: Actor): Promise<void> {
  const one = await findVoice(tx, ref)
  await lockBoth(tx, one)
  const { voice } = await moveVoice(tx, ref, 'ask_alone', actor)
  await tx.run(sql`update voices set together_with = null, version = version + 1
    where id = ${one.id} or together_with = ${one.id}`)
  await record(tx, { kind: 'carers asked each alone', ...caseOf(voice) })
}

/** What was handed in just now is kept as the other's words too, unless they said something by themselves. */
export async function keepForBoth(tx: Tx, voice: Voice): Promise<void> {
  if (voice.togetherWith === null) return
  const { ref } = await tx.one<{ ref: string | null }>(sql`select keep_for_both(${voice.id}) as ref`)
  if (ref !== null) await record(tx, { kind: 'voice given', ...caseOf({ ...voice, ref }) })
}

/** The voice and the one beside which it was given, locked in one order for whoever comes. */
export const lockBoth = (tx: Tx, { id, togetherWith }: Pick<Voice, 'id' | 'togetherWith'>): Promise<unknown> =>
  tx.many(sql`select from voices where id in (${id}, ${togetherWith ?? id}) order by id for update`)

const lockInOrder = (tx: Tx, refs: readonly string[]): Promise<unknown> =>
  tx.many(sql`select from voices where ref = any (${refs}::text[]) order by id for update`)
