import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { mayConfirm } from './access-change.ts'
import { hangingInWords } from './pages/merging.ts'
import { aPerson } from './testing.ts'

/** Columns that name somebody and are not led on: what was written, done or told, how somebody signs in, and what is given by name. */
const staysAsWritten = new Set(
  `calendar_feeds.person_id calendar_moves.by_id calendar_signatures.person_id evidence_gaps.saved_by evidence_items.ended_by
  engagement_sheets.signed_by evidence_items.written_by evidence_silences.by_id improvement_plans.saved_by law_watch.saved_by slot_changes.answered_by slot_changes.asked_by slot_changes.from_person_id
  slot_changes.to_person_id slot_outside.agreed_by slot_outside.entered_by access_changes.asked_by asides.by_id asides.settled_by access_changes.person_id access_changes.settled_by access_warnings.person_id action_events.by_id
  actions.done_by actions.escalated_to actions.raised_by actions.verified_by alert_entries.by_id alert_lines.by_id
  alert_lines.person_id alerts.cleared_by alerts.decided_by alerts.raised_by answers.saved_by audit_children.added_by audits.made_by
  childs_words.told_by childs_words_heard.by_id clocks.started_by clocks.stopped_by credentials.person_id deputies.deputy_id
  deputies.holder_id deputies.named_by devices.person_id dispensations.given_by form_drafts.saved_by form_versions.published_by
  fresh_links.made_by import_answers.answered_by imports.decided_by imports.started_by invitations.invited_by
  invitations.person_id kept_words.person_id messages.to_id moves.by_id need_to_know.given_by
  need_to_know.in_place_of need_to_know.person_id not_proposed.by_id not_proposed.ended_by_id person_roles.person_id
  pieces.begun_by presence.person_id refusals.person_id sample_draws.drawn_by section_views.by_id section_views.person_id
  sessions.person_id settings.changed_by sight_changes.by_id sign_in_steps.person_id told.by_id told.person_id trail.actor_id
  unfinished_alerts.by_id voice_links.made_by voice_moves.by_id voice_openings.by_id voices.asked_by voices.told_by
  corrected_readings.by_id papers.by_id corrections.asked_by corrections.decided_by fresh_codes.person_id imports.taken_back_by
  lado_reports.signed_by limit_answers.answered_by limit_answers.withdrawn_by midways.officer_id monthly_returns.manager_id monthly_returns.signed_by return_acknowledgements.person_id leader_visits.with_id sealed_openings.by_id sealed_records.erased_by sealed_records.sealed_by withdrawn_settings.changed_by withdrawn_settings.withdrawn_by`.split(
    /\s+/,
  ),
)

