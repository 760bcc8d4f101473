import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { after, describe, test } from 'node:test'
import { allows, startSession } from '#modules/people/index.ts'
import { aPerson } from '#modules/people/testing.ts'
import { html } from '#platform/html/index.ts'
import { createServer } from '#platform/http/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { refuseResult } from '#test/visitor.ts'
import type { GivenFile } from './file.ts'
import { routes } from './routes.ts'
import { aChild, aFile, aHousehold, textFile } from './testing.ts'

const database = await freshDatabase()
let now = testNow
const server = await createServer({
  database,
  clock: () => now,
  routes,
  allows,
  frame: ({ main }) => main,
  keepForm: async () => '/sign-in',
  problemPage: ({ because }) => ({ title: 'Problem', main: html`${because}` }),
  assets: { directory: tmpdir(), path: '/assets/' },
  report: ({ problem }) => console.error(problem),
})
const officer = await signedIn('quality_assurance')
const worker = await signedIn('fostering_social_worker')

after(() => server.close())

describe('a person brings files in', () => {
  test('sees every change before it is made, and then makes it', async () => {
    const chosen = await choose(officer, [aFile('fostering_households', [aHousehold()])])
    assert.equal(chosen.statusCode, 303)
    const address = String(chosen.headers.location)
    const review = await get(officer, address)
    assert.match(review.body, /To decide/)
    assert.match(review.body, /Nothing is changed until you bring it in/)
    assert.match(review.body, /<b>places_approved<\/b> 2/)
    assert.deepEqual(await households(), [])
    const done = await post(officer, `${address}/commitment`)
    assert.equal(done.headers.location, address)
    assert.deepEqual(await households(), ['H1'])
    assert.match((await get(officer, address)).body, /Brought in by Test Person/)
    const again = await post(officer, `${address}/commitment`)
    assert.equal(again.statusCode, 409)
  })

  test('may take minutes to choose the files: the thread that reads them does not wait for the request that waits for it', async () => {
    now = testNow.add({ minutes: 5 })
    const chosen = await choose(officer, [aFile('fostering_households', [aHousehold({ household_id: 'H1' })])])
    assert.equal(chosen.statusCode, 303)
    now = now.add({ minutes: 5 })
    assert.equal((await post(officer, `${chosen.headers.location}/discarding`)).statusCode, 303)
    now = now.add({ minutes: 5 })
    const another = await choose(officer, [aFile('fostering_households', [aHousehold({ household_id: 'H1' })])])
    now = now.add({ minutes: 5 })
    assert.ok((await post(officer, `${another.headers.location}/commitment`)).statusCode < 500)
    now = testNow
  })

  test('sees what a changed row says before and after', async () => {
    const chosen = await choose(officer, [aFile('fostering_households', [aHousehold({ places_approved: '3' })])])
    const review = await get(officer, String(chosen.headers.location))
    assert.match(review.body, /<b>places_approved<\/b> 2 .*becomes.* 3<\/li>/)
  })

  test('is told of every error by row, and leaves rows out only by saying so', async () => {
    const rows = [aHousehold({ household_id: 'H2' }), aHousehold({ household_id: 'H3', status: 'MAYBE' })]
    const address = String((await choose(officer, [aFile('fostering_households', rows)])).headers.location)
    assert.match((await get(officer, address)).body, /There is an error/)
    const unsaid = await post(officer, `${address}/commitment`)
    assert.equal(unsaid.statusCode, 422)
    assert.match(unsaid.body, /Say that the rows with errors are to be left out/)
    await post(officer, `${address}/commitment`, 'leave-out=yes')
    assert.deepEqual(await households(), ['H1', 'H2'])
  })

  test('B03: answers what is asked before anything is brought in, without JavaScript', async () => {
    const rows = [aHousehold({ household_id: 'h1' }), aHousehold({ household_id: 'H02' })]
    const address = String((await choose(officer, [aFile('fostering_households', rows)])).headers.location)
    const asked = await get(officer, address)
    assert.match(asked.body, /Is h1 the household H1\?/)
    assert.match(asked.body, /Is H02 the household H2\?/)
    assert.match(asked.body, /All 2 questions of this kind/)
    assert.doesNotMatch(asked.body, /Bring in these changes/)
    assert.equal((await post(officer, `${address}/commitment`)).statusCode, 409)
    const unsaid = await post(officer, `${address}/answers`)
    assert.equal(unsaid.statusCode, 422)
    assert.match(unsaid.body, /Choose an answer to at least one question/)
    const [field] = /answer-\d+/.exec(asked.body) ?? []
    assert.equal((await post(officer, `${address}/answers`, `${field}=yes&all-same_reference=no`)).statusCode, 303)
    const answered = await get(officer, address)
    assert.match(answered.body, /h1 is taken as the household H1, as was answered/)
    assert.match(answered.body, /Bring in these changes/)
    assert.match(answered.body, /answered by mistake[^<]*Discard this import and choose the files again/)
    assert.doesNotMatch(asked.body, /answered by mistake/)
    await post(officer, `${address}/commitment`)
    assert.deepEqual(await households(), ['H02', 'H1', 'H2'])
    assert.equal((await post(officer, `${address}/answers`, 'all-same_reference=no')).statusCode, 409)
  })

  test('B04: is told of a month-first column once, and brings in nothing of it whatever is ticked', async () => {
    const rows = ['2013-02-14', '02/14/2013', '02/05/2013'].map((DOB, at) => aChild({ CHILD: `M${at}`, DOB }))
    const address = String((await choose(officer, [aFile('header', rows)])).headers.location)
    const review = await get(officer, address)
    assert.match(review.body, /This column seems to have the month first/)
    assert.match(review.body, /There is an error\. Mend/)
    await post(officer, `${address}/commitment`, 'leave-out=yes')
    const children = await database.asOwner((client) => client.query('select source_id from children'))
    assert.deepEqual(children.rows, [])
  })

  test('may discard what was proposed', async () => {
    const chosen = await choose(officer, [aFile('fostering_households', [aHousehold({ household_id: 'H9' })])])
    const address = String(chosen.headers.location)
    assert.equal((await post(officer, `${address}/discarding`)).headers.location, '/imports')
    assert.match((await get(officer, address)).body, /Discarded by/)
    assert.deepEqual(await households(), ['H02', 'H1', 'H2'])
  })

  test('is told why a file cannot be read', async () => {
    const chosen = await choose(officer, [textFile('PK\x03\x04 xl/workbook.xml', 'households.xlsx')])
    assert.match((await get(officer, String(chosen.headers.location))).body, /This is an Excel workbook/)
  })

  test('SB-14: of a file that is refused the name, the size and the reason are kept, and nothing of what is in it', async () => {
    const notRead = [
      textFile('PK\x03\x04 xl/workbook.xml with names', 'households.xlsx'),
      textFile('x'.repeat(5_100_000), 'large.csv'),
      textFile('x'.repeat(9_000_000), 'larger.csv'),
      textFile(`a,b${'\n'.repeat(150_001)}`, 'blank.csv'),
    ]
    const rows = [aHousehold({ household_id: 'h02' })]
    const chosen = await choose(officer, [...notRead, aFile('fostering_households', rows)])
    const address = String(chosen.headers.location)
    const review = (await get(officer, address)).body
    assert.match(review, /This file is 6 MB; at most 5 MB can be read/)
    assert.match(review, /This file is 9 MB; at most 5 MB can be read/)
    assert.match(review, /This file has 150,001 lines; at most 150,000 can be read/)
    const { rows: kept } = await database.asOwner((client) =>
      client.query('select name, length(content) as bytes from import_files where import_id = $1 order by id', [
        address.split('/').at(-1),
      ]),
    )
    assert.deepEqual(
      kept.map(({ bytes }) => Number(bytes) > 0),
      [false, false, false, false, true],
    )
    await post(officer, `${address}/answers`, 'all-same_reference=no')
    assert.match((await get(officer, address)).body, /This is an Excel workbook/)
    await post(officer, `${address}/discarding`)
  })

  test('SB-16: is told how many files may be sent, and that a form broke off; neither is a failure of ours', async () => {
    const many = await choose(
      officer,
      Array.from({ length: 21 }, () => aFile('fostering_households', [aHousehold()])),
    )
    assert.equal(many.statusCode, 413)
    assert.match(many.body, /At most 20 files can be sent at once/)
    const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
    for (const payload of [
      `${head}CHILD,SEX`,
      head.slice(0, 40),
      '',
      `${head}a,b\r\n--x--`.replace('--x\r', '--y\r'),
    ]) {
      const broken = await server.inject({
        method: 'POST',
        url: '/imports',
        cookies: { hearth_session: officer },
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload,
      })
      assert.ok([400, 422].includes(broken.statusCode), `${broken.statusCode} for ${payload}`)
      assert.match(broken.body, /did not arrive whole|Choose at least one CSV file/)
    }
  })

  test('is asked for a file when none was chosen', async () => {
    const none = await choose(officer, [])
    assert.equal(none.statusCode, 422)
    assert.match(none.body, /Choose at least one CSV file/)
  })

  test('pages through many rows', async () => {
    const many = Array.from({ length: 60 }, (_, index) => aHousehold({ household_id: `M${index}`, status: 'MAYBE' }))
    const address = String((await choose(officer, [aFile('fostering_households', many)])).headers.location)
    const href = /href="(\/imports\/\d+\/files\/\d+\?show=error)"/.exec((await get(officer, address)).body)?.[1] ?? ''
    assert.match((await get(officer, `${href}&page=2`)).body, /aria-label="Page 2" aria-current="page"/)
  })

  test('finds past imports, newest first', async () => {
    const list = await get(officer, '/imports')
    assert.match(list.body, /imports\/109.*imports\/101/s)
  })

  test('leaves a trail', async () => {
    const kinds = await database.asOwner(
      async (client) => (await client.query('select distinct kind from trail order by 1')).rows,
    )
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      ['import answered', 'import committed', 'import discarded', 'import looked at', 'import proposed', 'signed in'],
    )
  })
})

