import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { finish, writeDown } from './commands/record.ts'
import { formForChild, formOf, isChildsOwn } from './form.ts'
import { findVoice } from './queries/voices.ts'
import { aHomeThatIsAsked, aVoice } from './testing.ts'
import { readersInWords, voicesMissing, whoInWords } from './words.ts'

const database = await freshDatabase()
const home = await database.asSystem(testNow, aHomeThatIsAsked)
const today = Temporal.PlainDate.from('2026-11-19')
const as = <T>(person: { id: number }, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  database.asPerson(person.id, testNow, work)

test('B11: from the 18th birthday on it is the form for adults, to the day', () => {
  const on = (born: string, day: string) => formForChild(Temporal.PlainDate.from(born), Temporal.PlainDate.from(day))
  assert.deepEqual([on('2008-11-19', '2026-11-18'), on('2008-11-19', '2026-11-19')], ['fq.yp3', 'fq.ya'])
  assert.deepEqual([on('2008-02-29', '2026-02-28'), on('2008-02-29', '2026-03-01')], ['fq.yp3', 'fq.ya'])
  assert.equal(isChildsOwn(formOf('fq.ya')), false, 'it reads like a letter, not one question a screen')
})

test('B11: nobody calls a young adult a child, and what they chose holds as it does for a child', async () => {
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, childId: home.child.id, gathererId: home.iro.id, form: 'fq.ya' }),
  )
  const asked = await as(home.quality, (tx) => findVoice(tx, voice.ref))
  assert.equal(whoInWords(asked), `Young adult ${home.child.ref}`)
  assert.match(voicesMissing([asked])[0] ?? '', /^Young adult C-\d+ has neither told us/)
  await as(home.iro, async (tx, actor) => {
    const said = [
      { question: 'fq.ya.home', value: 'agree', words: '', seen: 0, qualityTeamOnly: false },
      { question: 'fq.ya.share', value: 'ask_first', words: '', seen: 0, qualityTeamOnly: false },
    ]
    await writeDown(tx, voice.ref, said, { method: 'talking' }, actor, { now: testNow, today })
    await finish(tx, voice.ref, actor, { now: testNow, today })
  })
  const given = await as(home.worker, (tx) => findVoice(tx, voice.ref))
  assert.deepEqual([given.share, given.shareChosen, given.mayRead], ['ask_first', true, false])
  assert.equal(readersInWords(given), 'Ask them first')
})

test('UA-S4 e: a blank where the form asks who may read it is nobody’s choice; one made later is', async () => {
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, childId: home.child.id, gathererId: home.iro.id }),
  )
  await as(home.iro, async (tx, actor) => {
    const said = [{ question: 'fq.yp2.home', value: 'yes', words: '', seen: 0, qualityTeamOnly: false }]
    await writeDown(tx, voice.ref, said, { method: 'talking' }, actor, { now: testNow, today })
    await finish(tx, voice.ref, actor, { now: testNow, today })
  })
  const blank = await as(home.worker, (tx) => findVoice(tx, voice.ref))
  assert.deepEqual([blank.share, blank.shareChosen], ['iro_and_quality', false])
  assert.match(readersInWords(blank), /^They made no choice/)
})
