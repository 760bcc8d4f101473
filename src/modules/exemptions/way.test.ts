import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { listClocks, listTold } from '#modules/evidence/index.ts'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { NotFound, Refused } from '#platform/problems.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { overJob } from './jobs.ts'
import { pieces } from './queries/exemptions.ts'
import { exemptions } from './stream.ts'
import { anExemption, answerPart, bringToEnd, tellAll } from './testing.ts'

/* The three on their usual ways, on the real database, each step by whose it is. */

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)
const later = (days: number) => testNow.add({ hours: 24 * days })

/** A home of team North with so many children, the last of whom came on this day. */
async function aHome(children: number, since = String(today)): Promise<{ id: number; ref: string }> {
  return database.asOwner(async (client) => {
    const tx = asTx(client)
    const home = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 3 })
    for (let at = 1; at < children; at += 1) await aPlacement(tx, { householdId: home.id, startedOn: '2024-02-01' })
    await aPlacement(tx, { householdId: home.id, startedOn: since })
    return home
  })
}
const begin = async (kind: 'exemption' | 'exception' | 'temporary', children: number) => {
  const home = await aHome(children)
  return as('tm-1', (tx, actor) => anExemption(tx, actor, { householdId: home.id, kind, on: today, now: testNow }))
}
const find = (ref: string) => database.asSystem(testNow, (tx) => pieces.find(tx, ref))

describe('4.9 exemptions, exceptions and temporary approvals', () => {
  test('an exemption is asked by the team, decided by the service manager, and ends safely', async () => {
    const ref = await begin('exemption', 4)
    assert.equal((await find(ref)).childIds.length, 4)
    const grant = (key: string) =>
      as(key, (tx, actor) =>
        exemptions.makeMove(tx, actor, ref, { move: 'grant', on: today, words: 'Right.' }, testNow),
      )
    await assert.rejects(grant('sm-1'), Refused, 'nothing is written yet')
    await as('fsw-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'asked', today }))
    await assert.rejects(grant('tm-1'), Refused, 'who asked does not decide')
    const granted = await grant('sm-1')
    assert.deepEqual([granted.state, String(granted.beganOn)], ['running', String(today)])
    const clocks = await database.asSystem(testNow, (tx) => listClocks(tx, granted.id))
    assert.deepEqual(clocks.map(({ key }) => key).toSorted(), ['clk.exm_first', 'clk.exm_notice'])
    await assert.rejects(
      as('tm-1', (tx, actor) =>
        exemptions.makeMove(tx, actor, ref, { move: 'end', on: today, words: 'x', details: { how: 'left' } }, testNow),
      ),
      Refused,
      'it is not safe to close yet',
    )
    await as('tm-1', (tx, actor) => bringToEnd(tx, actor, ref, testNow))
    assert.deepEqual((({ state, endedOn }) => [state, String(endedOn)])(await find(ref)), ['closed', String(today)])
  })

  test('those whom clause 4.9 names hear of it at once, and it is written down who told them', async () => {
    const ref = await begin('exception', 4)
    const { id } = await find(ref)
    const owed = await database.asSystem(testNow, (tx) => listTold(tx, id))
    assert.deepEqual(
      new Set(owed.map(({ personId }) => personId)),
      new Set(['sm-1', 'cd-1', 'ed-1'].map((key) => people[key]!)),
    )
    const told = await database.asSystem(testNow, (tx) =>
      tx.many<{ key: string }>(sql`select p.demonstration_key as key from messages m join people p on p.id = m.to_id
        where m.kind = 'exemption begun' and m.path = ${`/exemptions/${ref}`} order by 1`),
    )
    assert.deepEqual(
      told.map(({ key }) => key),
      ['cd-1', 'ed-1', 'fsw-1', 'sm-1'],
    )
  })

  test('an exception has six working days from its first night, and is beyond the law after them', async () => {
    const ref = await begin('exception', 4)
    const { state, dueOn } = await find(ref)
    assert.deepEqual([state, String(dueOn)], ['running', '2026-11-27'])
    const over = (days: number) =>
      overJob.handle({ database, today: today.add({ days }), now: later(days) } as Parameters<typeof overJob.handle>[0])
    await over(8)
    assert.equal((await find(ref)).state, 'running', 'the sixth working day is in time')
    await over(9)
    assert.equal((await find(ref)).state, 'breach')
    const heard = await database.asSystem(testNow, (tx) =>
      tx.many<{ key: string }>(sql`select p.demonstration_key as key from messages m join people p on p.id = m.to_id
        where m.kind = 'exemption over time' and m.path = ${`/exemptions/${ref}`} order by 1`),
    )
    assert.deepEqual(
      heard.map(({ key }) => key),
      ['fsw-1', 'hos-1', 'sm-1', 'tm-1'],
    )
    await assert.rejects(
      as('tm-1', (tx, actor) => bringToEnd(tx, actor, ref, later(9)), later(9)),
      Refused,
      'never only recorded',
    )
  })

  test('a temporary approval gets eight weeks more once, when panel, reviewing officer and officer have said so in time', async () => {
    const ref = await begin('temporary', 1)
    assert.equal(String((await find(ref)).dueOn), String(today.add({ days: 112 })))
    const extend = (now: Temporal.Instant) =>
      as('sm-1', (tx, actor) => exemptions.makeMove(tx, actor, ref, { move: 'extend' }, now), now)
    await assert.rejects(extend(later(100)), Refused, 'nobody was asked')
    await as(
      'tm-1',
      (tx, actor) => answerPart(tx, actor, { ref, part: 'extension', today: today.add({ days: 100 }) }),
      later(100),
    )
    await assert.rejects(extend(later(113)), Refused, 'the sixteen weeks are over')
    const extended = await extend(later(112))
    assert.deepEqual([extended.state, String(extended.dueOn)], ['extended', String(today.add({ days: 168 }))])
    await assert.rejects(extend(later(113)), Refused, 'once')
  })

  test('nobody of another team finds it', async () => {
    const ref = await begin('exemption', 4)
    for (const key of ['tm-2', 'fsw-3', 'lado-1', 'ce-1', 'panel-chair'])
      await assert.rejects(
        as(key, (tx) => exemptions.find(tx, ref)),
        NotFound,
        key,
      )
    for (const key of ['fsw-1', 'tm-1', 'sm-1', 'qa-1', 'ed-1'])
      assert.equal((await as(key, (tx) => exemptions.find(tx, ref))).ref, ref)
  })

  test('what was taken back stands as before', async () => {
    const ref = await begin('exemption', 4)
    await as('tm-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'asked', today }))
    const before = await find(ref)
    await as('sm-1', (tx, actor) =>
      exemptions.makeMove(tx, actor, ref, { move: 'grant', on: today, words: 'Right.' }, testNow),
    )
    await as('sm-1', (tx, actor) =>
      exemptions.makeMove(tx, actor, ref, { move: 'recall' }, testNow.add({ minutes: 1 })),
    )
    const { state, beganOn, childIds } = await find(ref)
    assert.deepEqual({ state, beganOn, childIds }, { state: 'asked', beganOn: null, childIds: before.childIds })
    await as('tm-1', (tx) => tellAll(tx, ref, testNow))
  })
})
