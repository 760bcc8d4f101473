import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listClocks } from '#modules/evidence/index.ts'
import { exemptions } from '#modules/exemptions/index.ts'
import { answerPart } from '#modules/exemptions/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import { takeBack } from './commands/take-back.ts'
import { aFile, anExemptionRow, type Cells, column } from './testing.ts'

/* Exemptions, exceptions and temporary approvals come in by file: each row is a piece, as the file says it stands. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
await database.asOwner(async (client) => {
  await client.query(`update households set source_id = 'H1' where id = ${household.id}`)
  await client.query(`update children set source_id = '1001' where id = ${household.childId}`)
})
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)

/** What Quality Assurance proposes with these rows. */
const proposed = (rows: readonly Cells[], now = testNow, key = 'qa-1') =>
  as(
    key,
    async (tx) => propose(tx, { files: [aFile('exemptions', rows)], by: people[key]!, today: londonDate(now) }),
    now,
  )
async function bring(rows: readonly Cells[], now = testNow, key = 'qa-1') {
  const { importId, proposals } = await proposed(rows, now, key)
  const [proposal] = proposals
  assert.deepEqual([proposal!.errors, proposal!.questions], [[], []])
  if (proposal!.changes.some(({ outcome }) => outcome === 'new' || outcome === 'changed'))
    await as(key, (tx) => commit(tx, { importId, by: people[key]!, today: londonDate(now) }), now)
  return { importId, outcomes: proposal!.changes.map(({ outcome }) => outcome) }
}
const day = (days: number) => String(today.subtract({ days }))
const find = async (id: string) => {
  const [ref] = await column(
    database,
    `select p.ref from pieces_brought b join pieces p on p.id = b.piece_id where b.source_id = '${id}' and b.taken_back_at is null`,
  )
  return as('qa-1', (tx) => exemptions.find(tx, String(ref)))
}
const messages = () => column(database, `select to_id || ' ' || kind from messages order by id`)
const row = (id: string, cells: Cells = {}) =>
  anExemptionRow({ exemption_id: id, granted_date: day(40), start_date: day(40), ...cells })

