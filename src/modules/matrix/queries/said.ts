import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { SourceKey } from '../matrix.ts'

/** What is not known yet of a question, in the words of whoever wrote it last. */
export type Gap = { question: PracticeQuestionKey; words: string; version: number; by: string; at: Temporal.Instant }

const columns = sql`g.question, g.words, g.version, (select p.name from people p where p.id = g.saved_by) as by, g.saved_at as at`

/** Of every question, in one quarter. */
export function listGaps(tx: Tx, quarter: Temporal.PlainDate): Promise<Gap[]> {
  return tx.many<Gap>(sql`select ${columns} from evidence_gaps g where g.quarter = ${quarter}`)
}

export type EarlierGap = { words: string; by: string; at: Temporal.Instant }

/** How it read before, the latest first. */
export function listEarlierGaps(
  tx: Tx,
  question: PracticeQuestionKey,
  quarter: Temporal.PlainDate,
): Promise<EarlierGap[]> {
  return tx.many<EarlierGap>(sql`
    select h.was ->> 'words' as words, (select p.name from people p where p.id = (h.was ->> 'saved_by')::int) as by, (h.was ->> 'saved_at')::timestamptz as at
    from evidence_gaps g join history h on h.table_name = 'evidence_gaps' and h.row_id = g.id
    where g.question = ${question} and g.quarter = ${quarter} order by h.replaced_at desc, h.id desc limit 20`)
}

/** What was said last of a source that is silent. */
export type Silence = {
  source: SourceKey
  words: string
  againOn: Temporal.PlainDate
  by: string
  at: Temporal.Instant
}

export function listSilences(tx: Tx): Promise<Silence[]> {
  return tx.many<Silence>(sql`
    select distinct on (s.source) s.source, s.words, s.again_on as "againOn", (select p.name from people p where p.id = s.by_id) as by, s.at
    from evidence_silences s order by s.source, s.at desc, s.id desc`)
}
