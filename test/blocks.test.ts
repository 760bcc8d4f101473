import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { loadDemonstration } from '#modules/demonstration/index.ts'
import { begin } from '#src/cli/service.ts'
import { pagesOf, placesOf, type Read, readsOf } from './blocks/reads.ts'
import { growTenfold } from './blocks/ten-times.ts'
import { freshDatabase } from './database.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * What a page reads must not grow with the service around it (SC-1, SC-2, SC-7): on ten demonstrations side by side, no
 * statement of the pages of an audit, a household and a child reads more than 2,000 blocks, nor any of a page that somebody's
 * navigation leads to, whoever looks.
 */

const most = 2000
const now = Temporal.Instant.from('2026-11-23T10:00:00Z')
const database = await freshDatabase()
const visits = await openVisits(database, now)
after(() => visits.close())

before(async () => {
  await loadDemonstration(database, { today: Temporal.PlainDate.from('2026-11-23'), now, say: () => {} })
  await begin(database.connection, 'demonstration')
  await database.asOwner(async (client) => {
    await growTenfold(client)
    await client.query('create extension pg_stat_statements')
  })
})

describe('on ten times the demonstration', () => {
  for (const key of ['iro-1', 'fro-1', 'fsw-1'])
    test(`no statement of the pages of an audit, a household and a child reads more than ${most} blocks for ${key} (SC-1, SC-2, SC-7)`, async () => {
      const visitor = await visits.as(key)
      const paths = await pagesOf(database, visitor, key, now)
      assert.ok(paths.length > 20, `${paths.length} pages for ${key}`)
      await holdWithin(visitor, paths)
    })

  for (const key of [
    'iro-1',
    'fro-1',
    'fsw-1',
    'tm-1',
    'sm-1',
    'hos-1',
    'ed-1',
    'qa-1',
    'admin-1',
    'lado-1',
    'complaints-1',
    'iro-manager',
  ])
    test(`nor any of where the navigation leads ${key} (SC-6, SC-9)`, async () => {
      const visitor = await visits.as(key)
      const paths = await placesOf(visitor)
      assert.ok(paths.length > 8 && paths.includes('/'), `${paths.length} places for ${key}`)
      await holdWithin(visitor, paths)
    })

  test('nor any of the lists behind the plan of a month that is over (SC-9)', async () => {
    const lists = ['sent', 'under_way', 'not_begun'].map((stage) => `/audits?planned=2026-10&stage=${stage}`)
    await holdWithin(await visits.as('sm-1'), lists)
  })
})

async function holdWithin(visitor: Visitor, paths: readonly string[]): Promise<void> {
  const beyond: Read[] = []
  await database.asOwner(async (client) => {
    for (const path of paths)
      beyond.push(...(await readsOf(client, visitor, path)).filter(({ blocks }) => blocks > most))
  })
  assert.deepEqual(
    beyond.map(({ path, blocks, text }) => `${path}: ${blocks} blocks by ${text.slice(0, 200)}`),
    [],
    'a table is read whole: find its rows by an index, in the statement or in the policy (decision 3)',
  )
  assert.deepEqual(visits.problems, [])
}
