import { sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Audit } from '../audit.ts'
import type { State } from '../steps.ts'

/** The audit that this one is a re-audit of, as far as the person may see it. */
export const originalOf = ({ reauditOf }: Pick<Audit, 'reauditOf'>) =>
  part<{ ref: string }>(sql`select ref from pieces where id = ${reauditOf}`, {})

/** The newest re-audit planned from this audit. */
export const plannedReauditOf = (id: number) =>
  part<{ ref: string; state: State }>(
    sql`select piece.ref, piece.state from audits a join pieces piece on piece.id = a.id
      where a.reaudit_of = ${id} and a.phase <> 'cancelled' order by a.id desc limit 1`,
    {},
  )

/** The newest re-audit of an audit: when that one is inadequate too, the one that follows it, and so on. */
export const newestReauditOf = (pieceId: number) =>
  part<{ state: State; finalGrade: Audit['finalGrade'] }>(
    sql`
    with recursive later as (
      select id, final_grade from audits where reaudit_of = ${pieceId} and phase <> 'cancelled'
      union all
      select a.id, a.final_grade from audits a join later on a.reaudit_of = later.id where a.phase <> 'cancelled'
    ) select piece.state, newest.final_grade as "finalGrade"
      from (select * from later order by id desc limit 1) newest join pieces piece on piece.id = newest.id`,
    {},
  )

/** Another audit of the same review: Hearth plans one once the first is cancelled. */
export const plannedInstead = ({ id, reviewId, state }: Audit) =>
  part<{ ref: string }>(
    sql`select piece.ref from audits a join pieces piece on piece.id = a.id
      where ${state === 'cancelled'} and a.review_id = ${reviewId} and a.id <> ${id} and a.kind = 'review_linked' and a.phase <> 'cancelled' limit 1`,
    {},
  )
