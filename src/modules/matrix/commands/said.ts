import { Refused } from '#platform/problems.ts'
import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { SourceKey } from '../matrix.ts'

/** What is not known yet of a question in a quarter. `seen`: the version that was shown, 0 when nothing stood there. */
export async function sayNotKnown(
  tx: Tx,
  given: { question: PracticeQuestionKey; quarter: Temporal.PlainDate; words: string; seen: number },
): Promise<void> {
  const { question, quarter, words, seen } = given
  const done = await tx.run(
    seen === 0
      ? sql`insert into evidence_gaps (question, quarter, words, saved_by) values (${question}, ${quarter}, ${words}, actor()) on conflict do nothing`
      : sql`update evidence_gaps set words = ${words}, version = version + 1, saved_by = actor(), saved_at = request_now()
          where question = ${question} and quarter = ${quarter} and version = ${seen}`,
  )
  if (done === 0) throw new Refused('Somebody has written here meanwhile. Look at what stands there now.')
  await record(tx, { kind: 'not known yet: written', data: { question, quarter: String(quarter) } })
}

/** What is done about a source that says nothing, and when somebody looks again. */
export async function sayOfSilence(
  tx: Tx,
  { source, words, againOn }: { source: SourceKey; words: string; againOn: Temporal.PlainDate },
): Promise<void> {
  await tx.run(
    sql`insert into evidence_silences (source, words, again_on, by_id) values (${source}, ${words}, ${againOn}, actor())`,
  )
  await record(tx, { kind: 'silent source: answered', data: { source } })
}
