import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sendUnfinished } from '#modules/alerts/commands/sweep.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aNote, fields } from './testing.ts'
import { listEngagementWork } from './work.ts'

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const child = household.childRef
const officer = await visits.as('iro-1')
const wish = { wish: 'To see my brother', answers: 'officer', share: 'iro_and_quality' }
const write = async (more: Record<string, string> = {}) => {
  const { status, location, text } = await officer.post('/engagement', fields({ child, ...more }))
  assert.equal(status, 303, text)
  return location!
}
const status = async (key: string, path: string) => (await (await visits.as(key)).get(path)).status
const today = Temporal.PlainDate.from('2026-11-17')
const workOf = (key: string) =>
  database.asPerson(people[key]!, testNow, async (tx, actor) =>
    (await listEngagementWork(tx, actor, { today, gone: [] })).map(({ what, why }) => `${what}: ${why}`),
  )
const kept = () =>
  database.asSystem(testNow, (tx) =>
    tx.many<{ told: string; days: number }>(
      sql`select n.key as told, (n.wish_by - n.spoken_on)::int as days from engagement_notes n order by n.id`,
    ),
  )

test('4.12 a note is written on one page, and what is missing is said at its field with everything that was typed still there', async () => {
  const page = await officer.get(`/engagement/new?child=${child}`)
  assert.match(page.text, new RegExp(`value="${child}" selected`))
  const refused = await officer.post('/engagement', { child, words: 'It is loud.' })
  assert.equal(refused.status, 422)
  for (const says of [/anything to act on today/, /Say how you were in touch/, /who may know of it/, /It is loud\./])
    assert.match(refused.text, says)
  const other = await officer.post('/engagement', fields({ child: 'C-1' }))
  assert.match(other.text, /Choose a child whose reviewing officer you are/)
  assert.deepEqual(await kept(), [], 'nothing was kept of either')
  const at = await write()
  assert.match((await officer.get(at)).text, /School \(wrong\)[\s\S]*Done/)
})

