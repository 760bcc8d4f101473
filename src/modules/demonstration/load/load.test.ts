import assert from 'node:assert/strict'
import test from 'node:test'
import { roles } from '#framework/s4-roles.ts'
import { slotsOf, type Standing, standingOf } from '#modules/calendar/index.ts'
import { listFound } from '#modules/exemptions/queries/found.ts'
import { drawByLot } from '#modules/sampling/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { openVisits } from '#test/visitor.ts'
import { loadDemonstration } from './load.ts'

const database = await freshDatabase()
const now = Temporal.Instant.from('2026-11-23T07:30:00Z')
await loadDemonstration(database, { today: Temporal.PlainDate.from('2026-11-23'), now, say: () => {} })

async function count(query: string): Promise<number> {
  return database.asOwner(async (client) => Number((await client.query(query)).rows[0].count))
}

test('the sign-in page has everyone to offer whom it promises', async () => {
  assert.equal(await count(`select count(*) from people where demonstration_key is not null`), 37)
})

test('what is open has a day by which it is due, and what is closed has none', async () => {
  assert.equal(
    await count(
      `select count(*) from pieces where (due_on is null) <> (state in ('closed', 'cancelled', 'called_off'))`,
    ),
    0,
  )
})

const withWork = [
  ...['fro-1', 'fro-2', 'tm-1', 'tm-2', 'tm-3', 'sm-1', 'qa-head', 'qa-1', 'qa-2', 'iro-1', 'iro-2', 'iro-3', 'iro-4'],
  ...['fsw-1', 'fsw-2', 'fsw-3', 'fsw-4', 'fsw-5', 'fsw-6', 'fsw-7', 'fsw-8'],
]

test('everyone with a part in audits finds something to do in “My work”, and nobody more than about seventeen things', async () => {
  await database.asOwner((client) => client.query(`insert into settings (key, value) values ('demonstration', 'true')`))
  const visits = await openVisits(database, now)
  for (const key of withWork) {
    const visitor = await visits.as(key)
    const { text } = await visitor.get('/')
    const [alerts = ''] = text.split('What comes first')
    const own = await Promise.all(['today', 'week', 'later'].map((group) => visitor.get(`/work/${group}`)))
    const things = [alerts, ...own.map((one) => one.text)].join('').split('hearth-work__item').length - 1
    assert.ok(things >= 1 && things <= 18, `${key}: ${things}`)
  }
  await visits.close()
  assert.deepEqual(visits.problems, [])
})

test('each role of section 4 has somebody, and on their first page work, or what is asked of them and where to go', async () => {
  const visits = await openVisits(database, now)
  for (const role of Object.keys(roles)) {
    const { rows } = await database.asOwner((client) =>
      client.query<{ key: string }>(
        `select p.demonstration_key as key from people p join person_roles h on h.person_id = p.id where h.role = $1 and p.demonstration_key is not null limit 1`,
        [role],
      ),
    )
    const key = rows[0]?.key
    assert.ok(key, role)
    const { text } = await (await visits.as(key)).get('/')
    const [own = ''] = text.slice(text.indexOf('<main')).split(/Waiting for others|Finished this month/)
    assert.match(own, /<a class="govuk-link[^"]*" href="[^"]+"/, role)
    if (own.includes('Nothing waits')) assert.match(own, /What is asked of you[^]*What you can do now/, role)
  }
  await visits.close()
})

test('a few audits are stuck, and most are not', async () => {
  const stuck = await count(
    `select count(*) from pieces where due_on < '2026-11-23' and state not in ('closed', 'cancelled', 'called_off')`,
  )
  assert.ok(stuck >= 2 && stuck <= 6, String(stuck))
})

