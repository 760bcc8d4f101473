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
  last: Last | null
  grades: readonly GradeBefore[]
  actions: readonly Action[]
  review: Review | null
}

type Last = { ref: string; closedOn: Temporal.PlainDate }
type Review = { ref: string; on: Temporal.PlainDate; words: string }

/** Asked together with what else is read of an audit, where it is wanted: a statement is begun with all that it might look up. What goes by the person, or
 * is restricted, stands beside no other audit: a page is looked at together. */
export function saidBefore(audit: Audit, tool: Tool) {
  // Of each record of the household the one closed last, found by its index: however many years lie behind it.
  const before = (also: Sql) => sql`select last.* from unnest(${recordsOf(sql`${audit.householdId}::int`)}) record,
    lateral (select piece.id, piece.ref, a.scheduled_for as "on", piece.state_since, (piece.state_since at time zone 'Europe/London')::date as "closedOn"
      from pieces piece join audits a on a.id = piece.id
      where piece.household_id = record and piece.stream = 'audit' and piece.state = 'closed' and piece.sight = 'household'
        and (a.scheduled_for, a.id) < (${audit.scheduledFor}::date, ${audit.id}::int) and ${seesWhole}${also}
      order by piece.state_since desc, piece.id desc limit 1) last
    order by last.state_since desc, last.id desc limit 1`
  return {
    first: sql`with audit_before as materialized (${before(empty)}), review_before as materialized (${before(sql` and a.kind = 'review_linked'`)})`,
    parts: {
      last: part<Last>(sql`select ref, "closedOn" from audit_before`, { closedOn: 'day' }),
      grades: part<GradeBefore>(
        sql`select n.question, n.child_id as "childId", n.value from answers n
          where n.piece_id = (select id from audit_before) and n.question = any (${gradesAskedOf(tool)})`,
        {},
      ),
      before: actionsOf(sql`(select id from audit_before)`),
      review: part<Review>(
        sql`select r.ref, r."on", n.value #>> '{}' as words from review_before r
          join answers n on n.piece_id = r.id and n.question = 'fro.recommendations' and n.value #>> '{}' <> ''`,
        { on: 'day' },
      ),
    },
  }
}

const none = sql`select where false`

/** The same where it is not shown. */
export const nothingBefore: ReturnType<typeof saidBefore> = {
  first: empty,
  parts: {
    last: part<Last>(none, { closedOn: 'day' }),
    grades: part<GradeBefore>(none, {}),
    before: { ...actionsOf(sql`null`), query: none },
    review: part<Review>(none, { on: 'day' }),
  },
}

/** A section's grade by whoever gave one: the auditor, of a child also their IRO, and the moderator where seen differently. */
const gradesAskedOf = (tool: Tool): string[] => [
  ...irosQuestions,
  ...gradedSections(tool).flatMap(({ key }) => [`${key}.grade`, `${evidencePrefix}${key}`, `${ownGradePrefix}${key}`]),
]
