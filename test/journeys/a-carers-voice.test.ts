// A foster carer writes by a one-time link, stops, comes back by the same link, and keeps one part for the quality team.
import assert from 'node:assert/strict'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { journey, look, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage

for (const javascript of [true, false]) {
  journey(
    `2.6 6.1 7.4 A carer writes by link, ${javascript ? 'with' : 'without'} JavaScript, in two sittings, one part for the quality team alone`,
    async () => {
      const { ref } = await database.asSystem(stage.now(), async (tx) => {
        const carer = await tx.one<{ id: number }>(
          sql`select id from carers where household_id = ${service.household.id} limit 1`,
        )
        const gathererId = service.people['fro-1']!
        return aVoice(tx, {
          householdId: service.household.id,
          kind: 'carer',
          carerId: carer.id,
          gathererId,
          dueOn: '2026-11-24',
        })
      })
      const link = await officerMakesALink(ref, javascript)
      await carerWrites(link, javascript)

      const wordsFor = async (key: string) => {
        const reader = await stage.open(key, { javascript })
        await reader.visit(`/voices/${ref}`)
        await look(reader.page)
        return reader.page.locator('main').innerText()
      }
      for (const key of ['fro-1', 'fsw-1']) {
        assert.match(await wordsFor(key), /A good year/)
        assert.doesNotMatch(await wordsFor(key), /I felt judged/)
      }
      assert.match(await wordsFor('qa-1'), /I felt judged/)
    },
  )
}

async function officerMakesALink(ref: string, javascript: boolean): Promise<string> {
  const officer = await stage.open('fro-1', { javascript })
  await officer.visit(`/voices/${ref}`)
  await officer.page.getByRole('button', { name: 'Make a link' }).click()
  const link = await officer.page.locator('a[href*="/say/"]').getAttribute('href')
  assert.ok(link)
  return link
}

async function carerWrites(link: string, javascript: boolean): Promise<void> {
  const carer = await stage.openAs({ javascript, width: 360 })
  const { page } = carer
  await carer.visit(link)
  await look(page)
  await page.getByRole('link', { name: /Choose a word/ }).click()
  await look(page)
  await page.getByLabel('A word that only you know').fill('Bramble')
  await page.getByRole('button', { name: 'Choose this word' }).click()
  await look(page)
  await page.getByLabel('How has the year been?').first().fill('A good year, and a hard spring.')
  await page.getByRole('group', { name: 'I am one of the team.' }).getByLabel('Agree', { exact: true }).check()
  await page.getByRole('button', { name: 'Save and come back later' }).click()
  await page.getByRole('heading', { name: 'What you wrote is saved' }).waitFor()
  await look(page)

  await carer.visit(link)
  await page.getByRole('button', { name: 'Go on' }).click()
  assert.equal(await page.getByLabel('How has the year been?').first().inputValue(), '')
  assert.match(await page.locator('main').innerText(), /You said something here/)
  await look(page)
  await carer.visit(link)
  await page.getByRole('link', { name: 'Show me what I wrote before' }).click()
  await look(page)
  await page.getByLabel('A word that only you know').fill('bramble')
  await page.getByRole('button', { name: 'Show me what I said' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  assert.equal(await page.getByLabel('How has the year been?').first().inputValue(), 'A good year, and a hard spring.')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await look(page)
  await page
    .getByLabel('Is there anything you would like only the quality team to see?')
    .first()
    .fill('I felt judged at the review.')
  // Enter in a field saves, and hands nothing in.
  await page
    .getByRole('group', { name: 'I am paid what is right, when it is due.' })
    .getByLabel('Agree', { exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: 'What you wrote is saved' }).waitFor()
  await page.getByRole('link', { name: 'Look at it again' }).click()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByRole('button', { name: 'Hand it in' }).click()
  await look(page)
  assert.doesNotMatch(await page.locator('body').innerText(), /hard spring|judged/)
  await carer.context.close()
}