test('the outbox holds what the last days’ moves told, and nothing twice', async () => {
  assert.ok((await count('select count(*) from messages')) > 30)
  assert.equal(
    await count(
      `select count(*) from messages where (sent_at is null) <> (made_at >= '2026-11-17') or made_at >= '2026-11-23'`,
    ),
    0,
  )
  assert.equal(
    await count(`select count(*) from moves m join audits a on a.id = m.piece_id join pieces piece on piece.id = a.id
      where m.to_state = 'in_moderation' and m.at >= '2026-11-17' and not exists (select from messages o
        where o.kind = 'moderation assigned' and o.to_id = a.moderator_id and o.path = '/audits/' || piece.ref and o.made_at = m.at)`),
    0,
  )
  assert.equal(
    await count(`select count(*) from messages where kind = 'safety alert raised' and urgent and sent_at is null`),
    2,
  )
})

test('an overdue action stands on the rung of its ladder that its date asks for', async () => {
  assert.equal(await count(`select count(*) from actions where (escalation_step = 0) <> (escalated_to is null)`), 0)
  for (const step of [0, 1, 2])
    assert.equal(
      await count(
        `select count(*) from actions where state in ('open', 'in_progress') and due_on < '2026-11-23' and escalation_step = ${step}`,
      ),
      1,
    )
})

test('every move and everything done about an action stands in the trail', async () => {
  const moves = await count('select count(*) from moves')
  assert.ok(moves > 5000)
  assert.equal(
    await count(
      `select count(*) from trail where kind in ('audit moved', 'observation moved', 'leader visit moved', 'exemption moved', 'complaint moved', 'escalation moved', 'matter moved')`,
    ),
    moves,
  )
  assert.equal(
    await count(`select count(*) from trail where kind like '%action%'`),
    await count('select count(*) from action_events'),
  )
})

test('homes beyond the usual agree with the register: what is not a month old waits to be found, and all else is spoken of (4.9, 5.14)', async () => {
  const found = await database.asSystem(now, (tx) => listFound(tx, sql`true`, Temporal.PlainDate.from('2026-11-23')))
  const lately = Temporal.PlainDate.from('2026-10-20')
  assert.deepEqual(
    found.filter(({ since }) => Temporal.PlainDate.compare(since, lately) < 0),
    [],
  )
  assert.ok(found.length <= 6, `${found.length} wait`)
  const kinds = async (kind: string) =>
    count(`select count(*) from exemptions where kind = '${kind}' and from_on > '2025-11-23'`)
  assert.ok(
    (await kinds('exception')) >= 4 && (await kinds('exception')) <= 40,
    `${await kinds('exception')} exceptions`,
  )
  assert.ok(
    (await kinds('temporary')) >= 15 && (await kinds('temporary')) <= 45,
    `${await kinds('temporary')} temporary approvals`,
  )
  assert.ok(
    (await count(
      `select count(*) from pieces where stream = 'exemption' and state in ('asked', 'running', 'extended')`,
    )) >= 4,
  )
  assert.ok(
    (await count(
      `select count(*) from monthly_returns where counted -> 'temporary' ->> 'started' = '0' and counted -> 'exception' ->> 'started' = '0'`,
    )) > 0,
    'nil returns exist',
  )
  assert.equal(await count('select count(*) from monthly_returns'), 36)
})

test('complaints of three years, some open, one of them known to few; not every one in time, and none without what was learned (8.1)', async () => {
  const inAYear = await count(`select count(*) from complaints where received_on between '2025-04-01' and '2026-03-31'`)
  assert.ok(inAYear >= 12 && inAYear <= 16, `${inAYear} a year`)
  const states = await database.asOwner(
    async (client) =>
      (
        await client.query(
          `select state, sight, count(*)::int from pieces where stream = 'complaint' and state <> 'closed' group by 1, 2 order by 1, 2`,
        )
      ).rows,
  )
  assert.deepEqual(states, [
    { state: 'answered_1', sight: 'household', count: 1 },
    { state: 'received', sight: 'household', count: 1 },
    { state: 'stage_1', sight: 'household', count: 1 },
    { state: 'stage_1', sight: 'restricted', count: 1 },
    { state: 'stage_2', sight: 'household', count: 1 },
  ])
  const late = await count(`select count(*) from clocks where key = 'clk.cmp_s1' and state = 'late'`)
  const inTime = await count(`select count(*) from clocks where key = 'clk.cmp_s1' and state = 'met'`)
  assert.ok(late > 5 && inTime > late, `${late} late, ${inTime} in time`)
  assert.equal(
    await count(`select count(*) from pieces p where p.stream = 'complaint' and p.state = 'closed'
      and not exists (select from answers n where n.piece_id = p.id and n.question = 'cmp.learned')`),
    0,
  )
})

