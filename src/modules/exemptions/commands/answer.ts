import type { Beyond } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Because } from '../found.ts'

export type Answering = Pick<Beyond, 'householdId' | 'kind' | 'since'> & { because: Because; words: string }

/** What was found is none, for a reason that is kept. */
export async function answerFound(tx: Tx, { householdId, kind, since, because, words }: Answering): Promise<void> {
  const written =
    await tx.run(sql`insert into limit_answers (household_id, kind, since, because, words, answered_by, answered_at)
    values (${householdId}, ${kind}, ${since}, ${because}, ${words}, actor(), request_now()) on conflict do nothing`)
  if (written !== 1) throw new Refused('This was answered already.')
  await record(tx, { kind: 'limit answered', householdId, data: { kind, since: String(since), because } })
}

/** It was answered by mistake: it is asked again, and what was said stays on record. */
export async function takeAnswerBack(
  tx: Tx,
  { householdId, kind, since }: Omit<Answering, 'because' | 'words'>,
): Promise<void> {
  const taken = await tx.run(sql`update limit_answers set withdrawn_by = actor(), withdrawn_at = request_now()
    where household_id = ${householdId} and kind = ${kind} and since = ${since} and withdrawn_at is null`)
  if (taken !== 1) throw new Refused('This answer was taken back already.')
  await record(tx, { kind: 'limit answer taken back', householdId, data: { kind, since: String(since) } })
}
