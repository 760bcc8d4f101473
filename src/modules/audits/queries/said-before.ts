import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { evidencePrefix, ownGradePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { type Action, actionsOf } from '#modules/actions/index.ts'
import { recordsOf } from '#modules/register/index.ts'
import { empty, type Sql, sql } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Audit } from '../audit.ts'
import { seesWhole } from './find-audit.ts'

export type GradeBefore = { question: string; childId: number | null; value: unknown }

/** What the audit before this one said, as far as this reader may see it whole; and what the review before recommended. */
export type SaidBefore = {
  last: { ref: string; closedOn: Temporal.PlainDate } | null
  grades: readonly GradeBefore[]
  actions: readonly Action[]
  review: { ref: string; on: Temporal.PlainDate; words: string } | null
}

/** Asked together with what else is read of an audit; nothing is looked for where it is not `wanted`. What goes by the person, or is restricted, stands
 * beside no other audit: a page is looked at together. */
export function saidBefore(audit: Audit, tool: Tool, wanted: boolean) {
  const before = (
    also: Sql,
  ) => sql`select piece.id, piece.ref, a.scheduled_for as "on", (piece.state_since at time zone 'Europe/London')::date as "closedOn"
    from audits a join pieces piece on piece.id = a.id
    where ${wanted} and piece.household_id = any (${recordsOf(sql`${audit.householdId}::int`)}) and piece.state = 'closed' and piece.sight = 'household'
      and (a.scheduled_for, a.id) < (${audit.scheduledFor}::date, ${audit.id}::int) and ${seesWhole}${also}
    order by a.scheduled_for desc, a.id desc limit 1`
  return {
    first: sql`with audit_before as materialized (${before(empty)}), review_before as materialized (${before(sql` and a.kind = 'review_linked'`)})`,
    parts: {
      last: part<{ ref: string; closedOn: Temporal.PlainDate }>(sql`select ref, "closedOn" from audit_before`, {
        closedOn: 'day',
      }),
      grades: part<GradeBefore>(
        sql`select n.question, n.child_id as "childId", n.value from answers n
          where n.piece_id = (select id from audit_before) and n.question = any (${gradesAskedOf(tool)})`,
        {},
      ),
      before: actionsOf(sql`(select id from audit_before)`),
      review: part<NonNullable<SaidBefore['review']>>(
        sql`select r.ref, r."on", n.value #>> '{}' as words from review_before r
          join answers n on n.piece_id = r.id and n.question = 'fro.recommendations' and n.value #>> '{}' <> ''`,
        { on: 'day' },
      ),
    },
  }
}

/** A section's grade by whoever gave one: the auditor, of a child also their IRO, and the moderator where seen differently. */
const gradesAskedOf = (tool: Tool): string[] => [
  ...irosQuestions,
  ...gradedSections(tool).flatMap(({ key }) => [`${key}.grade`, `${evidencePrefix}${key}`, `${ownGradePrefix}${key}`]),
]