describe('4.9 an exemption that comes in by file', () => {
  test('stands as the file says it, by each of its kinds', async () => {
    const before = await messages()
    const { outcomes } = await bring([
      row('E1', { reason: 'Keeps brothers and sisters together', conditions: 'A room of their own' }),
      row('E2', { end_date: day(3) }),
      row('E3', { kind: 'TERMS_EXCEPTION', granted_date: day(1), start_date: day(1) }),
      row('E4', { kind: 'EMERGENCY_6_DAYS' }),
      row('E5', { kind: 'EMERGENCY_6_DAYS', end_date: day(38) }),
      row('E6', { kind: 'REG24_EXTENSION' }),
      row('E7', { kind: 'REG24_EXTENSION', start_date: day(200), granted_date: day(200) }),
      row('E8', { end_date: String(today.add({ days: 30 })) }),
      row('E9', { cancelled_date: day(20), end_date: String(today.add({ days: 30 })) }),
    ])
    assert.deepEqual(new Set(outcomes), new Set(['new']))
    const states: string[] = []
    for (let at = 1; at <= 9; at += 1) states.push((await find(`E${at}`)).state)
    assert.deepEqual(states, [
      ...['running', 'closed', 'running', 'breach', 'closed', 'extended', 'breach', 'running', 'closed'],
    ])
    const e1 = await find('E1')
    assert.deepEqual(
      [e1.kind, e1.childIds, String(e1.beganOn), e1.managerId, e1.workerId, e1.deciderId],
      ['exemption', [household.childId], day(40), people['tm-1'], people['fsw-1'], people['sm-1']],
    )
    assert.equal(String((await find('E9')).endedOn), day(20))
    assert.equal((await find('E2')).dueOn, null)
    // Whoever has what is open hears of it once, of all of it.
    assert.deepEqual((await messages()).slice(before.length), [`${people['tm-1']} brought in`])
    const clocks = async (id: string) =>
      (await database.asSystem(testNow, async (tx) => listClocks(tx, (await find(id)).id))).map(
        ({ key, state }) => `${key} ${state}`,
      )
    assert.deepEqual(await clocks('E1'), [], 'when somebody looked is not known')
    assert.deepEqual(await clocks('E5'), ['clk.exc_six met'])
    assert.deepEqual(await clocks('E3'), ['clk.exc_six running'])
    assert.deepEqual(await clocks('E7'), ['clk.tmp_24w running'])
    assert.deepEqual(await column(database, `select distinct kind from trail where piece_id = ${e1.id}`), [
      'exemption brought in',
    ])
  })

  test('the same file again is nothing, and nobody hears of it', async () => {
    const before = [await messages(), await column(database, 'select count(*)::int from pieces')]
    const { outcomes } = await bring([
      row('E1', { reason: 'Keeps brothers and sisters together', conditions: 'A room of their own' }),
      row('E2', { end_date: day(3) }),
    ])
    assert.deepEqual(outcomes, ['unchanged', 'unchanged'])
    assert.deepEqual([await messages(), await column(database, 'select count(*)::int from pieces')], before)
  })

  test('a changed row changes what nobody has gone on with, and a day that has come ends it', async () => {
    await bring([row('C1', { kind: 'TERMS_EXCEPTION', granted_date: day(1), start_date: day(1) })])
    const later = testNow.add({ hours: 24 * 3 })
    const ends = row('C1', {
      kind: 'TERMS_EXCEPTION',
      granted_date: day(1),
      start_date: day(1),
      end_date: String(today),
    })
    assert.deepEqual((await bring([ends], later)).outcomes, ['changed'])
    const { state, endedOn, id } = await find('C1')
    assert.deepEqual([state, String(endedOn)], ['closed', String(today)])
    assert.deepEqual(
      (await database.asSystem(later, (tx) => listClocks(tx, id))).map((one) => one.state),
      ['met'],
    )
    await bring([row('C2', { end_date: String(today.add({ days: 1 })) })])
    assert.equal((await find('C2')).state, 'running')
    assert.deepEqual((await bring([row('C2', { end_date: String(today.add({ days: 1 })) })], later)).outcomes, [
      'changed',
    ])
    assert.equal((await find('C2')).state, 'closed')
  })

  test('what somebody has gone on with stays as they have it', async () => {
    await bring([row('W1')])
    const { ref } = await find('W1')
    await as('tm-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'kept', today }))
    const { importId, outcomes } = await bring([row('W1', { end_date: day(2) })])
    assert.deepEqual(outcomes, ['left'])
    assert.match(
      String(
        await column(database, `select message from import_changes where import_id = ${importId} and outcome = 'left'`),
      ),
      new RegExp(`${ref}.*gone on with in Hearth since`),
    )
    assert.equal((await find('W1')).state, 'running')
  })

  test('the same number with another home or kind is no change of it', async () => {
    await bring([row('O1')])
    assert.deepEqual((await bring([row('O1', { kind: 'REG24_EXTENSION' })])).outcomes, ['left'])
  })

  test('is taken back with its import, and may come in again', async () => {
    const { importId } = await bring([row('T1'), row('T2', { end_date: day(3) })])
    const [one, two] = [await find('T1'), await find('T2')]
    const plan = await as('qa-1', (tx) => takeBack(tx, { importId, by: people['qa-1']!, because: 'The wrong file' }))
    assert.deepEqual(plan.stays, [])
    for (const { ref } of [one, two])
      assert.equal((await as('qa-1', (tx) => exemptions.find(tx, ref))).state, 'cancelled')
    assert.deepEqual((await bring([row('T1')])).outcomes, ['new'])
    assert.notEqual((await find('T1')).id, one.id)
  })

  test('stays when its import is taken back once somebody has gone on with it', async () => {
    const { importId } = await bring([row('S1'), row('S2')])
    await as('tm-1', async (tx, actor) => answerPart(tx, actor, { ref: (await find('S1')).ref, part: 'kept', today }))
    const plan = await as('qa-1', (tx) => takeBack(tx, { importId, by: people['qa-1']!, because: 'The wrong file' }))
    assert.deepEqual(
      plan.stays.map(({ key }) => key),
      ['S1'],
    )
    assert.equal((await find('S1')).state, 'running')
  })

  test('says at its row what is wrong', async () => {
    const { proposals } = await proposed([
      row('B1', { household_id: 'H9' }),
      row('B2', { kind: 'LIMIT' }),
      row('B3', { start_date: String(today.add({ days: 5 })) }),
      row('B4', { end_date: day(60) }),
      row('B5', { child_ids: '1001; 9999' }),
    ])
    assert.deepEqual(
      proposals[0]!.errors.map(({ row: at, column: name, code }) => `${at} ${name} ${code}`),
      [
        '2 household_id unknown_household',
        '3 kind unknown_code',
        '4 start_date after_today',
        '5 end_date ends_before_start',
      ],
    )
    assert.deepEqual(
      proposals[0]!.warnings.map(({ code }) => code),
      ['unknown_child'],
    )
    assert.equal(proposals[0]!.changes[0]!.after!['children'], '1001')
  })

  test('is open in a home that nobody supervises: the row says so, and one that is over comes in', async () => {
    await database.asOwner((client) =>
      client.query(`update households set supervising_worker_id = null where id = ${household.id}`),
    )
    const { proposals } = await proposed([row('N1'), row('N2', { end_date: day(2) })])
    assert.deepEqual(
      proposals[0]!.errors.map(({ row: at, code }) => `${at} ${code}`),
      ['2 nobody_answers'],
    )
    await bring([row('N2', { end_date: day(2) })])
    assert.deepEqual([(await find('N2')).state, (await find('N2')).workerId], ['closed', people['tm-1']])
    await database.asOwner((client) =>
      client.query(`update households set supervising_worker_id = ${people['fsw-1']} where id = ${household.id}`),
    )
  })

  test('may be brought in by whoever decides exemptions, who sees no other import', async () => {
    const { importId } = await bring([row('M1')], testNow, 'sm-1')
    const seen = (key: string) => as(key, (tx) => tx.many<{ id: number }>(sql`select id from imports`))
    assert.ok((await seen('sm-1')).some(({ id }) => id === importId))
    assert.ok((await seen('qa-1')).some(({ id }) => id === importId))
    assert.deepEqual(await seen('tm-1'), [])
  })
})
