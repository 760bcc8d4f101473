import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from '#platform/sql/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { drawSample } from './commands/draw-sample.ts'
import { draw, drawProposable } from './selection.ts'

test('a household that was taken out never comes out, whatever the seeds, and what is kept draws the same again', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 30 }), fc.nat(), fc.string(), (all, out, salt) => {
      const never = new Set(all.filter((_, at) => (at + out) % 3 === 0))
      let turn = 0
      const drawn = drawProposable(() => `${salt}${(turn += 1)}`, all, never)
      if (all.every((one) => never.has(one))) return assert.equal(drawn, undefined)
      assert.ok(drawn && !never.has(drawn.drawn))
      assert.equal(draw(drawn.seed, all), drawn.drawn)
    }),
  )
})

describe('a household that the service manager takes out of proposals', async () => {
  const database = await freshDatabase()
  const { household, sameTeam, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const sm = await visits.as('sm-1')

  test('is taken out by them without a reason, until a day if they say one', async () => {
    const nothing = await sm.post('/not-proposed', {
      household: 'H-999999',
      'until-day': '1',
      'until-month': '1',
      'until-year': '2020',
    })
    assert.equal(nothing.status, 422)
    for (const field of ['household', 'until-day']) assert.match(nothing.text, new RegExp(`href="#${field}"`), field)
    const until = { 'until-day': '30', 'until-month': '11', 'until-year': '2026' }
    assert.equal((await sm.post('/not-proposed', { household: household.ref, ...until })).status, 303)
    const { text } = await sm.get('/not-proposed')
    for (const part of [household.ref, 'Person sm-1', '30 November']) assert.ok(text.includes(part), part)
  })

  test('is nothing that anybody else finds: no page, no row, no line of the trail', async () => {
    for (const key of staffKeys.filter((one) => one !== 'sm-1')) {
      assert.ok([403, 404].includes((await (await visits.as(key)).get('/not-proposed')).status), key)
      const rows = await database
        .asPerson(people[key]!, testNow, (tx) => tx.many(sql`select from not_proposed`))
        .catch(() => [])
      assert.deepEqual(rows, [], key)
    }
    const lines = await database.asOwner((client) =>
      client.query(`select from trail where kind not like 'signed%' and actor_id = $1 and household_id = $2`, [
        people['sm-1'],
        household.id,
      ]),
    )
    assert.equal(lines.rows.length, 0)
  })

  test('is not drawn, and stands among the candidates all the same', async () => {
    let turn = 0
    for (let month = 0; month < 6; month += 1) {
      const today = londonDate(testNow).subtract({ months: month })
      await database.asPerson(people['qa-1']!, testNow, (tx) => drawSample(tx, today, () => `seed ${(turn += 1)}`))
    }
    const draws = await database.asSystem(testNow, (tx) =>
      tx.many<{ drawn: number; seed: string; candidates: number[] }>(
        sql`select drawn, seed, candidates from sample_draws`,
      ),
    )
    assert.ok(
      draws.some(({ candidates }) => candidates.includes(household.id)),
      'nobody finds it missing',
    )
    for (const one of draws) {
      assert.notEqual(one.drawn, household.id)
      assert.equal(draw(one.seed, one.candidates), one.drawn)
    }
  })

  test('is put back, or taken out, by whoever holds the role for the days that they are away, under their own name', async () => {
    const today = londonDate(testNow)
    await database.asOwner((client) =>
      client.query(
        `insert into person_roles (person_id, role, from_on, until_on) values ($1, 'service_manager', $2, $2)`,
        [people['om-1'], today.toString()],
      ),
    )
    const cover = await visits.as('om-1')
    assert.equal((await cover.post('/not-proposed', { household: sameTeam.ref })).status, 303)
    assert.match((await cover.get('/not-proposed')).text, new RegExp(`${sameTeam.ref}[\\s\\S]*Person om-1`))
    const row = () =>
      database.asOwner(async (client) => {
        const { rows } = await client.query<{ id: number; by: number; ended: number | null }>(
          'select id, by_id as by, ended_by_id as ended from not_proposed where household_id = $1',
          [sameTeam.id],
        )
        return rows[0]!
      })
    assert.equal((await row()).by, people['om-1'])
    const forAnother = sql`insert into not_proposed (household_id, by_id, from_at) values (${sameTeam.id}, ${people['sm-1']}, request_now())`
    await assert.rejects(
      database.asPerson(people['om-1']!, testNow, (tx) => tx.run(forAnother)),
      /row-level security/,
    )
    assert.equal((await cover.post(`/not-proposed/${(await row()).id}/end`, {})).status, 303)
    assert.equal((await row()).ended, people['om-1'])
    await database.asOwner((client) =>
      client.query(
        `update person_roles set from_on = from_on - 9, until_on = until_on - 1 where role = 'service_manager' and person_id = $1`,
        [people['om-1']],
      ),
    )
    assert.equal((await cover.get('/not-proposed')).status, 403)
  })

  test('is put back by them', async () => {
    const { id } = await database.asPerson(people['sm-1']!, testNow, (tx) =>
      tx.one<{ id: number }>(sql`select id from not_proposed`),
    )
    assert.equal((await sm.post(`/not-proposed/${id}/end`, {})).status, 303)
    assert.match((await sm.get('/not-proposed')).text, /Every household may be proposed/)
  })
})
