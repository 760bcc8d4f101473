import type { Grade, RuleKey } from '#framework/a2-audit-tool/types.ts'
import type { Views } from '#framework/a2-audit-tool/of-record.ts'
import { nameAt } from '#modules/people/index.ts'
import { sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

/** A service manager's leave to grade above a limit. */
export type Leave = { rule: RuleKey; by: string | null; reason: string }

/** The sections that those who settled or decided saw differently, with the grade they saw; what may be graded above a limit; and
 * whether the alerts that the audit raised have all been decided: then L1 lets go, the same for everybody who asks. */
export const settledOf = (pieceId: number) =>
  part<Settled>(
    sql`
    select (select details -> 'views' from moves where piece_id = ${pieceId} and move in ('settle', 'decide')
        order by at desc, id desc limit 1) as views,
      (select coalesce(json_agg(json_build_object('rule', d.rule, 'by', ${nameAt('p', 'd.given_at')}, 'reason', d.reason) order by d.given_at, d.rule), '[]')
        from dispensations d left join people p on p.id = d.given_by where d.audit_id = ${pieceId}) as leaves,
      alert_settled(${pieceId}) as "alertCleared"`,
    {},
  )

type Settled = {
  views: Readonly<Record<string, { grade: Grade }>> | null
  leaves: Leave[]
  alertCleared: boolean
}

export function gradesIn(views: Settled['views']): Views {
  return Object.fromEntries(Object.entries(views ?? {}).map(([section, { grade }]) => [section, grade]))
}
