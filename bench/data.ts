import type pg from 'pg'
import { sql, asTx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** Brings the database to `audits` audits in all, one a day back from today: more of them is more years of the same
 * service (each household audited once a year), with the same work open. Every one has answers, moves and trail. Straight into the tables, in bulk. */
export async function fillTo(database: TestDatabase, audits: number): Promise<void> {
  await database.asOwner(async (client: pg.Client) => {
    const tx = asTx(client)
    await tx.run(sql`
      insert into households (source_id, carer_type, status, team_id, supervising_worker_id, first_approved_on)
      select 'bench-' || n, 'mainstream', 'approved', t.id, p.id, '2019-01-01'
      from generate_series((select count(*) + 1 from households), 3650) n
      join lateral (select id from teams order by id offset n % 2 limit 1) t on true
      join lateral (select id from people where demonstration_key like 'fsw-%' order by id offset n % 3 limit 1) p on true`)
    await tx.run(sql`
      insert into pieces (id, stream, ref, household_id, form_version_id, sight, state, state_since, due_on)
      select s.id, 'audit', 'A-' || s.id, h.id, 1, 'household', case when open then 'in_moderation' else 'closed' end, day, case when open then current_date + 3 end
      from generate_series((select count(*) + 1 from audits), ${audits}) n
      cross join lateral (select nextval('pieces_id_seq') as id, n <= 100 and n % 3 = 0 as open, now() - n * interval '1 day' as day) s
      join lateral (select id from households order by id offset n % 3650 limit 1) h on true`)
    await tx.run(sql`
      insert into audits (id, kind, scheduled_for, auditor_id, worker_id, moderator_id, period_from, period_to, auditor_grade,
        moderated_grade, final_grade, made_at)
      select piece.id, 'review_linked', day, f.id, h.supervising_worker_id, m.id, day - 365, day, 'good', 'good',
        case when piece.state = 'closed' then 'good' end, piece.state_since
      from pieces piece join households h on h.id = piece.household_id cross join lateral (select piece.state_since::date as day) d
      join lateral (select id from people where demonstration_key like 'fro-%' order by id offset piece.id % 2 limit 1) f on true
      join lateral (select id from people where demonstration_key like 'iro-_' order by id offset piece.id % 2 limit 1) m on true
      where not exists (select from audits a where a.id = piece.id)`)
    await tx.run(sql`
      insert into answers (piece_id, section, question, value, explanation, saved_by, saved_at)
      select a.id, split_part(q, '.', 1), q, '"good"', 'The record and the child both say so, and the carer does too.', a.auditor_id, a.made_at
      from audits a cross join unnest(${questions}::text[]) q
      where not exists (select from answers n where n.piece_id = a.id)`)
    await tx.run(sql`
      insert into moves (piece_id, move, from_state, to_state, by_id, at)
      select a.id, 'submit', 'in_audit', 'submitted', a.auditor_id, a.made_at from audits a
      where not exists (select from moves m where m.piece_id = a.id)`)
    await tx.run(sql`
      insert into trail (at, actor_id, kind, household_id, piece_id)
      select a.made_at, a.auditor_id, 'answer saved', piece.household_id, a.id from audits a join pieces piece on piece.id = a.id cross join generate_series(1, 10)
      where not exists (select from trail t where t.piece_id = a.id)`)
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
