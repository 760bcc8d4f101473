// What a child says on a visit that is observed goes back to Quality Assurance and Partnerships: they read it in My work, say that they
// have, and the child hears what came of it. The child's officer reads theirs; nobody else learns that the child said something.
import assert from 'node:assert/strict'
import { noteTalk } from '#modules/observations/testing.ts'
import { answerPart, anObservation, leadTo } from '#modules/observations/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { testNow } from '#test/database.ts'
import { read } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household, people } = stage.service
const today = londonDate(testNow)
const words = 'She listens. I want to see my brother more.'
const answer = 'You see your brother every other Saturday now. We asked about Sundays too: that is too far.'

journey('7.5 What a child says on a visit is read, and the child hears what came of it', async () => {
  const ref = await seen()
  const observer = await stage.open('sm-1', { javascript: false })
  await writes(observer, ref)
  assert.equal((await hears('qa-1')).length, 0, 'it is the observer’s until it is shared')
  await shares(observer, ref)

  const quality = await stage.open('qa-1')
  await quality.visit('/')
  await look(quality.page)
  await quality.page.getByRole('link', { name: new RegExp(`Read what child ${household.childRef}\\b`) }).click()
  await look(quality.page)
  assert.match(await mainOf(quality), new RegExp(`${words}[^]*Only their IRO and the quality team`, 'i'))
  assert.doesNotMatch(await mainOf(quality), /fsw-1|sm-1|O-\d/, 'whose visit it was is not said')
  const [said = ''] = await hears('qa-1')
  await quality.page.getByRole('button', { name: 'I have read it' }).click()
  assert.match(await mainOf(quality), /Read by the quality team\s+Person qa-1/)

  await officer(said)
  await answers(quality, said)
  for (const key of ['iro-2', 'fsw-1', 'tm-1', 'sm-1', 'fro-1']) await learnsNothing(key, ref, said)
  const officerAgain = await read(await stage.open('iro-1'), said)
  assert.match(officerAgain.words, /every other Saturday/)
})

/** A visit that took place. */
async function seen(): Promise<string> {
  const own = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']!, on: today }
  const ref = await stage.database.asSystem(testNow, (tx) => anObservation(tx, own))
  const keys = { observer: 'sm-1', worker: 'fsw-1' }
  await leadTo((who, work) => stage.database.asPerson(people[keys[who]]!, testNow, work), {
    ref,
    state: 'seen',
    now: testNow,
  })
  return ref
}

async function writes(observer: Person, ref: string): Promise<void> {
  const { page } = observer
  await observer.visit(`/observations/${ref}/sections/child/${household.childRef}`)
  await page.getByRole('textbox', { name: /^What does the child say of the worker and of the visit/ }).fill(words)
  await page.getByLabel('Only my reviewing officer and the quality team').check()
  await look(page)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function shares(observer: Person, ref: string): Promise<void> {
  const { page } = observer
  await stage.database.asPerson(people['sm-1']!, testNow, async (tx, actor) => {
    await answerPart(tx, actor, { ref, part: 'observed', today })
    await noteTalk(tx, ref, testNow)
  })
  await observer.visit(`/observations/${ref}`)
  await page.getByRole('button', { name: 'Share it with the worker' }).click()
  await page.getByRole('button', { name: 'Share it with the worker' }).click()
  assert.match(await mainOf(observer), /Shared with the worker/)
}

/** Where what this person is to hear stands. */
async function hears(key: string): Promise<string[]> {
  const { source } = await read(await stage.open(key), '/voices/heard')
  return [...source.matchAll(/href="(\/voices\/heard\/\d+)"/g)].map(([, href = '']) => href)
}

/** On a small phone, without JavaScript. */
async function officer(said: string): Promise<void> {
  const person = await stage.open('iro-1', { javascript: false, width: 320 })
  await person.visit('/')
  await person.page.getByRole('link', { name: new RegExp(`Read what child ${household.childRef}\\b`) }).click()
  await look(person.page)
  await person.page.getByRole('button', { name: 'I have read it' }).click()
  assert.match(await mainOf(person), /Read by their IRO\s+Person iro-1/)
  assert.ok(person.page.url().endsWith(said))
  await person.visit('/voices/heard')
  await look(person.page)
  await person.visit('/')
  assert.doesNotMatch(await mainOf(person), /said on a visit/)
}

async function answers(quality: Person, said: string): Promise<void> {
  const { page } = quality
  await quality.visit('/')
  await page.getByRole('link', { name: new RegExp(`Tell child ${household.childRef}\\b`) }).click()
  await page.getByRole('link', { name: 'Write what happened next' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Save what you told them' }).click()
  assert.match(await mainOf(quality), /Write what you told them/)
  await page.getByLabel('What you told them').fill(answer)
  await page.getByRole('button', { name: 'Save what you told them' }).click()
  assert.match(await mainOf(quality), /Told on[^]*by Person qa-1[^]*every other Saturday/)
  assert.ok(page.url().endsWith(said))
  await look(page)
  await quality.visit('/')
  assert.doesNotMatch(await mainOf(quality), /on a visit/)
}

async function learnsNothing(key: string, ref: string, said: string): Promise<void> {
  const person = await stage.open(key)
  assert.equal((await read(person, said)).status, 404, key)
  assert.doesNotMatch((await read(person, '/')).words, /said on a visit/, key)
  if (key === 'sm-1') return
  for (const path of [
    `/observations/${ref}`,
    `/observations/${ref}/sections/child/${household.childRef}`,
    `/observations/${ref}/history`,
  ])
    assert.doesNotMatch((await read(person, path)).words, /brother|words of a child/i, `${key}: ${path}`)
}