test('nobody else may', async () => {
  for (const path of ['/imports', '/imports/new', '/imports/101'])
    assert.equal((await get(worker, path)).statusCode, 403)
  assert.equal((await choose(worker, [aFile('fostering_households', [aHousehold()])])).statusCode, 403)
  assert.equal((await post(worker, '/imports/101/commitment')).statusCode, 403)
  assert.equal((await post(worker, '/imports/101/answers')).statusCode, 403)
})

test('addresses that lead nowhere say so', async () => {
  for (const path of ['/imports/999', '/imports/x', '/imports/101/files/999']) {
    assert.equal((await get(officer, path)).statusCode, 404, path)
  }
})

async function signedIn(role: 'quality_assurance' | 'fostering_social_worker'): Promise<string> {
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: [role] }))
  return database.atDoor(testNow, (tx) => startSession(tx, id, testNow))
}

function get(session: string, url: string) {
  return server.inject({ method: 'GET', url, cookies: { hearth_session: session } })
}

async function post(session: string, url: string, body = '') {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const cookies = { hearth_session: session }
  const answer = await server.inject({ method: 'POST', url, cookies, headers, payload: body })
  refuseResult(url, { status: answer.statusCode, text: answer.body, headers: answer.headers })
  return answer
}

/** Posts files as a browser does. */
async function choose(session: string, files: readonly GivenFile[]) {
  const form = new FormData()
  for (const { name, bytes } of files) form.append('files', new Blob([Uint8Array.from(bytes)]), name)
  if (files.length === 0) form.append('files', new Blob([]), '')
  const request = new Request('http://hearth.example/imports', { method: 'POST', body: form })
  return server.inject({
    method: 'POST',
    url: '/imports',
    cookies: { hearth_session: session },
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

async function households(): Promise<unknown[]> {
  return database.asOwner(async (client) =>
    (await client.query('select source_id from households order by 1')).rows.map((row) => row.source_id),
  )
}