test('escalations by reviewing officers: about thirty a year of care or support, most of them settled informally, with good practice apart, and some at every step (4.11)', async () => {
  const inAYear = `noticed_on between '2025-04-01' and '2026-03-31'`
  const concerns = await count(`select count(*) from escalations where kind = 'concern' and ${inAYear}`)
  assert.ok(concerns >= 26 && concerns <= 34, `${concerns} a year`)
  const formal = await count(`select count(*) from escalations where formal_on is not null and ${inAYear}`)
  assert.ok(formal >= 5 && formal < concerns / 2, `${formal} formal`)
  assert.ok((await count(`select count(*) from escalations where kind = 'good_practice' and ${inAYear}`)) >= 8)
  assert.deepEqual(
    await counts(
      `select state as what, count(*) from pieces where stream = 'escalation' and state <> 'closed' group by 1`,
    ),
    { noticed: 1, noted: 1, informal: 1, formal_1: 1, formal_2: 1, answered: 1, agreed: 1 },
  )
  assert.equal(
    await count(`select count(*) from escalations e join children c on c.id = e.child_id join piece_people n on n.piece_id = e.id and n.part = 'officer'
      where n.person_id <> c.iro_id`),
    0,
  )
})

test('what children told their reviewing officers: some three notes a child and year, most wishes answered in time, the sheets of twelve months signed (4.12)', async () => {
  const inAYear = `spoken_on between '2025-04-01' and '2026-03-31'`
  const notes = await count(`select count(*) from engagement_notes where ${inAYear}`)
  const children = await count(`select count(distinct child_id) from engagement_notes where ${inAYear}`)
  assert.ok(notes >= 2 * children && notes <= 4 * children, `${notes} notes of ${children} children`)
  const late = await count(`select count(*) from engagement_notes where told_on > wish_by`)
  const inTime = await count(`select count(*) from engagement_notes where told_on <= wish_by`)
  assert.ok(late > 5 && inTime > 3 * late, `${late} late, ${inTime} in time`)
  assert.ok((await count(`select count(*) from engagement_notes where wish_by is not null and told_on is null`)) > 0)
  assert.equal(await count(`select count(*) from engagement_sheets where withdrawn_at is null`), 12)
  assert.equal(
    await count(
      `select count(*) from engagement_notes n where not exists (select from engagement_words w where w.id = n.id)`,
    ),
    0,
  )
})

test('midway reviews: some six in ten of those that were due are held, and some wait (4.11)', async () => {
  const due = await count(`select count(*) from midways where due_on between '2025-04-01' and '2026-03-31'`)
  const held = await count(
    `select count(*) from midways where due_on between '2025-04-01' and '2026-03-31' and held_on is not null`,
  )
  assert.ok(held > due * 0.5 && held < due * 0.75, `${held} of ${due}`)
})

/* Allegations and concerns about the standard of care (domain: 16.1, checks 1, 2, 3 and 10). */

