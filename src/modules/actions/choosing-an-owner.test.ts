import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { anAction } from './testing.ts'

/* SC-8: where hundreds work, whoever does an action is chosen among those near the household, or found by name. */
describe('Choosing an owner among many', async () => {
  const database = await freshDatabase()
  const { household, people, teams } = await aSmallService(database)
  await database.asOwner((client) =>
    client.query('update people set team_id = $1 where demonstration_key in ($2, $3)', [teams.north, 'fsw-1', 'fsw-2']),
  )
  const far = await database.asSystem(testNow, async (tx) => {
    const made: number[] = []
    for (let at = 0; at < 45; at += 1) {
      const { id } = await aPerson(tx, {
        name: `Robin Faraway ${String(at).padStart(2, '0')}`,
        roles: ['fostering_social_worker'],
      })
      made.push(id)
    }
    return made
  })
  const visits = await openVisits(database)
  after(() => visits.close())
  const manager = await visits.as('tm-1')
  const address = `/actions/new?household=${household.ref}`
  const typed = {
    household: household.ref,
    says: 'Half a “thought”',
    for_whom: 'carer',
    priority: 'p2',
    'due-day': '3',
  }
  const names = (text: string) =>
    [...(/<select[^>]*name="owner"[\s\S]*?<\/select>/.exec(text)?.[0] ?? '').matchAll(/<option[^>]*>([^<]*)</g)].map(
      ([, name]) => name!,
    )

  test('only those near the household stand in the list: its team, and the managers above', async () => {
    const { text } = await manager.get(address)
    assert.deepEqual(names(text), [
      'Choose a person',
      ...['cd-1', 'ed-1'].map((key) => `Person ${key}`),
      ...['fsw-1, North', 'fsw-2, North'].map((key) => `Person ${key}`),
      ...['hos-1', 'sm-1', 'tm-1'].map((key) => `Person ${key}`),
    ])
    assert.match(text, /If they are not in the list, a part of their name/)
  })

  test('“Find” brings whoever has the name, saves nothing and loses nothing that was typed', async () => {
    const page = await manager.post('/actions', { ...typed, 'owner-name': 'faraway 07', find: 'owner' })
    assert.equal(page.status, 200)
    assert.deepEqual(names(page.text), ['Choose a person', 'Robin Faraway 07'])
    assert.match(page.text, /One person has “faraway 07” in their name: choose them here/)
    assert.match(page.text, /<select[^>]*aria-describedby="owner-hint"[^>]*autofocus/)
    assert.match(page.text, /Half a “thought”/)
    assert.match(page.text, /value="carer" checked/)
    assert.match(page.text, /name="due-day"[^>]*value="3"|value="3"[^>]*name="due-day"/)
    assert.doesNotMatch(page.text, /something to mend/)
    assert.match(page.text, /<input type="hidden" name="owner-found" value="faraway 07">/)
  })

  test('the key Enter in the field finds as well; found and chosen, the action is raised', async () => {
    const found = await manager.post('/actions', { ...typed, 'owner-name': 'faraway 07', 'owner-found': '' })
    assert.equal(found.status, 200)
    const whole = { ...typed, 'due-day': '', 'owner-name': 'faraway 07', 'owner-found': 'faraway 07' }
    assert.match((await manager.post('/actions', { ...whole, owner: '' })).text, /Choose who will do it/)
    assert.equal((await manager.post('/actions', { ...whole, owner: String(far[7]) })).status, 303)
  })

  test('a name of many is said to be so, and one of nobody too', async () => {
    const many = await manager.post('/actions', { ...typed, 'owner-name': 'ROBIN', find: 'owner' })
    assert.equal(names(many.text).length, 41)
    assert.match(many.text, /More than 40 people have “ROBIN” in their name/)
    const nobody = await manager.post('/actions', { ...typed, 'owner-name': 'Zebedee', find: 'owner' })
    assert.match(nobody.text, /Nobody who could be chosen has “Zebedee” in their name/)
    assert.match((await manager.post('/actions', { ...typed, find: 'owner' })).text, /Type a part of the name/)
  })

  test('whoever was chosen before stays chosen while somebody is looked for', async () => {
    const page = await manager.post('/actions', {
      ...typed,
      owner: String(far[9]),
      'owner-name': 'fsw-1',
      find: 'owner',
    })
    assert.match(page.text, new RegExp(`value="${far[9]}" selected>Robin Faraway 09<`))
    assert.match(page.text, /One person has “fsw-1”/)
  })

  test('a new owner is found on the page of an action, without what was written being saved', async () => {
    const given = { ownerId: people['fsw-1']!, householdId: household.id, raisedBy: people['tm-1']! }
    const { ref } = await database.asSystem(testNow, (tx) => anAction(tx, given))
    const body = { version: '1', 'changeOwner-words': 'On leave until May', 'owner-name': 'faraway 30', find: 'owner' }
    const page = await manager.post(`/actions/${ref}/owner`, body)
    assert.equal(page.status, 200)
    assert.deepEqual(names(page.text), ['Choose a person', 'Robin Faraway 30'])
    assert.match(page.text, /On leave until May/)
    const sent = { ...body, find: '', 'owner-found': 'faraway 30', owner: String(far[30]) }
    assert.equal((await manager.post(`/actions/${ref}/owner`, sent)).status, 303)
  })

  test('Enter elsewhere sends the form: the first button of the form is not “Find”', async () => {
    const { text } = await manager.get(address)
    const form = /<form method="post" action="\/actions"[\s\S]*?<\/form>/.exec(text)![0]
    assert.match(/<button[^>]*>/.exec(form)![0], /tabindex="-1" aria-hidden="true"/)
    assert.deepEqual(visits.problems, [])
  })
})
