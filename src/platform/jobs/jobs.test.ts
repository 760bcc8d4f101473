import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type pg from 'pg'
import { until } from '#platform/postgres/testing.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { type Job, startJobs } from './index.ts'

/* A real queue in a real database. What "Hearth was off" means to it is when it last looked, and when the job was first known. */

const clock = () => testNow

/** The worker for one job; gives back what it did and how to stop it. */
async function working(database: TestDatabase, job: Partial<Job> = {}, rests = false) {
  const ran: string[] = []
  const reported: string[] = []
  const stop = await startJobs({
    jobs: [
      {
        name: 'sweep managers’ dues',
        does: 'Nothing but say so.',
        clause: 'none',
        schedule: '30 6 * * *',
        handle: async ({ today }) => void ran.push(String(today)),
        ...job,
      },
    ],
    database,
    connection: database.connection as pg.PoolConfig,
    clock,
    report: (where) => void reported.push(where),
    rests: async () => rests,
  })
  return { ran, reported, stop }
}

/** As if nobody had looked after the queue for so many days. */
async function off(database: TestDatabase, days: number): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(`update pgboss.version set cron_on = cron_on - $1 * interval '1 day'`, [days])
    await client.query(`update pgboss.schedule set created_on = created_on - $1 * interval '1 day'`, [days + 1])
  })
}

const looked = (database: TestDatabase) => () =>
  database.asOwner(
    async (client) => (await client.query('select from pgboss.version where cron_on is not null')).rowCount === 1,
  )

describe('jobs', () => {
  test('SB-17: one whose time passed while Hearth was off runs once when it is back, however often it passed', async () => {
    const database = await freshDatabase()
    const before = await working(database)
    await until(looked(database), 60)
    assert.deepEqual(before.ran, [], 'its time has not come')
    await before.stop()
    await off(database, 4)
    const after = await working(database)
    await until(() => after.ran.length > 0, 60)
    assert.deepEqual(after.ran, ['2026-11-19'])
    await after.stop()
    const later = await working(database)
    await until(looked(database), 60)
    await later.stop()
    assert.deepEqual([...after.ran, ...later.ran, ...after.reported], ['2026-11-19'], 'once')
  })

  test('do nothing while the service is a rehearsal', async () => {
    const database = await freshDatabase()
    const first = await working(database)
    await until(looked(database), 60)
    await first.stop()
    await off(database, 1)
    const resting = await working(database, {}, true)
    const done = () =>
      database.asOwner(
        async (client) =>
          (
            await client.query(`select from pgboss.job where state = 'completed'
          and name = 'sweep-managers-dues'`)
          ).rowCount === 1,
      )
    await until(done, 60)
    await resting.stop()
    assert.deepEqual([resting.ran, resting.reported], [[], []])
  })

  test('SB-17: one that fails is told by its name, and the queue’s own troubles by the queue', async () => {
    const database = await freshDatabase()
    const first = await working(database)
    await until(looked(database), 60)
    await first.stop()
    await off(database, 1)
    const failing = await working(database, { handle: () => Promise.reject(new Error('of the test')) })
    await until(() => failing.reported.length > 0, 60)
    await failing.stop()
    assert.equal(failing.reported[0], 'sweep managers’ dues')
  })
})
