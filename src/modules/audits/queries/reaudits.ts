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
