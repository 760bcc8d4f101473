import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAnswer, anAudit, aMove } from '#modules/audits/testing.ts'
import { aChild as aChildRow, aFile, aHousehold, aLink, anEpisode, bring, column } from '#modules/imports/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { counted } from '#test/statements.ts'
import { openVisits, withoutKeys } from '#test/visitor.ts'
import { askingOf, plain } from './merging.testing.ts'

/*
 * Issue 9, section 1: two records of one child are made one by an administrator and a second person, and parted again.
 */

/** Columns that name a child, carer or household and are not led on: what the register itself holds of a child's record that ends stays with
 * it, and so does what goes by the person, is over, or says what was done. Who is who of carers in their stays is said by the merge. */
const staysAsWritten = new Set([
  ...[
    'childs_words.child_id',
    'observations.child_ids',
    'allegations.child_ids',
    'carer_stays.household_id',
    'corrections.household_id',
  ],
  // Read as the record that it leads to: homes_of_slots.
  'leader_cases.household_id',
  ...['trail.household_id', 'sample_draws.drawn'],
  // An exemption names who it was given for, by a notice that named them; what was found in the register of the record that stays is asked anew, as
  // its children may be others now.
  ...['exemptions.child_ids', 'limit_answers.household_id'],
  // What was found on its day is of the record of that day.
  ...['midways.child_id', 'midways.household_id'],
  // Where the child lived on the day on which they said it.
  'engagement_notes.household_id',
  // Of an audit that is over, which keeps its children as it was written.
  'papers.child_id',
])

