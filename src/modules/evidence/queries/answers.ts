import type { Answer } from '#modules/forms/index.ts'
import { nameAt } from '#modules/people/index.ts'
import { empty, sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** Every answer of a piece that this person may read (a worker's reflection is not everybody's). Whoever saved some of its hundreds
 * is looked up once. */
export const listAnswers = (tx: Tx, pieceId: number, section?: string): Promise<Answer[]> =>
  tx.many<Answer>(answersOf(pieceId, section).query)

/** The same, to be asked together with what else is wanted. `section`: for somebody who may read of one alone, so that it is not asked of
 * each answer of the others. */
export const answersOf = (pieceId: number, section?: string) =>
  part<Answer>(
    sql`
    with given as materialized (select * from answers where piece_id = ${pieceId} ${section ? sql`and section = ${section}` : empty}),
      savers as materialized (select s.id, s.name, exists (select from history y where y.table_name = 'people' and y.row_id = s.id
          and y.was ->> 'name' <> s.name) as renamed from people s where s.id = any (array(select distinct saved_by from given)))
    select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
      n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", case when p.renamed then as_it_read('people', p.id, 'name', n.saved_at, p.name) else p.name end as "savedBy", n.saved_at as "savedAt"
    from given n left join savers p on p.id = n.saved_by order by n.id`,
    { savedAt: 'moment' },
  )

/** The answers as they stood at a moment: for each the newest version saved by then. */
export function listAnswersAsOf(tx: Tx, pieceId: number, at: Temporal.Instant): Promise<Answer[]> {
  return tx.many<Answer>(sql`
    select distinct on (versions.id) versions.id, section, question, "childId", value, explanation, evidence, "broughtForward", version,
      "savedById", ${nameAt('p', '"savedAt"')} as "savedBy", "savedAt"
    from (
      select n.id, n.section, n.question, n.child_id as "childId", n.value, n.explanation, n.evidence,
        n.brought_forward as "broughtForward", n.version, n.saved_by as "savedById", n.saved_at as "savedAt"
      from answers n where n.piece_id = ${pieceId}
      union all
      select n.id, w.section, w.question, w.child_id, w.value, w.explanation, w.evidence, w.brought_forward, w.version, w.saved_by, w.saved_at
      from answers n
      join history y on y.table_name = 'answers' and y.row_id = n.id
      cross join lateral jsonb_populate_record(null::answers, y.was) w
      where n.piece_id = ${pieceId}
    ) versions left join people p on p.id = versions."savedById"
    where "savedAt" <= ${at} order by versions.id, "savedAt" desc, version desc`)
}
