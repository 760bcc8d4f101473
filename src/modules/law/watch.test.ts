import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { editionsOf, type InstrumentKey, instruments } from '#framework/law/instruments.ts'
import { placeOfKey } from '#framework/law/read-by.ts'
import { watched } from '#framework/law/watch.ts'
import { references } from '#framework/references.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { bringWatch } from './commands/watch.ts'
import { mistakesOf, standingKeys, type Typed } from './watch.ts'

const database = await freshDatabase()
await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [quality, worker] = [await visits.as('qa-1'), await visits.as('fsw-1')]
const today = Temporal.PlainDate.from('2026-11-19')

test('AX-38: every key has its place on the page of the references', async () => {
  const { text } = await worker.get('/references')
  for (const key of Object.keys(references)) assert.ok(text.includes(` id="${placeOfKey(key)}"`), key)
})

const whole: Typed = {
  ...{ title: 'A new edition', standing: 'awaited', says: 'It is promised.', changes: 'The questions.' },
  ...{ link: '', from: null, dayKnown: '', lookedOn: today },
}

describe('an entry of the law watch', () => {
  const table: readonly [string, Partial<Typed>, readonly string[]][] = [
    ['states all', {}, []],
    ['says nothing of what it is', { title: '' }, ['title']],
    ['stands nowhere', { standing: 'perhaps' }, ['standing']],
    ['leads elsewhere than to a page', { link: 'javascript:alert(1)' }, ['link']],
    ['leads to a page that is not locked', { link: 'http://example.org' }, ['link']],
    ['leads to a page', { link: 'https://www.gov.uk/a' }, []],
    ['has a day, and not how we know it', { from: today }, ['day-known']],
    ['knows a day, and has none', { dayKnown: 'read' }, ['from-day']],
    ['is a guess that was read', { standing: 'guessed', from: today, dayKnown: 'read' }, ['day-known']],
    ['is settled on a guess', { standing: 'settled', from: today, dayKnown: 'guessed' }, ['day-known']],
    ['is settled, with the day that was read', { standing: 'settled', from: today, dayKnown: 'read' }, []],
    ['was looked at tomorrow', { lookedOn: today.add({ days: 1 }) }, ['looked-day']],
    ['is too long', { title: 'x'.repeat(201), says: 'x'.repeat(2001) }, ['title', 'says']],
  ]
  for (const [what, given, fields] of table)
    test(`that ${what}: ${fields.join(', ') || 'nothing to mend'}`, () =>
      assert.deepEqual(
        mistakesOf({ ...whole, ...given }, today).map(({ field }) => field),
        fields,
      ))
})

test('each edition that nobody has read, or whose day is a guess, has its entry; one for the texts of earlier years', () => {
  const unsure = (Object.keys(instruments) as InstrumentKey[])
    .flatMap((key) => editionsOf(key))
    .filter(({ text, day }) => text !== 'read' || day === 'guessed')
    .map(({ instrument, edition }) => `${instrument} ${edition}`)
  const named = new Set(watched.flatMap(({ edition }) => edition ?? []))
  assert.deepEqual(
    unsure.filter((one) => !named.has(one as never)),
    ['WT 2018', 'ILACS 2018'],
  )
  for (const one of named) assert.ok(unsure.includes(one), one)
})

test('what is unread stands first, then what is a guess, then what is awaited', async () => {
  const text = String((await quality.get('/law-watch')).text)
  const at = ['Not read yet', 'The day is a guess', 'Awaited, and what would change'].map((words) =>
    text.indexOf(words),
  )
  assert.ok(
    at.every((place, n) => place > (at[n - 1] ?? 0)),
    String(at),
  )
  assert.deepEqual(standingKeys.slice(0, 3), ['unread', 'guessed', 'awaited'])
})

test('is kept by those who shape the tool, with how it read before; others read it', async () => {
  const path = '/law-watch/working-together-2026'
  const fields = {
    ...{
      version: '1',
      title: 'Working Together 2026',
      standing: 'settled',
      says: 'Read in the office.',
      changes: 'Nothing.',
    },
    ...{ link: 'https://www.gov.uk/', 'from-day': '23', 'from-month': '3', 'from-year': '2026', 'day-known': 'read' },
  }
  assert.equal((await quality.post(path, fields)).status, 303)
  const now = (await quality.get(path)).text
  assert.match(now, /Read in the office/)
  assert.match(now, /How it read before/)
  assert.match(now, /we could not read it/)
  const shown = (await worker.get(path)).text
  assert.match(shown, /Read in the office/)
  assert.doesNotMatch(shown, /name="title"/)
  assert.equal((await worker.post(path, { ...fields, version: '2' })).status, 403)
  assert.equal((await worker.get('/law-watch/new')).status, 403)
  const trail = await database.asOwner((client) =>
    asTx(client).many(
      sql`select 1 from trail where kind = 'law watch: changed' and data ->> 'key' = 'working-together-2026'`,
    ),
  )
  assert.equal(trail.length, 1)
})

test('written over by nobody who read an older version of it', async () => {
  const stale = { version: '1', title: 'Older', standing: 'unread', says: '', changes: '' }
  assert.equal((await quality.post('/law-watch/ilacs-2026', stale)).status, 303)
  assert.equal((await quality.post('/law-watch/ilacs-2026', { ...stale, title: 'Oldest' })).status, 409)
  assert.match((await quality.get('/law-watch/ilacs-2026')).text, /Older/)
})

test('what a service has written stays at the next upgrade; what it has not is as shipped', async () => {
  const title = (key: string) =>
    database.asSystem(testNow, (tx) => tx.one<{ title: string }>(sql`select title from law_watch where key = ${key}`))
  await database.asOwner(async (client) => {
    const tx = asTx(client)
    await tx.run(sql`update law_watch set title = 'As it was shipped once' where key = 'abuse-reporting'`)
    await bringWatch(tx)
    await bringWatch(tx)
  })
  assert.equal((await title('ilacs-2026')).title, 'Older')
  assert.equal((await title('abuse-reporting')).title, 'The duty to report child sexual abuse')
})

test('entered by mistake, it is said so and stays to be read', async () => {
  const fields = { version: '0', title: 'Not ours', standing: 'awaited', says: '', changes: '' }
  const sent = await quality.post('/law-watch', fields)
  assert.equal(sent.status, 303)
  const path = String(sent.location)
  assert.equal((await quality.post(path, { ...fields, version: '1', standing: 'mistaken' })).status, 303)
  assert.match((await quality.get('/law-watch')).text, /Entered by mistake/)
  assert.equal((await quality.post('/law-watch', { ...fields, title: '' })).status, 422)
  assert.equal((await quality.post('/law-watch', { ...fields, 'from-day': '31', 'from-month': '2' })).status, 422)
})
