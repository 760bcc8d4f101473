import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { propose } from '#modules/imports/commands/propose.ts'
import { aFile as importFile, aHousehold as aHouseholdRow } from '#modules/imports/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { doneOnce } from '#platform/http/done-once.ts'
import { redirect, type Route } from '#platform/http/index.ts'
import { sql } from '#platform/sql/index.ts'
import { allRoutes } from '#src/app.ts'
import { freshDatabase, testNow } from './database.ts'
import { fillings } from './every-form/fill.ts'
import { formsIn } from './every-form/page.ts'
import { aSmallService } from './service.ts'
import { type Answer, openVisits, type Visitor } from './visitor.ts'

/*
 * B14, SB-15: a form that is sent twice is done once, at once or later, and the second answer is that of the first. What becomes of it
 * with other content, from somebody else, after the session's end and without a key. That it holds of every form: every-form.test.ts.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const leader = await visits.as('qa-1')
const household = service.household.ref
const newAction = `/actions/new?household=${household}`

type Fields = Record<string, string[]>

/** The form at this address as a page shows it, filled in. */
async function formOn(visitor: Visitor, page: string, action: string): Promise<Fields> {
  const form = formsIn((await visitor.get(page)).text).find((one) => one.action === action)
  return fillings(form ?? assert.fail(`${page} has no form to ${action}`)).at(-1)!.fields
}

const count = async (table: string): Promise<number> => {
  const { rows } = await database.asOwner((client) => client.query(`select count(*)::int as n from ${table}`))
  return rows[0].n
}

const led = ({ status, location }: Answer): string => `${status} ${location}`

/** The cases of the findings: who sends which form of which page, and what there is one more of. */
const cases: { by: string; page: string; action: string; makes: string; also?: Fields }[] = [
  { by: 'qa-1', page: newAction, action: '/actions', makes: 'actions' },
  { by: 'fro-1', page: `/audits/new?household=${household}`, action: '/audits', makes: 'audits' },
  { by: 'admin-1', page: '/people/new', action: '/people', makes: 'people', also: { email: ['one@council.example'] } },
  { by: 'admin-1', page: '/people/teams/new', action: '/people/teams', makes: 'teams' },
  { by: 'fsw-1', page: '/your-absence', action: '/your-absence', makes: 'absences' },
  { by: 'fsw-1', page: `/alerts/new?household=${household}`, action: '/alerts', makes: 'alerts' },
]

