import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sessionLeft } from '#platform/html/session-warning.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAudit } from '#modules/audits/testing.ts'

const minutes = (count: number) => testNow.add({ minutes: count })

describe('AX-16: a session', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const json = { accept: 'application/json' }
  const signedInAt = async (now: Temporal.Instant, key = 'fro-1') => {
    visits.setNow(now)
    return visits.as(key)
  }

  for (const { idle, end, left } of [
    { idle: 60, end: 720, left: { secondsLeft: 3600, final: false, time: '11:00' } },
    { idle: 60, end: 30, left: { secondsLeft: 1800, final: true, time: '10:30' } },
    { idle: 60, end: 60, left: { secondsLeft: 3600, final: true, time: '11:00' } },
    { idle: -1, end: 720, left: { secondsLeft: 0, final: false, time: '09:59' } },
  ])
    test(`that would end after ${idle} minutes unused and ${end} in any case says ${JSON.stringify(left)}`, () => {
      assert.deepEqual(sessionLeft({ now: testNow, idleEndsAt: minutes(idle), endsAt: minutes(end) }), left)
    })

  test('says at the foot of every page when it ends, and that what was typed is kept', async () => {
    const person = await signedInAt(testNow)
    for (const path of ['/', '/your-account', '/audits', '/settings'])
      assert.match(
        (await person.get(path)).text,
        /If you do nothing, you are signed out at <span data-session-time>11:00<\/span>\.<\/span> What you have typed is kept\./,
      )
    assert.ok(!(await visits.anyone.get('/sign-in')).text.includes('data-session'))
  })

  test('is used by nothing that a page asks by itself', async () => {
    const person = await signedInAt(testNow)
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        householdId: household.id,
        workerId: people['fsw-1']!,
        state: 'in_audit',
        auditorId: people['fro-1']!,
      }),
    )
    for (let minute = 1; minute < 60; minute += 2) {
      visits.setNow(minutes(minute))
      assert.equal((await person.get(`/audits/${audit.ref}/live?section=safe`, json)).status, 200)
      const left = JSON.parse((await person.get('/your-session', json)).text)
      assert.deepEqual(left, { secondsLeft: 3600 - minute * 60, final: false, time: '11:00' })
    }
    visits.setNow(minutes(61))
    assert.equal((await person.get('/your-session', json)).status, 401)
  })

  test('goes on when somebody presses the button, until twelve hours are over', async () => {
    const person = await signedInAt(testNow)
    for (let minute = 55; minute < 720; minute += 55) {
      visits.setNow(minutes(minute))
      const left = JSON.parse((await person.post('/your-session/continuation', {}, json)).text)
      assert.deepEqual(
        [left.secondsLeft, left.final],
        [Math.min(3600, (720 - minute) * 60), minute >= 660],
        `${minute}`,
      )
    }
    assert.match(
      (await person.get('/')).text,
      /Twelve hours after you signed in, you are signed out: at <span data-session-time>22:00/,
    )
    visits.setNow(minutes(721))
    assert.equal((await person.post('/your-session/continuation', {}, json)).status, 401)
  })

  test('without a script has a page that says so, with the same button', async () => {
    const person = await signedInAt(testNow)
    visits.setNow(minutes(30))
    assert.match((await person.get('/your-session')).text, /you are signed out at 11:00/)
    assert.equal((await person.post('/your-session/continuation')).location, '/your-session')
    assert.match((await person.get('/your-session')).text, /you are signed out at 11:30/)
  })
})