test('what was said of homes has the size of a county of this size, and each kind is counted by itself (4.9, 4.10)', async () => {
  for (const year of [0, 1, 2]) {
    const kinds = await counts(`select kind as what, count(*) from allegations
      where learned_on > date '2026-11-23' - interval '${year + 1} years' and learned_on <= date '2026-11-23' - interval '${year} years' group by 1`)
    isBetween(kinds['allegation'], 13, 17, 'allegations')
    isBetween(kinds['standard_of_care'], 20, 25, 'concerns')
    isBetween(kinds['advice'], 2, 4, 'advice')
  }
  const open = await counts(
    `select kind as what, count(*) from allegations a join pieces p on p.id = a.id where p.state <> 'closed' group by 1`,
  )
  isBetween(open['allegation'], 1, 6, 'open allegations')
  isBetween(open['standard_of_care'], 3, 9, 'open concerns')
  const months =
    await counts(`select 'without' as what, count(*) from generate_series(date '2023-12-01', '2026-10-01', '1 month') m
    where not exists (select from allegations a where a.kind = 'allegation' and date_trunc('month', a.learned_on) = m)`)
  isBetween(months['without'], 3, 14, 'months without an allegation')
})

test('each placement that ended with an allegation or a concern has one, of that child, within twenty working days', async () => {
  const ended =
    await counts(`with ended as (select r.reason, p.household_id, e.child_id, e.ended_on from place_change_reasons r join episodes e on e.id = r.id
      join placements p on p.child_id = e.child_id and p.ended_on = e.ended_on where r.reason in ('ALLEG', 'STAND') and p.household_id is not null)
    select 'all' as what, count(*) from ended union all select 'without', count(*) from ended d where not exists (select from allegations a join pieces p on p.id = a.id
      join answers n on n.piece_id = a.id and n.question = 'alg.safe' and n.child_id = d.child_id and n.value = '"moved_for_good"'
      where p.household_id = d.household_id and d.child_id = any (a.child_ids) and abs(a.learned_on - d.ended_on) <= 28
        and a.kind = case d.reason when 'ALLEG' then 'allegation' else 'standard_of_care' end)`)
  isBetween(ended['all'], 5, 30, 'ended so')
  assert.equal(ended['without'], 0)
})

test('each substantiated allegation was followed by a review of approval that the register has, and one in three of all', async () => {
  const reviews =
    await counts(`with over as (select a.id, p.household_id, a.concluded_on, m.details ->> 'review' as review, m.at::date as on_day,
        (select n.value #>> '{}' from answers n where n.piece_id = a.id and n.question = 'alg.outcome') as outcome
      from allegations a join pieces p on p.id = a.id join moves m on m.piece_id = a.id and m.move = 'reviewed')
    select 'all' as what, count(*) from over union all select 'held', count(*) from over where review = 'held'
    union all select 'substantiated', count(*) from over where outcome = 'substantiated'
    union all select 'substantiated without', count(*) from over where outcome = 'substantiated' and review <> 'held'
    union all select 'not in the register', count(*) from over o where review = 'held' and not exists (select from carer_reviews r
      where r.household_id = o.household_id and r.held_on between o.concluded_on and o.on_day)`)
  isBetween(reviews['substantiated'], 1, 8, 'substantiated')
  assert.ok(reviews['held']! * 3 >= reviews['all']!, JSON.stringify(reviews))
  assert.deepEqual([reviews['substantiated without'], reviews['not in the register']], [0, 0])
})

test('a home of which something was said reads as any other to whoever is not to know', async () => {
  const { rows } = await database.asOwner((client) =>
    client.query<{ home: string; ref: string }>(`select 'H-' || household_id as home, ref from pieces
      where stream = 'allegation' and state <> 'closed'`),
  )
  assert.ok(rows.length > 4)
  const visits = await openVisits(database, now)
  for (const key of ['qa-1', 'fro-1', 'cd-1']) {
    const visitor = await visits.as(key)
    for (const { home, ref } of rows) {
      assert.equal((await visitor.get(`/concerns/${ref}`)).status, 404, key)
      const { status, text } = await visitor.get(`/households/${home}`)
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'))
      if (status === 200)
        assert.doesNotMatch(main, /\bN-\d|\/concerns\/N|[Aa]llegation|matter of concern/, `${key} at ${home}`)
    }
    assert.doesNotMatch((await visitor.get('/')).text, /\/concerns\/N-/)
  }
  await visits.close()
})

