import assert from 'node:assert/strict'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type DrawnMove, type Room } from '#platform/room.ts'
import { allJobs, allRoutes } from '#src/app.ts'
import { root } from '#src/config.ts'
import { rooms } from '#src/rooms.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { listImports, storeys } from '#test/architecture.ts'

/*
 * SC-6: a room that is half added fails here, or does not compile. A folder without its entry in src/rooms.ts, an entry without a
 * storey, a list that the door does not hand out, a state that nothing draws, two rooms that claim the same word.
 */

/** Entered by the command line only, to make an invented service: no page and no job comes of it. */
const notInTheList = ['demonstration']

/** Their pages are mounted by the room whose form they shape (`editorOf`), or whose pieces they are about (`toldRoutes`, …). */
const mountedElsewhere = ['forms/routes', 'evidence/routes', 'evidence/places.ts', 'evidence/work.ts']

const inRooms = (path: string): string => join(root, 'src/modules', path)
const keys = rooms.map(({ key }) => key)

/** Which file of a room makes which list: whoever has the one hands out the other. Where a room has a line to say, it may stand at the door,
 * and what every plain stream hands out comes of `plainStream`. */
const made: [files: readonly string[], list: Exclude<keyof Room, 'key'>][] = [
  [['routes.ts', 'routes'], 'routes'],
  [['jobs.ts'], 'jobs'],
  [['places.ts', 'navigation.ts'], 'places'],
  [['settings.ts'], 'settings'],
  [['messages.ts'], 'messages'],
  [['states.ts'], 'moves'],
  [['work.ts'], 'work'],
  [['queries/timeline.ts'], 'timeline'],
  [['begin-links.ts'], 'begin'],
]

describe('a stream', async () => {
  const database = await freshDatabase()
  const streams = rooms.flatMap(({ key, references = [], moves }) =>
    moves && references.some(({ origin }) => origin) ? [{ key, moves }] : [],
  )
  /** What is done to what is over, to put it right. */
  const putsRight = new Set(['reopen', 'look_again', 'correct', 'correct_grade', 'correct_day'])
  for (const { key, moves } of streams)
    test(`of ${key} is over in the database where no move leads on from it, and nowhere else`, async () => {
      const left = new Set(Object.entries(moves.moves).flatMap(([move, { from }]) => (putsRight.has(move) ? [] : from)))
      for (const state of Object.keys(moves.states)) {
        const { phase } = await database.asSystem(testNow, (tx) =>
          tx.one<{ phase: string }>(sql`select phase_of(${state}) as phase`),
        )
        assert.equal(phase === 'open', left.has(state), state)
      }
    })
  test('is more than one', () => assert.ok(streams.length > 1))
})

describe('the list of rooms', () => {
  test('holds every folder of src/modules once, under its name', () => {
    const folders = readdirSync(inRooms('.'), { withFileTypes: true }).flatMap((one) =>
      one.isDirectory() ? [one.name] : [],
    )
    assert.deepEqual(
      keys.toSorted(),
      folders.filter((name) => !notInTheList.includes(name)).toSorted(),
      'a new room has its import and its entry in src/rooms.ts',
    )
  })

  test('and each lies on a storey, which no room is missing from', () => {
    assert.deepEqual(
      storeys.flat().toSorted(),
      [...keys, ...notInTheList].toSorted(),
      'say in test/architecture.ts on which storey the room lies',
    )
  })

  for (const [files, list] of made) {
    test(`hands out the ${list} of every room that has them`, () => {
      const isHere = (path: string) => existsSync(inRooms(path)) && !mountedElsewhere.includes(path)
      const have = keys.filter((key) => files.some((file) => isHere(`${key}/${file}`)))
      const hand = rooms.flatMap((room) => (room[list] ? [room.key] : []))
      assert.deepEqual(
        have.filter((key) => !hand.includes(key)),
        [],
        `those with ${files.join(' or ')}, and \`${list}\` at the door`,
      )
    })
  }

  const claims: [string, readonly string[]][] = [
    ['an address', allRoutes.map(({ method, path }) => `${method} ${path}`)],
    ['a job', allJobs.map(({ name }) => name)],
    ['a place in the navigation', rooms.flatMap(({ places = [] }) => places.map(({ href }) => href))],
    ['where a place stands', rooms.flatMap(({ places = [] }) => places.map(({ at }) => String(at)))],
    ['where settings stand', rooms.flatMap(({ settings = [] }) => settings.map(({ at }) => String(at)))],
    ['a kind of message', rooms.flatMap(({ messages = {} }) => Object.keys(messages))],
    ['the letter of a reference', rooms.flatMap(({ references = [] }) => references.map(({ letter }) => letter))],
    ['a kind of what happened', rooms.flatMap(({ timeline }) => timeline?.kind ?? [])],
  ]
  for (const [what, claimed] of claims) {
    test(`gives ${what} to one room only`, () => {
      assert.deepEqual(
        claimed.filter((one, index) => claimed.indexOf(one) !== index),
        [],
      )
    })
  }

  test('leads nowhere that is no address', () => {
    const pages = new Set(allRoutes.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])))
    const lead = rooms.flatMap(({ places = [], references = [] }) => [
      ...places.map(({ href }) => href),
      ...references.map(({ path }) => `${path}:ref`),
    ])
    assert.deepEqual(
      lead.filter((path) => !pages.has(path)),
      [],
    )
  })

  for (const { key, moves } of rooms) {
    if (!moves) continue
    test(`draws every state of ${moves.of}, and no other`, () => {
      const drawn = Object.values(moves.moves).flatMap((move) => [...move.from, ...targetsOf(move)])
      assert.deepEqual(
        [...new Set(drawn)].toSorted(),
        Object.keys(moves.states).toSorted(),
        `src/modules/${key}/states.ts`,
      )
    })
  }

  test('is read by whoever shows or prints all rooms: they name none', () => {
    const readers = globSync(['src/app.ts', 'src/modules/home/**/*.ts', 'scripts/docs.ts', 'scripts/docs/*.ts'], {
      cwd: root,
    }).filter((path) => !path.endsWith('.test.ts'))
    // Who asks, and the frame around every page.
    const known = ['#modules/people/index.ts', '#modules/home/index.ts']
    const naming = readers.flatMap((path) =>
      listImports(readFileSync(join(root, path), 'utf8')).flatMap(({ from }) =>
        from.startsWith('#modules/') && !known.includes(from) ? [`${path}: ${from}`] : [],
      ),
    )
    assert.deepEqual(naming, [])
  })
})

function targetsOf({ to, reaches = [] }: DrawnMove): readonly string[] {
  return typeof to === 'string' ? [to] : reaches
}
