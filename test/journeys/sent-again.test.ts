import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import { raise } from '#modules/alerts/index.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

/*
 * B14, SB-15: what happens to somebody who presses twice, goes back, changes what they wrote, or was signed out meanwhile: with and
 * without JavaScript.
 */

const stage = await setStage()

const said = async (): Promise<string[]> => {
  const { rows } = await stage.database.asOwner((client) => client.query('select says from actions order by id'))
  return rows.map(({ says }) => says)
}

async function fillIn(person: Person, says: string): Promise<Page> {
  const page = await person.visit(`/actions/new?household=${stage.service.household.ref}`)
  await page.locator('[name=says]').fill(says)
  await page.locator('[name=for_whom]').first().check()
  await page.locator('[name=owner]').selectOption({ index: 1 })
  await page.locator('[name=priority]').first().check()
  return page
}

/** Where somebody is, without the key of the page's forms. */
const placeOf = (page: Page): string => new URL(page.url()).pathname

const press = (page: Page) => page.getByRole('button', { name: 'Raise this action' })

for (const javascript of [true, false]) {
  const how = javascript ? 'with JavaScript' : 'without JavaScript'

  journey(`4.6 SB-15 pressed twice, and sent again after going back, an action is raised once (${how})`, async () => {
    const person = await stage.open('qa-1', { javascript })
    const before = await said()
    const page = await fillIn(person, `Ring the school, ${how}`)
    await press(page).dblclick()
    await page.getByText('was raised').waitFor()
    const led = placeOf(page)
    await page.goBack()
    assert.equal(
      await page.locator('[name=says]').inputValue(),
      `Ring the school, ${how}`,
      'the browser kept the words',
    )
    await press(page).click()
    await page.getByText('was raised').waitFor()
    assert.equal(placeOf(page), led, 'and it is the same answer')
    assert.deepEqual(await said(), [...before, `Ring the school, ${how}`])
  })

  journey(
    `4.6 SB-15 gone back and changed, it is asked whether to raise another, and no word is lost (${how})`,
    async () => {
      const person = await stage.open('qa-1', { javascript })
      const before = await said()
      const first = `Ask about the bus, ${how}`
      const page = await fillIn(person, first)
      await press(page).click()
      await page.getByText('was raised').waitFor()
      await page.goBack()
      const changed = `Ask about the bus, and about the train; ${how}`
      await page.locator('[name=says]').fill(changed)
      await press(page).click()
      await page.getByRole('heading', { name: 'You have sent this form before' }).waitFor()
      await look(page)
      const chosen = page.locator('.govuk-summary-list')
      assert.match(await chosen.innerText(), new RegExp(changed))
      for (const words of [
        /Who is it for\?\s+The child/,
        /Who will do it\?\s+Person/,
        /How soon is it needed\?\s+At once/,
      ])
        assert.match(await chosen.innerText(), words, 'choices stand there in words')
      assert.deepEqual(await said(), [...before, first], 'nothing is done before they choose')
      const [tab] = await Promise.all([
        person.context.waitForEvent('page'),
        page.getByRole('link', { name: /what came of it/ }).click(),
      ])
      await tab.getByRole('heading', { name: first }).waitFor()
      await page.getByRole('button', { name: 'Send it as another one' }).click()
      await page.getByText('was raised').waitFor()
      assert.deepEqual(await said(), [...before, first, changed])
    },
  )

  journey(
    `4.6 SB-15 signed out meanwhile and back again, what was kept is sent once, from wherever (${how})`,
    async () => {
      const person = await stage.open('qa-1', { javascript })
      const before = await said()
      const page = await fillIn(person, `Write to the school, ${how}`)
      const start = stage.now()
      stage.setNow(start.add({ hours: 2 }))
      await press(page).click()
      await page.waitForURL(/sign-in/)
      await person.context.request.post('/sign-in/demo', { form: { person: 'qa-1' } })
      const kept = decodeURIComponent(new URL(page.url()).searchParams.get('return') ?? '')
      await page.goto(kept)
      await page.getByRole('button', { name: 'Carry on and save' }).click()
      await page.getByText('was raised').waitFor()
      const led = placeOf(page)
      await page.goto(kept)
      await page.getByRole('button', { name: 'Carry on and save' }).click()
      await page.getByText('was raised').waitFor()
      assert.equal(placeOf(page), led)
      assert.deepEqual(await said(), [...before, `Write to the school, ${how}`])
      stage.setNow(start)
    },
  )

  journey(
    `7.7 SB-15 who was told stands once on an alert, also when it is sent again after going back (${how})`,
    async () => {
      const { id } = stage.service.household
      const { ref } = await stage.database.asSystem(stage.now(), (tx) =>
        raise(
          tx,
          { source: 'household', householdId: id, childIds: [], what: 'It worried me.', circleSaid: true },
          stage.now(),
        ),
      )
      const person = await stage.open('qa-1', { javascript })
      const page = await person.visit(`/alerts/${ref}`)
      const told = `Ring back from the duty team, ${how}`
      const add = async (words?: string) => {
        if (words) await page.locator('[name=told]').fill(words)
        await page.getByRole('button', { name: 'Add it' }).click()
        await page.waitForLoadState()
      }
      await add(told)
      await page.getByText('It is added.').waitFor()
      await page.goBack()
      assert.equal(await page.locator('[name=told]').inputValue(), told, 'the browser kept the words')
      await add()
      await page.getByText('It is added.').waitFor()
      assert.equal((await mainOf(person)).split(told).length - 1, 1)
      await add('And the school.')
      await page.getByText('It is added.').waitFor()
      assert.match(await mainOf(person), /And the school\./, 'another note from the page that it led to is another')
    },
  )
}
