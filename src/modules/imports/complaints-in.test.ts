import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaints } from '#modules/complaints/index.ts'
import { aPerson } from '#modules/people/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound } from '#platform/problems.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import { takeBack } from './commands/take-back.ts'
import { aComplaintRow, aFile, aHousehold, type Cells, column } from './testing.ts'

/* Complaints come in by file through whoever keeps them, and nobody else knows what was in it. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
const other = await database.asOwner(async (client) => {
  await client.query(`update households set source_id = 'H1' where id = ${household.id}`)
  return (await aPerson(asTx(client), { name: 'Another officer', roles: ['complaints_officer'] })).id
})
const idOf = (key: string) => (key === 'other' ? other : people[key]!)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(idOf(key), testNow, work)
const row = (id: string, cells: Cells = {}) => aComplaintRow({ item_id: id, ...cells })
const answered = { responded_date: '2026-11-10', outcome: 'PARTLY' }

const proposed = (rows: readonly Cells[], key = 'complaints-1') =>
  as(key, (tx) => propose(tx, { files: [aFile('complaints_compliments', rows)], by: idOf(key), today }))
async function bring(rows: readonly Cells[], key = 'complaints-1') {
  const { importId, proposals } = await proposed(rows, key)
  const outcomes = proposals[0]!.changes.map(({ outcome }) => outcome)
  if (outcomes.some((one) => one === 'new' || one === 'changed'))
    await as(key, (tx) => commit(tx, { importId, by: idOf(key), today, leavesOutErrors: true }))
  return { importId, outcomes, errors: proposals[0]!.errors }
}
const refOf = async (id: string) =>
  String(
    (
      await column(
        database,
        `select p.ref from pieces_brought b join pieces p on p.id = b.piece_id where b.source_id = '${id}' and b.taken_back_at is null`,
      )
    )[0],
  )
const find = async (id: string, key = 'complaints-1') => {
  const ref = await refOf(id)
  return as(key, (tx) => complaints.find(tx, ref))
}
const messages = () => column(database, `select to_id || ' ' || kind || ' ' || path from messages order by id`)

describe('8.1 a complaint that comes in by file', () => {
  test('stands as the file says it: open ones are received, the others over', async () => {
    const before = await messages()
    await bring([
      row('A1'),
      row('A2', answered),
      row('A3', { outcome: 'WITHDRAWN' }),
      row('A4', { about_person: '' }),
      row('A5', { about_person: 'Y', ...answered }),
      row('A6', { household_id: '', stage: 'LGSCO', ...answered }),
    ])
    const stands = await Promise.all(
      ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'].map(async (id) => {
        const { state, isApart, managerId, answeredOn } = await find(id)
        const who = Object.keys(people).find((key) => people[key] === managerId)
        return [id, state, isApart, who, answeredOn && String(answeredOn)]
      }),
    )
    assert.deepEqual(stands, [
      ['A1', 'received', false, 'tm-1', null],
      ['A2', 'closed', false, 'tm-1', '2026-11-10'],
      ['A3', 'called_off', false, 'tm-1', null],
      // Nobody answers a complaint about themselves, and the file does not say about whom it is.
      ['A4', 'received', true, 'sm-1', null],
      ['A5', 'closed', true, 'complaints-1', '2026-11-10'],
      ['A6', 'closed', false, 'sm-1', null],
    ])
    assert.deepEqual((await messages()).slice(before.length), [], 'whoever brought them in has them')
    assert.equal((await find('A1')).said!['theme'], 'Delay')
    assert.equal((await find('A1', 'tm-1')).ref, await refOf('A1'))
  })

  test('the same file again is nothing; a changed row changes it; a compliment is left out and said', async () => {
    assert.deepEqual((await bring([row('A1'), row('A4', { about_person: '' })])).outcomes, ['unchanged', 'unchanged'])
    const { outcomes, errors } = await bring([row('A1', answered), row('A9', { kind: 'COMPLIMENT' })])
    assert.deepEqual(outcomes, ['changed'])
    assert.deepEqual(
      errors.map(({ row: at, code }) => `${at} ${code}`),
      ['3 compliment'],
    )
    assert.equal((await find('A1')).state, 'closed')
    assert.deepEqual((await bring([row('A1', { ...answered, about_person: 'Y' })])).outcomes, ['left'])
  })

  test('another officer makes none of them twice, and learns nothing of what a list alone knows', async () => {
    const { importId, outcomes } = await bring(
      [row('A4', { about_person: '', theme: 'Other' }), row('A2', answered)],
      'other',
    )
    assert.deepEqual(outcomes, ['left', 'left'])
    const said = await as('other', (tx) =>
      tx.many<{ message: string; before: unknown }>(
        sql`select message, before from import_changes where import_id = ${importId} and outcome = 'left' and row_number = 2`,
      ),
    )
    assert.deepEqual(said, [
      {
        message: 'Hearth holds this already, and other people keep it: nothing of it is changed from here.',
        before: null,
      },
    ])
    assert.deepEqual(await column(database, `select count(*)::int from complaints`), [6])
  })

  test('is taken back with its import', async () => {
    const { importId } = await bring([row('T1'), row('T2', { about_person: 'Y' })])
    const [one, two] = [await refOf('T1'), await refOf('T2')]
    const plan = await as('complaints-1', (tx) =>
      takeBack(tx, { importId, by: people['complaints-1']!, because: 'The wrong file' }),
    )
    assert.deepEqual([plan.stays, plan.goesBack.length], [[], 2])
    for (const ref of [one, two])
      assert.deepEqual(await column(database, `select state from pieces where ref = '${ref}'`), ['cancelled'])
    assert.deepEqual((await bring([row('T1')])).outcomes, ['new'])
  })

  test('is refused with what is wrong at its row', async () => {
    const { proposals } = await proposed([
      row('B1', { household_id: 'H9' }),
      row('B2', { from_role: 'NEIGHBOUR' }),
      row('B3', { outcome: 'UPHELD' }),
      row('B4', { received_date: '2027-11-01' }),
    ])
    assert.deepEqual(
      proposals[0]!.errors.map(({ row: at, column: name, code }) => `${at} ${name} ${code}`),
      [
        '2 household_id unknown_household',
        '3 from_role unknown_code',
        '4 responded_date outcome_without_day',
        '5 received_date after_today',
      ],
    )
  })
})

describe('8.1 a file of complaints', () => {
  test('is refused to whoever may not bring it in, and nothing of it is kept; others are not mixed with it', async () => {
    for (const key of ['qa-1', 'qa-head', 'sm-1']) {
      const { importId, proposals } = await proposed([row('Q1')], key)
      assert.deepEqual(
        proposals.map(({ kind, errors }) => [kind, errors.map(({ code }) => code)]),
        [[null, ['not_theirs']]],
      )
      assert.deepEqual(
        await column(database, `select length(content) from import_files where import_id = ${importId}`),
        [0],
      )
      assert.deepEqual(
        await column(
          database,
          `select count(*)::int from import_changes where import_id = ${importId} and outcome <> 'error'`,
        ),
        [0],
      )
    }
    await assert.rejects(proposed([row('Q1')], 'tm-1'))
    const mixed = await as('complaints-1', (tx) =>
      propose(tx, {
        files: [aFile('complaints_compliments', [row('Q2')]), aFile('fostering_households', [aHousehold()])],
        by: people['complaints-1']!,
        today,
      }),
    )
    assert.deepEqual(
      mixed.proposals.map(({ kind }) => kind),
      ['complaints_compliments', null],
    )
  })

  test('its import, its rows and what was answered about it are there for those who keep complaints alone', async () => {
    const { importId } = await proposed([row('S1', { about_person: 'Y' }), row('S2', { kind: 'COMPLIMENT' })])
    for (const key of staffKeys.filter((one) => one !== 'complaints-1')) {
      await as(key, async (tx) => {
        const [seen] = await tx.many(sql`select id from imports where id = ${importId}`)
        assert.equal(seen, undefined, key)
        for (const own of [sql`import_files`, sql`import_changes`])
          assert.deepEqual(await tx.many(sql`select id from ${own} where import_id = ${importId}`), [], `${key}`)
        assert.deepEqual(await tx.many(sql`select id from contents_to_read(${importId})`), [], key)
      })
    }
    const trail = await column(database, `select data from trail where data ->> 'import' = '${importId}'`)
    assert.deepEqual(trail, [{ import: importId }], 'no number of rows')
  })

  test('its pages are there for those who keep complaints, and for nobody who brings in other files', async () => {
    const visits = await openVisits(database)
    const { importId } = await proposed([
      row('P1', { about_person: 'Y', theme: 'Zeal' }),
      row('P2', { kind: 'COMPLIMENT' }),
    ])
    const [file] = await column(database, `select id from import_files where import_id = ${importId}`)
    const pages = [
      `/imports/${importId}`,
      `/imports/${importId}/files/${file}`,
      `/imports/${importId}/files/${file}/refused`,
      `/imports/files/complaints_compliments`,
      `/imports/files/complaints_compliments/example`,
    ]
    for (const path of pages) {
      assert.equal((await (await visits.as('complaints-1')).get(path)).status, 200, path)
      for (const key of ['qa-1', 'qa-head', 'sm-1', 'iro-manager', 'tm-1', 'admin-1'])
        assert.ok([403, 404].includes((await (await visits.as(key)).get(path)).status), `${key} ${path}`)
    }
    const list = await (await visits.as('complaints-1')).get('/imports')
    assert.match(list.text, new RegExp(`/imports/${importId}"`))
    assert.doesNotMatch((await (await visits.as('qa-1')).get('/imports')).text, new RegExp(`/imports/${importId}"`))
    assert.match((await (await visits.as('complaints-1')).get(pages[2]!)).text, /COMPLIMENT/)
    const mine = await (await visits.as('complaints-1')).get('/imports/new')
    assert.match(mine.text, /complaints_compliments/)
    assert.doesNotMatch(mine.text, /fostering_households/)
    assert.deepEqual(visits.problems, [])
    await visits.close()
  })

  test('goes to nobody by cover', async () => {
    const { importId } = await proposed([row('V1')])
    await assert.rejects(
      as('qa-1', (tx) => commit(tx, { importId, by: people['qa-1']!, today })),
      NotFound,
    )
  })
})
