import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { dateFields, withAdmin, withService } from '#test/people-room.ts'
import { whatEnded } from './pages/absence.ts'
import { coverFor } from './queries/directory.ts'
import { aPerson, isAway } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const tomorrow = today.add({ days: 1 })

describe('the page of an absence', () => {
  const absence = (coverId: number | '', from = today) => ({
    coverId: String(coverId),
    ...dateFields('from', from),
    ...dateFields('until', from.add({ days: 1 })),
  })

  test('SB-7a: lists suitable people only, says who can cover, and takes nobody else', async (t) => {
    const { database, as, admin } = await withAdmin(t)
    const [iro, other, worker] = await database.asSystem(testNow, async (tx) => [
      await aPerson(tx, { name: 'Iris First', roles: ['independent_reviewing_officer'] }),
      await aPerson(tx, { name: 'Ivo Second', roles: ['independent_reviewing_officer'] }),
      await aPerson(tx, { name: 'Wanda Worker', roles: ['fostering_social_worker'] }),
    ])
    const mine = await as(iro!.id)
    for (const { body } of [await mine.get('/your-absence'), await admin.get(`/people/${iro!.id}/absences/new`)]) {
      assert.match(body, /Ivo Second/)
      assert.doesNotMatch(body, /Wanda Worker|Iris First<\/option>/)
      assert.match(body, /Colleagues with the same duties in Hearth can cover/)
    }
    for (const [who, path] of [
      [mine, '/your-absence'],
      [admin, `/people/${iro!.id}/absences`],
    ] as const) {
      const refused = await who.post(path, absence(worker!.id))
      assert.equal(refused.statusCode, 422)
      assert.match(refused.body, /a colleague with the same duties/)
      assert.equal((await who.post(path, absence(''))).statusCode, 422, 'somebody could cover')
      assert.equal((await who.post(path, absence(iro!.id))).statusCode, 422, 'not by themselves')
    }
    assert.equal((await mine.post('/your-absence', absence(other!.id))).statusCode, 303)
    const returned = await (await as(other!.id)).post('/your-absence', absence(iro!.id, tomorrow))
    assert.equal(returned.statusCode, 422, 'two do not cover for each other on the same day')
  })

  test('UM-D6: where nobody has the same duties it says so and what happens to the work, and the person is away all the same', async (t) => {
    const { database, as } = await withService(t)
    const head = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['head_of_quality_assurance'] }))
    const mine = await as(head.id)
    assert.match((await mine.get('/your-absence')).body, /Nobody else here has the same duties as you/)
    assert.equal((await mine.post('/your-absence', absence(''))).statusCode, 303)
    assert.match((await mine.get('/your-absence')).body, /Nobody<\/td>|>Nobody</)
    const out = await database.asSystem(testNow, async (tx) => [
      await isAway(tx, head.id, today),
      await isAway(tx, head.id, today.add({ days: 2 })),
      await coverFor(tx, head.id, today),
    ])
    assert.deepEqual(out, [true, false, undefined])
  })

  test('UM-D25: one that has not begun is taken back, and it says so before and after', async (t) => {
    const { database, as } = await withService(t)
    const [iro, other] = await database.asSystem(testNow, async (tx) => [
      await aPerson(tx, { roles: ['independent_reviewing_officer'] }),
      await aPerson(tx, { name: 'Ivo Second', roles: ['independent_reviewing_officer'] }),
    ])
    const mine = await as(iro!.id)
    await mine.post('/your-absence', absence(other!.id, tomorrow))
    const [, path] = /href="(\/your-absence\/\d+\/ending)"/.exec((await mine.get('/your-absence')).body)!
    assert.match((await mine.get(path!)).body, /Take this absence back\?[^]*Ivo Second then does not cover\./)
    assert.equal(whatEnded({ fromOn: tomorrow }, today), 'The absence is taken back.')
    assert.equal(whatEnded({ fromOn: today }, today), 'The absence has ended.')
    await mine.post(path!, {})
    assert.match((await mine.get('/your-absence')).body, /No absence is set/)
  })

  test('SB-7a: a cover of before that does not fit is named as one that brings nothing', async (t) => {
    const { database, as } = await withService(t)
    const [iro, worker] = await database.asSystem(testNow, async (tx) => [
      await aPerson(tx, { roles: ['independent_reviewing_officer'] }),
      await aPerson(tx, { name: 'Wanda Worker', roles: ['fostering_social_worker'] }),
    ])
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
        values (${iro!.id}, ${worker!.id}, ${today}, ${tomorrow})`),
    )
    assert.match(
      (await (await as(iro!.id)).get('/your-absence')).body,
      /Wanda Worker, who does not have the same duties/,
    )
    assert.doesNotMatch((await (await as(worker!.id)).get('/your-account')).body, /You cover today for/)
  })
})
