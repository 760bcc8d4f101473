import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { rowsIn } from '#modules/forms/visit-fields.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const officer = await visits.as('fro-1')
const { id, ref } = await database.asSystem(testNow, (tx) =>
  anAudit(tx, {
    ...{ householdId: household.id, auditorId: people['fro-1']!, workerId: people['fsw-1']! },
    ...{ scheduledFor: '2026-11-19', state: 'in_audit' },
  }),
)
await database.asSystem(testNow, (tx) =>
  tx.run(sql`update audits set period_from = '2025-11-19', period_to = '2026-11-18' where id = ${id}`),
)
const address = `/audits/${ref}/sections/wfc1`
type Row = [on: string, kind: string, seen: string, out?: 'yes']

/** The section as its page posts it: each row, and the questions that are counted from them as the page showed them. */
function posted(version: number, rows: readonly Row[], more: Record<string, string> = {}): Record<string, string> {
  const fields = rows.flatMap(([on, kind, seen, out], at) => [
    [`wfc1.visits:value-${at}-on`, on],
    [`wfc1.visits:value-${at}-kind`, kind],
    [`wfc1.visits:value-${at}-seen`, seen],
    ...(out ? [[`wfc1.visits:value-${at}-out`, out]] : []),
  ])
  return { 'wfc1.visits:version': String(version), ...Object.fromEntries(fields), ...more }
}
const stored = async (topic: string) =>
  database.asOwner(
    async (client) =>
      (
        await client.query(
          `select value, brought_forward as waits, version from answers where piece_id = ${id} and question = 'wfc1.${topic}'`,
        )
      ).rows[0],
  )

