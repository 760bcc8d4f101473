import { sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Audit, State } from '../audit.ts'

/** The audit that this one is a re-audit of, as far as the person may see it. */
export const originalOf = ({ reauditOf }: Pick<Audit, 'reauditOf'>) =>
  part<{ ref: string }>(sql`select ref from audits where id = ${reauditOf}`, {})

/** The newest re-audit planned from this audit. */
export const plannedReauditOf = (id: number) =>
  part<{ ref: string; state: State }>(
    sql`select ref, state from audits where reaudit_of = ${id} and state <> 'cancelled' order by id desc limit 1`,
    {},
  )
