import pg from 'pg'
import { openDatabase } from '#platform/sql/database.ts'
import { openVisits } from '#test/visitor.ts'
import { pagesOf, readsOf } from '#test/blocks/reads.ts'
const connection = { host: '/tmp/sight-pg/database/socket', user: 'hearth', database: 'ten' }
const now = Temporal.Instant.from('2026-11-23T10:00:00Z')
const db = openDatabase({ ...connection, user: 'hearth_web_ten' })
const database = { ...db, connection, webLogin: connection, asOwner: async (work: any) => { const c = new pg.Client(connection); await c.connect(); try { return await work(c) } finally { await c.end() } } }
const visits = await openVisits(database as any, now)
for (const key of process.argv.slice(2)) {
  const visitor = await visits.as(key)
  const paths = await pagesOf(database as any, visitor, key, now)
  const all: any[] = []
  const pages: any[] = []
  for (const path of paths) { const reads = await readsOf(database as any, visitor, path); all.push(...reads); pages.push({ path, statements: reads.reduce((s, r) => s + r.calls, 0), blocks: reads.reduce((s, r) => s + r.blocks, 0), ms: reads.reduce((s, r) => s + r.ms, 0) }) }
  console.log(key, paths.length, 'pages')
  const byKind = Object.groupBy(pages, ({ path }: any) => path.replace(/[ACH]-\d+/g, 'x').replace(/sections\/.*/, 'section'))
  for (const [kind, list] of Object.entries(byKind)) { const avg = (f: any) => list!.reduce((s: number, p: any) => s + f(p), 0) / list!.length; console.log('  ', kind, list!.length, 'statements', avg((p: any) => p.statements).toFixed(1), 'blocks', avg((p: any) => p.blocks).toFixed(0), 'ms', avg((p: any) => p.ms).toFixed(1), 'max', Math.max(...list!.map((p: any) => p.blocks))) }
  const worst = new Map(); for (const r of all) if (r.blocks > (worst.get(r.text)?.blocks ?? -1)) worst.set(r.text, r)
  for (const r of [...worst.values()].sort((a, b) => b.blocks - a.blocks).slice(0, 7)) console.log('     ', r.path, r.blocks, r.ms.toFixed(1), r.text.replaceAll(/\s+/g, ' ').slice(0, 130))
}
process.exit(0)
