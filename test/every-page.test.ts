import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { asTx, columnTypes, sql } from '#platform/sql/index.ts'
import { type Arranged, arrange } from './every-row/arrange.ts'
import { oracle, type Row, viewerOf, type World } from './every-row/oracle.ts'
import { listTables, snapshot } from './every-row/snapshot.ts'
import { freshDatabase } from './database.ts'
import { streams as listed } from './streams.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * The same oracle, asked of the pages: what a list names, what search finds, what a case’s page, its print and its history
 * tell. Every text that somebody wrote in the arranged service is one of a kind, so that a page which tells it is found out.
 */

const today = '2026-11-19'
const database = await freshDatabase()
const visits = await openVisits(database)
after(() => visits.close())

type Seen = { key: string; about: string; visitor: Visitor; known: ReturnType<typeof oracle> }
let world: World
let arranged: Arranged
const everybody: Seen[] = []

before(async () => {
  const client = new pg.Client({ ...database.connection, types: columnTypes })
  await client.connect()
  const tx = asTx(client)
  await tx.run(sql`insert into settings (key, value) values ('demonstration', 'true')`)
  arranged = await arrange(tx, 4)
  world = await snapshot(tx, await listTables(tx), 'all')
  await client.end()
  for (const person of world['people']!) {
    const viewer = viewerOf(world, Number(person['id']), today)
    if (!viewer || viewer.roles.size === 0) continue
    const key = String(person['demonstration_key'])
    everybody.push({
      key,
      about: `${key} (${[...viewer.roles].join(', ')})`,
      visitor: await visits.as(key),
      known: oracle(world, viewer),
    })
  }
})

const refsOf = (rows: readonly Row[]): string[] => rows.map((row) => String(row['ref'])).toSorted()
/** A list names no audit of which somebody sees only their child’s part, as its IRO, nor one that a leader meets for a day: what was
 * dispensed with in it is then not theirs either. */
const seenWhole = (known: Seen['known']) => (audit: Row) => known['dispensations']!({ audit_id: audit['id'] })
const namedIn = (text: string, prefix: string): string[] =>
  [
    ...new Set([...text.matchAll(new RegExp(`href="/[a-z]+/(${prefix}-\\d+)"`, 'g'))].map((match) => match[1]!)),
  ].toSorted()
/** Each stream is in it by being in rooms.ts. */
const byPath = <T>(of: (stream: (typeof listed)[number]) => T): Record<string, T> =>
  Object.fromEntries(listed.map((stream) => [stream.path.slice(1), of(stream)]))
const streams: Readonly<Record<string, string>> = byPath(({ key }) => key)
const rooms: Readonly<Record<string, string>> = {
  ...{ households: 'H', children: 'C', actions: 'T', voices: 'V' },
  ...byPath(({ letter }) => letter),
}

/** What is under a room's reference: of a stream, its pieces. */
const recordsOf = (room: string): readonly Row[] =>
  streams[room] ? world['pieces']!.filter(({ stream }) => stream === streams[room]) : world[room]!

/** Of what two records may be, and has a page. */
const ofTwo: Readonly<Record<string, string>> = { child: 'children', household: 'households' }

/** The record that this one was made one with, for whoever may know of that. */
const leadsOn = (room: string, { id }: Row, known: Seen['known']): boolean =>
  world['merges']!.some(
    ({ kind, ends_id, stays_id }) =>
      room === ofTwo[String(kind)] &&
      ends_id === id &&
      world[room]!.some((one) => one['id'] === stays_id && known[room]!(one)),
  )