describe('B14 SB-15: a form that is sent twice', () => {
  for (const { by, page, action, makes, also } of cases)
    test(`to ${action}, at once and later, is done once, and has the answer of the first`, async () => {
      const visitor = await visits.as(by)
      const fields = { ...(await formOn(visitor, page, action)), ...also }
      const before = await count(makes)
      const answers = await Promise.all([1, 2, 3].map(() => visitor.post(action, fields)))
      visits.setNow(testNow.add({ hours: 1 }).subtract({ seconds: 1 }))
      answers.push(await visitor.post(action, fields))
      visits.setNow(testNow)
      assert.equal(answers[0]!.status, 303, answers[0]!.text)
      assert.deepEqual([...new Set(answers.map(led))], [led(answers[0]!)])
      assert.ok(
        answers.every(({ headers }) => String(headers['set-cookie']).includes('hearth_flash')) ||
          !answers[0]!.headers['set-cookie'],
        'all say the same',
      )
      assert.equal(await count(makes), before + 1)
    })

  test('to bring changes in, pressed three times, brings them in once, and nobody is told that it could not be done', async () => {
    const files = [importFile('fostering_households', [aHouseholdRow()])]
    const by = service.people['qa-1']!
    const today = londonDate(testNow)
    const { importId } = await database.asPerson(by, testNow, (tx) => propose(tx, { files, by, today }))
    const fields = await formOn(leader, `/imports/${importId}`, `/imports/${importId}/commitment`)
    const send = () => leader.post(`/imports/${importId}/commitment`, fields)
    const before = await count('households')
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    assert.deepEqual([...new Set(answers.map(led))], [`303 /imports/${importId}`])
    assert.equal(await count('households'), before + 1)
  })

  test('waits for the first, and is done itself when the first was taken back', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const { promise: fails, reject } = Promise.withResolvers<never>()
    fails.catch(() => {})
    const begun = Promise.withResolvers<void>()
    const half = await openVisits({
      ...database,
      toSave: (hash, now, work) =>
        database.toSave(hash, now, async (tx, actor) => {
          await work(tx, actor)
          begun.resolve()
          return fails
        }),
    })
    const before = await count('actions')
    const first = (await half.as('qa-1')).post('/actions', fields)
    await begun.promise
    const second = leader.post('/actions', fields)
    reject(new Error('the first breaks off'))
    assert.equal((await first).status, 500)
    assert.equal((await second).status, 303)
    assert.equal(await count('actions'), before + 1)
    await half.close()
  })

  test('to two processes at once is done by one of them: the database knows, though they know nothing of each other', async () => {
    const by = service.people['qa-1']!
    const sent = { key: 'k'.repeat(24), url: '/of-this-test', by, body: { words: 'x' }, asks: '', uploads: [] }
    const route = {
      method: 'POST',
      path: '/of-this-test',
      need: 'any',
      records: 'nothing',
      handler: async () => redirect('/'),
    }
    const seal = { lock: (text: string) => text, unlock: (text: string) => text }
    let done = 0
    const once = () =>
      database.asPerson(by, testNow, (tx) =>
        doneOnce(tx, { seal }, route as Route, sent, async () => {
          done += 1
          await sleep(50)
          return redirect('/what-came-of-it', `The ${done}. time.`)
        }),
      )
    const answers = await Promise.all([once(), once(), once()])
    assert.equal(done, 1)
    for (const answer of answers) assert.deepEqual(answer, redirect('/what-came-of-it', 'The 1. time.'))
  })

  test('was not taken the first time: its key is free, and it keeps it when it is shown again', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const refused = await leader.post('/actions', { ...fields, says: [''], title: [''], what: [''] })
    assert.equal(refused.status, 422)
    const shown = formsIn(refused.text).find(({ action }) => action === '/actions')
    assert.deepEqual(shown?.fields.find(({ name }) => name === 'form-key')?.value, fields['form-key']![0])
    assert.equal((await leader.post('/actions', fields)).status, 303)
  })

  test('is another when somebody else sends it with the same key, and tells them nothing of the first', async () => {
    const fields = { ...(await formOn(leader, newAction, '/actions')), 'form-key': ['one-key-of-two-people'] }
    const [first, other] = [
      await leader.post('/actions', fields),
      await (await visits.as('sm-1')).post('/actions', fields),
    ]
    assert.equal(other.status, 303)
    assert.notEqual(other.location, first.location)
  })

  test('is not done in the name of another than it was shown to, until they send it themselves', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const before = await count('actions')
    const other = await visits.as('sm-1')
    const refused = await other.post('/actions', fields)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /opened for somebody else, and Person sm-1 is signed in/)
    assert.equal(await count('actions'), before)
    const again = formsIn(refused.text).find(({ action }) => action === '/actions')
    const { fields: held } = fillings(again ?? assert.fail('it is not given back')).at(-1)!
    assert.equal((await other.post('/actions', held)).status, 303)
    assert.equal((await leader.post('/actions', fields)).status, 303, 'and its own person is not in the way of it')
    assert.equal(await count('actions'), before + 2)
  })

  test('is taken without a key, and with one that is none', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const before = await count('actions')
    for (const key of [[], ['x'], ['<script>alert(1)</script> and more'], ['a'.repeat(30), 'b'.repeat(30)]])
      assert.equal((await leader.post('/actions', { ...fields, 'form-key': key })).status, 303)
    assert.equal(await count('actions'), before + 4)
  })

  test('is known for a fortnight, and forgotten after it by the job', async () => {
    const job = (await import('#src/app.ts')).allJobs.find(({ name }) => name === 'forget leftovers')!
    const at = (days: number) => ({
      database,
      now: testNow.add({ hours: 24 * days }),
      today: Temporal.PlainDate.from('2026-12-01'),
    })
    const kept = await count('form_keys')
    await job.handle(at(13) as Parameters<typeof job.handle>[0])
    assert.equal(await count('form_keys'), kept)
    await job.handle(at(15) as Parameters<typeof job.handle>[0])
    assert.equal(await count('form_keys'), 0)
  })
})