const database = await freshDatabase()
const { people, teams, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [admin, head] = [await visits.as('admin-1'), await visits.as('qa-head')]
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

type Place = { kind: string; place: string; tab: string; col: string | null }
const places = await own((tx) => tx.many<Place>(sql`select kind, place, tab, col from merge_places() where not silent`))

test('every column that names somebody is led on, or stays as it was written', async () => {
  const columns = await own((tx) =>
    tx.many<{ name: string }>(sql`select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'people'::regclass order by 1`),
  )
  const led = new Set(places.filter(({ kind }) => kind === 'person').map(({ tab, col }) => `${tab}.${col}`))
  const unsaid = columns.map(({ name }) => name).filter((name) => !led.has(name) && !staysAsWritten.has(name))
  assert.deepEqual(unsaid, [], 'say it in merge_places, or here')
  for (const { place } of places) assert.notEqual(hangingInWords(place, 1), `1 ${place}`, place)
})

test('nobody whose record it is says yes: not the one that ends, not the one that stays, not whoever asked', () => {
  const change = { kind: 'records merged', state: 'waiting', askedBy: 1, personId: 2, what: { intoId: 3 } } as const
  const who = (id: number, duty = 'manage_people', actsFor = [id]) => ({ id, duties: new Set([duty]), actsFor })
  const table: readonly [number, string, readonly number[], boolean][] = [
    [1, 'manage_people', [1], false],
    [2, 'manage_people', [2], false],
    [3, 'manage_people', [3], false],
    [4, 'manage_people', [4], true],
    [4, 'confirm_access', [4], true],
    [4, 'confirm_access', [4, 3], false],
    [4, 'confirm_access', [4, 2], false],
    [4, 'take_audits', [4], false],
  ]
  for (const [id, duty, actsFor, may] of table)
    assert.equal(mayConfirm(change, who(id, duty, [...actsFor])), may, `${id} ${duty} ${actsFor}`)
})

/** A second record of fsw-1, with a household, an action and an audit. */
const aSecondRecord = () =>
  own(async (tx) => {
    const { id } = await aPerson(tx, { roles: ['fostering_social_worker'] })
    await tx.run(sql`update households set supervising_worker_id = ${id} where id = ${household.id}`)
    const action = await anAction(tx, { householdId: household.id, ownerId: id })
    const audit = await anAudit(tx, {
      householdId: household.id,
      auditorId: people['fro-1']!,
      workerId: id,
      state: 'in_audit',
    })
    const closed = await anAudit(tx, {
      householdId: household.id,
      auditorId: people['fro-1']!,
      workerId: id,
      state: 'closed',
    })
    return { id, action: action.ref, audit: audit.id, closed: closed.id }
  })

const whose = (one: { action: string; audit: number; closed: number }) =>
  own((tx) =>
    tx.one(sql`select (select supervising_worker_id from households where id = ${household.id}) as household,
      (select owner_id from actions where ref = ${one.action}) as action,
      (select worker_id from audits where id = ${one.audit}) as audit, (select worker_id from audits where id = ${one.closed}) as closed`),
  )

async function saysYes(by: Visitor, personId: number): Promise<number> {
  const { id, version } = await own((tx) =>
    tx.one<{ id: number; version: number }>(
      sql`select id, version from access_changes where person_id = ${personId} and state = 'waiting'`,
    ),
  )
  return (await by.post(`/access-changes/${id}/confirmation`, { version: String(version) })).status
}

describe('two records of one person', () => {
  test('are made one by an administrator and a second person: what is not over is led on, and the other ends', async () => {
    const one = await aSecondRecord()
    const stays = people['fsw-1']!
    const path = `/people/${one.id}/merging`
    assert.match((await admin.get(`/people/${one.id}`)).text, /Two records of one person/)
    assert.match((await admin.post(path, {})).text, /Choose which record stays/)
    assert.match((await admin.post(path, { intoId: String(one.id) })).text, /Choose another record than this one/)
    const chosen = await admin.post(path, { intoId: String(stays) })
    assert.equal(chosen.status, 303)
    const preview = (await admin.get(`${path}?into=${stays}`)).text
    for (const words of ['1 household that they supervise', '1 action', '1 audit of their work'])
      assert.ok(preview.includes(words), words)
    assert.equal((await admin.post(path, { intoId: String(stays), seen: 'yes' })).status, 303)
    const theirs = { household: one.id, action: one.id, audit: one.id, closed: one.id }
    assert.deepEqual(await whose(one), theirs, 'nothing before the second yes')
    assert.match(preview, /href="\/people\/\d+\/merging">Choose another record/)
    const { id: change } = await own((tx) =>
      tx.one<{ id: number }>(sql`select id from access_changes where person_id = ${one.id} and state = 'waiting'`),
    )
    const asked = (await head.get(`/access-changes/${change}`)).text
    for (const words of ['1 household that they supervise', '1 action', 'The two can be parted again'])
      assert.ok(asked.includes(words), `whoever says yes reads: ${words}`)
    assert.equal(await saysYes(admin, one.id), 403)
    assert.equal(await saysYes(head, one.id), 303)
    assert.deepEqual(await whose(one), { household: stays, action: stays, audit: stays, closed: one.id })
    const ended = (await admin.get(`/people/${one.id}`)).text
    assert.match(ended, /This record ended[\s\S]*leads to[\s\S]*Part them again/)
    assert.doesNotMatch(ended, /Let them in again/)
    assert.equal((await admin.post(`/people/${one.id}/reactivation`)).status, 409)
    assert.match(ended, /Record ended[\s\S]*Nobody signs in with this record/)
    assert.doesNotMatch(ended, /[Hh]as left/)
    assert.match((await admin.get(`/people/${stays}`)).text, /leads here since[\s\S]*Part them again/)

    // The action goes to somebody else meanwhile: it stays there, and is counted.
    await own((tx) => tx.run(sql`update actions set owner_id = ${people['fsw-2']!} where ref = ${one.action}`))
    assert.match((await admin.get(`/people/${one.id}/parting`)).text, /Exactly what was led on/)
    assert.equal((await admin.post(`/people/${one.id}/parting`)).status, 303)
    assert.equal(await saysYes(head, one.id), 303)
    assert.deepEqual(await whose(one), { ...theirs, action: people['fsw-2'] })
    const parted = (await admin.get(`/people/${one.id}`)).text
    assert.match(parted, /Changed since, so not given back[^<]*1 action/)
    assert.match(parted, /End their access now/)
    const { rows: trail } = await database.asOwner((client) =>
      client.query<{ kind: string }>(`select kind from trail where kind like 'records %' order by id`),
    )
    assert.deepEqual(
      trail.map(({ kind }) => kind),
      ['records merged', 'records parted'],
    )
  })

  test('a record that others lead to does not end, and none is let in again but by parting', async () => {
    const one = await aSecondRecord()
    await admin.post(`/people/${one.id}/merging`, { intoId: String(people['fsw-3']), seen: 'yes' })
    assert.equal(await saysYes(head, one.id), 303)
    const chain = await admin.post(`/people/${people['fsw-3']}/merging`, { intoId: String(people['fsw-2']) })
    assert.match(chain.text, /Another record leads to this one/)
    assert.equal((await (await visits.as('tm-1')).get(`/people/${one.id}/merging`)).status, 403)
    assert.equal((await admin.get(`/people/${people['admin-1']}/merging`)).status, 403)
  })

  test('nobody calls what leads on but Hearth itself, for what was agreed', async () => {
    await assert.rejects(
      database.asPerson(people['admin-1']!, testNow, (tx) => tx.one(sql`select lead_on(1)`)),
      /insufficient|permission|privilege/i,
    )
    await assert.rejects(own((tx) => tx.one(sql`select lead_on(999999)`)))
  })
})

test('for any of what hangs on somebody: made one and parted again, everything is as before', async () => {
  const standing = (tx: Tx) =>
    tx.one<{ all: unknown }>(sql`select jsonb_build_array(
      (select jsonb_agg(jsonb_build_array(id, supervising_worker_id) order by id) from households),
      (select jsonb_agg(jsonb_build_array(id, iro_id) order by id) from children),
      (select jsonb_agg(jsonb_build_array(id, manager_id) order by id) from teams),
      (select jsonb_agg(jsonb_build_array(id, manager_id, active) order by id) from people),
      (select jsonb_agg(jsonb_build_array(ref, owner_id) order by id) from actions),
      (select jsonb_agg(jsonb_build_array(id, auditor_id, worker_id, moderator_id) order by id) from audits),
      (select jsonb_agg(to_jsonb(pp) order by piece_id, part, person_id) from piece_people pp),
      (select jsonb_agg(to_jsonb(ab) order by id) from absences ab)) as all`)
  const undone = new Error('undone')
  const hang = fc.array(fc.constantFrom('household', 'child', 'team', 'line', 'action', 'auditor', 'worker', 'away'), {
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(hang, fc.constantFrom('fsw-1', 'fro-1', 'tm-1'), async (hung, into) => {
      const run = own(async (tx) => {
        const { id } = await aPerson(tx, { roles: ['fostering_social_worker'] })
        for (const one of hung) {
          if (one === 'household')
            await tx.run(sql`update households set supervising_worker_id = ${id} where id = ${household.id}`)
          if (one === 'child') await tx.run(sql`update children set iro_id = ${id} where id = ${household.childId}`)
          if (one === 'team') await tx.run(sql`update teams set manager_id = ${id} where id = ${teams.north}`)
          if (one === 'line') await tx.run(sql`update people set manager_id = ${id} where id = ${people['fsw-2']!}`)
          if (one === 'action') await anAction(tx, { householdId: household.id, ownerId: id })
          if (one === 'auditor') await anAudit(tx, { householdId: household.id, auditorId: id, state: 'in_audit' })
          if (one === 'worker')
            await anAudit(tx, {
              householdId: household.id,
              auditorId: people['fro-1']!,
              workerId: id,
              state: 'in_audit',
            })
          if (one === 'away')
            await tx.run(
              sql`insert into absences (person_id, from_on, until_on) values (${id}, '2027-01-04', '2027-01-08')`,
            )
        }
        const before = await standing(tx)
        const agreed = async (kind: string) =>
          (
            await tx.one<{
              id: number
            }>(sql`insert into access_changes (person_id, kind, what, state, asked_at, settled_at)
              values (${id}, ${kind}, ${JSON.stringify({ intoId: people[into] })}, 'confirmed', ${testNow}, ${testNow}) returning id`)
          ).id
        await tx.one(sql`select lead_on(${await agreed('records merged')})`)
        const { left } = await tx.one<{ left: number }>(
          sql`select coalesce(sum(count), 0)::int as left from merge_counts('person', ${id}, ${people[into]!})`,
        )
        assert.equal(left, 0, 'everything was led on')
        await tx.one(sql`select * from part_again(${await agreed('records parted')})`)
        assert.deepEqual(await standing(tx), before)
        throw undone
      })
      await assert.rejects(run, (problem) => problem === undone || Promise.reject(problem))
    }),
    { numRuns: 25 },
  )
})
