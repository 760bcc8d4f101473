import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { deactivate } from '#modules/people/index.ts'
import { hash } from '#platform/hash.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type Answer, openVisits } from '#test/visitor.ts'
import { mostFetches } from './commands/feed.ts'

const today = Temporal.PlainDate.from('2026-11-19')

describe('the private address of somebody’s own part of the year', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  before(() =>
    database.asOwner(async (client) => {
      const tx = asTx(client)
      for (const [first, last, state] of [
        ['2026-04-01', '2027-03-31', 'agreed'],
        ['2027-04-01', '2028-03-31', 'proposed'],
      ]) {
        const { id: year } = await tx.one<{ id: number }>(
          sql`insert into calendar_years (first_day, last_day, state) values (${first!}, ${last!}, ${state!}) returning id`,
        )
        for (const [key, activity, due, settled] of [
          ['tm-1', 'managers_audit', '11-30', null],
          ['tm-1', 'practice_observation', '12-31', null],
          ['tm-1', 'managers_audit', '10-30', 'excused'],
          ['tm-2', 'managers_audit', '11-27', null],
        ] as const)
          await tx.run(sql`insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, settled)
            values (${year}, ${activity}, 'team_manager', ${people[key]!}, ${`${first!.slice(0, 4)}-${due.slice(0, 2)}-01`}, ${`${first!.slice(0, 4)}-${due}`},
              ${`${first!.slice(0, 4)}-${due}`}, ${`${first!.slice(0, 4)}-${due}`}, ${settled})`)
      }
    }),
  )

  const cookiesIn = ({ headers }: Answer) => [headers['set-cookie']].flat().map((one) => String(one).split(';')[0]!)
  /** Makes an address as a browser does, and reads it where it is shown. */
  const make = async (key: string): Promise<string> => {
    const session = cookiesIn(await visits.anyone.post('/sign-in/demo', { person: key }))[0]!
    const flash = cookiesIn(await visits.anyone.post('/calendar/address', {}, { cookie: session }))
    const page = await visits.anyone.get('/calendar/address', { cookie: [session, ...flash].join('; ') })
    const shown = /\/calendar\/feed\/[\w-]+\.ics/.exec(page.text)?.[0]
    assert.ok(shown)
    return shown
  }
  const fetched = (path: string) => visits.anyone.get(path)

  test('holds what is theirs of an agreed year, by day: nothing of others, nothing that is excused or only proposed', async () => {
    const { status, text, headers } = await fetched(await make('tm-1'))
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^text\/calendar; charset=utf-8/)
    assert.match(String(headers['cache-control']), /no-store/)
    assert.deepEqual(
      [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day),
      ['20261130', '20261231'],
    )
    const words = [...text.replaceAll('\r\n ', '').matchAll(/SUMMARY:(.*)\r/g)].map(([, said]) => said)
    assert.deepEqual(words, [
      'Due: Audit a household drawn by chance',
      String.raw`Due: Watch direct work with carers\, and hear from the child alone`,
    ])
    assert.doesNotMatch(text, /[HACO]-\d|fsw-|Person |LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|URL/)
  })

  test('is shown once, kept as a hash, and says when it was last fetched', async () => {
    const path = await make('tm-1')
    const person = await visits.as('tm-1')
    assert.doesNotMatch((await person.get('/calendar/address')).text, /\/calendar\/feed\//)
    assert.match((await person.get('/calendar/address')).text, /Not yet: no calendar has asked for it/)
    visits.setNow(testNow.add({ minutes: 20 }))
    await fetched(path)
    assert.match((await person.get('/calendar/address')).text, /Last fetched[^]*10:20/)
    const token = /feed\/([\w-]+)\.ics/.exec(path)![1]!
    const kept = await database.asOwner((client) =>
      client.query(`select token_hash from calendar_feeds where ended_at is null and person_id = $1`, [people['tm-1']]),
    )
    assert.deepEqual(kept.rows, [{ token_hash: hash(token) }])
    const trail = await database.asOwner((client) => client.query(`select t::text as line from trail t`))
    assert.ok(trail.rows.length > 0 && !JSON.stringify(trail.rows).includes(token))
    visits.setNow(testNow)
  })

  test('answers so often in an hour and no more; then it says until when to wait', async () => {
    const path = await make('sm-1')
    for (let times = 0; times < mostFetches; times += 1) assert.equal((await fetched(path)).status, 200)
    const often = await fetched(path)
    assert.equal(often.status, 429)
    assert.equal(often.headers['retry-after'], '3600')
    assert.doesNotMatch(often.text, /DTSTART/)
    assert.equal((await fetched(await make('hos-1'))).status, 200, 'another address is another')
    visits.setNow(testNow.add({ minutes: 61 }))
    assert.equal((await fetched(path)).status, 200)
    visits.setNow(testNow)
  })

  test('ends when it is ended or made again, and with its person’s access; to each the answer is the same', async () => {
    const first = await make('tm-1')
    const second = await make('tm-1')
    const none = await fetched('/calendar/feed/nobody-made-this-token.ics')
    assert.equal(none.status, 404)
    const isGone = async (path: string) => {
      const { status, text } = await fetched(path)
      assert.equal(status, 404)
      const plain = (page: string) => page.replaceAll(/[\da-f-]{36}|hearth-form-key" value="[^"]*"/g, '')
      assert.equal(plain(text), plain(none.text))
    }
    await isGone(first)
    assert.equal((await fetched(second)).status, 200)
    const person = await visits.as('tm-1')
    assert.equal((await person.post('/calendar/address/ending', {})).status, 303)
    await isGone(second)
    assert.equal((await person.post('/calendar/address/ending', {})).status, 409)

    const theirs = await make('tm-2')
    assert.equal((await fetched(theirs)).status, 200)
    await database.asSystem(testNow, (tx) => deactivate(tx, people['tm-2']!, { today, now: testNow }))
    await isGone(theirs)
    await database.asOwner((client) => client.query('update people set active = true where id = $1', [people['tm-2']]))
    await isGone(theirs)

    // Their last role ran out, and another began later.
    const lapsed = await make('fsw-1')
    assert.equal((await fetched(lapsed)).status, 200)
    const setRoles = (until: string | null, more: string) =>
      database.asOwner((client) =>
        client.query(`update person_roles set until_on = $2 where person_id = $1 ${more}`, [people['fsw-1'], until]),
      )
    await setRoles(String(today), '')
    visits.setNow(testNow.add({ hours: 24 }))
    await isGone(lapsed)
    await database.asOwner((client) =>
      client.query(
        `insert into person_roles (person_id, role, from_on) select person_id, role, $2::date from person_roles where person_id = $1 limit 1`,
        [people['fsw-1'], String(today.add({ days: 3 }))],
      ),
    )
    visits.setNow(testNow.add({ hours: 24 * 4 }))
    await isGone(lapsed)
    visits.setNow(testNow)
    await database.asOwner((client) =>
      client.query('delete from person_roles where person_id = $1 and from_on = $2', [
        people['fsw-1'],
        String(today.add({ days: 3 })),
      ]),
    )
    await setRoles(null, '')
  })

  test('is nobody else’s to see or to end', async () => {
    await make('tm-1')
    const other = await visits.as('qa-head')
    assert.match((await other.get('/calendar/address')).text, /You have no address now/)
    assert.equal((await other.post('/calendar/address/ending', {})).status, 409)
  })

  test('keeps the same names for the same lines, and others at another address', async () => {
    const uids = async (path: string) => [...(await fetched(path)).text.matchAll(/UID:(\S+)/g)].map(([, uid]) => uid)
    const path = await make('tm-1')
    const once = await uids(path)
    assert.deepEqual(await uids(path), once)
    const again = await uids(await make('tm-1'))
    assert.ok(again.length === once.length && again.every((uid) => !once.includes(uid)))
  })
})
