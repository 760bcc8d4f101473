import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { isAdultOn, stayedAsChild, turns18On } from './household.ts'
import { adultsIn, listChildrenPlaced, listStaysIn } from './queries/children.ts'
import { aChild, aPlacement } from './testing.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

const day = (text: string) => Temporal.PlainDate.from(text)

describe('B11: a child is a child until the day before they turn 18', () => {
  const table: readonly [born: string, lastDayAsChild: string, birthday: string][] = [
    ['2008-11-19', '2026-11-18', '2026-11-19'],
    ['2008-01-01', '2025-12-31', '2026-01-01'],
    ['2008-02-29', '2026-02-28', '2026-03-01'],
    ['2006-02-28', '2024-02-27', '2024-02-28'],
    ['2006-03-01', '2024-02-29', '2024-03-01'],
    ['2010-12-31', '2028-12-30', '2028-12-31'],
  ]
  for (const [born, last, birthday] of table) {
    test(`B11: born ${born}: a child on ${last}, an adult on ${birthday}`, () => {
      const person = { bornOn: day(born) }
      assert.equal(String(turns18On(person)), birthday)
      assert.equal(isAdultOn(person, day(last)), false)
      assert.equal(isAdultOn(person, day(birthday)), true)
    })
  }

  const stays: readonly [born: string, placedFrom: string, from: string, child: boolean][] = [
    ['2008-06-01', '2024-01-01', '2026-05-31', true],
    ['2008-06-01', '2024-01-01', '2026-06-01', false],
    ['2008-06-01', '2026-06-01', '2025-11-25', false],
    ['2008-06-01', '2026-05-31', '2025-11-25', true],
  ]
  for (const [bornOn, placedFrom, from, child] of stays) {
    test(`B11: born ${bornOn}, here since ${placedFrom}, looked at from ${from}: ${child ? 'a child' : 'an adult'} of that time`, () => {
      assert.equal(stayedAsChild({ bornOn: day(bornOn), placedFrom: day(placedFrom) }, day(from)), child)
    })
  }

  test('B11: the day is London’s: in summer the birthday begins an hour before midnight of the world', () => {
    const person = { bornOn: day('2008-07-01') }
    assert.equal(isAdultOn(person, londonDate(Temporal.Instant.from('2026-06-30T22:59:59Z'))), false)
    assert.equal(isAdultOn(person, londonDate(Temporal.Instant.from('2026-06-30T23:00:00Z'))), true)
  })
})

test('B11: who lived there under 18 in a period is a child of it, who had turned 18 before an adult who stays', async () => {
  const { household } = service
  const stay = (bornOn: string, given: { startedOn?: string; endedOn?: string } = {}) =>
    database.asSystem(testNow, async (tx) => {
      const child = await aChild(tx, { bornOn })
      await aPlacement(tx, { householdId: household.id, childId: child.id, ...given })
      return child.id
    })
  const longAgo = await stay('2007-02-14')
  const onFirstDay = await stay('2007-11-25')
  const dayAfter = await stay('2007-11-26')
  const cameAsAdult = await stay('2008-01-10', { startedOn: '2026-01-10' })
  const [from, to] = [day('2025-11-25'), day('2026-11-25')]
  const [children, adults] = await database.asSystem(testNow, async (tx) => [
    (await listChildrenPlaced(tx, household.id, from, to)).map(({ id }) => id),
    adultsIn(await listStaysIn(tx, household.id, from, to), from, to).map(({ id }) => id),
  ])
  assert.deepEqual(children, [dayAfter, household.childId])
  assert.deepEqual(adults, [longAgo, onFirstDay, cameAsAdult])
})

test('B11: the household’s page and their own say of an adult that they stay as one', async () => {
  const { household, people } = service
  const adult = await database.asSystem(testNow, async (tx) => {
    const one = await aChild(tx, { initials: 'YA', bornOn: '2007-02-14', iroId: people['iro-1']! })
    await aPlacement(tx, { householdId: household.id, childId: one.id })
    return one
  })
  const quality = await visits.as('qa-1')
  const words = async (path: string) =>
    (await quality.get(path)).text.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
  const home = await words(`/households/${household.ref}`)
  const [, children, adults] = home.match(/Children placed now(.*)Young adults who stay(.*)/) ?? []
  assert.match(adults ?? '', /YA , 19 years old Turned 18 on Fri 14 February 2025, stays as an adult/)
  assert.doesNotMatch(children ?? 'YA', /YA/)
  assert.doesNotMatch(adults ?? '', /long term/)
  assert.match(home, /YA turned 18 and stayed as an adult/)
  const own = await words(`/children/${adult.ref}`)
  assert.match(own, new RegExp(`Young adult ${adult.ref}`))
  assert.match(own, /Turned 18 on Fri 14 February 2025, stays as an adult/)
  assert.doesNotMatch(own, /Lives here now/)

  await database.asOwner((client) =>
    client.query(`update children set born_on = '2008-11-20' where id = $1`, [adult.id]),
  )
  assert.match(await words(`/households/${household.ref}`), /Children placed now.*YA , 17 years old/, 'the day before')
  await database.asSystem(testNow, (tx) => tx.run(sql`delete from placements where child_id = ${adult.id}`))
})