test('4.12 that there is a note is known to some, the words to fewer, and to nobody by cover', async () => {
  const at = await write({ words: 'Nobody asks me.', ...wish })
  for (const key of ['tm-1', 'fsw-1', 'sm-1', 'fro-1', 'iro-2', 'lado-1', 'admin-1', 'ce-1'])
    assert.equal(await status(key, at), 404, key)
  const quality = await (await visits.as('qa-1')).get(at)
  assert.match(quality.text, /Nobody asks me\.[\s\S]*To see my brother/)
  const manager = await (await visits.as('iro-manager')).get(at)
  assert.equal(manager.status, 200)
  assert.doesNotMatch(manager.text, /Nobody asks me|To see my brother/)
  await database.asSystem(testNow, (tx) =>
    tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${people['iro-1']}, ${people['iro-2']}, '2026-11-01', '2026-12-31')`,
    ),
  )
  assert.equal(await status('iro-2', at), 404, 'whoever stands in')
  const stands = await visits.as('iro-2')
  assert.doesNotMatch((await stands.get('/engagement/new')).text, new RegExp(child))
  assert.equal((await stands.post('/engagement', fields({ child }))).status, 422)
  await database.asSystem(testNow, (tx) => tx.run(sql`delete from absences where person_id = ${people['iro-1']}`))

  const open = await write({ words: 'I want to stay.', share: 'carers' })
  assert.match((await (await visits.as('fsw-1')).get(open)).text, /I want to stay\./)
  assert.equal(await status('fsw-3', open), 404, 'of another home')
  assert.match((await (await visits.as('fsw-1')).get(`/households/${household.ref}`)).text, new RegExp(open))
  assert.doesNotMatch((await (await visits.as('fsw-1')).get(`/households/${household.ref}`)).text, new RegExp(at))
})

test('4.12 a wish waits in My work until the child was told, whoever is to answer it', async () => {
  const at = await write({ words: '', ...wish, 'theme-school': 'good' })
  assert.ok((await workOf('iro-1')).includes(`Tell child ${child} what came of their wish: They told you`))
  assert.equal((await kept()).at(-1)!.days, 14, 'ten working days')
  const before = (await workOf('iro-1')).length
  const page = await officer.get(`${at}/answer`)
  const version = /name="version" value="(\d+)"/.exec(page.text)![1]!
  const told = {
    version,
    answer: 'You said you miss him, so you meet on Sundays.',
    'told-day': '16',
    'told-month': '11',
    'told-year': '2026',
  }
  const early = await officer.post(`${at}/answer`, { ...told, 'told-day': '15' })
  assert.match(early.text, /before the day on which the child said it/)
  assert.equal(
    (await (await visits.as('iro-manager')).post(`${at}/answer`, told)).status,
    404,
    'whoever does not read the wish',
  )
  assert.equal((await officer.post(`${at}/answer`, told)).status, 303)
  assert.match((await officer.get(at)).text, /so you meet on Sundays[\s\S]*Done/)
  assert.equal((await workOf('iro-1')).length, before - 1)
})

test('4.12 where the officer is the child’s no more, Quality Assurance and Partnerships has the wish, and their next officer no word', async () => {
  const [moved, at] = await database.asSystem(testNow, async (tx) => {
    const made = await aChild(tx, { iroId: people['iro-2']! })
    await aPlacement(tx, { householdId: household.id, childId: made.id })
    const note = await aNote(
      tx,
      { householdId: household.id, childId: made.id, officerId: people['iro-1']! },
      { words: 'Too loud.', wish: 'Quiet' },
    )
    return [made.ref, `/engagement/${note.key}`] as const
  })
  const next = await (await visits.as('iro-2')).get(at)
  assert.equal(next.status, 200)
  assert.doesNotMatch(next.text, /Too loud|Quiet/)
  const waits = `Tell child ${moved} what came of their wish: They told an officer who is not theirs any more`
  assert.deepEqual(await workOf('qa-1'), [waits])
  assert.deepEqual(await workOf('iro-2'), [])
})

test('4.12 a mistake is put right with why, and a note taken down: how it read before stays, and nobody else reads it', async () => {
  const at = await write({ words: 'Of another.', share: 'carers' })
  const version = async () => /name="version" value="(\d+)"/.exec((await officer.get(`${at}/change`)).text)![1]!
  const first = await version()
  assert.equal((await officer.post(`${at}/change`, fields({ version: first }))).status, 422, 'without why')
  const right = fields({ version: first, words: 'It is mine.', share: 'carers', why: 'A slip' })
  assert.equal((await officer.post(`${at}/change`, right)).status, 303)
  assert.equal(
    (await officer.post(`${at}/change`, { ...right, words: 'Again.' })).status,
    409,
    'it was changed meanwhile',
  )
  assert.equal((await (await visits.as('qa-1')).get(`${at}/change`)).status, 404, 'only whoever wrote it')
  const earlier = await database.asSystem(testNow, (tx) =>
    tx.many<{ words: string }>(
      sql`select was ->> 'words' as words from history where table_name = 'engagement_words' order by id`,
    ),
  )
  assert.equal(earlier.at(-1)!.words, 'Of another.')
  assert.equal(await status('fsw-1', at), 200)
  assert.equal((await officer.post(`${at}/taking-down`, { version: await version(), 'why-down': '' })).status, 422)
  assert.equal(
    (await officer.post(`${at}/taking-down`, { version: await version(), 'why-down': 'The wrong child' })).status,
    303,
  )
  assert.equal(await status('fsw-1', at), 404)
  assert.match((await officer.get(at)).text, /taken down[\s\S]*The wrong child/)
  assert.equal(await status('iro-1', `${at}/change`), 404)
})

test('4.12 4.9 a yes to “anything to act on today?” leads to the safety alert, and goes out by itself where nobody finishes it', async () => {
  const to = await write({ 'to-act': 'yes' })
  assert.match(to, new RegExp(`/alerts/new\\?household=${household.ref}&child=\\d+`))
  const form = await officer.get(to)
  assert.equal(form.status, 200)
  assert.match(form.text, /value="\d+" checked/, 'the child stands in it')
  assert.match((await officer.get('/')).text, /something to act on today/)
  const later = testNow.add({ minutes: 31 })
  await database.asSystem(later, (tx) => sendUnfinished(tx, later))
  const [entry] = await database.asSystem(later, (tx) =>
    tx.many<{ what: string }>(sql`select what from alert_entries order by id desc limit 1`),
  )
  assert.match(entry!.what, /Is there anything to act on today\?/)
})

test('4.12 a yes that is put right before it went out is taken back', async () => {
  await write({ 'to-act': 'yes' })
  const { told } = (await kept()).at(-1)!
  const version = /name="version" value="(\d+)"/.exec((await officer.get(`/engagement/${told}/change`)).text)![1]!
  await officer.post(`/engagement/${told}/change`, fields({ version, why: 'Pressed by mistake' }))
  const open = await database.asSystem(testNow, (tx) =>
    tx.many(sql`select from unfinished_alerts where ended_at is null`),
  )
  assert.deepEqual(open, [])
})
