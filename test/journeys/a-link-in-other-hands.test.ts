// A child's link on a device that others use too: two children one after the other, leaving in a hurry, the way back, and what
// somebody finds who opens the link later. "Read it to me" stands only where it can read.
import assert from 'node:assert/strict'
import { makeLink } from '#modules/voices/commands/link.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { journey, look, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage

async function aLink(form = 'fq.yp2'): Promise<string> {
  const gathererId = service.people['iro-1']!
  const { ref } = await database.asSystem(stage.now(), (tx) =>
    aVoice(tx, { householdId: service.household.id, childId: service.household.childId, gathererId, form }),
  )
  const { token } = await database.asPerson(gathererId, stage.now(), (tx, actor) =>
    makeLink(tx, ref, actor, { today: londonDate(stage.now()), now: stage.now() }),
  )
  return `/say/${token}`
}

/** A child's phone. The page about the weather is not ours: here a sentence stands for it, once Hearth has sent us there. */
async function aPhone(javascript = true): Promise<Person> {
  const phone = await stage.openAs({ javascript, width: 320 })
  await phone.context.route('**/away', async (route) => {
    const reply = await route.fetch({ maxRedirects: 0 })
    assert.equal(reply.status(), 303)
    assert.match(reply.headers()['location']!, /^https:\/\/www\.bbc\.co\.uk\/weather/)
    await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><p>It will rain.</p>' })
  })
  return phone
}

const body = (phone: Person): Promise<string> => phone.page.locator('body').innerText()

/** Starts, and says that they are not safe; gives back the address of the visit. */
async function saysNotSafe(phone: Person, words: string): Promise<string> {
  const { page } = phone
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Go on without' }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByLabel('No', { exact: true }).check()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('textbox').fill(words)
  await page.getByRole('button', { name: 'Next' }).click()
  return page.url().replace(/\/[^/]*$/, '')
}

