/*
 * A server of its own process, so that its memory and processor time are its own. Sends its address, and how it is when
 * it is asked.
 */
import { flushCompileCache } from 'node:module'
import type pg from 'pg'
import { testAssets } from '#test/assets.ts'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { sessionName } from '#platform/http/cookies.ts'
import { hash } from '#platform/hash.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { createApp } from '#src/app.ts'

const connection = JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig
const address = await hearth()
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
flushCompileCache() // the next one takes what this one compiled, as every start but the first does: what compiles takes 15 MB and more
process.send?.({ address })

async function hearth(): Promise<string> {
  useSealingKey(sealingKeyFrom('a secret of the bench'))
  const database = openDatabase({ ...connection, max: 10 })
  const app = await createApp({
    database,
    clock: () => Temporal.Now.instant(),
    councilName: 'Bench County Council',
    demonstration: true,
    assets: await testAssets(),
    report: ({ problem }) => console.error(problem),
  })
  // The least that a page can cost somebody who is signed in: what the others are held against.
  app.get('/bare', async (request, reply) => {
    const token = request.cookies[sessionName] ?? ''
    const one = await database.asSession(hash(token), Temporal.Now.instant(), async (tx, actor) => {
      if (!actor) throw new Error('Nobody is signed in.')
      return tx.one<{ one: number }>(sql`select 1 as one`)
    })
    return reply.type('text/html; charset=utf-8').send(`<p>${one.one}</p>`)
  })
  return app.listen({ port: 0, host: '127.0.0.1' })
}

/** Milliseconds. */
function cpuOfThread(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
import inspector from 'node:inspector'
import { writeFileSync } from 'node:fs'
const ins = new inspector.Session(); ins.connect()
process.on('message', (m: any) => {
  if (m?.prof === 'start') ins.post('Profiler.enable', () => ins.post('Profiler.setSamplingInterval', { interval: 200 }, () => ins.post('Profiler.start')))
  if (m?.prof === 'stop') ins.post('Profiler.stop', (_e: any, r: any) => { writeFileSync(m.to, JSON.stringify(r.profile)); process.send?.({ cpu: process.cpuUsage(), memory: 0, held: 0 }) })
})
