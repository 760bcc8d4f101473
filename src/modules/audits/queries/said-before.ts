import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { evidencePrefix, ownGradePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { type Action, actionsOf } from '#modules/actions/index.ts'
import { recordsOf } from '#modules/register/index.ts'
import { empty, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { part, together } from '#platform/sql/together.ts'
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

const nothing: SaidBefore = { last: null, grades: [], actions: [], review: null }

/** Nothing is looked for where it is not `wanted`. What goes by the person, or is restricted, stands beside no other audit: a page is looked at together. */
export async function findSaidBefore(tx: Tx, audit: Audit, tool: Tool, wanted: boolean): Promise<SaidBefore> {
  if (!wanted) return nothing
  // Of each record of the household the one closed last, found by its index: however many years lie behind it.
  const before = (also: Sql) => sql`select last.* from unnest(${recordsOf(sql`${audit.householdId}::int`)}) record,
    lateral (select piece.id, piece.ref, a.scheduled_for as "on", piece.state_since, (piece.state_since at time zone 'Europe/London')::date as "closedOn"
      from pieces piece join audits a on a.id = piece.id
      where piece.household_id = record and piece.stream = 'audit' and piece.state = 'closed' and piece.sight = 'household'
        and (a.scheduled_for, a.id) < (${audit.scheduledFor}::date, ${audit.id}::int) and ${seesWhole}${also}
      order by piece.state_since desc, piece.id desc limit 1) last
    order by last.state_since desc, last.id desc limit 1`
  const found = await together(
    tx,
    {
      last: part<{ ref: string; closedOn: Temporal.PlainDate }>(sql`select ref, "closedOn" from audit_before`, {
        closedOn: 'day',
      }),
      grades: part<GradeBefore>(
        sql`select n.question, n.child_id as "childId", n.value from answers n
          where n.piece_id = (select id from audit_before) and n.question = any (${gradesAskedOf(tool)})`,
        {},
      ),
      actions: actionsOf(sql`(select id from audit_before)`),
      review: part<NonNullable<SaidBefore['review']>>(
        sql`select r.ref, r."on", n.value #>> '{}' as words from review_before r
          join answers n on n.piece_id = r.id and n.question = 'fro.recommendations' and n.value #>> '{}' <> ''`,
        { on: 'day' },
      ),
    },
    sql`with audit_before as materialized (${before(empty)}), review_before as materialized (${before(sql` and a.kind = 'review_linked'`)})`,
  )
  return { ...found, last: found.last[0] ?? null, review: found.review[0] ?? null }
}

/** A section's grade by whoever gave one: the auditor, of a child also their IRO, and the moderator where seen differently. */
const gradesAskedOf = (tool: Tool): string[] => [
  ...irosQuestions,
  ...gradedSections(tool).flatMap(({ key }) => [`${key}.grade`, `${evidencePrefix}${key}`, `${ownGradePrefix}${key}`]),
]