describe('SB-15: a form that comes again with other content', () => {
  const words = 'Ring the school about the place on the bus.'

  test('is shown, with where the first led, and nothing is done before somebody chooses', async () => {
    const fields = await formOn(leader, newAction, '/actions')
    const first = await leader.post('/actions', fields)
    const before = await count('actions')
    const asked = await leader.post('/actions', { ...fields, says: [words] })
    assert.equal(asked.status, 409)
    assert.equal(await count('actions'), before)
    assert.ok(asked.text.includes(words) && asked.text.includes(`href="${first.location}"`))
    const another = formsIn(asked.text).find(({ action }) => action === '/actions')!
    const sent = fillings(another)[0]!.fields
    const answers = await Promise.all([1, 2].map(() => leader.post('/actions', sent)))
    // Who goes back and sends the same words again is asked again, and this too is done once.
    const back = formsIn((await leader.post('/actions', { ...fields, says: [words] })).text).find(
      ({ action }) => action === '/actions',
    )!
    answers.push(await leader.post('/actions', fillings(back)[0]!.fields))
    assert.deepEqual([...new Set(answers.map(led))], [led(answers[0]!)])
    assert.equal(answers[0]!.status, 303)
    assert.notEqual(answers[0]!.location, first.location)
    assert.equal(await count('actions'), before + 1)
    const { rows } = await database.asOwner((client) =>
      client.query(`select says from actions order by id desc limit 1`),
    )
    assert.equal(rows[0].says, words)
  })

  test('is taken where the form is about one thing, or where nobody may wait for a question', async () => {
    const admin = await visits.as('admin-1')
    const team = `/people/teams/${service.teams.north}`
    const fields = await formOn(admin, team, team)
    for (const name of ['Team North', 'Team Northern', 'Team North'])
      assert.equal((await admin.post(team, { ...fields, name: [name] })).status, 303)
    const { rows } = await database.asOwner((client) =>
      client.query(`select name from teams where id = ${service.teams.north}`),
    )
    assert.equal(rows[0].name, 'Team North', 'the last is what counts, though it was sent once before')
    const page = `/alerts/new?household=${household}`
    const alert = await formOn(leader, page, '/alerts')
    const before = await count('alert_entries')
    for (const what of ['She was hurt.', 'So was he.'])
      assert.equal((await leader.post('/alerts', { ...alert, what: [what] })).status, 303)
    assert.ok((await count('alert_entries')) >= before + 2)
  })

  test('keeps its key when the session ends in between, and is done once all the same', async () => {
    const visitor = await visits.as('qa-1')
    const fields = await formOn(visitor, newAction, '/actions')
    visits.setNow(testNow.add({ hours: 2 }))
    const ended = await visitor.post('/actions', fields)
    assert.match(ended.location ?? '', /^\/sign-in/)
    const again = await visits.as('qa-1')
    const path = decodeURIComponent(/return=([^&]*)/.exec(ended.location!)![1]!)
    const kept = await formOn(again, path, '/actions')
    const before = await count('actions')
    const first = await again.post('/actions', kept)
    assert.equal(led(await again.post('/actions', fields)), led(first))
    assert.equal(await count('actions'), before + 1)
    visits.setNow(testNow)
  })
})

test('SB-15: files are compared too; with others nothing is sent on, since no page can keep them', async () => {
  const page = await leader.get('/imports/new')
  const key = formsIn(page.text)
    .find(({ multipart }) => multipart)!
    .fields.find(({ name }) => name === 'form-key')!.value
  const send = (csv: string) => {
    const body = [
      `--x\r\nContent-Disposition: form-data; name="form-key"\r\n\r\n${key}\r\n`,
      `--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`,
    ].join('')
    return leader.post('/imports', body, { 'content-type': 'multipart/form-data; boundary=x' })
  }
  const before = await count('imports')
  const first = await send('CHILD,SEX\r\n1,2')
  assert.equal(first.status, 303, first.text)
  assert.equal(led(await send('CHILD,SEX\r\n1,2')), led(first))
  const other = await send('CHILD,SEX\r\n1,1')
  assert.equal(other.status, 409)
  assert.match(other.text, /choose the files again/)
  assert.equal(await count('imports'), before + 1)
})

