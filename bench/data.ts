import type pg from 'pg'
import { drawYear } from '#modules/calendar/index.ts'
import { loadDemonstration } from '#modules/demonstration/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Sql } from '#platform/sql/index.ts'
import { begin } from '#src/cli/service.ts'
import { growTenfold } from '#test/blocks/ten-times.ts'
import { freshDatabase, type TestDatabase } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'

/*
 * What the bench measures on. Two axes: ten neighbours, each a whole council beside the first, people included; and a hundred times
 * the years of one council, whose people and whose open work stay the same (decision 15).
 */

/** The demonstration, alone or with nine neighbours. */
export async function aCouncil({ neighbours }: { neighbours: boolean }): Promise<TestDatabase> {
  const database = await freshDatabase()
  const now = Temporal.Now.instant()
  await loadDemonstration(database, { today: londonDate(now), now, say: () => {} })
  await begin(database.connection, 'demonstration')
  await database.asOwner(async (client) => {
    if (neighbours) await growTenfold(client)
    else await client.query('vacuum analyze')
  })
  return database
}

/** A small service with so many audits in all, a hundred a year back from today. */
export async function aServiceOf(audits: number): Promise<{ database: TestDatabase; service: SmallService }> {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  await agreeAYear(database, service)
  await database.asOwner((client) => fillTo(client, audits, service))
  return { database, service }
}

/** A year that Hearth drew for the people of the service, signed by both sides. */
async function agreeAYear(database: TestDatabase, { people }: SmallService): Promise<void> {
  const now = Temporal.Now.instant()
  const year = await database.asPerson(people['qa-1']!, now, (tx) => drawYear(tx, londonDate(now)))
  await database.asOwner(async (client) => {
    const tx = asTx(client)
    for (const [side, who] of [
      ['quality', 'qa-head'],
      ['fostering', 'sm-1'],
    ] as const)
      await tx.run(sql`insert into calendar_signatures (year_id, side, person_id, signed_at)
        values (${year}, ${side}, ${people[who]!}, ${now})`)
    await tx.run(sql`update calendar_years set state = 'agreed' where id = ${year}`)
  })
}

/**
 * More audits are more years of the same service: the households are audited again and again, and the same work is open. With each
 * closed audit stands what it left behind: answers, voices with words, an action, moves, trail and the review that it followed; and a
 * child who lived there for that year, and has no Independent Reviewing Officer any more. Straight into the tables, in bulk.
 */
