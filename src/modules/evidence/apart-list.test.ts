import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Context, Reply } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { listApart, listRoute } from './index.ts'

/*
 * The list of a stream whose pieces go by the person: each sees theirs, newest first, whether they are few or many.
 */

const database = await freshDatabase()
const { people } = await aSmallService(database)
const today = Temporal.PlainDate.from('2026-11-19')
type Row = { id: number; ref: string; state: 'planned' | 'closed'; dueOn: Temporal.PlainDate | null }

let next = 600_000_000
/** So many, a day after the other, in which these have a part. */
async function some(count: number, parts: Readonly<Record<string, string>>): Promise<string[]> {
  const first = next
  next += count
  await database.asOwner(async (client) => {
    await client.query(
      `insert into pieces (id, stream, ref, sight, state, state_since, due_on)
        select n, 'observation', 'O-' || n, 'worker', 'planned', now(), '2026-01-01'::date + (n - 600000000) from generate_series($1::int, $2::int) n`,
      [first, next - 1],
    )
    for (const [part, key] of Object.entries(parts))
      await client.query(
        `insert into piece_people (piece_id, part, person_id) select n, $3, $4 from generate_series($1::int, $2::int) n`,
        [first, next - 1, part, people[key]!],
      )
  })
  return Array.from({ length: count }, (_, at) => `O-${first + at}`)
}

const list = (tx: Tx, page = 1, after?: number) => {
  const from = {
    columns: sql`own.id, own.ref, own.state, own.due_on as "dueOn"`,
    from: sql`pieces own`,
    own: sql`pieces own`,
  }
  return listApart<Row>(tx, 'observation', { ...from, newest: sql`own.due_on` }, { page, after })
}
const refs = (key: string, page = 1, after?: number) =>
  database.asPerson(people[key]!, testNow, async (tx) => (await list(tx, page, after)).rows.map(({ ref }) => ref))

describe('the list of what goes by the person', async () => {
  const [older, newer] = await some(2, { observer: 'sm-1', worker: 'fsw-1' })
  const [other] = await some(1, { observer: 'sm-1', worker: 'fsw-3' })

  test('has those in which somebody takes part, or somebody below them is observed, newest first', async () => {
    assert.deepEqual(await refs('fsw-1'), [newer, older])
    assert.deepEqual(await refs('tm-1'), [newer, older])
    assert.deepEqual(await refs('fsw-3'), [other])
    assert.deepEqual(await refs('sm-1'), [other, newer, older])
    assert.deepEqual(await refs('fsw-2'), [])
    assert.deepEqual(await refs('qa-1'), [])
    assert.deepEqual(await refs('qa-head'), [other, newer, older])
  })

  test('is drawn with what its stream says, each with its step and its day', async () => {
    const [route] = listRoute<Row>({
      stream: { path: '/calls', noun: 'call', steps: { planned: { name: 'Planned' }, closed: { name: 'Closed' } } },
      ...{ many: 'calls', title: 'All calls', says: 'Who called whom.', none: 'There is no call.' },
      columns: { Reference: ({ ref }) => `${ref} here`, Day: () => today },
      list: ({ tx }, { page, after }) => list(tx, page, after),
      above: () => html`<p>Over it</p>`,
    })
    if (!route || route.open) throw new Error('Open')
    const shown = (key: string) =>
      database.asPerson(people[key]!, testNow, async (tx, actor) => {
        const reply: Reply = await route.handler({ tx, actor, query: {}, body: {}, today } as unknown as Context)
        return reply.kind === 'page' ? String(reply.main) : ''
      })
    const page = await shown('fsw-1')
    assert.match(page, /All calls.*Who called whom\..*Over it.*2 calls.*Call.*Reference.*Step/s)
    assert.match(
      page,
      new RegExp(`href="/calls/${newer}".*${newer} here.*Thu 19 November.*Planned, .*href="/calls/${older}"`, 's'),
    )
    assert.match(await shown('fsw-2'), /There is no call\./)
  })

  test('of many ends where it is no longer counted, and goes on after it', async () => {
    const many = await some(501, { observer: 'om-1', worker: 'fsw-2' })
    const whole = await database.asPerson(people['om-1']!, testNow, (tx) => list(tx, 20))
    assert.deepEqual([whole.count, whole.more, whole.next !== undefined], [500, true, true])
    assert.deepEqual(await refs('om-1', 1, whole.next), [many[0]])
    assert.deepEqual((await refs('om-1')).slice(0, 2), [many[500], many[499]])
  })
})