describe('UA-D23 and section 3: visits are rows, and fill what is counted', () => {
  const first: Row[] = [
    ['3 6 2026', 'supervision', 'seen'],
    ['27/3/2026', 'unannounced', 'alone'],
    ['2026-01-12', 'supervision', 'none'],
    ['', '', ''],
  ]

  test('more than can be kept are refused whole, and a gap between the rows loses none', async () => {
    const many = Array.from(
      { length: 201 },
      (_, at): Row => [String(Temporal.PlainDate.from('2025-12-01').add({ days: at })), 'other', 'seen'],
    )
    const refused = await officer.post(address, posted(0, many))
    assert.equal(refused.status, 422)
    assert.match(refused.text, /There are 201 visits here, and at most 200 can be kept/)
    assert.equal(await stored('visits'), undefined)
    assert.deepEqual(
      rowsIn(
        { 'v:value-1-on': '2 6 2026', 'v:value-1-kind': 'other', 'v:value-1-seen': 'seen' },
        (part) => `v:${part}`,
      ),
      ['2026-06-02|other|seen'],
    )
  })

  test('each is kept by its day; the counts and dates are brought forward, to be confirmed', async () => {
    const reply = await officer.post(address, {
      ...posted(0, first),
      ...{ 'wfc1.visit_count:version': '0', 'wfc1.visit_count:value': '' },
    })
    assert.equal(reply.status, 303, reply.text)
    assert.deepEqual((await stored('visits')).value, [
      '2026-01-12|supervision|none',
      '2026-03-27|unannounced|alone',
      '2026-06-03|supervision|seen',
    ])
    assert.deepEqual(await stored('visit_count'), { value: 2, waits: true, version: 1 })
    assert.deepEqual(await stored('visit_last'), { value: '2026-06-03', waits: true, version: 1 })
    assert.deepEqual(await stored('unannounced_count'), { value: 1, waits: true, version: 1 })
    assert.equal((await stored('unannounced_date')).value, '2026-06-02', 'the register knows of a later one')
    const page = (await officer.get(address)).text
    assert.match(page, /Brought forward<\/strong> How many supervision visits are listed here/)
    assert.match(page, /name="wfc1\.visits:value-1-on" value="27 3 2026"/)
    assert.match(page, /name="wfc1\.visits:value-4-on" value=""/, 'with empty rows below')
    assert.match(page, /Save, and show more rows/)
  })

  test('one is added, one taken out: what nobody confirmed follows, and the page that still showed the old figure says nothing by it', async () => {
    const rows: Row[] = [
      ['12 1 2026', 'supervision', 'none', 'yes'],
      ['27 3 2026', 'unannounced', 'alone'],
      ['7 7 2026', 'unannounced', 'none'],
      ['3 6 2026', 'supervision', 'seen'],
      ['9 9 2026', 'supervision', 'alone'],
      ['10.10.26', 'supervision', 'not_written'],
    ]
    const old = { 'wfc1.visit_count:version': '1', 'wfc1.visit_count:value': '2', 'wfc1.visit_count:brought': '2' }
    const reply = await officer.post(address, posted(1, rows, { ...old, look: 'wfc1.visits' }))
    assert.equal(reply.status, 303, reply.text)
    assert.equal(reply.location, `${address}#wfc1-visits`)
    assert.deepEqual(await stored('visit_count'), { value: 3, waits: true, version: 2 })
    assert.equal((await stored('visit_last')).value, '2026-10-10')
    assert.equal((await stored('unannounced_date')).value, '2026-07-07')
    const late = await officer.post(address, old)
    assert.equal(late.status, 303, 'the page drawn before the row came')
    assert.deepEqual(await stored('visit_count'), { value: 3, waits: true, version: 2 })
  })

  test('what somebody answered themselves stays theirs, and the list stands beside it', async () => {
    const own = { 'wfc1.visit_count:version': '2', 'wfc1.visit_count:value': '7', 'wfc1.visit_count:brought': '3' }
    assert.equal((await officer.post(address, own)).status, 303)
    const rows: Row[] = [
      ['27 3 2026', 'unannounced', 'alone'],
      ['3 6 2026', 'supervision', 'seen'],
    ]
    assert.equal((await officer.post(address, posted(2, rows))).status, 303)
    assert.deepEqual(await stored('visit_count'), { value: 7, waits: false, version: 3 })
    assert.match(
      (await officer.get(address)).text,
      /Among the visits<\/strong> How many supervision visits are listed here: 1\./,
    )
  })

  for (const [what, row, says] of [
    [
      'a day to come',
      ['20 11 2026', 'supervision', 'seen'],
      /20 November 2026: A visit that was made cannot be after today/,
    ],
    [
      'a day before the period',
      ['18 11 2025', 'other', 'seen'],
      /18 November 2025 lies outside the time that this audit looks at, from 19 November 2025 to 18 November 2026/,
    ],
    ['no day', ['31 2 2026', 'other', 'seen'], /“31 2 2026” is no day/],
    ['no kind', ['4 6 2026', '', 'seen'], /Choose what kind of visit that of 4 June 2026 was/],
  ] as [string, Row, RegExp][])
    test(`${what} is refused at its row, all that was typed stays, and nothing is lost`, async () => {
      const before = await stored('visits')
      const rows: Row[] = [['3 6 2026', 'supervision', 'seen'], row]
      const page = await officer.post(address, posted(before.version, rows))
      assert.equal(page.status, 422)
      assert.match(page.text, says)
      assert.match(page.text, /href="#wfc1-visits-value"/)
      assert.match(page.text, new RegExp(`id="wfc1-visits-value"[^>]* value="${row[0]}"`))
      const script = await officer.post(address, posted(before.version, rows), { accept: 'application/json' })
      assert.equal(script.status, 422)
      assert.deepEqual(await stored('visits'), before)
    })

  test('two who wrote at once: the later one is told, and neither list is lost', async () => {
    const { version } = await stored('visits')
    const worker = await visits.as('fsw-1')
    assert.equal((await worker.post(address, posted(version, [['5 5 2026', 'other', 'seen']]))).status, 303)
    const page = await officer.post(address, posted(version, [['6 6 2026', 'other', 'none']]))
    assert.match(page.text, /Somebody else changed this answer/)
    assert.match(page.text, /5 May 2026: another visit, seen: a child, not alone/)
    assert.match(page.text, /6 June 2026: another visit, seen: no child/)
    assert.deepEqual((await stored('visits')).value, ['2026-05-05|other|seen'])
  })

  test('none listed any more: what was only brought forward is empty again, and each step stays in the history', async () => {
    const { version } = await stored('visits')
    assert.equal((await officer.post(address, posted(version, [['5 5 2026', 'other', 'seen', 'yes']]))).status, 303)
    assert.deepEqual((await stored('visits')).value, [])
    assert.equal((await stored('visit_last')).value, null)
    assert.equal((await stored('visit_count')).value, 7, 'what was answered stays')
    const history = await officer.get(`/audits/${ref}/history`)
    assert.match(history.text, /27 March 2026: unannounced visit/)
  })
})