test('what is kept of a form is a hash, and an answer that is locked: no name, no address, no word', async () => {
  const fields = await formOn(leader, newAction, '/actions')
  const first = await leader.post('/actions', fields)
  const { rows } = await database.asOwner((client) => client.query('select * from form_keys'))
  const kept = JSON.stringify(rows)
  for (const word of [fields['form-key']![0]!, first.location!, '/actions', fields['says']![0]!])
    assert.ok(!kept.includes(word), word)
  const anybody = database.asPerson(service.people['admin-1']!, testNow, (tx) => tx.many(sql`select * from form_keys`))
  await assert.rejects(anybody, /permission denied/)
})

test('which forms are meant to be sent again with other content, or are not compared, stands here', () => {
  const said = allRoutes.filter(({ method, again }) => method === 'POST' && again)
  const of = (word: string) =>
    said
      .filter(({ again }) => again === word)
      .map(({ path }) => path)
      .toSorted()
  // Nothing is compared: answers have versions, or the answer sets a cookie that the browser has to get, or tells a secret that is kept nowhere; or it only looks for something.
  assert.deepEqual(of('freely'), [
    '/audits/:ref/sections/:section',
    '/audits/:ref/sections/:section/:child',
    '/calendar/address',
    '/complaints/:ref/sections/:section',
    '/complaints/:ref/sections/:section/:child',
    '/concerns/:ref/sections/:section',
    '/concerns/:ref/sections/:section/:child',
    '/escalations/:ref/sections/:section',
    '/escalations/:ref/sections/:section/:child',
    '/exemptions/:ref/sections/:section',
    '/exemptions/:ref/sections/:section/:child',
    '/invitations/:token',
    '/invitations/:token/authenticator',
    '/observations/:ref/sections/:section',
    '/observations/:ref/sections/:section/:child',
    '/programme/:ref/sections/:section',
    '/programme/:ref/sections/:section/:child',
    '/say/visit/:visit/:step',
    '/say/visit/:visit/:step/more',
    '/search',
    '/sign-in',
    '/sign-in/code',
    '/sign-in/demo',
    '/sign-in/password',
    '/sign-in/recovery-code',
    '/sign-out',
    '/trail',
    '/your-session/continuation',
  ])
  // One thing, which is changed; or an alert, which waits for no question.
  assert.deepEqual(of('taken'), [
    '/alerts',
    '/audits/:ref/alert',
    '/audits/:ref/auditor',
    '/audits/:ref/period',
    '/audits/:ref/review-date',
    '/audits/:ref/who-knows',
    '/children/:ref/reviewing-officer',
    '/complaints/:ref/alert',
    '/complaints/:ref/who-knows',
    '/concerns/:ref/alert',
    '/concerns/:ref/who-knows',
    '/contacts',
    '/engagement/:note/answer',
    '/engagement/:note/change',
    '/engagement/:note/taking-down',
    '/escalations/:ref/alert',
    '/escalations/:ref/who-knows',
    '/exemptions/:ref/alert',
    '/exemptions/:ref/who-knows',
    '/households/:ref/team',
    '/households/:ref/worker',
    '/imports/:id/answers',
    '/imports/:id/blanks',
    '/midways/:child/:day/change',
    '/observations/:ref/alert',
    '/observations/:ref/who-knows',
    '/people/:id/details',
    '/people/role-titles',
    '/people/teams/:id',
    '/plans-to-improve/:plan',
    '/programme/:ref/alert',
    '/programme/:ref/who-knows',
    '/settings/:key',
    '/tool/grades',
    '/tool/questions/:question',
    '/tool/questions/:question/depth',
    '/tool/questions/:question/place',
    '/tool/sections/:section/words',
    '/voices/:ref/agreement',
    '/voices/:ref/answer',
    '/voices/:ref/language',
    '/voices/:ref/record',
    '/voices/:ref/share',
    '/voices/:ref/way',
    '/voices/heard/:id/answer',
    '/your-account/browsers/forgetting',
    '/your-account/password',
    '/your-account/recovery-codes',
    '/your-account/telephone',
  ])
})
