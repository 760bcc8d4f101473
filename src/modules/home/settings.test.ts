import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { date } from '#platform/dates/testing.ts'
import { readSettings } from '#platform/settings/index.ts'
import { root } from '#src/config.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { readChangeOfSetting } from './forms.ts'
import { settingGroupsOf, settingWith, valueInWords, valueOn } from './setting.ts'

const today = date('2026-11-19')
const settingGroups = settingGroupsOf(rooms)
const moderate = settingWith(rooms, 'deadline.moderate')!
const from = (day: string) => ({
  'from-day': day.slice(8),
  'from-month': day.slice(5, 7),
  'from-year': day.slice(0, 4),
})

describe('a setting', () => {
  it('has one key in all groups, words, bounds that hold its default, and a clause', () => {
    const all = settingGroups.flatMap((group) => group.settings)
    assert.equal(new Set(all.map((one) => one.key)).size, all.length)
    for (const one of all)
      assert.ok(one.says && one.clause && one.min <= one.default && one.default <= one.max, one.key)
  })

  it('holds from its day on, and the past stays as it was', () => {
    const change = (fromOn: string, value: number) => ({
      key: moderate.key,
      fromOn: date(fromOn),
      value,
      by: null,
      at: testNow,
      reason: 'Agreed',
    })
    const changes = [change('2026-11-19', 4), change('2027-01-04', 3)]
    const on = (day: string) => valueOn(moderate, changes, date(day))
    assert.deepEqual([on('2026-11-18'), on('2026-11-19'), on('2027-01-03'), on('2027-01-04')], [5, 4, 4, 3])
  })

  it('reads as a person says it', () => {
    assert.equal(valueInWords(moderate, 5), '5 working days')
    assert.equal(valueInWords(moderate, 1), '1 working day')
    assert.equal(valueInWords({ unit: 'yes or no' }, 1), 'yes')
  })

  const table: readonly [string, Record<string, string>, readonly string[]][] = [
    [
      'is changed by a value in its bounds, a day and a reason',
      { value: '4', reason: 'PQA agreed', ...from('2026-12-01') },
      [],
    ],
    ['may change today', { value: '4', reason: 'PQA agreed', ...from('2026-11-19') }, []],
    ['does not change in the past', { value: '4', reason: 'PQA agreed', ...from('2026-11-18') }, ['from-day']],
    ['B15: does not change ten years ahead', { value: '4', reason: 'PQA', ...from('2036-12-01') }, ['from-day']],
    ['needs a reason', { value: '4', reason: ' ', ...from('2026-12-01') }, ['reason']],
    ['needs a whole number', { value: '4.5', reason: 'PQA', ...from('2026-12-01') }, ['value']],
    ['stays within its bounds', { value: '261', reason: 'PQA', ...from('2026-12-01') }, ['value']],
    ['needs a real day', { value: '4', reason: 'PQA', ...from('2026-02-30') }, ['from-day']],
    ['needs everything', {}, ['value', 'from-day', 'reason']],
  ]
  for (const [words, body, fields] of table) {
    it(words, () => {
      const read = readChangeOfSetting(moderate, body, today)
      assert.deepEqual(read.ok ? [] : read.mistakes.map((one) => one.field), fields)
    })
  }
})

describe('LW-5: no setting is looser than the law', () => {
  const table = [
    ['limit.unannounced_visit', 12, 13],
    ['limit.outside_terms', 6, 7],
  ] as const
  for (const [key, law, looser] of table) {
    const setting = settingWith(rooms, key)!
    const typed = (value: number) => ({ value: String(value), reason: 'PQA agreed', ...from('2026-12-01') })
    it(`${key} takes the law’s figure and stricter ones, and none looser`, () => {
      assert.equal(readChangeOfSetting(setting, typed(law), today).ok, true)
      assert.equal(readChangeOfSetting(setting, typed(law - 1), today).ok, true)
      assert.equal(readChangeOfSetting(setting, typed(looser), today).ok, false)
    })
    it(`${key} that was stored looser counts as the law’s figure`, () => {
      const change = { key, fromOn: date('2026-01-01'), value: 24, by: null, at: testNow, reason: 'Agreed' }
      assert.equal(valueOn(setting, [change], today), law)
      assert.equal(valueOn(setting, [{ ...change, value: 4 }], today), 4)
    })
  }
})

describe('every setting', () => {
  const source = globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  for (const { key } of settingGroups.flatMap(({ settings }) => settings))
    it(`${key} is read by something: else whoever changes it changes nothing`, () => {
      const named = source.split(`'${key}'`).length - 1
      assert.ok(named > 1, 'only its definition names it: read it with readSettings, or take it away')
    })
})

