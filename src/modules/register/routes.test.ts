import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('The pages of the register', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [manager, worker, quality, chief] = [
    await visits.as('tm-1'),
    await visits.as('fsw-1'),
    await visits.as('qa-1'),
    await visits.as('ce-1'),
  ]

  test('Each person’s list holds the households that they may see, and says so kindly when there are none', async () => {
    assert.match((await quality.get('/households')).text, /3 households/)
    assert.match((await manager.get('/households')).text, /2 households/)
    assert.match((await worker.get('/households')).text, /1 household\b/)
    assert.match((await chief.get('/households')).text, /no households that you may see/)
    assert.match((await quality.get(`/households?ref=${household.ref}&review=month`)).text, /1 household\b/)
    assert.match((await quality.get('/households?status=ended')).text, /Show them all/)
  })

  test('A household shows its carers’ initials, its terms and the children placed now by age, never a date of birth', async () => {
    const { text } = await worker.get(`/households/${household.ref}`)
    for (const words of ['AB', 'Two children aged 5 to 12', 'Person fsw-1', '10 years old', 'Annual review due']) {
      assert.ok(text.includes(words), words)
    }
    assert.doesNotMatch(text, /2016-03-01|1 March 2016/)
  })

  test('SC-8: a timeline has 25 entries a page, and keeps the kind that it is narrowed to', async () => {
    await database.asOwner((client) =>
      client.query(`insert into carer_reviews (source_id, household_id, kind, due_on, held_on)
        select 'long-ago-' || n, ${neighbours.id}, 'annual', date '1990-01-01' + n * 300, date '1990-01-01' + n * 300 from generate_series(1, 30) n`),
    )
    const entries = async (rest: string) => {
      const { text } = await quality.get(`/households/${neighbours.ref}?kind=review${rest}`)
      return { many: text.match(/review held/g)?.length, text }
    }
    const [first, last] = [await entries(''), await entries('&page=99')]
    assert.equal((first.many ?? 0) + (last.many ?? 0), 30)
    assert.match(first.text, new RegExp(`href="/households/${neighbours.ref}\\?kind=review&amp;page=2#timeline"`))
    assert.match(last.text, /There is no page 99: this is the last, page 2/)
  })

  test('SC-1: of all years of a household each room reads what its page of the timeline shows, and no more', async () => {
    await database.asOwner((client) =>
      client.query(`insert into placements (child_id, household_id, started_on, ended_on, place, long_term)
        select c.id, ${household.id}, date '1990-01-01' + n * 100, date '1990-01-01' + n * 100 + 90, 'U6', false
        from (select id from children order by id limit 1) c cross join generate_series(1, 70) n`),
    )
    const shown = async (page: number) => {
      const { text } = await quality.get(`/households/${household.ref}?kind=placement&page=${page}`)
      return { texts: [...text.matchAll(/came to live here|moved on/g)].length, text }
    }
    const first = await shown(1)
    assert.equal(first.texts, 25)
    assert.match(first.text, /kind=placement&amp;page=2#timeline/)
    assert.doesNotMatch(first.text, /page=3#|\d entries/)
    const all = [1, 2, 3, 4, 5, 6].map(async (page) => (await shown(page)).texts)
    assert.equal(
      (await Promise.all(all)).reduce((sum, one) => sum + one, 0),
      141,
    )
    assert.match((await shown(6)).text, /141 entries/)
    await database.asOwner((client) =>
      client.query(
        `delete from placements where household_id = ${household.id} and place = 'U6' and ended_on is not null`,
      ),
    )
  })

  test('The timeline can be narrowed to one kind', async () => {
    const { text } = await worker.get(`/households/${household.ref}?kind=review`)
    assert.match(text, /Annual review due/)
    assert.doesNotMatch(text, /came to live here/)
  })

  test('Looking at a household is recorded; a household that one may not see is not there', async () => {
    await worker.get(`/households/${household.ref}`)
    assert.equal((await worker.get(`/households/${neighbours.ref}`)).status, 404)
    const looked = await database.asSystem(testNow, (tx) =>
      tx.many<{ household: number }>(sql`select distinct household_id as household from trail
        where kind = 'household looked at' and actor_id = ${people['fsw-1']!}`),
    )
    assert.deepEqual(looked, [{ household: household.id }])
  })

  test('A child’s page says who asks the child and where the child lives, to those who may know', async () => {
    const { text } = await worker.get(`/children/${household.childRef}`)
    assert.match(text, /Person iro-1/)
    assert.ok(text.includes(household.ref))
    const other = await visits.as('fsw-3')
    assert.equal((await other.get(`/children/${household.childRef}`)).status, 404)
  })

  test('The search box leads to what a reference names, and says nothing of what one may not see', async () => {
    assert.equal(
      (await worker.get(`/search?q=${household.ref.toLowerCase()}`)).location,
      `/households/${household.ref}`,
    )
    assert.equal((await worker.get(`/search?q=${household.childRef}`)).location, `/children/${household.childRef}`)
    for (const asked of [neighbours.ref, 'A-9999', 'V-9999', 'T-9999']) {
      const { status, text } = await worker.get(`/search?q=${asked}`)
      assert.equal(status, 200, asked)
      assert.match(text, /nothing called/)
    }
  })
})
