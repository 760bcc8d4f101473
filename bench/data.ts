import type pg from 'pg'
import { sql, asTx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** Brings the database to `audits` audits in all: households in proportion, every one with its answers, moves and trail.
 * Straight into the tables, in bulk. */
export async function fillTo(database: TestDatabase, audits: number): Promise<void> {
  await database.asOwner(async (client: pg.Client) => {
    const tx = asTx(client)
    const households = Math.ceil(audits * 0.8)
    const staff = Math.ceil(audits / 50)
    // A service a hundred times as large has a hundred times the people too: what waits for one of them stays as it was.
    await tx.run(sql`
      insert into people (name, email, demonstration_key)
      select 'Bench ' || role || ' ' || n, role || '-' || n || '@bench.example', 'bench-' || role || '-' || n
      from generate_series((select count(*) + 1 from people where demonstration_key like 'bench-fro-%'), ${staff}) n
      cross join unnest(array['fro', 'fsw', 'iro']) role`)
    await tx.run(sql`
      insert into households (source_id, carer_type, status, team_id, supervising_worker_id, first_approved_on)
      select 'bench-' || n, 'mainstream', 'approved', t.id, w.id, '2019-01-01'
      from generate_series((select count(*) + 1 from households), ${households}) n
      join lateral (select id from teams order by id offset n % 2 limit 1) t on true
      join people w on w.demonstration_key = 'bench-fsw-' || (1 + n % ${staff})`)
    await tx.run(sql`
      insert into audits (kind, household_id, template_id, state, state_since, due_on, scheduled_for, auditor_id, worker_id, moderator_id,
        period_from, period_to, auditor_grade, moderated_grade, final_grade, made_at)
      select 'review_linked', h.id, 1, case when open then 'in_moderation' else 'closed' end, now(), case when open then date '2026-11-25' end,
        date '2026-11-19' - (n % 1000)::int, f.id, h.supervising_worker_id, m.id, date '2025-11-19', date '2026-11-19', 'good', 'good',
        case when not open then 'good' end, now()
      from generate_series((select count(*) + 1 from audits), ${audits}) n
      cross join lateral (select (n <= 100 and n % 3 = 0) or n % 50 = 0 as open) s
      join lateral (select id, supervising_worker_id from households order by id offset (n::int) % ${households} limit 1) h on true
      join people f on f.demonstration_key = 'bench-fro-' || (1 + n % ${staff})
      join people m on m.demonstration_key = 'bench-iro-' || (1 + n % ${staff})`)
    await tx.run(sql`
      update audits set auditor_id = (select id from people where demonstration_key = 'fro-1')
      where auditor_id in (select id from people where demonstration_key = 'bench-fro-1')`)
    await tx.run(sql`
      insert into answers (audit_id, section, question, value, explanation, saved_by, saved_at)
      select a.id, split_part(q, '.', 1), q, '"good"', 'The record and the child both say so, and the carer does too.', a.auditor_id, now()
      from audits a cross join unnest(${questions}::text[]) q
      where not exists (select from answers n where n.audit_id = a.id)`)
    await tx.run(sql`
      insert into audit_moves (audit_id, move, from_state, to_state, by_id, at)
      select a.id, 'submit', 'in_audit', 'submitted', a.auditor_id, now() from audits a
      where not exists (select from audit_moves m where m.audit_id = a.id)`)
    await tx.run(sql`
      insert into trail (at, actor_id, kind, household_id, audit_id)
      select now(), a.auditor_id, 'answer saved', a.household_id, a.id from audits a cross join generate_series(1, 10)
      where not exists (select from trail t where t.audit_id = a.id)`)
    await client.query('vacuum analyze')
  })
}

const questions = [
  'safe.grade',
  'wfc1.grade',
  'wfc2.grade',
  'wfc3.grade',
  'rec.grade',
  'ovr.grade',
  'ovr.impact',
  'ovr.strengths',
  'ovr.worries',
  'hdr.case_summary',
]
