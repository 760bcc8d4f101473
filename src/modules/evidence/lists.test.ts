import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { addToList, endOnList, lowerSight, nameDeputy, raiseSight } from './commands/lists.ts'

describe('who knows of a piece whose class was raised', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const as = <T>(key: string, work: (tx: Tx) => Promise<T>, now = testNow) => database.asPerson(people[key]!, now, work)
  const begun = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, moderatorId: people['iro-2']! }),
  )
  let { ref } = begun
  const pieces = () => sql`select id from pieces where ref = ${ref}`
  const seenBy = async (now = testNow) => {
    const seen: string[] = []
    for (const key of Object.keys(people))
      if ((await as(key, (tx) => tx.many(pieces()), now)).length > 0) seen.push(key)
    return seen.toSorted()
  }
  const idOf = async () => (await database.asSystem(testNow, (tx) => tx.one<{ id: number }>(pieces()))).id

  test('is raised by whoever it is with, and then known to them and to those who are on every list', async () => {
    for (const key of ['fsw-3', 'qa-1', 'qa-head', 'hos-1', 'lado-1'])
      await assert.rejects(
        as(key, (tx) => raiseSight(tx, ref, 'restricted', 'x')),
        /permission|raised by/,
        key,
      )
    const old = ref
    ref = await as('fro-1', (tx) => raiseSight(tx, ref, 'restricted', 'It is said of a carer.'))
    assert.match(ref, /^A-\d{10}$/)
    assert.deepEqual(await seenBy(), ['fro-1', 'lado-1', 'sm-1'])
    assert.deepEqual(await database.asSystem(testNow, (tx) => tx.many(sql`select from pieces where ref = ${old}`)), [])
  })

  test('leaves nothing under its old number, and in the trail the matter alone', async () => {
    const left = await database.asOwner((client) =>
      client.query(
        `select kind from trail where piece_id = $1 or (matter is not null and (household_id is not null or piece_id is not null))
        union all select table_name from history where row_id = $1 and table_name in ('pieces', 'audits', 'audit_children')`,
        [begun.id],
      ),
    )
    assert.deepEqual(left.rows, [])
  })

  test('is told on by whoever holds it, from, until and why; and by nobody else', async () => {
    const id = await idOf()
    await assert.rejects(
      as('hos-1', (tx) =>
        tx.run(sql`insert into need_to_know (matter, person_id, from_at, why, given_by)
      select gen_random_uuid(), actor(), request_now(), 'x', actor()`),
      ),
      /row-level security/,
    )
    await as('fro-1', (tx) => addToList(tx, id, { personId: people['tm-1']!, why: 'The household is theirs.' }))
    await as('sm-1', (tx) =>
      addToList(tx, id, { personId: people['cd-1']!, why: 'To decide.', until: testNow.add({ hours: 24 }) }),
    )
    assert.deepEqual(await seenBy(), ['cd-1', 'fro-1', 'lado-1', 'sm-1', 'tm-1'])
    assert.deepEqual(await seenBy(testNow.add({ hours: 25 })), ['fro-1', 'lado-1', 'sm-1', 'tm-1'])
    // Whoever is on it and does not hold it tells nobody on.
    await assert.rejects(
      as('tm-1', (tx) => addToList(tx, id, { personId: people['tm-2']!, why: 'x' })),
      /row-level security/,
    )
    const { line } = await as('fro-1', (tx) =>
      tx.one<{ line: number }>(sql`select id as line from need_to_know where person_id = ${people['tm-1']!}`),
    )
    await as('fro-1', (tx) => endOnList(tx, id, line))
    assert.deepEqual(await seenBy(testNow.add({ hours: 25 })), ['fro-1', 'lado-1', 'sm-1'])
  })

  test('stands with the deputy while its holder is away, never with whoever covers; and with the Executive Director when nobody is there', async () => {
    const id = await idOf()
    const away = (key: string, cover: string) =>
      database.asOwner((client) =>
        client.query(
          `insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, '2026-11-24', '2026-11-26')`,
          [people[key], people[cover]],
        ),
      )
    await away('fro-1', 'fro-2')
    const then = Temporal.Instant.from('2026-11-24T08:00:00Z')
    const standIn = () =>
      database.asSystem(then, (tx) =>
        tx.one<{ n: number }>(
          sql`select coalesce(sum(stand_in(matter, '2026-11-24')), 0)::int as n from left_alone('2026-11-24') as matter`,
        ),
      )
    assert.deepEqual(await seenBy(then), ['fro-1', 'lado-1', 'sm-1'])
    await standIn()
    assert.deepEqual(await seenBy(then), ['ed-1', 'fro-1', 'lado-1', 'sm-1'])
    await as('fro-1', (tx) =>
      nameDeputy(tx, id, { holderId: people['fro-1']!, deputyId: people['hos-1']!, why: 'She knows the family.' }),
    )
    assert.equal((await standIn()).n, 1)
    assert.equal((await standIn()).n, 0, 'once')
    assert.deepEqual(await seenBy(then), ['ed-1', 'fro-1', 'hos-1', 'lado-1', 'sm-1'])
    assert.deepEqual(await seenBy(Temporal.Instant.from('2026-11-27T08:00:00Z')), ['fro-1', 'lado-1', 'sm-1'])
  })

  test('is lowered by the Service Manager and the Local Authority Designated Officer together', async () => {
    await assert.rejects(
      as('fro-1', (tx) => lowerSight(tx, ref, 'It is over.')),
      /together/,
    )
    assert.equal(await as('sm-1', (tx) => lowerSight(tx, ref, 'It is over.')), null)
    assert.equal(await as('sm-1', (tx) => lowerSight(tx, ref, 'It is over.')), null)
    ref = (await as('lado-1', (tx) => lowerSight(tx, ref, 'Unfounded.')))!
    assert.ok((await seenBy()).includes('qa-1') && (await seenBy()).includes('fsw-1'))
  })

  test('is sealed: nobody stays on the list but whom those who seal name', async () => {
    ref = await as('tm-1', (tx) => raiseSight(tx, ref, 'restricted', 'x'))
    // Also whom a line names that only begins later: it ends before it began.
    const later = { personId: people['fsw-1']!, why: 'Later', from: testNow.add({ hours: 48 }) }
    await as('tm-1', async (tx) => addToList(tx, await idOf(), later))
    ref = await as('lado-1', (tx) => raiseSight(tx, ref, 'sealed', 'The manager is a relative.'))
    assert.deepEqual(await seenBy(testNow.add({ hours: 72 })), ['ed-1', 'lado-1'])
    assert.deepEqual(await seenBy(), ['ed-1', 'lado-1'])
    await as('ed-1', async (tx) => addToList(tx, await idOf(), { personId: people['cd-1']!, why: 'To look into it.' }))
    assert.deepEqual(await seenBy(), ['cd-1', 'ed-1', 'lado-1'])
  })
})