describe('every page', () => {
  test('lists what its reader may know of, and nothing else', async () => {
    for (const { about, visitor, known } of everybody) {
      const lists = {
        households: '/households',
        actions: '/actions?whose=all',
        voices: '/voices?show=all',
        ...byPath(({ path }) => path),
      }
      for (const [room, path] of Object.entries(lists)) {
        const answer = await visitor.get(path)
        if (room === 'voices' && answer.status === 403) continue
        assert.equal(answer.status, 200, `${path} for ${about} ${visits.problems}`)
        const may = room === 'audits' ? seenWhole(known) : known[streams[room] ? 'pieces' : room]!
        // A household whose record leads to another is in no list beside that one.
        const listed = recordsOf(room).filter((row) => room !== 'households' || !leadsOn(room, row, known))
        const wanted = refsOf(listed.filter(may))
        const main = answer.text.slice(answer.text.indexOf('<main'))
        assert.deepEqual(namedIn(main, rooms[room]!), wanted, `${path} for ${about}`)
      }
    }
  })

  test('opens, and is found by its reference, for those who may know of it', async () => {
    for (const { about, visitor, known } of everybody) {
      for (const room of Object.keys(rooms)) {
        const table = streams[room] ? 'pieces' : room
        for (const row of recordsOf(room)) {
          const path = `/${room}/${row['ref']}`
          const may = known[table]!(row)
          assert.equal(
            (await visitor.get(path)).status,
            may ? (leadsOn(room, row, known) ? 303 : 200) : 404,
            `${path} for ${about} ${visits.problems.map((one) => (one as Error).stack)}`,
          )
          const found = await visitor.get(`/search?q=${row['ref']}`)
          assert.equal(found.status, may ? 303 : 200, `search for ${row['ref']} by ${about}`)
        }
      }
    }
  })

  test('tells nobody’s words to anybody else: not in print, not as it stood, not in a section', async () => {
    const written = whoWrote(world, arranged.marks)
    let told = 0
    for (const { about, visitor, known } of everybody) {
      for (const path of pagesOf(world, known)) {
        const { status, text } = await visitor.get(path)
        assert.ok(status < 500, `${path} for ${about} ${visits.problems.map((one) => (one as Error).stack)}`)
        for (const [mark, rows] of written) {
          if (!text.includes(mark)) continue
          told += 1
          assert.ok(
            rows.some(({ table, row }) => known[table]!(row)),
            `${path} tells ${about} “${mark}”`,
          )
        }
      }
    }
    assert.ok(told > 500, `pages do tell what may be told (${told} times)`)
    assert.deepEqual(visits.problems, [])
  })
})

/** The rows that hold each text. */
function whoWrote(world: World, marks: readonly string[]): Map<string, { table: string; row: Row }[]> {
  const rows = Object.entries(world).flatMap(([table, all]) =>
    table === 'history' ? [] : all.map((row) => ({ table, row, text: JSON.stringify(row) })),
  )
  return new Map(
    marks.map((mark) => [mark, rows.filter(({ text }) => text.includes(`${mark}"`) || text.includes(`${mark}\\"`))]),
  )
}

/** Every page on which a case’s words could stand, for the cases that this person may know of. */
function pagesOf(world: World, known: Seen['known']): string[] {
  const mine = (room: string) => refsOf(world[room]!.filter((row) => known[room]!(row)))
  const history = 'history?on-day=20&on-month=11&on-year=2026'
  return [
    '/',
    '/actions?whose=all',
    '/voices?show=all',
    ...mine('households').map((ref) => `/households/${ref}`),
    ...mine('children').map((ref) => `/children/${ref}`),
    ...mine('actions').map((ref) => `/actions/${ref}`),
    ...mine('alerts').map((ref) => `/alerts/${ref}`),
    ...mine('households').map((ref) => `/alerts/new?household=${ref}`),
    ...mine('voices').flatMap((ref) => [`/voices/${ref}`, `/voices/${ref}/answer`, `/voices/${ref}/record`]),
    ...mine('pieces').flatMap((ref) =>
      [
        '',
        '/print',
        `/${history}`,
        '/alert',
        '/sections/refl',
        '/sections/hdr',
        '/sections/wfc3',
        '/sections/mod',
        '/live?section=refl',
      ].map((end) => `/audits/${ref}${end.startsWith('/') || end === '' ? end : `/${end}`}`),
    ),
  ]
}