async function fillTo(client: pg.Client, audits: number, { people, teams }: SmallService): Promise<void> {
  const tx = asTx(client)
  const [fro, iro, worker] = [people['fro-1']!, people['iro-2']!, people['fsw-1']!]
  const each = (statement: Sql) => tx.run(statement)
  const piece = sql`join pieces piece on piece.id = a.id`
  await each(sql`
    insert into households (source_id, carer_type, status, team_id, supervising_worker_id, first_approved_on)
    select 'bench-' || n, 'mainstream', 'approved', ${teams.north}::int, ${worker}::int, '2019-01-01'
    from generate_series((select count(*) + 1 from households), ${households}) n`)
  await each(sql`
    insert into carers (household_id, source_id, position, initials, born_on, approved_from)
    select h.id, 'bench-carer-' || h.id, 1, 'AB', '1975-05-05', '2019-01-01' from households h
    where not exists (select from carers c where c.household_id = h.id)`)
  await each(sql`
    insert into pieces (id, stream, ref, household_id, form_version_id, sight, state, state_since, due_on)
    select s.id, 'audit', 'A-' || s.id, h.id, 1, 'household', case when open then 'in_moderation' else 'closed' end, day,
      case when open then current_date + 3 end
    from generate_series(1, ${audits}::int) n
    cross join lateral (select nextval('pieces_id_seq') as id, n <= 100 and n % 3 = 0 as open, now() - n * interval '87.6 hours' as day) s
    join (select id, row_number() over (order by id) - 1 as place from households) h on h.place = n % ${households}`)
  await each(sql`
    insert into audits (id, kind, scheduled_for, auditor_id, worker_id, moderator_id, period_from, period_to, auditor_grade, moderated_grade,
      final_grade, made_at)
    select piece.id, 'review_linked', day, ${fro}::int, h.supervising_worker_id, ${iro}::int, day - 365, day, 'good', 'good',
      case when piece.state = 'closed' then 'good' end, piece.state_since
    from pieces piece join households h on h.id = piece.household_id cross join lateral (select piece.state_since::date as day) d
    where not exists (select from audits a where a.id = piece.id)`)
  await each(sql`
    insert into answers (piece_id, section, question, value, explanation, saved_by, saved_at)
    select a.id, split_part(q, '.', 1), q, '"good"', 'The record and the child both say so, and the carer does too.', a.auditor_id, a.made_at
    from audits a cross join unnest(${questions}::text[]) q`)
  await each(sql`
    insert into children (source_id, initials, born_on)
    select 'bench-child-' || a.id, 'CD', a.period_from - 3000 from audits a ${piece} where a.phase = 'closed'`)
  const child = sql`join children c on c.source_id = 'bench-child-' || a.id`
  await each(sql`
    insert into placements (child_id, household_id, started_on, ended_on, place, long_term)
    select c.id, piece.household_id, a.period_from, a.period_to, 'U6', false from audits a ${piece} ${child}`)
  await each(sql`insert into audit_children (audit_id, child_id) select a.id, c.id from audits a ${piece} ${child}`)
  await each(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, gatherer_id, state, share, share_chosen, asked_at, given_at, told_at)
    select form.kind, form.form, piece.household_id, a.id, case when form.kind = 'child' then c.id end, case when form.kind = 'child' then ${people['iro-1']!}::int else a.auditor_id end,
      'given', 'carers', true, a.made_at, a.made_at, a.made_at
    from audits a ${piece} ${child} cross join (values ('child', 'fq.yp2'), ('carer', 'fq.fc')) form (kind, form)`)
  await each(sql`
    insert into voice_answers (voice_id, question, value, words, saved_at)
    select v.id, 'fq.yp2.' || q, '"yes"', 'I like it here, and I would like to see my brother more often.', v.given_at
    from voices v cross join unnest(array['home', 'safe', 'school', 'heard']) q`)
  await each(sql`
    insert into voice_moves (voice_id, move, from_state, to_state, by_id, at)
    select v.id, 'give', 'asked', 'given', v.gatherer_id, v.given_at from voices v`)
  await each(sql`
    insert into actions (household_id, piece_id, says, for_whom, owner_id, raised_by, raised_at, priority, due_on, state, evidence, done_on, done_by, verified_on, verified_by)
    select piece.household_id, a.id, 'Agree who may consent to school trips', 'child', a.worker_id, a.auditor_id, a.made_at, 'p3', a.scheduled_for + 30,
      'verified', 'It stands in the plan.', a.scheduled_for + 20, a.worker_id, a.scheduled_for + 25, a.auditor_id
    from audits a ${piece} where a.phase = 'closed'`)
  await each(sql`
    insert into action_events (action_id, kind, by_id, at) select t.id, kind, t.owner_id, t.raised_at
    from actions t cross join unnest(array['raised', 'begun', 'done', 'verified']) kind`)
  await each(sql`
    insert into carer_reviews (household_id, source_id, kind, due_on, held_on, reviewing_officer_id)
    select piece.household_id, 'bench-review-' || a.id, 'annual', a.scheduled_for, a.scheduled_for, ${fro}::int from audits a ${piece} where a.phase = 'closed'`)
  await each(sql`
    insert into moves (piece_id, move, from_state, to_state, by_id, at)
    select a.id, move, from_state, to_state, a.auditor_id, a.made_at from audits a cross join (values
      ('submit', 'in_audit', 'submitted', true), ('moderate', 'in_moderation', 'in_discussion', false), ('settle', 'in_discussion', 'graded', false),
      ('close', 'verifying', 'closed', false)) m (move, from_state, to_state, always) where always or a.phase = 'closed'`)
  await each(sql`
    insert into trail (at, actor_id, kind, household_id, piece_id)
    select a.made_at, a.auditor_id, 'answer saved', piece.household_id, a.id from audits a ${piece} cross join generate_series(1, 10)`)
  await client.query('vacuum analyze')
}

const households = 365

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
