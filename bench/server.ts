/*
 * A server of its own process, so that its memory and processor time are its own. Sends its address, and how it is when
 * it is asked.
 */
import type pg from 'pg'
import { testAssets } from '#test/assets.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { createApp } from '#src/app.ts'

const connection = JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig
const address = await hearth()
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }))
process.once('SIGINT', () => process.exit(0))
process.send?.({ address })

async function hearth(): Promise<string> {
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
