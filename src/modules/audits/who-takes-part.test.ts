import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import type { State } from './steps.ts'
import { jobs } from './jobs.ts'
import { anAudit, type AuditGiven } from './testing.ts'

describe('Who takes part in an audit', async () => {
  const database = await freshDatabase()
  const { household, people, teams } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const officer = await visits.as('fro-1')
  const inside = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)
  const begun = (given: Partial<AuditGiven> = {}) =>
    inside((tx) =>
      anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
        ...given,
      }),
    )
  const partsOf = (id: number) =>
    inside((tx) => tx.one<{ worker: number }>(sql`select worker_id as worker from audits where id = ${id}`))

  test('An audit that begins is written with the household’s present worker', async () => {
    const { id, ref } = await begun()
    await inside((tx) =>
      tx.run(sql`update households set supervising_worker_id = ${people['fsw-2']} where id = ${household.id}`),
    )
    assert.equal((await officer.post(`/audits/${ref}/beginning`)).status, 303)
    assert.equal((await partsOf(id)).worker, people['fsw-2'])
  })

  test('Every night the audits that are not yet sent follow the worker; those that are sent do not', async () => {
    const states: State[] = ['scheduled', 'gathering', 'review_held', 'in_audit', 'submitted', 'closed']
    const audits = await Promise.all(states.map((state) => begun({ state })))
    const night = jobs.find(({ name }) => name === 'follow the fostering social worker')!
    await night.handle({ database, now: testNow, today: londonDate(testNow) })
    const workers = await Promise.all(audits.map(async ({ id }) => (await partsOf(id)).worker))
    const [now, before] = [people['fsw-2'], people['fsw-1']]
    assert.deepEqual(workers, [now, now, now, now, before, before])
    await night.handle({ database, now: testNow, today: londonDate(testNow) })
    const told = await inside((tx) =>
      tx.many<{ path: string }>(
        sql`select to_id as "to", path, urgent from messages where kind = 'audit passed on' order by path`,
      ),
    )
    const theirs = audits.slice(0, 4).map(({ ref }) => ({ to: now, path: `/audits/${ref}`, urgent: false }))
    for (const one of theirs)
      assert.ok(
        told.some((other) => isDeepStrictEqual(other, one)),
        one.path,
      )
    assert.ok(!told.some(({ path }) => path === `/audits/${audits[4]!.ref}`), 'once sent it stays, and nobody is told')
    assert.equal(new Set(told.map(({ path }) => path)).size, told.length, 'once each')
  })

  test('Whoever carries an audit out does not become its worker, and a household without a worker keeps the audit’s', async () => {
    const own = await begun({ auditorId: people['fsw-2']! })
    const night = jobs.find(({ name }) => name === 'follow the fostering social worker')!
    await night.handle({ database, now: testNow, today: londonDate(testNow) })
    assert.equal((await partsOf(own.id)).worker, people['fsw-1'])
    await inside((tx) => tx.run(sql`update households set supervising_worker_id = null, team_id = ${teams.north}`))
    await night.handle({ database, now: testNow, today: londonDate(testNow) })
    assert.equal((await partsOf(own.id)).worker, people['fsw-1'])
  })
})
