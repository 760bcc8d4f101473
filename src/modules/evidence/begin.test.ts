import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Context, Reply } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { beginAndTell, beginRoutes, type Beginning } from './index.ts'

/*
 * How a piece of any stream is begun: a call to somebody is planned, which no room plans.
 */

const database = await freshDatabase()
const { household, neighbours, people } = await aSmallService(database)
const today = Temporal.PlainDate.from('2026-11-19')
let begun: Record<string, unknown> | undefined

const calls: Beginning<string> = {
  ...{ path: '/calls', need: 'signed in', records: 'call planned', keeps: ['whom'], done: 'The call is planned.' },
  about: async (_context, said) => {
    if (said('whom') === '') throw new NotFound()
    return said('whom')
  },
  page: (whom) => ({
    ...{
      title: `Call ${whom}`,
      says: 'They are told.',
      back: { text: 'Calls', href: '/calls' },
      button: 'Plan the call',
    },
  }),
  asks: [
    { key: 'why', type: 'text', text: 'Why do you call?', required: true, prompts: 'In a sentence' },
    { key: 'from', type: 'household', text: 'Whose household?' },
    { key: 'on', type: 'date', text: 'On which day?', required: true, day: 'visit_planned' },
    { key: 'again', type: 'date', text: 'And again?' },
    { key: 'minutes', type: 'number', text: 'For how long?' },
    { key: 'alone', type: 'yes_no', text: 'Alone?', required: true, sure: 'Alone all the same' },
  ],
  begin: async (_context, whom, { said, on, household: where, isRight }) => {
    if (said('alone') === 'yes' && !isRight('alone', 'alone'))
      return { mistakes: [{ field: 'alone', message: 'Should somebody come along?', confirm: 'alone' }] }
    begun = { whom, why: said('why'), on: String(on('on')), again: on('again'), household: where?.ref ?? null }
    return { ref: 'L-1' }
  },
}

type Given = { body?: Record<string, string>; query?: Record<string, string> }
const ask = (method: 'GET' | 'POST', given: Given, beginning: Beginning<string> = calls, key = 'fsw-1') =>
  database.asPerson(people[key]!, testNow, (tx, actor): Promise<Reply> => {
    const route = beginRoutes(beginning).find((one) => one.method === method)
    if (!route || route.open) throw new Error('No such address')
    return route.handler({ body: {}, query: {}, ...given, tx, actor, today } as unknown as Context)
  })
async function shown(reply: Promise<Reply>): Promise<{ status: number | undefined; text: string; mend: string[] }> {
  const page = await reply
  assert.equal(page.kind, 'page')
  const text = String((page as { main: unknown }).main)
  const mend = [...text.matchAll(/<li>\s*<a href="(#[\w-]+)">([^<]+)</g)].map(([, at, says]) => `${at} ${says}`)
  return { status: (page as { status?: number }).status, text, mend }
}
const day = (key: string, d: string, m: string, y: string) => ({
  ...{ [`${key}-day`]: d, [`${key}-month`]: m, [`${key}-year`]: y },
})
const right = { whom: 'ada', why: 'To ask', ...day('on', '24', '11', '2026'), alone: 'no' }