for (const javascript of [true, false]) {
  journey(
    `2.2 AX-7: two children’s links on one device never meet, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const phone = await aPhone(javascript)
      await phone.visit(await aLink())
      const first = await saysNotSafe(phone, 'words of the first')
      await phone.visit(await aLink())
      const second = await saysNotSafe(phone, 'words of the second')
      assert.notEqual(first, second)
      await phone.visit(`${first}/safe/more`)
      assert.equal(await phone.page.getByRole('textbox').inputValue(), 'words of the first')
      await phone.visit(`${second}/safe/more`)
      assert.equal(await phone.page.getByRole('textbox').inputValue(), 'words of the second')
      const cookies = await phone.context.cookies(`${stage.address}${new URL(first).pathname}`)
      assert.equal(cookies.length, 1)
      await phone.context.clearCookies()
      await phone.context.addCookies([{ ...cookies[0]!, path: new URL(second).pathname }])
      await phone.visit(`${second}/safe/more`)
      assert.match(await body(phone), /This page is closed/)
      assert.doesNotMatch(await body(phone), /words of/)
      await look(phone.page)
    },
  )

  journey(
    `2.2 AX-7: a child leaves in a hurry, ${javascript ? 'with' : 'without'} JavaScript, and Back shows nothing of what was said`,
    async () => {
      const phone = await aPhone(javascript)
      const { page } = phone
      const link = await aLink()
      await phone.visit(link)
      assert.doesNotMatch(page.url(), new RegExp(link.slice('/say/'.length)))
      const visit = await saysNotSafe(phone, 'there is shouting')
      await phone.visit(`${visit}/safe/more`)
      assert.equal(await page.title(), 'Questions, 2 of 24')
      await page.getByRole('button', { name: 'Leave this page quickly' }).click()
      await page.waitForURL(/away$/)
      assert.match(await body(phone), /It will rain/)
      for (let steps = 0; steps < 3; steps += 1) {
        await page.goBack()
        assert.doesNotMatch(await body(phone), /shouting|safe here/)
        assert.equal(await page.getByText('there is shouting').count(), 0)
      }
      await phone.visit(`${visit}/safe/more`)
      assert.match(await body(phone), /This page is closed/)
      await phone.visit(link)
      await look(page)
      await page.getByRole('button', { name: 'Go on' }).click()
      await phone.visit(page.url().replace(/[^/]*$/, 'safe'))
      assert.match(await body(phone), /You said something here/)
      assert.equal(await page.locator('input:checked').count(), 0)
      await look(page)
    },
  )
}

journey(
  '2.2 AX-7: Shift pressed three times leaves too, and Space on the button; a capital letter does not',
  async () => {
    const phone = await aPhone()
    const { page } = phone
    await phone.visit(await aLink())
    const visit = await saysNotSafe(phone, 'there is shouting')
    await phone.visit(`${visit}/more`)
    await page.getByRole('textbox').focus()
    await page.keyboard.press('Shift+A')
    await page.keyboard.press('Shift+B')
    await page.keyboard.press('Shift+C')
    assert.match(page.url(), /\/more$/)
    await page.keyboard.press('Shift')
    await page.keyboard.press('Shift')
    assert.match(await page.locator('[data-exit-status]').innerText(), /press 1 more time/)
    await page.keyboard.press('Shift')
    await page.waitForURL(/away$/)
    await page.goBack()
    assert.doesNotMatch(await body(phone), /shouting|Question/)
    await phone.visit(await aLink())
    await page.getByRole('button', { name: 'Leave this page quickly' }).press('Space')
    await page.waitForURL(/away$/)
  },
)

journey('2.1 2.2 AX-6: by keyboard alone, without JavaScript, a child tells somebody now', async () => {
  const phone = await aPhone(false)
  const { page } = phone
  await phone.visit(await aLink('fq.yp1'))
  await look(page)
  const press = page.getByRole('button', { name: 'I want to tell someone something now' })
  await press.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/now/)
  assert.match(await body(phone), /have been told that you pressed the button/)
  await look(page)
  await page.getByRole('textbox').focus()
  await page.keyboard.type('Please come to my school.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/sent=yes/)
  assert.match(await body(phone), /Your words are sent/)
  assert.equal(await page.locator('a[href="tel:999"]').first().isVisible(), true)
  await look(page)
})

journey('2.2 AX-3: “Read it to me” stands only where it can read, and says so when it cannot', async () => {
  const link = await aLink('fq.yp1')
  const button = (phone: Person) => phone.page.locator('[data-read-aloud]')
  const silent = await aPhone(false)
  await silent.visit(link)
  assert.equal(await button(silent).isVisible(), false)

  const voiceless = await aPhone()
  await voiceless.visit(link)
  assert.equal(await button(voiceless).isVisible(), false)

  // A browser that names its voices only after a while, and whose voice then fails.
  const late = await aPhone()
  await late.page.addInitScript(`
    const voices = []
    speechSynthesis.getVoices = () => voices
    speechSynthesis.addEventListener = (_kind, heard) => {
      window.nameVoices = () => { voices.push({ name: 'A voice' }); heard() }
    }
    window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words } addEventListener(kind, heard) { this[kind] = heard } }
    window.spoken = []
    speechSynthesis.speak = (speech) => {
      window.spoken.push(speech.words)
      if (window.spoken.length > 3) setTimeout(() => speech.error({ error: 'synthesis-failed' }), 300)
      else setTimeout(() => speech.end(), 30)
    }`)
  await late.visit(link)
  assert.equal(await button(late).isVisible(), false)
  await late.page.evaluate('nameVoices()')
  assert.equal(await button(late).isVisible(), true)
  await look(late.page)
  // AX-31: it stands above what it reads, on the smallest telephone too, and reads from the top, buttons and all.
  const above = async (selector: string) => (await late.page.locator(selector).first().boundingBox())!.y
  assert.ok((await above('[data-read-aloud]')) < (await above('main h1')))
  await button(late).click()
  assert.equal(await button(late).innerText(), 'Pause')
  await late.page.getByText('This device cannot read aloud now').waitFor()
  assert.equal(await button(late).innerText(), 'Read it to me')
  assert.equal(await late.page.locator('[data-read-stop]').isVisible(), false)
  const spoken = await late.page.evaluate<string[]>('window.spoken')
  assert.equal(spoken[0], await late.page.locator('main h1').innerText())
})

journey('2.2 AX-31, AX-29: reading aloud pauses, goes on where it was, and letters are read too', async () => {
  const phone = await aPhone()
  await phone.page.addInitScript(`
    speechSynthesis.getVoices = () => [{ name: 'A voice' }]
    window.spoken = []
    window.SpeechSynthesisUtterance = class { constructor(words) { this.words = words } addEventListener(kind, heard) { this[kind] = heard } }
    speechSynthesis.speak = (speech) => { window.spoken.push(speech.words); window.ends = () => speech.end() }`)
  const spoken = () => phone.page.evaluate<string[]>('window.spoken')
  await phone.visit(await aLink('fq.fc'))
  const read = phone.page.locator('[data-read-aloud]')
  await read.click()
  await phone.page.evaluate('ends()')
  const [first, second] = await spoken()
  await read.click()
  assert.equal(await read.innerText(), 'Go on reading')
  await phone.page.evaluate('ends()')
  assert.equal((await spoken()).length, 2, 'what was paused reads nothing more')
  await read.click()
  assert.deepEqual(await spoken(), [first, second, second])
  await phone.page.locator('[data-read-stop]').click()
  assert.equal(await read.innerText(), 'Read it to me')
  await read.click()
  assert.equal((await spoken()).at(-1), first)
})