test('each draw for a manager’s audit can be drawn again from what is kept of it', async () => {
  const draws = await database.asOwner(
    async (client) => (await client.query('select seed, candidates, drawn from sample_draws')).rows,
  )
  assert.ok(draws.length > 60)
  for (const { seed, candidates, drawn } of draws) assert.equal(drawByLot(seed, candidates), drawn)
})

test('the import found nothing to complain of', async () => {
  assert.equal(await count(`select count(*) from import_changes where outcome = 'error'`), 0)
})

test('each child whose words are kept has a reviewing officer, who asked', async () => {
  assert.equal(
    await count(
      `select count(*) from voices v join children c on c.id = v.child_id where c.iro_id is distinct from v.gatherer_id`,
    ),
    0,
  )
})

/* Observations of practice: lived by their own commands (domain: 48 planned a year, 41 done). */

const counts = (query: string): Promise<Record<string, number>> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ what: string; count: string }>(query)
    return Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)]))
  })
const ofPieces = 'observations o join pieces p on p.id = o.id'
const isBetween = (value: number | undefined, from: number, to: number, what: string) =>
  assert.ok(value !== undefined && value >= from && value <= to, `${what}: ${value}`)

for (const [year, since, until] of [
  ['this year', '2025-11-23', '2026-11-22'],
  ['the year before', '2024-11-23', '2025-11-22'],
  ['two years before', '2023-11-24', '2024-11-22'],
] as const)
  test(`about 48 visits are planned in ${year} and most of them observed, with children there in half (4.4)`, async () => {
    const inYear = `planned_for between '${since}' and '${until}'`
    const {
      seen,
      called_off: calledOff,
      cancelled,
      planned,
    } = await counts(`
      select case when seen_on is not null then 'seen' else p.state end as what, count(*) from ${ofPieces} where ${inYear} group by 1
      union all select 'planned', count(*) from ${ofPieces} where ${inYear}`)
    isBetween(planned, 43, 54, 'planned')
    isBetween(seen, 36, 47, 'observed')
    isBetween(calledOff, 2, 4, 'called off by the family')
    isBetween(cancelled, 3, 5, 'cancelled')
    const { there, alone, no, asked, alert, disagrees, record } = await counts(`
      with visits as (select o.* from ${ofPieces} where ${inYear} and seen_on is not null),
        said as (select n.*, n.value #>> '{}' as v from answers n join visits v on v.id = n.piece_id)
      select 'there' as what, count(*) from visits where child_ids <> '{}' and kind <> 'assessment'
      union all select 'alone', count(distinct piece_id) from said where question = 'obs.child_alone_by' and v <> 'nobody'
      union all select 'no', count(distinct piece_id) from said where question = 'obs.child_alone_why_not' and v = 'said_no'
      union all select 'asked', count(distinct piece_id) from said where question = 'obs.child_alone_why_not' and v = 'not_asked'
      union all select 'alert', count(*) from said where question = 'obs.safety_alert' and v = 'yes'
      union all select 'disagrees', count(*) from said where question = 'obs.worker_agrees' and v = 'no'
      union all select 'record', count(*) from said where question = 'obs.record_check' and v = 'no'`)
    isBetween(there, 18, 32, 'child there')
    isBetween(alone, 11, 20, 'spoken to alone')
    isBetween(no, 1, 6, 'said no')
    isBetween(asked, 1, 4, 'not asked')
    isBetween(alert, 0, 2, 'safety alerts')
    isBetween(disagrees, 1, 3, 'worker disagrees')
    isBetween(record, 2, 4, 'record does not match')
  })

test('one stands at each step, so that everybody finds their work (7.6)', async () => {
  const at = await counts(`select p.state as what, count(*) from ${ofPieces} group by 1`)
  for (const state of ['planned', 'prepared', 'seen', 'written', 'answered', 'actions_open'])
    isBetween(at[state], 1, 4, state)
})

