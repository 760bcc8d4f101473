// Issue 9, section 1: what answering refuses, putting right refuses with the same words.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAnswer, anAudit } from '#modules/audits/testing.ts'
import { observations } from '#modules/observations/index.ts'
import { answerPart as answerObserved, anObservation } from '#modules/observations/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits } from './visitor.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const head = await visits.as('qa-head')
const today = londonDate(testNow)

type Wrong = { question: string; was: unknown; becomes: Readonly<Record<string, string>>; explanation?: string }
const ofDay = (on: Temporal.PlainDate) => ({ day: String(on.day), month: String(on.month), year: String(on.year) })
const said = (text: string): string =>
  text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

const state = (id: number, to: string) =>
  database.asOwner((client) => client.query('update pieces set state = $2 where id = $1', [id, to]))
const corrected = (ref: string, path: string, { question, becomes, explanation = '' }: Wrong, more = {}) =>
  head.post(`${path}/${ref}/correction`, {
    ...{ question, version: '1', explanation, reason: 'It was wrong.', ...more },
    ...Object.fromEntries(
      Object.entries(becomes).map(([part, value]) => [part === 'value' ? part : `value-${part}`, value]),
    ),
  })

describe('an answer of an audit that is over', () => {
  const wrongs: readonly Wrong[] = [
    { question: 'fro.report_date', was: '2026-11-02', becomes: ofDay(today.add({ days: 3 })) },
    { question: 'wfc1.visit_count', was: 4, becomes: { value: '300' } },
    { question: 'wfc1.visit_count', was: 4, becomes: { value: 'many' } },
  ]
  for (const wrong of wrongs)
    test(`${wrong.question}: ${Object.values(wrong.becomes).join(' ')}`, async () => {
      const { question, becomes } = wrong
      const { id, ref } = await database.asSystem(testNow, (tx) =>
        anAudit(tx, {
          ...{ householdId: household.id, kind: 'thematic', state: 'in_audit' },
          ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
        }),
      )
      await database.asSystem(testNow, (tx) => anAnswer(tx, id, question, wrong.was))
      const parts = Object.fromEntries(
        Object.entries(becomes).map(([part, value]) => [
          part === 'value' ? `${question}:value` : `${question}:value-${part}`,
          value,
        ]),
      )
      const officer = await visits.as('fro-1')
      const fields = {
        ...parts,
        [`${question}:explanation`]: '',
        [`${question}:evidence`]: '',
        [`${question}:version`]: '1',
      }
      const saved = await officer.post(`/audits/${ref}/sections/${question.split('.')[0]}`, fields, {
        accept: 'application/json',
      })
      assert.equal(saved.status, 422, saved.text)
      const { message } = JSON.parse(saved.text) as { message: string }
      await state(id, 'closed')
      const refused = await corrected(ref, '/audits', wrong)
      assert.equal(refused.status, 422)
      assert.ok(said(refused.text).includes(message.split(' If it is, press')[0]!), `${message}: ${said(refused.text)}`)
      assert.match(refused.text, /It was wrong\./, 'nothing that was typed is lost')
    })

  test('an odd day is asked about, and taken when it is right', async () => {
    const { id, ref } = await database.asSystem(testNow, (tx) =>
      anAudit(tx, { householdId: household.id, state: 'closed' }),
    )
    await database.asSystem(testNow, (tx) => anAnswer(tx, id, 'fro.report_date', '2026-11-02'))
    const odd: Wrong = {
      question: 'fro.report_date',
      was: '2026-11-02',
      becomes: { day: '2', month: '11', year: '1999' },
    }
    const asked = await corrected(ref, '/audits', odd)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /name="right"[^>]*value="1999-11-02"/)
    assert.equal((await corrected(ref, '/audits', odd, { right: '1999-11-02' })).status, 303)
  })

  test('what must be answered is not put right to nothing, and keeps its words', async () => {
    const { id, ref } = await database.asSystem(testNow, (tx) =>
      anAudit(tx, { householdId: household.id, state: 'closed' }),
    )
    await database.asSystem(testNow, (tx) => anAnswer(tx, id, 'ovr.strengths', 'A garden'))
    const blank = await corrected(ref, '/audits', {
      question: 'ovr.strengths',
      was: 'A garden',
      becomes: { value: '' },
    })
    assert.equal(blank.status, 422)
    assert.match(said(blank.text), /needs an answer/)
  })
})

test('so of an observation: a judgement keeps the one thing that was seen, and its words come first', async () => {
  const who = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! }
  const ref = await database.asPerson(people['sm-1']!, testNow, (tx) => anObservation(tx, { ...who, on: today }))
  await database.asPerson(people['fsw-1']!, testNow, (tx, actor) =>
    answerObserved(tx, actor, { ref, part: 'preparation', today }),
  )
  await database.asPerson(people['sm-1']!, testNow, async (tx, actor) => {
    await observations.makeMove(tx, actor, ref, { move: 'prepare' }, testNow)
    await observations.makeMove(tx, actor, ref, { move: 'see', on: today }, testNow)
    await answerObserved(tx, actor, { ref, part: 'observed', today }, { 'plan_next.seen': 'seen', plan_next: 'yes' })
  })
  const { id } = await database.asPerson(people['sm-1']!, testNow, (tx) => observations.find(tx, ref))
  await state(id, 'closed')
  const wrong: Wrong = { question: 'obs.plan_next', was: 'yes', becomes: { value: 'no' } }
  const refused = await corrected(ref, '/observations', wrong)
  assert.equal(refused.status, 422)
  assert.match(said(refused.text), /Add one thing that you saw or heard: it is kept together with it/)
  assert.deepEqual(visits.problems, [])
})
