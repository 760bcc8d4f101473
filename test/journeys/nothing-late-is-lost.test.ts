// A child who finished on one device and says something more on the other is heard; and Enter never chooses between two
// people's words: an Independent Reviewing Officer writes down what a child says while the child answers by link.
import assert from 'node:assert/strict'
import { aVoice } from '#modules/voices/testing.ts'
import { journey, look, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const { household } = service

for (const javascript of [true, false])
  journey(
    `2.2 7.5 A child who handed in on the phone, and then tells on the tablet, is heard, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const { ref, link } = await aLink()
      const [phone, tablet] = [await stage.openAs({ javascript, width: 320 }), await stage.openAs({ javascript })]
      await begin(phone, link)
      await begin(tablet, link)
      await phone.page.getByRole('button', { name: 'Stop here' }).click()
      await phone.page.getByRole('button', { name: 'I am finished' }).click()
      await look(phone.page)
      await tablet.page.getByRole('button', { name: 'I want to tell someone something now' }).click()
      assert.match(await textOf(tablet), /have been told that you pressed the button/)
      await tablet.page.getByLabel('You can write what it is here').fill('I am locked in at night.')
      await tablet.page.getByRole('button', { name: 'Send these words' }).click()
      assert.match(await textOf(tablet), /Your words are sent/)
      await look(tablet.page)
      const iro = await stage.open('iro-1', { javascript })
      await iro.visit(`/voices/${ref}`)
      assert.match(await textOf(iro), /This raised safety alert[\s\S]*I am locked in at night/)
    },
  )

for (const javascript of [true, false])
  journey(
    `7.4 AX-1 AX-2 Enter on a page that shows two people’s words sends neither, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const { ref, link } = await aLink()
      const iro = await stage.open('iro-1', { javascript })
      await iro.visit(`/voices/${ref}/record`)
      const child = await stage.openAs({ javascript, width: 320 })
      await begin(child, link)
      await child.page.getByLabel('No', { exact: true }).check()
      await child.page.getByRole('button', { name: 'Next' }).click()
      await iro.page.getByRole('radio', { name: 'Yes', exact: true }).first().check()
      await iro.page.getByRole('button', { name: 'Save', exact: true }).click()
      assert.match(await textOf(iro), /changed in another place too/)
      await look(iro.page)
      for (const field of [iro.page.getByLabel('Who is helping'), iro.page.getByRole('radio').last()]) {
        await field.press('Enter')
        await iro.page.waitForTimeout(300)
        assert.match(await textOf(iro), /changed in another place too/)
      }
      assert.equal(await homeOf(ref), 'no')
      await iro.page.getByRole('button', { name: 'Save', exact: true }).click()
      assert.equal(await homeOf(ref), 'yes')
    },
  )

const textOf = ({ page }: Person): Promise<string> => page.locator('main').innerText()

async function aLink(): Promise<{ ref: string; link: string }> {
  const gathererId = service.people['iro-1']!
  const { ref } = await database.asSystem(stage.now(), (tx) =>
    aVoice(tx, { householdId: household.id, childId: household.childId, gathererId }),
  )
  const iro = await stage.open('iro-1')
  await iro.visit(`/voices/${ref}`)
  await iro.page.getByRole('button', { name: 'Make a link' }).click()
  return { ref, link: (await iro.page.locator('a[href*="/say/"]').getAttribute('href'))! }
}

async function begin({ page }: Person, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Go on without' }).click()
}

async function homeOf(ref: string): Promise<string> {
  const { rows } = await database.asOwner((client) =>
    client.query(
      `select a.value #>> '{}' as value from voice_answers a join voices v on v.id = a.voice_id
      where v.ref = $1 and a.question = 'fq.yp2.home'`,
      [ref],
    ),
  )
  return rows[0].value
}
