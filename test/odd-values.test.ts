import assert from 'node:assert/strict'
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { allRoutes } from '#src/app.ts'
import { root } from '#src/config.ts'
import { freshDatabase } from './database.ts'
import { pathOf, type Place, twoCases } from './every-route/places.ts'
import { undoing } from './every-route/undoing.ts'
import { type Form, formsIn } from './forms-in.ts'
import { aSmallService } from './service.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * SB-16: whatever stands in an address or comes in a form is the sender’s, and no failure of ours. Every address is asked with
 * every name that anything reads from one, every form of every page is sent with every field odd. Nothing of it is kept.
 */

const odd = [
  ...['1e300', 'Infinity', '-1', '0', '1.5', '0x10', '2147483648', '9'.repeat(30), '0000-01', '9999-12', '2026-02-30'],
  ...['__proto__', 'constructor', "'", '%', '\\', '\u0000', '\ud800', 'A-99999999999', '🌳'.repeat(700), ' '],
]
/** One of each kind that went wrong before: for what cannot be asked with all of them in a test's time. */
const oddest = ['9223372036854775807', '9999-12']

const database = await freshDatabase()
const service = await aSmallService(database)
const place: Place = await twoCases(database, service)
const { guarded, undo } = undoing(database)
const visits = await openVisits(guarded)
const people = new Map<string, Visitor>()
const faults: string[] = []
after(() => visits.close())

before(async () => {
  for (const key of ['qa-1', 'fro-1', 'tm-1', 'iro-1', 'admin-1', 'fsw-1']) people.set(key, await visits.as(key))
  people.set('anyone', visits.anyone)
  undo.on = true
})

const readable = allRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)
const query = (pairs: readonly (readonly [string, string])[]) =>
  `?${new URLSearchParams(pairs.map((pair) => [...pair]))}`

/** The addresses of each room that can be read, with every name that anything in the room reads from an address. */
const rooms = readdirSync(join(root, 'src/modules')).map((room) => {
  const text = globSync(`src/modules/${room}/**/*.ts`, { cwd: root })
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  const names = [
    ...[...text.matchAll(/query\['([\w-]+)'\]|[?&]([a-z][\w-]*)=/g)].map(([, one, other]) => one ?? other!),
    ...[...text.matchAll(/const \{([^}]*)\} = query\b/g)].flatMap(([, list]) =>
      list!.split(',').map((one) => one.trim().split(/[ :=]/)[0]!),
    ),
  ]
  // The addresses of moves are made from a table: theirs is the room whose name they begin with. Those of a form's editor, and of a stream
  // that is called otherwise than its room, begin as the room says.
  const editors = [...text.matchAll(/^ {2}path: '(\/\w+)',$|\bnoun: .*\bpath: '(\/\w+)'/gm)].map(
    ([, one, of]) => `${one ?? of}/`,
  )
  const paths = readable.filter(
    (path) =>
      // A list is taken out as a file at its own address.
      text.includes(`'${path.replace(/\.csv$/, '')}'`) ||
      [`/${room}/`, ...editors].some((beginning) => path.startsWith(beginning)),
  )
  return { paths, names: [...new Set(names)].filter(Boolean) }
})

async function judge(what: string, asked: ReturnType<Visitor['get']>): Promise<void> {
  const { status, text } = await asked
  if (status >= 500 || /node_modules|\.ts:\d|SQLSTATE|violates|syntax error/.test(text))
    faults.push(`${what}: ${status}`)
}

const verdict = () => {
  const because = visits.problems.slice(0, 5).map((problem) => (problem as Error).stack)
  assert.deepEqual([...faults, ...because], [])
}

describe('SB-16: what nobody sends', () => {
  test('in an address is answered in words: every name that its room knows, with every value', async () => {
    const all = rooms.flatMap(({ names }) => names)
    for (const name of ['page', 'month', 'who', 'section', 'show']) assert.ok(all.includes(name), name)
    assert.deepEqual(
      readable.filter((path) => !rooms.some(({ paths }) => paths.includes(path))),
      [],
    )
    const qa = people.get('qa-1')!
    for (const { paths, names } of rooms)
      for (const path of paths) {
        const at = pathOf(path, place, 'north').split('?')[0]!
        for (const value of odd) await judge(`${path} ${value}`, qa.get(at + query(names.map((name) => [name, value]))))
        if (path.includes(':')) continue
        for (const name of names)
          for (const value of oddest) await judge(`${path} ${name}=${value}`, qa.get(path + query([[name, value]])))
      }
    verdict()
  })

  test('as the name of something is answered in words', async () => {
    for (const { path, method } of allRoutes.filter((route) => route.path.includes(':')))
      for (const value of odd) {
        const at = path.replaceAll(/:\w+/g, encodeURIComponent(value.toWellFormed()).slice(0, 190))
        const asked = method === 'GET' ? people.get('qa-1')!.get(at) : people.get('qa-1')!.post(at)
        await judge(`${method} ${path} ${value}`, asked)
      }
    verdict()
  })

  test('in a field of a form is answered in words: every form that anybody is shown, every field', async () => {
    const seen = new Set<string>()
    for (const [key, visitor] of people) {
      for (const path of readable) {
        const page = await visitor.get(pathOf(path, place, key === 'iro-1' ? 'south' : 'north'))
        if (page.status !== 200) continue
        for (const form of formsIn(page.text)) {
          const kind = `${form.action.replaceAll(/\d+/g, '0')} ${Object.keys(form.fields).join()}`
          if (seen.has(kind)) continue
          seen.add(kind)
          await sendOdd(`${key} ${path}`, visitor, form)
        }
      }
    }
    assert.ok(seen.size > 40, `${seen.size} kinds of form were found`)
    verdict()
  })
})

async function sendOdd(what: string, visitor: Visitor, { action, fields }: Form): Promise<void> {
  const all = (value: string | string[]) => Object.fromEntries(Object.keys(fields).map((name) => [name, value]))
  await Promise.all(
    [...odd, ['x', 'y']].map((value) => judge(`${what} ${action} all ${value}`, visitor.post(action, all(value)))),
  )
  await Promise.all(
    Object.keys(fields).map((name) =>
      judge(`${what} ${action} ${name}`, visitor.post(action, { ...fields, [name]: oddest[0]! })),
    ),
  )
}
