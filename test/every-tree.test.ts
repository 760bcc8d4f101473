import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Page } from '@playwright/test'
import { root } from '#src/config.ts'
import { accepted } from './every-tree/accepted.ts'
import { type Example, findExamples, notRead, pageRoutes, tryEvery } from './every-tree/pages.ts'
import { routeOf } from './every-form/pages.ts'
import { furnishTrees, type Trees } from './every-tree/readers.ts'
import { faultsOf } from './every-tree/rules.ts'
import { readTree, shorten } from './every-tree/tree.ts'
import { undoing } from './every-route/undoing.ts'
import { look, setStage } from './journeys/stage.ts'

/*
 * What a screen reader reads of every kind of page, kept in every-tree/<room>.txt: read it as if you heard it. UPDATE=1 writes it anew,
 * with a page of each kind that is new; what is there is read on the same page, by the same person, as before. Nothing is kept of it.
 * On each of them axe looks, too, and how wide it is on a small phone.
 */

const folder = join(root, 'test/every-tree')
const fileOf = (room: string): string => join(folder, `${room}.txt`)
const update = process.env['UPDATE'] !== undefined

let undo: ReturnType<typeof undoing>['undo'] = { on: false }
const stage = await setStage((database) => {
  const undone = undoing(database)
  undo = undone.undo
  return undone.guarded
})

/** One that was read: its tree as kept, what is wrong with it, and what axe or a small phone find. */
type Read = Example & { tree: string; faults: string[]; seen: string | undefined }
const read: Read[] = []
/** What stands in the files: the tree of each kind. */
const kept = new Map(
  globSync(join(folder, '*.txt')).flatMap((file) => examplesIn(file).map((one) => [one.kind, one] as const)),
)

async function readAll(trees: Trees, examples: readonly Example[]): Promise<void> {
  const waiting = Object.values(Object.groupBy(examples, ({ who }) => who))
  await Promise.all(
    [0, 1].map(async () => {
      const { page, context } = await stage.openAs()
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await context.clearCookies()
        await context.addCookies(trees.cookiesOf(next[0]!.who))
        for (const one of next) await readOne(trees, page, one)
      }
      await context.close()
    }),
  )
}

/** What is not there any more is left out, and so missed. */
async function readOne(trees: Trees, page: Page, one: Example): Promise<void> {
  const at = trees.addressOf(one)
  const answer = at && (await page.goto(at, { waitUntil: 'load' }))
  if (!answer || answer.status() !== 200 || routeOf('GET', new URL(page.url()).pathname) !== routeOf('GET', at)) return
  const tree = await page.locator('main').ariaSnapshot()
  const seen = await look(page).then(
    () => undefined,
    (problem: Error) => problem.message,
  )
  read.push({ ...one, tree: shorten(tree), faults: faultsOf(readTree(tree)), seen })
}

/** The routes of which no page was read. */
function missing(): string[] {
  const routes = new Set(read.map(({ kind }) => kind.split(' ')[0]!))
  return pageRoutes.filter((path) => !routes.has(path) && !(path in notRead))
}

/** “# kind”, who reads it and where, and the tree. */
function write(room: string, pages: readonly Read[]): void {
  mkdirSync(folder, { recursive: true })
  const sorted = pages.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))
  writeFileSync(
    fileOf(room),
    sorted.map(({ kind, who, at, tree }) => `# ${kind}\n# ${who}: ${at}\n${tree}\n`).join('\n'),
  )
}

function examplesIn(file: string): (Example & { tree: string })[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split(/^(?=# \/)/m)
    .map((part) => {
      const [kind = '', about = '', ...lines] = part.trimEnd().split('\n')
      const [who = '', at = ''] = about.slice(2).split(': ')
      return { room: file.slice(folder.length + 1, -4), kind: kind.slice(2), who, at, tree: lines.join('\n') }
    })
}

describe('what a screen reader reads', () => {
  before(async () => {
    const trees = await furnishTrees(stage)
    undo.on = true
    await readAll(trees, [...kept.values()])
    if (update) {
      const known = new Set(read.map(({ kind }) => kind))
      if (missing().length > 0 || process.env['UPDATE'] === 'all')
        await readAll(trees, await findExamples(trees.walks, { ...trees, known }))
      await readAll(trees, await tryEvery(trees.walks, missing(), trees))
      for (const file of globSync(join(folder, '*.txt'))) rmSync(file)
      for (const [room, pages] of Object.entries(Object.groupBy(read, ({ room }) => room))) write(room, pages!)
      kept.clear()
      for (const one of read) kept.set(one.kind, one)
    }
  })

  test('is of every page what is kept in test/every-tree', () => {
    const again = 'UPDATE=1 npm test -- every-tree writes it anew: read the difference as somebody would hear it'
    const others = read.filter(({ kind, tree }) => tree !== (kept.get(kind)?.tree ?? tree))
    const [first] = others
    const which = others.map(({ kind, room }) => `${kind} in test/every-tree/${room}.txt`).join('; ')
    if (first) assert.equal(first.tree, kept.get(first.kind)!.tree, `${which}. ${again}`)
    const found = new Set(read.map(({ kind }) => kind))
    assert.deepEqual(
      [...kept.keys()].filter((kind) => !found.has(kind)),
      [],
      `kept, and not there any more. ${again}`,
    )
  })

  test('is kept of every route that answers with a page', () => {
    assert.deepEqual(
      missing(),
      [],
      'UPDATE=1 npm test -- every-tree looks for one; something must link to it, in a world where it is there (every-form/world.ts)',
    )
  })

  test('says of each link, field, button, table and heading what it belongs to', () => {
    const faults = read.flatMap(({ kind, who, faults }) => faults.map((one) => `${kind} (${who}): ${one}`))
    const open = faults.filter((one) => !accepted.some(({ says }) => says.test(one)))
    assert.deepEqual(open, [])
    const stale = accepted.filter(({ says }) => !faults.some((one) => says.test(one)))
    assert.deepEqual(stale, [], 'accepted, and not there any more')
  })

  test('holds nothing that axe finds at WCAG 2.2 AA, and fits a small phone', () => {
    assert.deepEqual(
      read.flatMap(({ kind, who, seen }) => (seen ? [`${kind} (${who}): ${seen}`] : [])),
      [],
    )
  })
})