const database = await freshDatabase()
const { people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [admin, head, quality] = [await visits.as('admin-1'), await visits.as('qa-head'), await visits.as('qa-1')]
const { preview, askFor, saysYes, made, parted } = askingOf(database, 'child', { admin, head })
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

test('every column that names a child, a carer or a household is led on, or stays as it was written', async () => {
  const columns = await column(
    database,
    `select c.conrelid::regclass::text || '.' || a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid in ('children'::regclass, 'carers'::regclass, 'households'::regclass)
     union select table_name || '.' || column_name from information_schema.columns
      where column_name in ('child_ids', 'carer_id', 'household_id') and table_schema = 'public' order by 1`,
  )
  const led = await column(
    database,
    `select tab || '.' || coalesce(col, case when tab = 'alert_entries' then 'child_ids' when kind = 'carer' then 'carer_id' else 'child_id' end)
      from merge_places() where kind <> 'person'`,
  )
  const unsaid = columns.map(String).filter((name) => !led.includes(name) && !staysAsWritten.has(name))
  assert.deepEqual(unsaid, [], 'say it in merge_places, or here')
})

let count = 0
/** Two numbers of one child in the files, each with a household since a day: "K1a" and "K1b". */
async function aChildTwice(second: { from?: string; until?: string; household?: string; born?: string } = {}) {
  count += 1
  const [one, other, first, then] = ['a', 'b', 'x', 'y'].map((letter) => `K${count}${letter}`) as [
    string,
    string,
    string,
    string,
  ]
  const { from = '10/09/2025', until = '', household = then, born = '14/02/2013' } = second
  const iso = (day: string) => day.split('/').toReversed().join('-')
  const { status } = (await bring(database, [
    aFile('fostering_households', [aHousehold({ household_id: first }), aHousehold({ household_id: then })]),
    aFile('header', [aChildRow({ CHILD: one }), aChildRow({ CHILD: other, DOB: born })]),
    aFile('episodes', [
      anEpisode({ CHILD: one, DECOM: '09/04/2025', DEC: '10/09/2025', REC: 'X1' }),
      anEpisode({ CHILD: other, DECOM: from, RNE: 'P', ...(until && { DEC: until, REC: 'X1' }) }),
    ]),
    aFile('household_link', [
      aLink({ child_id: one, household_id: first }),
      aLink({ child_id: other, household_id: household, start_date: iso(from) }),
    ]),
  ])) as unknown as { status?: string }
  assert.ok(status !== 'refused')
  const [stays, ends] = (await column(
    database,
    `select jsonb_build_object('id', id, 'ref', ref, 'number', source_id) from children where source_id in ('${one}', '${other}') order by source_id`,
  )) as Child[]
  const homes = (await column(
    database,
    `select id from households where source_id in ('${first}', '${then}') order by source_id`,
  )) as number[]
  return { stays: stays!, ends: ends!, homes }
}
type Child = { id: number; ref: string; number: string }

const staysOf = (id: number) =>
  column(
    database,
    `select household_id || ' ' || started_on || ' ' || coalesce(ended_on::text, '') from placements where child_id = ${id} order by started_on`,
  )

describe('two records of one child', () => {
  test('are made one: what is not over is read under the record that stays, what is over as it read', async () => {
    const { stays, ends, homes } = await aChildTwice({ until: '01/02/2026' })
    const given = await own(async (tx) => {
      await tx.run(sql`update children set iro_id = ${people['iro-1']!} where id = ${stays.id}`)
      await tx.run(sql`update children set iro_id = ${people['iro-2']!}, initials = 'KK' where id = ${ends.id}`)
      const open = await anAudit(tx, { householdId: homes[1]!, auditorId: people['fro-1']!, state: 'in_audit' })
      const closed = await anAudit(tx, { householdId: homes[1]!, auditorId: people['fro-1']!, state: 'closed' })
      for (const { id } of [open, closed]) {
        await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${ends.id})`)
        await anAnswer(tx, id, 'cyp4.grade', 'good', { childId: ends.id })
      }
      await aMove(tx, closed.id, 'close', 'verifying', 'closed', '2026-11-16')
      const voice = await aVoice(tx, {
        householdId: homes[1]!,
        pieceId: open.id,
        childId: ends.id,
        state: 'asked',
        askedAt: '2026-11-03T10:00:00Z',
      })
      const said = await aVoice(tx, {
        householdId: homes[1]!,
        pieceId: closed.id,
        childId: ends.id,
        state: 'given',
        givenAt: '2026-11-02T10:00:00Z',
      })
      return { open, closed, voice, said }
    })
    const before = (await quality.get(`/audits/${given.closed.ref}`)).text
    assert.match(before, /lived here until Sun 1 February/)
    const path = await askFor(ends.number, stays.ref)
    assert.equal(await saysYes(admin, path), 403)
    assert.deepEqual(await staysOf(stays.id), [`${homes[0]} 2025-04-09 2025-09-10`], 'nothing before the second yes')
    const shown = (await head.get(path)).text
    for (const words of [
      '1 episode of the statutory return',
      '1 open audit that looks at them',
      '1 answer about them',
      '1 question what they think',
    ])
      assert.ok(shown.includes(words), words)
    assert.equal(await saysYes(head, path), 303)

    assert.deepEqual(await staysOf(stays.id), [
      `${homes[0]} 2025-04-09 2025-09-10`,
      `${homes[1]} 2025-09-10 2026-02-01`,
    ])
    const led = await quality.get(`/children/${ends.ref}`)
    assert.equal(led.location, `/children/${stays.ref}`, `${led.status} ${visits.problems.map(String)}`)
    const page = (await quality.get(`/children/${stays.ref}`)).text
    assert.match(page, new RegExp(`${ends.ref} is this child as well`))
    assert.ok(page.includes(given.said.ref), 'what they were asked before, under either record')
    assert.match((await quality.get(`/voices/${given.voice.ref}`)).text, new RegExp(stays.ref))
    assert.match((await quality.get(`/audits/${given.open.ref}`)).text, new RegExp(stays.ref))
    const old = `/audits/${given.open.ref}/sections/cyp4/${ends.ref}`
    const auditor = await visits.as('fro-1')
    for (const visitor of [quality, auditor])
      assert.equal((await visitor.get(old)).location, `/audits/${given.open.ref}/sections/cyp4/${stays.ref}`)
    const late = await auditor.post(old, {
      [`cyp4.grade/${ends.id}:value`]: 'good',
      [`cyp4.grade/${ends.id}:explanation`]: 'She is heard.',
    })
    assert.equal(late.status, 409)
    assert.match(late.text, /are one child[\s\S]*She is heard\./, 'nothing typed is lost')
    assert.equal((await quality.get(`/audits/${given.open.ref}/children/${stays.ref}`)).status, 200)
    assert.equal(plain((await quality.get(`/audits/${given.closed.ref}`)).text), plain(before))
    assert.deepEqual(
      await column(database, `select distinct iro_id from children where id in (${stays.id}, ${ends.id})`),
      [people['iro-1']],
    )

    await parted(ends.ref)
    assert.deepEqual(await staysOf(stays.id), [`${homes[0]} 2025-04-09 2025-09-10`])
    assert.deepEqual(await staysOf(ends.id), [`${homes[1]} 2025-09-10 2026-02-01`])
    assert.equal((await quality.get(`/children/${ends.ref}`)).status, 200)
    assert.equal((await quality.get(`/audits/${given.open.ref}/children/${ends.ref}`)).status, 200)
    assert.deepEqual(await column(database, `select iro_id from children where id = ${ends.id}`), [people['iro-2']])
    const trail = await column(database, `select kind from trail where kind like 'records %' order by id`)
    assert.deepEqual(trail, ['records merged', 'records parted'])
  })

  test('what was changed since they were one is not given back, and is listed', async () => {
    const { stays, ends, homes } = await aChildTwice()
    const voice = await own((tx) => aVoice(tx, { householdId: homes[1]!, childId: ends.id }))
    await made(ends.ref, stays.ref)
    await own((tx) => tx.run(sql`update voices set state = 'asked', version = version + 1 where id = ${voice.id}`))
    await parted(ends.ref)
    assert.deepEqual(await column(database, `select child_id from voices where id = ${voice.id}`), [stays.id])
    assert.match(
      (await admin.get('/records')).text,
      new RegExp(`Changed since[^<]*1 question what they think[^<]*${voice.ref}`),
    )
  })

  test('stays that are equal become one; of one day the later news counts', async () => {
    const { stays, ends, homes } = await aChildTwice({ from: '09/04/2025', until: '10/09/2025' })
    await own((tx) => tx.run(sql`update household_links set household_id = ${homes[0]!} where child_id = ${ends.id}`))
    await own((tx) => tx.run(sql`update placements set household_id = ${homes[0]!} where child_id = ${ends.id}`))
    await own((tx) =>
      tx.run(
        sql`update episodes set reason_new = 'S', ended_on = null, reason_ended = null, as_of = '2025-03-31' where child_id = ${stays.id}`,
      ),
    )
    await own((tx) => tx.run(sql`update episodes set reason_new = 'S' where child_id = ${ends.id}`))
    await made(ends.ref, stays.ref)
    assert.deepEqual(await staysOf(stays.id), [`${homes[0]} 2025-04-09 2025-09-10`])
    await parted(ends.ref)
    assert.deepEqual(await staysOf(stays.id), [`${homes[0]} 2025-04-09 `])
    assert.deepEqual(await staysOf(ends.id), [`${homes[0]} 2025-04-09 2025-09-10`])
  })

  test('what cannot be true of one child is refused, and says which', async () => {
    const overlap = await aChildTwice({ from: '01/08/2025' })
    const refused = async (ends: string, stays: string) => (await preview(ends, stays)).text
    assert.match(
      await refused(overlap.ends.ref, overlap.stays.ref),
      /from 1 August 2025 and that of C-\d+ from 9 April 2025 cannot both be/,
    )
    const born = await aChildTwice({ born: '15/03/2014' })
    assert.match(await refused(born.ends.ref, born.stays.ref), /were born on different days/)
    const { stays, ends, homes } = await aChildTwice()
    const audit = await own(async (tx) => {
      const { id, ref } = await anAudit(tx, { householdId: homes[1]!, auditorId: people['fro-1']!, state: 'in_audit' })
      for (const child of [stays, ends]) {
        await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${child.id})`)
        await aVoice(tx, { householdId: homes[1]!, pieceId: id, childId: child.id })
      }
      await anAnswer(tx, id, 'cyp4.grade', 'good', { childId: ends.id })
      return { id, ref }
    })
    assert.match(await refused(ends.ref, stays.ref), new RegExp(`${audit.ref} looks at both`))
    await database.asOwner((client) => client.query(`delete from answers where piece_id = ${audit.id}`))
    await made(ends.ref, stays.ref)
    assert.deepEqual(await column(database, `select child_id from audit_children where audit_id = ${audit.id}`), [
      stays.id,
    ])
    assert.deepEqual(
      await column(database, `select state from voices where piece_id = ${audit.id} order by child_id`),
      ['to_ask', 'not_given'],
    )
    await parted(ends.ref)
    assert.equal((await column(database, `select child_id from audit_children where audit_id = ${audit.id}`)).length, 2)
    assert.deepEqual(await column(database, `select state from voices where piece_id = ${audit.id}`), [
      'to_ask',
      'to_ask',
    ])
    assert.match(await refused('C-999999', stays.ref), /No child has this reference/)
    assert.match(await refused('', stays.ref), /Name the record that ends/)
    assert.match(await refused(stays.ref, stays.number), /one record already/)
  })

  test('what is restricted is not counted, not named and not moved: the page is the same with and without it', async () => {
    const { stays, ends, homes } = await aChildTwice()
    const look = async () => {
      const { result, statements } = await counted(() => preview(ends.ref, stays.ref))
      return { text: withoutKeys(result.text), statements: statements.toSorted() }
    }
    await look()
    const without = await look()
    const matter = await own(async (tx) => {
      const { id } = await anAudit(tx, { householdId: homes[1]!, auditorId: people['fro-1']!, state: 'in_audit' })
      for (const child of [ends, stays]) {
        await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${child.id})`)
        await anAnswer(tx, id, 'cyp4.grade', 'good', { childId: child.id })
      }
      await aVoice(tx, { householdId: homes[1]!, pieceId: id, childId: ends.id, state: 'started' })
      await tx.run(sql`with alert as (insert into alerts (household_id, raised_at) values (${homes[1]!}, ${testNow}) returning id)
        insert into alert_entries (alert_id, at, came_at, source, piece_id, child_ids) select id, ${testNow}, ${testNow}, 'piece', ${id}, array[${ends.id}]::int[] from alert`)
      return id
    })
    await database.asOwner((client) => client.query(`select take_class($1, 'restricted', gen_random_uuid())`, [matter]))
    assert.deepEqual(await look(), without)
    await made(ends.ref, stays.ref)
    const named = `select count(*)::int from audit_children c join pieces p on p.id = c.audit_id where p.id >= 1000000000 and c.child_id = ${ends.id}
      union all select count(*)::int from answers where piece_id >= 1000000000 and child_id = ${ends.id}
      union all select count(*)::int from voices where piece_id >= 1000000000 and child_id = ${ends.id}
      union all select count(*)::int from alert_entries where child_ids = array[${ends.id}]`
    assert.deepEqual(await column(database, named), [1, 1, 1, 1])
    await parted(ends.ref)
    assert.deepEqual(await column(database, named), [1, 1, 1, 1])
  })

  test('nobody whose case it is asks or says yes, nor whoever covers for the one who asked', async () => {
    const { stays, ends } = await aChildTwice()
    await own((tx) => tx.run(sql`update children set iro_id = ${people['qa-head']!} where id = ${stays.id}`))
    const path = await askFor(ends.ref, stays.ref)
    assert.equal(await saysYes(head, path), 403)
    assert.doesNotMatch((await head.get(path)).text, /Yes, let it happen/)
    assert.match((await admin.get(path)).text, /nobody here can say yes/)
    assert.equal(
      (await admin.post('/records/merging', { kind: 'child', ends: ends.ref, stays: stays.ref, seen: 'yes' })).status,
      409,
    )
    assert.equal((await quality.get('/records')).status, 403)
    assert.equal((await admin.post(`${path}/withdrawal`)).status, 303)
  })
})
