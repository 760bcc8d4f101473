import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Taken } from '../time-taken.ts'

/** How many audits are looked at: the latest, so that it says how it is now, and costs the same in the largest service. */
export const latest = 100

const sections = auditTool.sections.filter(({ part }) => part === 'audit').map(({ key }) => key)

/** The latest audits that were sent in the last twelve months, each with the time from its first saved answer to its last before it was
 * first sent: every version that a person saved counts, what Hearth brought forward does not. Nothing of what is restricted. */
export function listTaken(tx: Tx, today: Temporal.PlainDate): Promise<Taken[]> {
  return tx.many<Taken>(sql`
    with sent as materialized (
      select m.piece_id, min(m.at) as at from moves m where m.move = 'submit' and m.piece_id < ${restrictedFrom}
      group by m.piece_id having min(m.at) >= ${today.subtract({ years: 1 })} order by min(m.at) desc limit ${latest}
    ), saved as (
      select n.piece_id, n.saved_by, n.saved_at from answers n
      where n.piece_id = any (array(select piece_id from sent)) and n.section = any (${sections})
      union all
      select n.piece_id, w.saved_by, w.saved_at from answers n
        join history y on y.table_name = 'answers' and y.row_id = n.id
        cross join lateral jsonb_populate_record(null::answers, y.was) w
      where n.piece_id = any (array(select piece_id from sent)) and n.section = any (${sections}) and n.version > 1
    )
    select piece.ref, a.auditor_id as auditor, (select count(*)::int from audit_children c where c.audit_id = a.id) as children,
      (extract(epoch from max(s.saved_at) - min(s.saved_at)) / 60)::int as minutes
    from sent join audits a on a.id = sent.piece_id join pieces piece on piece.id = a.id
      join saved s on s.piece_id = a.id and s.saved_by is not null and s.saved_at <= sent.at
    group by piece.ref, a.id having count(*) > 1 order by piece.ref`)
}