describe('the page of settings', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  it('LW-5: says the law’s figure beside the field, and reads a looser one that was stored as the law’s', async () => {
    const thresholds = settingGroups.find(({ settings }) => settings.some(({ key }) => key === 'limit.outside_terms'))!
    const read = () => database.asSystem(testNow, (tx) => readSettings(tx, today, thresholds.settings))
    await database.asOwner((client) =>
      client.query(`insert into settings (key, from_on, value) values
        ('limit.unannounced_visit', '2026-01-01', '24'), ('limit.outside_terms', '2026-01-01', '30')`),
    )
    const values = await read()
    assert.deepEqual([values['limit.unannounced_visit'], values['limit.outside_terms']], [12, 6])
    const page = await (await visits.as('qa-1')).get('/settings/limit.outside_terms')
    assert.match(page.text, /From 0 to 6 working days\. The law: .*regulation 23: six working days/)
  })

  it('is for those who manage settings, and shows every one', async () => {
    const page = await (await visits.as('qa-1')).get('/settings/deadlines')
    for (const { settings } of settingGroups)
      for (const one of settings) assert.ok(page.text.includes(`/settings/${one.key}`), one.key)
    for (const key of ['ce-1', 'tm-1', 'fro-1', 'iro-1', 'admin-1']) {
      assert.equal((await (await visits.as(key)).get('/settings/deadlines')).status, 403, key)
      const posted = await (await visits.as(key)).post('/settings/deadline.moderate', { value: '9' })
      assert.equal(posted.status, 403, key)
    }
  })

  it('changes one from a day on, and tells who, when and why', async () => {
    const quality = await visits.as('qa-1')
    const missing = await quality.post('/settings/deadline.moderate', { value: '4', reason: 'PQA agreed' })
    assert.equal(missing.status, 422)
    assert.match(missing.text, /PQA agreed/)
    const changed = await quality.post('/settings/deadline.moderate', {
      value: '4',
      reason: 'PQA agreed',
      ...from('2026-12-01'),
    })
    assert.equal(changed.status, 303)
    const shown = await quality.get('/settings/deadline.moderate')
    assert.match(shown.text, /Tue 1 December/)
    assert.match(shown.text, /Person qa-1/)
    const [now, later] = await database.asSystem(testNow, async (tx) => [
      (await readSettings(tx, today, [moderate]))[moderate.key],
      (await readSettings(tx, date('2026-12-01'), [moderate]))[moderate.key],
    ])
    assert.deepEqual([now, later], [5, 4])
  })

  it('UM-D20: a change that is still to come can be withdrawn, with the reason; the one in force stays', async () => {
    const quality = await visits.as('qa-1')
    const path = '/settings/deadline.moderate'
    const values = async () =>
      database.asSystem(testNow, async (tx) => [
        (await readSettings(tx, today, [moderate]))[moderate.key],
        (await readSettings(tx, date('2027-02-01'), [moderate]))[moderate.key],
      ])
    await quality.post(path, { value: '6', reason: 'PQA agreed', ...from('2026-11-19') })
    await quality.post(path, { value: '7', reason: 'A slip of the pen', ...from('2027-01-05') })
    assert.deepEqual(await values(), [6, 7])
    assert.match((await quality.get(path)).text, /withdrawals\/2027-01-05"/)
    assert.doesNotMatch((await quality.get(path)).text, /withdrawals\/2026-11-19"/)
    const asked = await quality.get(`${path}/withdrawals/2027-01-05`)
    assert.match(asked.text, /Stays instead[\s\S]*4 working days/)
    const bare = await quality.post(`${path}/withdrawals/2027-01-05`, { because: ' ' })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Say why it is withdrawn/)
    assert.deepEqual(await values(), [6, 7])
    assert.equal((await quality.post(`${path}/withdrawals/2027-01-05`, { because: 'It was never agreed' })).status, 303)
    assert.deepEqual(await values(), [6, 4])
    const shown = (await quality.get(path)).text
    for (const words of [/It was never agreed/, /A slip of the pen/, /7 working days/, /Person qa-1/])
      assert.match(shown, words)
    // Withdrawn already, in force, no day at all, and not theirs.
    assert.equal((await quality.post(`${path}/withdrawals/2027-01-05`, { because: 'Again' })).status, 409)
    assert.equal((await quality.post(`${path}/withdrawals/2026-11-19`, { because: 'It holds' })).status, 409)
    assert.equal((await quality.get(`${path}/withdrawals/soon`)).status, 404)
    assert.equal((await (await visits.as('tm-1')).post(`${path}/withdrawals/2026-12-01`, { because: 'x' })).status, 403)
    assert.deepEqual(await values(), [6, 4])
  })

  it('UM-D20: what was set wrongly for today is set again for today; what held meanwhile stays in the history, with who and why', async () => {
    const quality = await visits.as('qa-1')
    const path = '/settings/deadline.discuss'
    await quality.post(path, { value: '50', reason: 'PQA agreed it', ...from('2026-11-19') })
    await quality.post(path, { value: '4', reason: 'Typed fifty for four', ...from('2026-11-19') })
    const shown = (await quality.get(path)).text
    assert.match(
      shown,
      /What was withdrawn, or put right[\s\S]*50 working days[\s\S]*PQA agreed it \(Person qa-1[\s\S]*Typed fifty for four/,
    )
    assert.match(shown, /<dd[^>]*>\s*4 working days/)
    assert.match(shown, /put right by setting it again for that day/)
  })

  it('the database itself lets nobody withdraw what holds', async () => {
    const quality = await database.asSystem(testNow, (tx) =>
      tx.one<{ id: number }>(sql`select id from people where name = 'Person qa-1'`),
    )
    const gone = await database.asPerson(quality.id, testNow, (tx) =>
      tx.run(sql`delete from settings where key = 'deadline.moderate' and from_on <= '2026-11-19'`),
    )
    assert.equal(gone, 0)
  })

  it('knows no setting but its own', async () => {
    const quality = await visits.as('qa-1')
    assert.equal((await quality.get('/settings/demonstration')).status, 404)
    assert.deepEqual(visits.problems, [])
  })
})
