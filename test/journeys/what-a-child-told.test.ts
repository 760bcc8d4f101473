// A child rings their Independent Reviewing Officer. The officer writes it down before the next call, on a telephone; answers the wish, and the month’s sheet says
// what children spoke of without one of them being found in it.
import assert from 'node:assert/strict'
import { aNote } from '#modules/engagement/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { read, send, sendInVain } from './sending.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { people, household } = stage.service
const child = household.childRef

for (const javascript of [true, false])
  journey(
    `4.12 A reviewing officer writes down what a child told them in half a minute, on a telephone ${javascript ? '' : '(without JavaScript)'}`.trim(),
    async () => {
      const officer = await stage.open('iro-1', { javascript, width: 390 })
      const { page } = officer
      await officer.visit(`/households/${household.ref}`)
      await page.getByRole('button', { name: `Write down what child ${child} told you` }).click()
      await look(page)
      // The child and the day stand there already: a press each, and the words.
      const choose = (group: string, answer: string) =>
        page.getByRole('group', { name: group }).getByLabel(answer, { exact: true }).check()
      await choose('Is there anything to act on today?', 'No')
      await choose('How were you in touch?', 'Call')
      await choose('Was the child alone?', 'Yes')
      await page.getByLabel('Brothers and sisters').selectOption('Wrong')
      await page.getByLabel('In the child’s own words (optional)').fill('Nobody says when I see him.')
      await page.getByLabel('What does the child wish for? (optional)').fill('To see my brother')
      await page.getByLabel('If there is a wish: who will answer it?').selectOption('I will')
      await choose('If there are words or a wish: who may know of it?', 'Only I and the quality team')
      await page.getByRole('button', { name: 'Save the note' }).click()
      await page.waitForURL(/\/engagement\/[0-9a-f]{32}/)
      await look(page)
      assert.match(
        await mainOf(officer),
        /Brothers and sisters \(wrong\)[\s\S]*Nobody says when I see him\.[\s\S]*A wish waits/,
      )

      await page.getByRole('button', { name: 'Write what the child was told' }).click()
      await page
        .getByLabel('What you told them')
        .fill('You said nobody says when, so you have a calendar with the Sundays in it.')
      await look(page)
      await page.getByRole('button', { name: 'Save what the child was told' }).click()
      assert.match(await mainOf(officer), /a calendar with the Sundays[\s\S]*Done/)
      const at = new URL(page.url()).pathname
      for (const key of ['tm-1', 'fsw-1', 'sm-1', 'iro-2'])
        assert.equal((await read(await stage.open(key), at)).status, 404, `${key} is not told that the child spoke`)
    },
  )

journey('4.12 A yes to “anything to act on today?” leads to the safety alert', async () => {
  const officer = await stage.open('iro-1', { javascript: false, width: 390 })
  const note = {
    child,
    'on-day': '17',
    'on-month': '11',
    'on-year': '2026',
    way: 'call',
    alone: 'yes',
    'theme-safety': 'wrong',
  }
  assert.match(await sendInVain(officer, '/engagement', note), /anything to act on today/)
  const to = await send(officer, '/engagement', { ...note, 'to-act': 'yes' })
  await officer.visit(to)
  assert.match(await mainOf(officer), /alert/i)
  await look(officer.page)
})

journey('4.12 The IRO Manager signs what children spoke of in three months, and nobody is found in it', async () => {
  await stage.database.asSystem(stage.now(), async (tx) => {
    for (let nth = 0; nth < 6; nth += 1) {
      const other = await aChild(tx, { iroId: people['iro-1']! })
      await aPlacement(tx, { householdId: household.id, childId: other.id })
      const themes = { family_time: 'wrong', ...(nth < 3 ? { money: 'wrong' } : {}) }
      const note = { householdId: household.id, childId: other.id, officerId: people['iro-1']!, on: '2026-10-12' }
      await aNote(tx, note, { themes, words: `It was cancelled ${nth} times.`, quotable: nth > 3 })
    }
  })
  const manager = await stage.open('iro-manager', { width: 390 })
  await manager.visit('/')
  await manager.page.getByRole('link', { name: /Sign the sheet of themes of October 2026/ }).click()
  await look(manager.page)
  assert.match(await mainOf(manager), /5 to 9 children[\s\S]*Time with family/)
  assert.doesNotMatch(await mainOf(manager), /Money/)
  await manager.page.getByLabel('It was cancelled 5 times.').check()
  await manager.page.getByLabel('One thing to ask of the service').fill('That a child hears the day before.')
  await manager.page.getByRole('button', { name: 'Sign the sheet' }).click()
  await manager.page.getByText('Signed by Person iro-manager').waitFor()
  await look(manager.page)
  const leader = await stage.open('sm-1')
  await leader.visit('/month?month=2026-10')
  await leader.page.getByRole('link', { name: 'the sheet of October 2026' }).click()
  assert.match(await mainOf(leader), /That a child hears the day before\.[\s\S]*It was cancelled 5 times\./)
  await look(leader.page)
})
