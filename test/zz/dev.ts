import pg from 'pg'
import { openPostgres } from '#platform/postgres/index.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { makeWebRole } from '#platform/sql/web-role.ts'
import { prepareDatabase } from '#src/cli/prepare-database.ts'
import { begin } from '#src/cli/service.ts'
import { loadDemonstration } from '#modules/demonstration/index.ts'
import { growTenfold } from '#test/blocks/ten-times.ts'
const server = await openPostgres('/tmp/sight-pg', {
  settings: {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_wal_size: '4GB',
    shared_preload_libraries: 'pg_stat_statements',
  },
  database: 'ten',
})
console.log(JSON.stringify(server.connection))
await prepareDatabase(server.connection)
const user = await makeWebRole(server.connection)
const c = new pg.Client(server.connection)
await c.connect()
if ((await c.query('select count(*)::int as n from people')).rows[0].n === 0) {
  const db = openDatabase({ ...server.connection, user })
  console.time('load')
  await loadDemonstration(db, {
    today: Temporal.PlainDate.from('2026-11-23'),
    now: Temporal.Instant.from('2026-11-23T10:00:00Z'),
    say: () => {},
  })
  console.timeEnd('load')
  await begin(server.connection, 'demonstration')
  console.time('grow')
  await growTenfold(c)
  console.timeEnd('grow')
  await c.query('create extension if not exists pg_stat_statements')
}
console.log('ready')
setInterval(() => {}, 1000)
