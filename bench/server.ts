/*
 * A server of its own process, so that its memory and processor time are its own: Hearth, or as a floor a bare Fastify
 * route that asks the database for nothing but a 1. Prints its address; answers `cpu`, `memory` and `held` asked over IPC.
 */
import fastify from 'fastify'
import pg from 'pg'
import { testAssets } from '#test/assets.ts'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { createApp } from '#src/app.ts'

const [kind, connectionJson] = process.argv.slice(2)
const connection = JSON.parse(connectionJson ?? '{}') as pg.PoolConfig
const address = kind === 'floor' ? await floor() : await hearth()
/** The longest that the event loop was held since it was last asked: processor time of its own thread between two of its turns, so that
 * what other processes of a shared machine take does not count. */
let held = 0
let before = cpuOfThread()
setInterval(() => {
  const now = cpuOfThread()
  held = Math.max(held, now - before)
  before = now
}, 1)
process.on('message', () => {
  process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss, held })
  held = 0
})
process.once('SIGINT', () => process.exit(0))
process.send?.({ address })

async function floor(): Promise<string> {
  const pool = new pg.Pool({ ...connection, max: 10 })
  const server = fastify()
  server.get('/', async () => (await pool.query({ name: 'one', text: 'select 1 as one' })).rows[0])
  return server.listen({ port: 0, host: '127.0.0.1' })
}

async function hearth(): Promise<string> {
  useSealingKey(sealingKeyFrom('a secret of the bench'))
  const app = await createApp({
    database: openDatabase({ ...connection, max: 10 }),
    clock: () => Temporal.Now.instant(),
    councilName: 'Bench County Council',
    demonstration: true,
    assets: await testAssets(),
    report: ({ problem }) => console.error(problem),
  })
  return app.listen({ port: 0, host: '127.0.0.1' })
}

/** Milliseconds. */
function cpuOfThread(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
