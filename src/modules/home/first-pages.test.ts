import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { activities } from '#framework/s4-activities.ts'
import { roles } from '#framework/s4-roles.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { askedOf } from './asked.ts'

/* Everybody's first page has work, or says why there is none and where to go: it is never a bare "nothing". */

describe('everybody’s first page', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  for (const key of Object.keys(people))
    test(`of ${key} has work, or what is asked of them and what they can do now`, async () => {
      const visitor = await visits.as(key)
      const { text } = await visitor.get('/')
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main'))
      const [own = ''] = main.split(/Waiting for others|Finished this month/)
      if (!own.includes('Nothing waits for you today')) return assert.match(own, /hearth-work__item/)
      const [, asked = '', now = ''] = own.split(/What is asked of you|What you can do now/)
      assert.match(asked, /hearth-work__what">[A-Z]/)
      const links = [...now.matchAll(/<a class="govuk-link[^"]*" href="([^"]+)"/g)].map(([, href = '']) => href)
      assert.ok(links.length > 0)
      for (const href of links) assert.equal((await visitor.get(href)).status, 200, href)
    })

  test('says that no case brings work only to whose role opens none', async () => {
    const says = async (key: string) =>
      (await (await visits.as(key)).get('/')).text.includes('Your role opens no cases')
    assert.deepEqual(await Promise.all(['panel-chair', 'ce-1', 'admin-1', 'lado-1', 'ed-1', 'om-1'].map(says)), [
      true,
      true,
      true,
      // Each month a report waits to be signed.
      false,
      false,
      false,
    ])
  })

  test('shows a group whole at its own address, and no other', async () => {
    const visitor = await visits.as('tm-1')
    for (const group of ['today', 'week', 'later', 'waiting', 'done'])
      assert.equal((await visitor.get(`/work/${group}`)).status, 200)
    assert.equal((await visitor.get('/work/alerts')).status, 404)
    assert.equal((await visitor.get('/work/toString')).status, 404)
  })
})

test('section 4 or what is to come asks something of every role', () => {
  for (const role of Object.keys(roles)) assert.ok(askedOf(rooms, [role]).length > 0, role)
})

test('what is asked says how often, where it goes, and whether it comes here by itself', () => {
  assert.deepEqual(askedOf(rooms, ['panel_chair']), [
    {
      what: 'Report on the quality of reports, presentations and work brought to panel',
      says: 'Twice a year. Goes to: PQA meeting. Hearth has no page for it yet. If the year has a line for you, say there when it was done.',
    },
  ])
  const [worker] = askedOf(rooms, ['fostering_social_worker'])
  assert.equal(worker?.says, 'At each review. It comes to this page by itself when it is time.')
  assert.deepEqual(askedOf(rooms, ['nobody knows this role']), [])
})

test('what a room carries is an activity of section 4, and no two rooms carry the same', () => {
  const carried = rooms.flatMap(({ carries = [] }) => carries)
  const keys: readonly string[] = activities.map(({ key }) => key)
  assert.deepEqual(
    carried.filter((key, at) => !keys.includes(key) || carried.indexOf(key) !== at),
    [],
  )
  assert.ok(carried.length > 3)
})
