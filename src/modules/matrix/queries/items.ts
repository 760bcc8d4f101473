import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import type { Period } from '#modules/figures/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import { type Basis, type Cell, type Direction, type Heard, type SourceKey, sourceKeys } from '../matrix.ts'

/** Of how many things that speak for us or against us it is not known yet what they mean for children, and of how many there are. */
export type Unknown = { count: number; of: number }

/** Every cell in which something stands, filed by the last day of which an item speaks, and what is unknown of it all. Items that are alike are counted
 * before they are told question by question, in one way through them: there are many, of few kinds. */
export async function countCells(tx: Tx, { from, to }: Period): Promise<{ cells: Cell[]; unknown: Unknown }> {
  const rows = await tx.many<Cell & { unknown: Unknown }>(sql`
    with alike as materialized (
      select i.source, i.questions, i.basis, i.direction, i.impact = '' as nameless, count(*) as count, max(i.period_to) as newest from evidence_items i
      where i.state = 'standing' and i.period_to between ${from} and ${to} group by 1, 2, 3, 4, 5),
    counted as (select a.source, question, a.basis, a.direction, a.count, a.newest from alike a cross join unnest(a.questions) question),
    told as (select jsonb_build_object('count', coalesce(sum(count) filter (where nameless), 0), 'of', coalesce(sum(count), 0)) as unknown from alike where direction <> 'neutral')
    select source, question, sum(count)::int as count, max(newest) as newest, array_agg(distinct basis) as bases, (select unknown from told) as unknown,
      coalesce(sum(count) filter (where direction = 'strength'), 0)::int as strength,
      coalesce(sum(count) filter (where direction = 'mixed'), 0)::int as mixed,
      coalesce(sum(count) filter (where direction = 'worry'), 0)::int as worry,
      coalesce(sum(count) filter (where direction = 'neutral'), 0)::int as neutral
    from counted group by 1, 2`)
  const unknown = rows[0]?.unknown ?? { count: 0, of: 0 }
  return { cells: rows.map(({ unknown: _, ...cell }) => cell), unknown }
}

/** Of which day each source last said anything, until this one. */
export function listHeard(tx: Tx, on: Temporal.PlainDate): Promise<Heard[]> {
  return tx.many<Heard>(sql`
    select source, (select max(i.period_to) from evidence_items i where i.source = s.source and i.state = 'standing' and i.period_to <= ${on}) as newest
    from unnest(${sourceKeys}::text[]) with ordinality s (source, at) order by at`)
}

/** An item, as everybody who reads the month reads it; `record` only for those who may see it. */
export type Item = {
  ref: string
  source: SourceKey
  says: string
  direction: Direction
  basis: Basis
  periodTo: Temporal.PlainDate
  recordedOn: Temporal.PlainDate
  counted: number | null
  outOf: number | null
  impact: string | null
  doing: string
  answeredOn: Temporal.PlainDate | null
  /** How many actions came of what it says, and how many of them were checked. */
  raised: number
  verified: number
  /** Somebody wrote it, and it is no record of Hearth's. */
  isWritten: boolean
  record: string | null
  /** What a child said on a visit: read where such words are read. */
  isSaidOnVisit: boolean
}

export function listItems(
  tx: Tx,
  { period: { from, to }, source, question }: { period: Period; source: SourceKey; question: PracticeQuestionKey },
  asked: AskedPage,
): Promise<ListPage<Item>> {
  const columns = sql`i.ref, i.source, i.says, i.direction, i.basis, i.period_to as "periodTo", i.recorded_on as "recordedOn", i.counted, i.out_of as "outOf", i.impact, i.doing, i.answered_on as "answeredOn",
    i.written_by is not null as "isWritten", coalesce(a.raised, 0) as raised, coalesce(a.verified, 0) as verified,
    exists (select from evidence_records r where r.item_id = i.id and r.words_id is not null) as "isSaidOnVisit",
    (select coalesce((select ref from pieces where id = r.piece_id), (select ref from voices where id = r.voice_id)) from evidence_records r where r.item_id = i.id) as record`
  const where = [
    sql`i.state = 'standing'`,
    sql`i.source = ${source}`,
    sql`${question} = any (i.questions)`,
    sql`i.period_to between ${from} and ${to}`,
  ]
  const table = sql`evidence_items i`
  // Numbers are drawn by chance, and say nothing of order.
  const order = [sql`i.period_to`, sql`i.says`, sql`i.id`]
  return listPage<Item>(
    tx,
    {
      columns,
      from: sql`evidence_items i left join lateral actions_of_items(array[i.id]) a on true`,
      counted: table,
      where,
      order,
      newestFirst: true,
      toItsEnd: true,
    },
    asked,
  )
}