test('nobody observes themselves, or a household that they audit in that quarter; no household is watched twice in one', async () => {
  const wrong = await counts(`
    with visits as (select o.*, p.household_id, date_trunc('quarter', o.planned_for) as quarter,
        (select n.person_id from piece_people n where n.piece_id = o.id and n.part = 'observer') as observer,
        (select n.person_id from piece_people n where n.piece_id = o.id and n.part = 'worker') as worker from ${ofPieces})
    select 'themselves' as what, count(*) from visits where observer = worker
    union all select 'audited', count(*) from visits v join pieces p on p.household_id = v.household_id join audits a on a.id = p.id
      where v.observer in (a.auditor_id, a.moderator_id) and date_trunc('quarter', a.scheduled_for) = v.quarter
    union all select 'twice', count(*) from (select from visits where household_id is not null group by household_id, quarter having count(*) > 1) x
    union all select 'of those above', count(*) from visits v join people p on p.id = v.observer where p.manager_id = v.worker
    union all select 'beside nobody', count(*) from leader_cases c join leader_visits l on l.id = c.id
      where not exists (select from visits v where v.household_id = c.household_id and v.observer = l.with_id and v.planned_for = l.planned_for)`)
  assert.deepEqual(wrong, { themselves: 0, audited: 0, twice: 0, 'of those above': 0, 'beside nobody': 0 })
})

test('at least one in three is watched by somebody else than who manages the worker', async () => {
  const { others, all } = await counts(`select 'others' as what, count(*) from observations where not supervises
    union all select 'all', count(*) from observations`)
  assert.ok(others! * 3 >= all!, `${others} of ${all}`)
})

test('everything was done on its day: nothing is dated today, and what was told long ago has gone out', async () => {
  const wrong = await counts(`
    select 'moves' as what, count(*) from moves m join observations o on o.id = m.piece_id where m.at >= '2026-11-23'
    union all select 'trail', count(*) from trail t join observations o on o.id = t.piece_id where t.at >= '2026-11-23'
    union all select 'waiting', count(*) from messages where sent_at is null and made_at < '2026-11-17'`)
  assert.deepEqual(wrong, { moves: 0, trail: 0, waiting: 0 })
})

test('what follows is set where the practice could be better, and checked by somebody else', async () => {
  const { all, verified, own } = await counts(`
    select 'all' as what, count(*) from actions t join observations o on o.id = t.piece_id
    union all select 'verified', count(*) from actions t join observations o on o.id = t.piece_id where t.state = 'verified'
    union all select 'own', count(*) from actions t join observations o on o.id = t.piece_id where t.verified_by = t.owner_id`)
  isBetween(all, 30, 90, 'actions')
  assert.ok(verified! > all! * 0.8 && own === 0, `${verified} of ${all} verified, ${own} by their owner`)
})

/* The agreed year and the leaders' programme (domain: 48 agreed, 41 done, 3 called off; 12 days of leaders, 10 held, 6 in fostering). */

const wholeYears = ['2024-04-01', '2025-04-01']
for (const first of wholeYears)
  test(`the year from ${first} reads as what was lived: watched, excused, missed (3.3, 4.4)`, async () => {
    const slots = await database.asSystem(now, async (tx) => {
      const { id } = await tx.one<{ id: number }>(sql`select id from calendar_years where first_day = ${first}`)
      return slotsOf(tx, id)
    })
    const today = Temporal.PlainDate.from('2026-11-23')
    const stands = (activity: string, ...standings: Standing[]) =>
      slots.filter((one) => one.activity === activity && standings.includes(standingOf(one, one.doneOn, today))).length
    const watched = 'practice_observation'
    assert.equal(slots.filter(({ activity }) => activity === watched).length, 48)
    const most = { in_time: [29, 44], late: [0, 8], excused: [1, 4], no_longer_needed: [1, 4], missed: [2, 6] } as const
    for (const [how, [from, to]] of Object.entries(most)) isBetween(stands(watched, how as Standing), from, to, how)
    isBetween(stands('managers_audit', 'early', 'in_time', 'late'), 28, 36, 'managers’ audits')
    isBetween(stands('leaders_programme', 'early', 'in_time', 'late'), 4, 6, 'leaders in fostering')
    const outside = slots.filter((one) => one.outside && one.settled === null)
    const entered = outside.filter(({ doneOn }) => doneOn !== null).length
    assert.ok(entered > outside.length * 0.9, `${entered} of ${outside.length}`)
  })

