import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listClocks } from '#modules/evidence/index.ts'
import { escalations } from '#modules/escalations/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { commit } from './commands/commit.ts'
import { propose } from './commands/propose.ts'
import { takeBack } from './commands/take-back.ts'
import { aFile, anEscalationRow, type Cells, column } from './testing.ts'

/* What reviewing officers escalated comes in by file through whoever reports it. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const today = londonDate(testNow)
await database.asOwner(async (client) => {
  await client.query(`update children set source_id = '1001' where id = ${household.childId}`)
})
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, testNow, work)
const row = (id: string, cells: Cells = {}) => anEscalationRow({ escalation_id: id, ...cells })
const day = (days: number) => String(today.subtract({ days }))
const proposed = (rows: readonly Cells[], key = 'iro-manager') =>
  as(key, (tx) => propose(tx, { files: [aFile('escalations', rows)], by: people[key]!, today }))
async function bring(rows: readonly Cells[]) {
  const { importId, proposals } = await proposed(rows)
  assert.deepEqual(proposals[0]!.errors, [])
  const outcomes = proposals[0]!.changes.map(({ outcome }) => outcome)
  if (outcomes.some((one) => one === 'new' || one === 'changed'))
    await as('iro-manager', (tx) => commit(tx, { importId, by: people['iro-manager']!, today }))
  return { importId, outcomes }
}
const find = async (id: string, key = 'iro-manager') => {
  const [ref] = await column(
    database,
    `select p.ref from pieces_brought b join pieces p on p.id = b.piece_id where b.source_id = '${id}' and b.taken_back_at is null`,
  )
  return as(key, (tx) => escalations.find(tx, String(ref)))
}

describe('4.11 an escalation that comes in by file', () => {
  test('stands as the file says it, with whoever has it now', async () => {
    const before = await column(database, `select id from messages`)
    await bring([
      row('G1', { informal_date: day(3) }),
      row('G2', { formal_date: day(2), stage: '2' }),
      row('G3', { formal_date: day(30), answered_date: day(1) }),
      row('G4', { kind: 'GOOD_PRACTICE' }),
      row('G5', { closed_date: day(5), outcome: 'DONE', better: 'BETTER', result: 'The glasses are there' }),
      row('G6', { outcome: 'WITHDRAWN' }),
    ])
    const stands = await Promise.all(
      ['G1', 'G2', 'G3', 'G4', 'G5', 'G6'].map(async (id) => {
        const { state, stage, officerId, managerId, said } = await find(id)
        const who = (one: number) => Object.keys(people).find((key) => people[key] === one)
        assert.equal(said!['effect'], 'Waits for glasses since June')
        return [id, state, stage, who(officerId), who(managerId)]
      }),
    )
    assert.deepEqual(stands, [
      ['G1', 'informal', 0, 'iro-1', 'tm-1'],
      ['G2', 'formal_2', 2, 'iro-1', 'sm-1'],
      ['G3', 'answered', 1, 'iro-1', 'tm-1'],
      ['G4', 'noted', 0, 'iro-1', 'tm-1'],
      ['G5', 'closed', 0, 'iro-1', 'tm-1'],
      ['G6', 'called_off', 0, 'iro-1', 'tm-1'],
    ])
    assert.deepEqual(
      await column(
        database,
        `select ended_as || ' ' || coalesce(better, '') from escalations where ended_as is not null order by id`,
      ),
      ['closed better', 'called_off '],
    )
    const told = await column(
      database,
      `select to_id from messages where kind = 'brought in' and id <> all (array[${before.join(', ')}]::bigint[]) order by 1`,
    )
    assert.deepEqual(
      told,
      [people['tm-1'], people['sm-1'], people['iro-1']].toSorted((a, b) => a! - b!),
    )
    const clocks = async (id: string) => {
      const { id: piece } = await find(id)
      return (await database.asSystem(testNow, (tx) => listClocks(tx, piece))).map(
        ({ key, state }) => `${key} ${state}`,
      )
    }
    assert.deepEqual([await clocks('G1'), await clocks('G2')], [[], ['clk.esc_whole running']])
    assert.equal((await find('G1', 'fsw-1')).state, 'informal', 'seen with its household')
  })

  test('the same file again is nothing; a changed row changes it; it is taken back with its import', async () => {
    assert.deepEqual((await bring([row('G1', { informal_date: day(3) })])).outcomes, ['unchanged'])
    const closed = row('G1', { informal_date: day(3), closed_date: day(1), better: 'SAME' })
    assert.deepEqual((await bring([closed])).outcomes, ['changed'])
    assert.equal((await find('G1')).state, 'closed')
    const { importId } = await bring([row('T1')])
    const { ref } = await find('T1')
    const plan = await as('iro-manager', (tx) =>
      takeBack(tx, { importId, by: people['iro-manager']!, because: 'The wrong file' }),
    )
    assert.deepEqual([plan.stays, plan.goesBack.length], [[], 1])
    assert.deepEqual(await column(database, `select state from pieces where ref = '${ref}'`), ['cancelled'])
    assert.deepEqual((await bring([row('T1')])).outcomes, ['new'])
  })

  test('goes on to a stage above as a later file says it, and whoever answers there hears of it', async () => {
    await bring([row('U1', { formal_date: day(4), stage: '1' })])
    assert.equal((await find('U1')).managerId, people['tm-1'])
    const told = () =>
      column(database, `select count(*)::int from messages where kind = 'brought in' and to_id = ${people['hos-1']}`)
    assert.deepEqual(await told(), [0])
    assert.deepEqual((await bring([row('U1', { formal_date: day(4), stage: '3' })])).outcomes, ['changed'])
    const { state, managerId } = await find('U1')
    assert.deepEqual([state, managerId, await told()], ['formal_3', people['hos-1'], [1]])
  })

  test('says at its row what is wrong', async () => {
    const { proposals } = await proposed([
      row('B1', { child_id: '9999' }),
      row('B2', { noticed_date: '2019-02-04' }),
      row('B3', { stage: '3' }),
      row('B4', { closed_date: day(200) }),
    ])
    assert.deepEqual(
      proposals[0]!.errors.map(({ row: at, column: name, code }) => `${at} ${name} ${code}`),
      [
        '2 child_id unknown_child',
        '3 child_id no_home',
        '4 stage stage_without_day',
        '5 closed_date ends_before_start',
      ],
    )
    await database.asOwner((client) =>
      client.query(`update children set iro_id = null where id = ${household.childId}`),
    )
    const open = await proposed([row('B5'), row('B6', { closed_date: day(1) })])
    assert.deepEqual(
      open.proposals[0]!.errors.map(({ row: at, code }) => `${at} ${code}`),
      ['2 no_officer'],
    )
    await bring([row('B6', { closed_date: day(1) })])
    assert.equal((await find('B6')).officerId, people['iro-manager'])
  })

  test('its import is there for those who report escalations alone', async () => {
    const { importId } = await proposed([row('S1', { closed_date: day(1) })])
    for (const key of staffKeys) {
      const seen = await as(key, (tx) => tx.many(sql`select id from imports where id = ${importId}`))
      assert.equal(seen.length, key === 'iro-manager' ? 1 : 0, key)
    }
    const { proposals } = await proposed([row('S2')], 'qa-1')
    assert.deepEqual(
      proposals[0]!.errors.map(({ code }) => code),
      ['not_theirs'],
    )
  })
})