describe('the page that begins a piece', () => {
  test('asks what its stream asks, with what the address says already', async () => {
    assert.deepEqual(
      beginRoutes(calls).map(({ method, path }) => `${method} ${path}`),
      ['GET /calls/new', 'POST /calls'],
    )
    const { status, text } = await shown(ask('GET', { query: { whom: 'ada', from: household.ref } }))
    assert.equal(status, 200)
    assert.match(text, /Call ada.*They are told\..*type="hidden" name="whom" value="ada"/s)
    assert.match(text, /Why do you call\?.*In a sentence.*Whose household\?.*On which day\?.*For how long\?.*Alone\?/s)
    assert.match(text, new RegExp(`name="from"[^>]*value="${household.ref}"`))
    assert.doesNotMatch(text, /error/)
    await assert.rejects(ask('GET', {}), NotFound)
    await assert.rejects(ask('POST', { body: { why: 'To ask' } }), NotFound)
  })

  test('says everything that is to be mended, in the order in which it asks, and loses nothing that was typed', async () => {
    const body = { whom: 'ada', why: ' ', from: 'H-999999', ...day('on', '41', '11', '2026'), minutes: 'ten' }
    const { status, text, mend } = await shown(ask('POST', { body }))
    assert.equal(status, 422)
    assert.deepEqual(mend, [
      '#why Answer this: Why do you call?',
      '#from There is no such household that you may see.',
      '#on November 2026 has no day 41',
      '#minutes Give a whole number, such as 12.',
      '#alone Answer this: Alone?',
    ])
    for (const typed of ['H-999999', '41', 'ten']) assert.match(text, new RegExp(`value="${typed}"`))
    assert.match(text, /name="whom" value="ada"/)
  })

  test('finds the household however its reference is written, and none that is out of sight', async () => {
    const written = household.ref.toLowerCase().replace('-', ' ')
    await ask('POST', { body: { ...right, from: written } })
    assert.equal(begun?.['household'], household.ref)
    const { mend } = await shown(ask('POST', { body: { ...right, from: neighbours.ref } }))
    assert.deepEqual(mend, ['#from There is no such household that you may see.'])
    const broken = { ...calls, household: () => Promise.reject(new Error('The database is gone')) }
    await assert.rejects(ask('POST', { body: { ...right, from: written } }, broken), /The database is gone/)
  })

  test('asks whether what is odd is right, and keeps the yes while something else is mended', async () => {
    const odd = { ...right, ...day('on', '24', '11', '2027'), alone: 'yes' }
    const first = await shown(ask('POST', { body: odd }))
    assert.match(first.text, /name="on-right"[^>]*value="2027-11-24"/)
    const second = await shown(ask('POST', { body: { ...odd, 'on-right': '2027-11-24' } }))
    assert.deepEqual(second.mend, ['#alone Should somebody come along?'])
    assert.match(second.text, /type="hidden" name="on-right" value="2027-11-24"/)
    assert.match(second.text, /name="alone-right"[^>]*value="alone"[^]*Alone all the same/)
    const done = await ask('POST', { body: { ...odd, 'on-right': '2027-11-24', 'alone-right': 'alone' } })
    assert.deepEqual(done, { kind: 'redirect', to: '/calls/L-1', flash: 'The call is planned.' })
  })

  test('takes what need not be said as not said', async () => {
    await ask('POST', { body: right })
    assert.deepEqual(begun, { whom: 'ada', why: 'To ask', on: '2026-11-24', again: undefined, household: null })
  })
})

test('a piece that somebody begins has the form in force, stands in the trail, and is told', async () => {
  const step = {
    ...({ stream: 'audit', householdId: household.id, state: 'scheduled', dueOn: null } as const),
    ...{ records: 'audit planned', data: { kind: 'thematic' } },
    tells: { kind: 'an audit is yours', path: '/audits', to: [people['qa-1']!] } as never,
  }
  const found = await database.asSystem(testNow, async (tx) => {
    const { id, ref } = await beginAndTell(tx, step, async () => undefined)
    const piece = await tx.one<{ form: string }>(
      sql`select f.form from pieces p join form_versions f on f.id = p.form_version_id where p.id = ${id}`,
    )
    const trail = await tx.one(sql`select kind, household_id as of, data from trail where piece_id = ${id}`)
    const told = await tx.many(sql`select to_id as to, path from messages where path = ${`/audits/${ref}`}`)
    return { ...piece, trail, told: told.length }
  })
  const trail = { kind: 'audit planned', of: household.id, data: { kind: 'thematic' } }
  assert.deepEqual(found, { form: 'audit', trail, told: 1 })
})
