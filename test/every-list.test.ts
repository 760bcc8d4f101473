import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { mostInFile } from '#platform/list-page.ts'
import { readCsv } from '#platform/files/index.ts'
import { allRoutes } from '#src/app.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits, type Visitor } from './visitor.ts'

/*
 * Every list that is described by its columns (`listRoutes`) is a page and a file of the same: the file holds what the page's choices leave,
 * as far as whoever takes it may see it, and says in the trail what was taken and how much.
 */

const database = await freshDatabase()
const { household, neighbours, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

const [mine, theirs] = await database.asSystem(testNow, async (tx) => {
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-1']! }
  const one = await anAudit(tx, { householdId: household.id, state: 'in_audit', ...parts })
  const other = await anAudit(tx, { householdId: neighbours.id, state: 'closed', finalGrade: 'good' })
  await aVoice(tx, {
    householdId: household.id,
    childId: household.childId,
    gathererId: people['iro-1']!,
    pieceId: one.id,
  })
  await anAction(tx, {
    ...{ householdId: household.id, pieceId: one.id, ownerId: people['fsw-1']! },
    says: '=cmd|calc',
    dueOn: '2026-11-01',
  })
  return [one, other]
})

async function take(visitor: Visitor, path: string) {
  const { status, text, headers } = await visitor.get(path)
  if (status !== 200) return { status, columns: [], rows: [] as Record<string, string>[], headers }
  const csv = readCsv(new TextEncoder().encode(text))
  assert.ok(csv.ok, `${path}: ${text.slice(0, 200)}`)
  const rows = csv.rows.map(({ cells }) => Object.fromEntries(csv.columns.map((name, at) => [name, cells[at] ?? ''])))
  return { status, columns: csv.columns, rows, headers, text }
}

const lists = allRoutes.flatMap(({ method, path }) => (method === 'GET' && path.endsWith('.csv') ? [path] : []))
const asked: Record<string, string> = {
  '/month/voices.csv': '?kind=child&state=all',
  '/month/actions.csv': '?which=opened',
  '/what-we-know/items.csv': '?source=audits&question=cyp1',
}

describe('a list that is taken out', async () => {
  const everybody = await Promise.all(Object.keys(people).map((key) => visits.as(key)))

  test('is there for every list, for whoever may open its page and for nobody else', async () => {
    assert.ok(lists.length >= 17, lists.join(', '))
    for (const path of lists) {
      const query = asked[path] ?? ''
      let opened = 0
      for (const visitor of everybody) {
        const page = (await visitor.get(path.replace('.csv', '') + query)).status
        const { status, headers, rows } = await take(visitor, path + query)
        assert.equal(status, page, path)
        for (const cell of rows.flatMap((row) => Object.values(row)))
          assert.doesNotMatch(String(cell), /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d/, `${path}: a day stands as 2026-11-19`)
        if (status !== 200) continue
        opened += 1
        assert.match(String(headers['content-disposition']), /^attachment; filename="[a-z-]+-2026-11-\d\d\.csv"$/)
        assert.match(String(headers['content-type']), /^text\/csv; charset=utf-8/)
        assert.equal(headers['cache-control'], 'no-store')
      }
      if (path !== '/calendar/lines.csv') assert.ok(opened > 0, path)
    }
    assert.deepEqual(visits.problems, [])
  })

  test('holds what its page’s choices leave, and what whoever takes it may see', async () => {
    const [quality, worker] = [await visits.as('qa-1'), await visits.as('fsw-1')]
    const refs = async (visitor: Visitor, path: string) => (await take(visitor, path)).rows.map((row) => row['Audit'])
    assert.deepEqual(new Set(await refs(quality, '/audits.csv')), new Set([mine.ref, theirs.ref]))
    assert.deepEqual(await refs(worker, '/audits.csv'), [mine.ref])
    assert.deepEqual(await refs(quality, '/audits.csv?state=closed&page=7&after=3'), [theirs.ref])
    assert.deepEqual(await refs(quality, `/audits.csv?worker=${people['fsw-1']!}`), [mine.ref])
    assert.deepEqual(await refs(quality, `/audits.csv?moderator=${people['iro-1']!}&order=due`), [mine.ref])
    const [one] = (await take(worker, '/households.csv')).rows
    assert.deepEqual(
      [one!['Household'], one!['Carers'], one!['Fostering social worker']],
      [household.ref, 'AB', 'Person fsw-1'],
    )
    assert.match(one!['Number in the case system']!, /^household-/)
  })

  test('holds nothing that a spreadsheet would run', async () => {
    const [action] = (await take(await visits.as('fsw-1'), '/actions.csv')).rows
    assert.equal(action!['What needs to happen'], "'=cmd|calc")
    assert.equal(action!['Due'], '2026-11-01')
  })

  test('never says what anybody said', async () => {
    const { columns } = await take(await visits.as('qa-1'), '/voices.csv?show=all')
    assert.deepEqual(columns, [
      'Who',
      'Voice',
      'Child’s number in the case system',
      'Household',
      'Carers',
      'Who asks',
      'Where it stands',
      'Due',
      'Told us on',
    ])
  })

  test('leaves a line in the trail: what, how many and by what it was narrowed, and no name', async () => {
    const [administrator, quality] = [await visits.as('admin-1'), await visits.as('qa-1')]
    await take(quality, '/audits.csv?state=open')
    await take(administrator, '/people.csv?search=fsw-1')
    const { rows: lines } = await database.asOwner((client) =>
      client.query<{ data: unknown }>(`select data from trail where kind = 'list taken out' order by id desc limit 2`),
    )
    assert.deepEqual(
      lines.map(({ data }) => data),
      [
        { list: 'people', rows: 1, narrowed: { search: '(words)' } },
        { list: 'audits', rows: 1, narrowed: { state: 'open' } },
      ],
    )
  })

  test('is there of the rota, the outbox, the draw, agreement, imports and what was about the wrong person, too', async () => {
    const [head, administrator] = [await visits.as('sm-1'), await visits.as('admin-1')]
    const workers = await take(head, '/observations/rota.csv?unplanned=yes')
    assert.deepEqual(workers.columns, ['Worker', 'Team', 'Last observed', 'Next'])
    assert.deepEqual(
      workers.rows.map((row) => row['Worker']).filter((name) => name?.startsWith('Person fsw')),
      ['Person fsw-1', 'Person fsw-2', 'Person fsw-3'],
    )
    const some = await take(head, '/observations/rota.csv?name=FSW-1')
    assert.deepEqual(
      some.rows.map((row) => row['Worker']),
      ['Person fsw-1'],
    )
    const sent = await take(administrator, '/outbox.csv?show=waiting')
    assert.deepEqual(sent.columns, ['Said', 'To', 'Message', 'What became of it'])
    assert.doesNotMatch(sent.text ?? '', /\/(people|invitation|audits)\//, 'no link is carried about')
    const quality = await visits.as('qa-1')
    const figures = await take(quality, '/agreement.csv')
    assert.deepEqual(figures.rows[0], {
      ...{ Who: 'The service', Which: 'The service', 'Scale of grades': '', 'Moderated, with a final grade': '0' },
      ...{ 'The same grade': '0', 'Moderated higher': '0', 'Moderated lower': '0', 'Weighted kappa': '' },
    })
    const own = (await take(await visits.as('iro-1'), '/agreement.csv')).rows
    assert.ok(own.length > 0 && own.every((row) => row['Who'] === 'Person iro-1'))
    const of = async (visitor: Visitor, path: string) => (await take(visitor, path)).columns[0]
    assert.equal(await of(await visits.as('qa-head'), '/sample.csv'), 'Month')
    assert.equal(await of(quality, '/imports.csv?state=proposed'), 'Import')
    assert.equal(await of(quality, '/corrections.csv?state=asked'), 'What')
    const { rows: lines } = await database.asOwner((client) =>
      client.query<{ data: { narrowed: unknown } }>(
        `select data from trail where data->>'list' = 'workers of the rota'`,
      ),
    )
    assert.deepEqual(
      lines.map(({ data }) => data.narrowed).filter((narrowed) => Object.hasOwn(Object(narrowed), 'name')),
      [{ name: '(words)' }],
    )
  })

  test('is led to from its page with what that is narrowed to, and ends after so many', async () => {
    const { text } = await (await visits.as('qa-1')).get('/audits?state=open&page=1')
    assert.match(text, /href="\/audits\.csv\?state=open" download/)
    await database.asOwner((client) =>
      client.query(
        `insert into households (source_id, carer_type, status) select 'many-' || n, 'mainstream', 'approved' from generate_series(1, ${mostInFile + 5}) n`,
      ),
    )
    const whole = (await (await visits.as('qa-1')).get('/households.csv')).text.trim().split('\r\n')
    assert.equal(whole.length, mostInFile + 2)
    assert.match(whole.at(-1)!, /more than these 5000/)
  })
})
