// Behind a link nothing that was typed is lost, and nothing of it lies on the device: words go as each question is left.
import assert from 'node:assert/strict'
import { aVoice } from '#modules/voices/testing.ts'
import { journey, look, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const { household } = service
const words = 'I like the garden, and the dog.'

journey('2.2 AX-4 B09 What a child types is kept while they type, and nothing lies on the device', async () => {
  const { ref, link } = await aLink()
  const child = await stage.openAs({ width: 320 })
  await toWords(child, link)
  const here = child.page.url()
  await box(child).fill(words)
  await child.page.getByText(/^Saved \d/).waitFor()
  assert.equal(await wordsOf(ref), words)
  assert.equal(await child.page.evaluate('localStorage.length + sessionStorage.length'), 0)
  await look(child.page)
  // Left without any button, and come back to.
  await child.page.goto(new URL('.', here).href.replace(/\/$/, ''))
  await child.page.goto(here)
  assert.equal(await box(child).inputValue(), words)
  await box(child).fill(`${words} And school.`)
  await child.page.goto(here) // goes at once, without a pause
  await child.page.reload()
  assert.equal(await box(child).inputValue(), `${words} And school.`)
})

for (const javascript of [true, false]) {
  const how = javascript ? 'with' : 'without'
  journey(`2.2 AX-4 “Back” saves, and “Skip” asks whether to keep what was typed, ${how} JavaScript`, async () => {
    const { ref, link } = await aLink()
    const child = await stage.openAs({ javascript, width: 320 })
    await toWords(child, link)
    await box(child).fill(words)
    await press(child, 'Back')
    assert.equal(await wordsOf(ref), words)
    await press(child, 'Next')
    await child.page.getByRole('button', { name: 'Skip' }).waitFor()
    await box(child).fill(`${words} And cake.`)
    if (javascript) await child.page.getByText(/^Saved \d/).waitFor()
    await press(child, 'Skip')
    assert.match(await textOf(child), /You wrote something here[\s\S]*And cake\.[\s\S]*keep it, or rub it out/)
    await look(child.page)
    assert.equal(await wordsOf(ref), `${words} And cake.`)
    await press(child, 'Rub it out')
    assert.equal(await wordsOf(ref), '')
    await press(child, 'Back')
    await box(child).fill(words)
    await press(child, 'Skip')
    await press(child, 'Keep it')
    assert.equal(await wordsOf(ref), words)
    // Nothing was typed now: nothing is asked.
    await press(child, 'Back')
    await press(child, 'Skip')
    assert.doesNotMatch(await textOf(child), /You wrote something here/)
    assert.equal(await wordsOf(ref), words)
  })
}

journey('2.2 7.4 Two devices with one link: the last words stand, the earlier stay in the history', async () => {
  const { ref, link } = await aLink()
  const [phone, tablet] = [await stage.openAs({ width: 320 }), await stage.openAs()]
  await toWords(phone, link)
  await toWords(tablet, link)
  await box(phone).fill('From the phone, this long sentence.')
  await phone.page.getByText(/^Saved \d/).waitFor()
  await box(tablet).fill('From the tablet, another one.')
  await tablet.page.getByText('You had answered this in another place too').waitFor()
  assert.equal(await wordsOf(ref), 'From the tablet, another one.')
  const before = await database.asOwner(
    async (client) =>
      (
        await client.query(
          `select count(*)::int as n from history where table_name = 'voice_answers' and was::text like '%From the phone%'`,
        )
      ).rows[0].n,
  )
  assert.ok(before > 0, 'the earlier words are in the history')
})

journey('2.2 A link that ended meanwhile says so, and what was typed stays on the page', async () => {
  const { ref, link } = await aLink()
  const child = await stage.openAs()
  await toWords(child, link)
  await database.asOwner((client) =>
    client.query(`update voice_links set closed_at = now() where voice_id = (select id from voices where ref = $1)`, [
      ref,
    ]),
  )
  await box(child).fill(words)
  await child.page.getByText('Your link has ended, so what you write now is not sent').waitFor()
  assert.equal(await box(child).inputValue(), words)
  assert.equal(await wordsOf(ref), '')
  child.page.on('dialog', (dialog) => void dialog.accept())
  await press(child, 'Next')
  assert.match(await textOf(child), /What you wrote just now was not sent/)
  assert.equal(await box(child).inputValue(), words)
})

journey('2.2 Without a connection the words stay on the page, and are sent when it is back', async () => {
  const { ref, link } = await aLink()
  const child = await stage.openAs()
  await toWords(child, link)
  await child.context.setOffline(true)
  await box(child).fill(words)
  await child.page.getByText('No connection. Your words are still on this page').waitFor()
  assert.equal(await child.page.evaluate('localStorage.length + sessionStorage.length'), 0)
  await child.context.setOffline(false)
  await child.page.getByText(/^Saved \d/).waitFor()
  assert.equal(await wordsOf(ref), words)
})

const textOf = ({ page }: Person): Promise<string> => page.locator('main').innerText()
const box = ({ page }: Person) => page.locator('main textarea').first()

async function press({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState()
}

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

/** On to the first question that is answered in words alone. */
async function toWords(person: Person, link: string): Promise<void> {
  const { page } = person
  await page.goto(link)
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Go on without' }).click()
  while ((await page.locator('main textarea').count()) === 0) await press(person, 'Skip')
}

async function wordsOf(ref: string): Promise<string> {
  const { rows } = await database.asOwner((client) =>
    client.query(
      `select coalesce(max(a.words), '') as words from voice_answers a join voices v on v.id = a.voice_id where v.ref = $1`,
      [ref],
    ),
  )
  return rows[0].words
}
