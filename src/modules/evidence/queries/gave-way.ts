import type { Value } from '#framework/forms/answered.ts'
import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

type Version = { value: Value; explanation: string; evidence: string; by: string | null; at: Temporal.Instant }

/** What one person had answered, and the answer that was put in its place. */
export type Replaced = {
  section: string
  question: string
  childId: number | null
  was: Version
  is: Version
  wrote: number
}

/** Every answer of a piece in whose place somebody else put another, or that was shown beside another and given up for it,
 * the newest change first. Whoever may read the answer
 * today may read what stood there before (row-level security). */
export async function listReplaced(tx: Tx, pieceId: number): Promise<Replaced[]> {
  const rows = await tx.many<Omit<Replaced, 'was' | 'is'> & Version & Next>(sql`
    with versions as (
      select n.id, n.section, n.question, n.child_id, n.value, n.explanation, n.evidence, n.brought_forward, n.settled, n.version, n.saved_by, n.saved_at
      from answers n where n.piece_id = ${pieceId}
      union all
      select n.id, w.section, w.question, w.child_id, w.value, w.explanation, w.evidence, w.brought_forward, w.settled, w.version, w.saved_by, w.saved_at
      from answers n
      join history y on y.table_name = 'answers' and y.row_id = n.id
      cross join lateral jsonb_populate_record(null::answers, y.was) w
      where n.piece_id = ${pieceId}
    ), followed as (
      select *, lead(value) over next as next_value, lead(explanation) over next as next_explanation,
        lead(evidence) over next as next_evidence, lead(settled) over next as next_settled, lead(saved_by) over next as next_by, lead(saved_at) over next as next_at
      from versions window next as (partition by id order by version)
    )
    select f.section, f.question, f.child_id as "childId", f.saved_by as wrote, f.value, f.explanation, f.evidence, ${nameAt('writer', 'f.saved_at')} as by, f.saved_at as at,
      f.next_value as "nextValue", f.next_explanation as "nextExplanation", f.next_evidence as "nextEvidence",
      ${nameAt('changer', 'f.next_at')} as "nextBy", f.next_at as "nextAt"
    from followed f join people writer on writer.id = f.saved_by left join people changer on changer.id = f.next_by
    where f.next_at is not null and (f.next_by is distinct from f.saved_by or f.next_settled) and not f.brought_forward
    order by f.next_at desc, f.id limit 200`)
  return rows.map((row) => ({
    ...{ section: row.section, question: row.question, childId: row.childId, wrote: row.wrote },
    was: { value: row.value, explanation: row.explanation, evidence: row.evidence, by: row.by, at: row.at },
    is: {
      ...{ value: row.nextValue, explanation: row.nextExplanation, evidence: row.nextEvidence },
      ...{ by: row.nextBy, at: row.nextAt },
    },
  }))
}

type Next = {
  nextValue: Value
  nextExplanation: string
  nextEvidence: string
  nextBy: string | null
  nextAt: Temporal.Instant
}
