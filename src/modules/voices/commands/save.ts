import { sql, type Tx } from '#platform/sql/index.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { listSaid } from '../queries/answers.ts'

/**
 * Saves answers one by one. Gives back those that were not saved because the same question has been answered otherwise
 * since the page was opened: then a page shows both. A blank never rubs out what it has not seen.
 */
export async function saveAnswers(
  tx: Tx,
  voiceId: number,
  given: readonly Given[],
  now: Temporal.Instant,
): Promise<Given[]> {
  const refused: Given[] = []
  for (const one of given) if (!(await saveAnswer(tx, voiceId, one, now))) refused.push(one)
  if (refused.length === 0) return []
  const stored = await listSaid(tx, voiceId)
  return refused.filter((one) => !isBlank(one) && !saysTheSame(one, stored.get(one.question)))
}

async function saveAnswer(tx: Tx, voiceId: number, one: Given, now: Temporal.Instant): Promise<boolean> {
  const value = one.value === null ? null : JSON.stringify(one.value)
  const touched = await tx.run(sql`
    insert into voice_answers as a (voice_id, question, value, words, quality_team_only, saved_at)
    values (${voiceId}, ${one.question}, ${value}, ${one.words}, ${one.qualityTeamOnly}, ${now})
    on conflict (voice_id, question) do update
      set value = excluded.value, words = excluded.words, version = a.version + 1, saved_at = excluded.saved_at
      where a.version = ${one.seen} or (a.value is null and a.words = '')`)
  return touched === 1
}

/** Remembers that a question was passed over. What was said to it before stays. */
export async function skipQuestion(tx: Tx, voiceId: number, question: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into voice_answers (voice_id, question, saved_at) values (${voiceId}, ${question}, ${now})
    on conflict (voice_id, question) do nothing`)
}

function saysTheSame(one: Given, stored: Said | undefined): boolean {
  return JSON.stringify(one.value) === JSON.stringify(stored?.value ?? null) && one.words === (stored?.words ?? '')
}