test('the year agrees with what was watched: who did is not missed, who was excused had a family that said no', async () => {
  const wrong = await counts(`
    with lines as (select s.*, d.done_on from calendar_years y join slots s on s.year_id = y.id left join slots_done(y.id) d on d.slot_id = s.id
        where y.state = 'agreed' and s.activity = 'practice_observation'),
      visits as (select o.*, p.state, n.person_id as observer from ${ofPieces} join piece_people n on n.piece_id = o.id and n.part = 'observer')
    select 'watched, and missed' as what, count(*) from lines l join visits v on v.observer = l.person_id and v.seen_on between l.period_from and l.period_to
      where l.done_on is null and l.settled is null and is_direct_work(v.kind, v.in_room) and v.state in ('written', 'answered', 'actions_open', 'closed')
    union all select 'excused without reason', count(*) from lines l where l.settled = 'excused'
      and not exists (select from visits v where v.observer = l.person_id and v.state = 'called_off' and v.planned_for between l.period_from and l.period_to)
    union all select 'unsigned', count(*) from calendar_years y where (select count(*) from calendar_signatures g where g.year_id = y.id) <> 2
    union all select 'asked for a quiet day', count(*) from slot_changes c
      where to_char(c.to_due_on, 'MM') = '08' or to_char(c.to_due_on, 'MMDD') >= '1220' or to_char(c.to_due_on, 'MMDD') <= '0102'
    union all select 'alone', count(*) from slot_changes c where c.asked_by = c.answered_by
    union all select 'untold', count(*) from slot_changes c where not exists (select from trail t where t.kind = 'change of the year asked' and t.at = c.asked_at)
    union all select 'agreed alone', count(*) from slot_outside o where o.entered_by = o.agreed_by`)
  for (const [what, found] of Object.entries(wrong)) assert.equal(found, 0, what)
})

test('each side has something to answer, and something to agree that was held outside', async () => {
  const open = await counts(`
    select 'asked by ' || asked_side as what, count(*) from slot_changes where answer is null and withdrawn_at is null group by 1
    union all select 'held by ' || side_of(s.role), count(*) from slot_outside o join slots s on s.id = o.slot_id where o.agreed_by is null group by 1`)
  for (const what of ['asked by quality', 'asked by fostering', 'held by quality', 'held by fostering'])
    isBetween(open[what], 1, 25, what)
})

test('leaders come once a quarter, half of it to fostering; most of what they promise is kept in time (4.16)', async () => {
  for (const first of wholeYears) {
    const year = await counts(`
      with days as (select l.*, p.state from leader_visits l join pieces p on p.id = l.id where l.planned_for >= '${first}' and l.planned_for < date '${first}' + 365)
      select 'agreed' as what, count(*) from days union all select 'held', count(*) from days where held_on is not null
      union all select 'fostering', count(*) from days where held_on is not null and area = 'fostering'
      union all select 'promised', count(*) from actions a join days d on d.id = a.piece_id
      union all select 'kept', count(*) from actions a join days d on d.id = a.piece_id where a.verified_on <= a.due_on`)
    const most = { agreed: [11, 13], held: [9, 12], fostering: [4, 7], promised: [5, 10], kept: [3, 8] } as const
    for (const [what, [from, to]] of Object.entries(most)) isBetween(year[what], from, to, what)
  }
})
