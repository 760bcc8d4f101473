import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { themes } from '#framework/engagement-notes.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aNote } from './testing.ts'

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const manager = await visits.as('iro-manager')
const at = '/engagement/themes/2026-10'
const told = (count: number, on: string, more: Parameters<typeof aNote>[2] = {}) =>
  database.asSystem(testNow, async (tx) => {
    for (let nth = 0; nth < count; nth += 1) {
      const child = await aChild(tx, { iroId: people['iro-1']! })
      await aPlacement(tx, { householdId: household.id, childId: child.id })
      const note = { householdId: household.id, childId: child.id, officerId: people['iro-1']!, on }
      await aNote(tx, note, more)
      await aNote(tx, note, more) // A child who speaks twice is one child.
    }
  })
const text = async (visitor = manager) => (await visitor.get(at)).text.replaceAll(/\s+/g, ' ')

test('4.12 the sheet says of few children nothing, and quotes none of them', async () => {
  await told(4, '2026-10-12', { words: 'I am one of four.', share: 'carers', quotable: true })
  assert.match(await text(), /fewer than 5 children.*Of nothing did five children speak alike/)
  assert.doesNotMatch(await text(), /I am one of four/)
})

test('4.12 it counts children in steps of five, beside the three months before, and is the same for whoever counts', async () => {
  await told(2, '2026-08-03', { words: 'Nobody says why.', quotable: true })
  await told(5, '2026-06-15')
  await told(1, '2026-10-20', { themes: { money: 'wrong' }, words: 'I have no pocket money.' })
  for (const visitor of [manager, await visits.as('qa-1')])
    assert.match(await text(visitor), /5 to 9 children.*School.*5 to 9; about as many as in the three months before/)
  assert.doesNotMatch(await text(), /Money/, 'of one child nothing')
  assert.match(await text(), /Nobody says why\./)
  assert.doesNotMatch(await text(), /pocket money/, 'nobody let that be quoted')
  assert.doesNotMatch(await text(await visits.as('qa-1')), /Nobody says why/, 'cleared for whoever signs')
  for (const key of ['sm-1', 'om-1']) assert.match(await text(await visits.as(key)), /has not signed it yet/)
  for (const key of ['iro-1', 'tm-1', 'fsw-1', 'fro-1'])
    assert.equal((await (await visits.as(key)).get(at)).status, 404, key)
})

test('4.12 it is signed in person, kept as it was signed, and taken back by whoever signs', async () => {
  assert.match((await manager.get('/')).text, /Sign the sheet of themes of October 2026/)
  assert.equal((await manager.post(`${at}/signature`, { asks: '' })).status, 422)
  const notes = [...(await manager.get(at)).text.matchAll(/name="quoted"[^>]*value="([0-9a-f]+)"/g)].map(
    ([, key]) => key!,
  )
  assert.ok(notes.length > 2)
  assert.equal((await manager.post(`${at}/signature`, { asks: 'Say why.', quoted: notes.slice(0, 3) })).status, 422)
  assert.equal((await (await visits.as('qa-1')).post(`${at}/signature`, { asks: 'Say why.' })).status, 403)
  assert.equal((await manager.post(`${at}/signature`, { asks: 'Say why.', quoted: notes.slice(0, 1) })).status, 303)
  await told(7, '2026-10-21')
  const leader = await visits.as('sm-1')
  assert.match(await text(leader), /Signed by Person iro-manager.*Say why\..*In children’s own words.*5 to 9 children/)
  assert.match((await leader.get('/month?month=2026-10')).text, /In three months 5 to 9 children/)
  assert.equal((await manager.post(`${at}/signature`, { asks: 'Twice.' })).status, 409)
  assert.equal((await manager.post(`${at}/taking-back`)).status, 303)
  assert.equal((await manager.post(`${at}/taking-back`)).status, 409)
  assert.match(await text(leader), /has not signed it yet/)
  for (const path of ['/engagement/themes/2026-11', '/engagement/themes/never', '/engagement/themes/1999-01'])
    assert.equal((await manager.get(path)).status, 404, path)
})

test('3.6 of a month in which five children or more spoke of something alike, that is known; no number and no word of it', async () => {
  await database.asSystem(testNow, (tx) => tx.run(sql`select keep_figures('2026-10-01')`))
  const items = await database.asOwner((client) => {
    const tx = asTx(client)
    return tx.many<{ says: string; source: string; basis: string; counted: number | null }>(
      sql`select says, source, basis, counted from evidence_items where measure like 'told_%' and state = 'standing'`,
    )
  })
  assert.deepEqual(items, [
    {
      says: 'Five children or more told their reviewing officers of this: school. It is wrong.',
      source: 'reviewing_officers',
      basis: 'child',
      counted: null,
    },
  ])
})

test('3.6 every theme of a note is known by the same name there', async () => {
  for (const theme of Object.keys(themes)) await told(5, '2026-09-14', { themes: { [theme]: 'good' } })
  await database.asSystem(testNow, (tx) => tx.run(sql`select keep_figures('2026-09-01')`))
  const says = await database.asOwner((client) => {
    const tx = asTx(client)
    return tx.many<{ says: string }>(
      sql`select says from evidence_items where measure like 'told_%' and period_from = '2026-09-01' order by says`,
    )
  })
  const said = says.map((one) => /of this: (.*)\. It is good\.$/.exec(one.says)?.[1]?.toLowerCase())
  assert.deepEqual(
    said.toSorted(),
    Object.values(themes)
      .map((name) => name.toLowerCase())
      .toSorted(),
  )
})
