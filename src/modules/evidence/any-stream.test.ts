import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byQuestion } from '#framework/forms/answered.ts'
import { anActor } from '#modules/actions/testing.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { Context, Reply } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { drawingOf, moveRoutes, noOwnAsks, offeredMoves, pastRoutes, timelineOf, workOf } from './index.ts'
import { callsOf, findCall as find, forms, type Row, type State, steps } from './calls.testing.ts'
import { form } from './visits.testing.ts'

/*
 * What every stream gets by its one value: a call is planned, made, given back or agreed, with pages, a past and a place in My work
 * that nobody wrote for calls.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
await database.asOwner((client) =>
  client.query(`insert into streams (key, letter, sight) values ('call', 'L', 'household')`),
)
const today = Temporal.PlainDate.from('2026-11-19')

const stream = callsOf(people['fro-1']!)

let count = 0
async function aCall(state: State): Promise<string> {
  count += 1
  const ref = `L-${count}`
  await database.asOwner((client) =>
    client.query(
      `insert into pieces (stream, ref, household_id, sight, state, state_since, due_on)
        values ('call', $1, $2, 'household', $3, '2026-11-02T12:00Z', '2026-11-20')`,
      [ref, household.id, state],
    ),
  )
  return ref
}

const routes = [
  ...moveRoutes(stream, { forms, find, own: noOwnAsks }),
  ...pastRoutes(stream, {
    find,
    lines: { 'call rung': ({ by }) => (by ? `Rung by ${String(by)}` : undefined) },
    read: async ({ actor }) => ({
      ...{ form, children: [], answers: byQuestion([anAnswer('v.words', 'She laughed'), anAnswer('v.late', 'Later')]) },
      mayRead: ({ wrote }) => wrote === actor.id,
    }),
    paper: async () => ({
      ...{ caption: 'A call', first: html`<p>First of all</p>`, beside: html`<p>They say</p>` },
      leavesOut: ({ key }) => key === 'private',
      inPlaceOf: ({ key }) => (key === 'v.danger' ? html`Not printed` : undefined),
    }),
  }),
]

const anAnswer = (question: string, value: string): Answer => ({
  ...{ id: 1, section: 'visit', question, childId: null, value, explanation: '', evidence: '', broughtForward: false },
  ...{ version: 1, savedById: null, savedBy: null, savedAt: testNow },
})

type Given = { body?: Record<string, string>; query?: Record<string, string> }
const ask = (key: string, method: 'GET' | 'POST', path: string, { body = {}, query = {} }: Given = {}) =>
  database.asPerson(people[key]!, testNow, async (tx, actor): Promise<Reply> => {
    const [, , ref = '', noun = ''] = path.split('/')
    const route = routes.find((one) => one.method === method && one.path === `/calls/:ref/${noun}`)
    if (!route || route.open) throw new Error(`No such address: ${path}`)
    const saw = () => undefined
    const context = { tx, actor, body, query, params: { ref }, now: testNow, today, saw }
    return route.handler(context as unknown as Context)
  })
const textOf = (reply: Reply) => (reply.kind === 'page' ? String(reply.main) : JSON.stringify(reply))

describe('the page of a move', () => {
  test('says what will happen, and asks in the order of its form', async () => {
    const page = textOf(await ask('fro-1', 'GET', `/calls/${await aCall('planned')}/making`))
    assert.match(page, /Call L-\d+.*Say that it was made.*It counts\..*What was said\?.*When was it\?/s)
    assert.match(page, /action="\/calls\/L-\d+\/making"/)
  })

  test('is nobody’s whose move it is not', async () => {
    const ref = await aCall('planned')
    await assert.rejects(ask('qa-1', 'GET', `/calls/${ref}/making`), Refused)
    await assert.rejects(ask('fro-1', 'GET', `/calls/${ref}/sharing`), Refused)
  })

  test('keeps what was typed, and says what is to be mended in the order in which it asks', async () => {
    const path = `/calls/${await aCall('planned')}/making`
    const both = await ask('fro-1', 'POST', path, { body: { reason: ' ', 'date-day': '41' } })
    assert.ok(both.kind === 'page' && both.status === 422)
    assert.match(textOf(both), /href="#reason">Answer this: What was said\?.*href="#date/s)
    const odd = textOf(
      await ask('fro-1', 'POST', path, {
        body: { reason: 'Hello', 'date-day': '1', 'date-month': '1', 'date-year': '2031' },
      }),
    )
    assert.match(odd, /Hello/)
    assert.match(odd, /2031/)
  })

  test('shows no button for what nothing that is typed can mend', async () => {
    const page = textOf(await ask('fro-1', 'GET', `/calls/${await aCall('made')}/end`))
    assert.match(page, /Never\./)
    assert.doesNotMatch(page, /<form/)
  })

  test('makes the move, and says with whom it is then', async () => {
    const ref = await aCall('planned')
    const day = { 'date-day': '18', 'date-month': '11', 'date-year': '2026' }
    const to = (noun: string) => `/calls/${ref}/${noun}`
    const said = async (key: string, noun: string, body = {}) => {
      const reply = await ask(key, 'POST', to(noun), { body })
      return reply.kind === 'redirect' ? [reply.to, reply.flash] : textOf(reply)
    }
    const here = `/calls/${ref}`
    assert.deepEqual(await said('fro-1', 'making', { reason: 'Hello', ...day }), [
      here,
      'Done. The next step is yours.',
    ])
    assert.deepEqual(await said('fro-1', 'sharing'), [here, 'It is shared.'])
    assert.deepEqual(await said('fro-1', 'return', { reason: 'Say more' }), [here, 'Done. The next step is yours.'])
    await said('fro-1', 'sharing')
    assert.deepEqual(await said('fro-1', 'agreement'), [here, 'Done. The call is kept and can be read.'])
    const { details } = await database.asSystem(testNow, (tx) =>
      tx.one<{ details: object }>(sql`select m.details from moves m join pieces p on p.id = m.piece_id
        where p.ref = ${ref} and m.move = 'make'`),
    )
    assert.deepEqual(details, { on: '2026-11-18' })
  })

  test('is offered to whose it is, and refused with what is in the way', () => {
    const given = { move: 'make' as const }
    const offered = (isCaller: boolean, state: State) => offeredMoves(stream, forms, state, () => ({ isCaller, given }))
    assert.deepEqual(offered(true, 'made'), [
      { move: 'share', allowed: true },
      { move: 'drop', allowed: false, because: 'Never.' },
    ])
    assert.deepEqual(offered(false, 'made'), [])
  })
})

describe('the past of a piece', () => {
  test('is read step by step, as it stood, and without what is not theirs', async () => {
    const ref = await aCall('made')
    await database.asOwner(async (client) => {
      await client.query(
        `insert into moves (piece_id, move, from_state, to_state, at) select id, 'make', 'planned', 'made', '2026-11-10T12:00Z' from pieces where ref = $1`,
        [ref],
      )
      for (const [kind, data] of [
        ['call moved', { move: 'make', to: 'made' }],
        ['call rung', { by: 'somebody' }],
        ['call rung', {}],
      ])
        await client.query(
          `insert into trail (at, kind, household_id, piece_id, data) select '2026-11-10T12:00Z', $2, household_id, id, $3 from pieces where ref = $1`,
          [ref, kind, data],
        )
      for (const [question, by] of [
        ['v.words', 'fro-1'],
        ['v.who', 'fsw-1'],
      ] as const)
        await client.query(
          `insert into answers (piece_id, section, question, value, saved_by, saved_at)
            select id, 'visit', $2, to_jsonb('By ' || $3), $4::int, '2026-11-10T12:00Z' from pieces where ref = $1`,
          [ref, question, by, people[by]],
        )
    })
    const on = async (day: string) =>
      textOf(
        await ask('fro-1', 'GET', `/calls/${ref}/history`, {
          query: { 'on-day': day, 'on-month': '11', 'on-year': '2026' },
        }),
      )
    const tenth = await on('10')
    assert.match(tenth, /this call was at: made\..*By fro-1.*Rung by somebody.*Say that it was made: now made/s)
    assert.match(tenth, /Call rung/)
    assert.doesNotMatch(tenth, /By fsw-1/)
    const ninth = await on('9')
    assert.match(ninth, /this call was at: planned\./)
    assert.doesNotMatch(ninth, /By fro-1/)
    assert.match(await on('x'), /govuk-error-message/)
    const toCome = await on('20')
    assert.match(toCome, /This day is still to come/)
    assert.doesNotMatch(toCome, /this call was at/)
  })

  test('stands on paper, what is first before the evidence', async () => {
    const page = textOf(await ask('fro-1', 'GET', `/calls/${await aCall('made')}/print`))
    assert.match(page, /A call.*First of all.*They say.*What of v\.words\?.*She laughed.*Printed/s)
    assert.doesNotMatch(page, /Later/)
  })
})

describe('My work, the page of a household and the drawing', () => {
  const row = (given: Partial<Row>): Row => ({
    ...{ ref: 'L-1', household: 'H-1', state: 'planned', stateSince: Temporal.Instant.from('2026-11-02T12:00Z') },
    ...{ dueOn: today, takesPart: false, covering: null, cameBack: false, isCaller: false },
    ...given,
  })
  const work = (rows: readonly Row[], duties: readonly string[] = []) =>
    database.asPerson(people['fro-1']!, testNow, (tx, { id }) =>
      workOf({ stream, steps, open: async () => rows, called: ({ household: whose }) => `call to ${whose}` })(
        tx,
        anActor({ id, duties }),
        { today, gone: [] },
      ),
    )

  test('ask of whose turn it is, and tell the others with whom it is', async () => {
    const items = await work(
      [
        row({ isCaller: true, covering: 'Ada', cameBack: true }),
        row({ takesPart: true }),
        row({ state: 'shared' }),
        row({}),
      ],
      ['respond'],
    )
    assert.deepEqual(
      items.slice(0, 3).map(({ what, why, href, group }) => [what, why, href, group]),
      [
        [
          'Make the call to H-1',
          'You call, covering for Ada. It came back, with what was asked',
          '/calls/L-1/making',
          'mine',
        ],
        ['Call to H-1', 'With the caller, since Mon 2 November', '/calls/L-1', 'waiting'],
        [
          'Call to H-1',
          'A copy for you to read. With those who sign off, since Mon 2 November',
          '/calls/L-1',
          'waiting',
        ],
      ],
    )
    assert.equal((await work([row({ state: 'shared' })])).filter(({ group }) => group !== 'done').length, 0)
  })

  test('tell what happened to it', async () => {
    const at = Temporal.Instant.from('2026-11-02T23:30:00Z')
    const one = { ref: 'L-1', state: 'planned' as State, stateSince: at }
    const tell = (own: object) =>
      timelineOf<typeof one>({ stream, list: async () => [one], called: () => 'Call', ...own })(
        null as never,
        1,
        today,
        3,
      )
    assert.deepEqual(
      (await tell({})).map(({ on, what, href }) => [String(on), what, href]),
      [['2026-11-02', 'Call L-1: planned', '/calls/L-1']],
    )
    const [own] = await tell({ on: () => today, outcome: () => 'Good' })
    assert.deepEqual([String(own!.on), own!.what], ['2026-11-19', 'Call L-1: good'])
  })

  test('draw every state and move', () => {
    const drawing = drawingOf({ ...stream, steps, noun: 'observation' })
    assert.equal(drawing.of, 'an observation')
    assert.deepEqual(drawing.states, {
      ...{ planned: 'Planned', made: 'Made', shared: 'Shared', agreed: 'Agreed', dropped: 'Dropped' },
    })
    assert.equal(drawing.due['agreed'], '')
  })
})
