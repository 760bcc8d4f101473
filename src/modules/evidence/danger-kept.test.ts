import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Form } from '#framework/forms/types.ts'
import { raise } from '#modules/alerts/commands/raise.ts'
import { questionOf } from '#framework/forms/form.ts'
import { observations, type OfObservations } from '#modules/observations/stream.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { isAboutDanger, listAnswers, saveAnswer } from './index.ts'

const { filling } = observations

test('what is about danger is the same in the forms and in the database', async () => {
  const database = await freshDatabase()
  const forms = await database.asSystem(testNow, (tx) =>
    tx.many<{ content: Form }>(sql`select content from form_versions`),
  )
  assert.ok(forms.length > 1, 'what the rooms publish is there')
  for (const { content: form } of forms)
    for (const { key } of form.sections.flatMap(({ questions }) => questions)) {
      const { held } = await database.atDoor(testNow, (tx) =>
        tx.one<{ held: boolean }>(sql`select is_about_risk(${key}) as held`),
      )
      assert.equal(isAboutDanger(form, key), held, key)
    }
})

test('whom an alert is kept from does not read the answer that raised it, in their own observation', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const [observerId, workerId] = [people['tm-1']!, people['fsw-1']!]
  const on = Temporal.PlainDate.from('2026-11-19')
  const ref = await database.asPerson(observerId, testNow, (tx) =>
    anObservation(tx, { householdId: household.id, observerId, workerId, on }),
  )
  await database.asOwner((client) => client.query(`update pieces set state = 'seen' where ref = $1`, [ref]))
  const given = { childId: null, explanation: '', evidence: '', version: 0 }
  const pieceId = await database.asPerson(observerId, testNow, async (tx, actor) => {
    const piece = await filling.hold(tx, { ref, section: '' })
    for (const [question, value] of [['obs.safety_alert', 'yes'] as const, ['obs.carer_view_apart', 'yes'] as const])
      await saveAnswer<OfObservations>(tx, actor, filling, piece, { ...given, question, value }, on)
    return piece.id
  })
  // The worker reads it once it is shared.
  await database.asOwner((client) => client.query(`update pieces set state = 'written' where ref = $1`, [ref]))
  const readBy = (id: number) =>
    database.asPerson(id, testNow, async (tx) =>
      (await listAnswers(tx, pieceId)).map(({ question }) => question).toSorted(),
    )
  const both = ['obs.carer_view_apart', 'obs.safety_alert']
  assert.deepEqual([await readBy(observerId), await readBy(workerId)], [both, both])
  await database.asPerson(observerId, testNow, (tx) =>
    raise(
      tx,
      {
        ...{ householdId: household.id, source: 'piece', pieceId, childIds: [], what: 'He shouted.', circleSaid: true },
        about: [workerId],
      },
      testNow,
    ),
  )
  assert.deepEqual([await readBy(observerId), await readBy(workerId)], [both, ['obs.carer_view_apart']])
  // Nor does the question stand there without its answer: the page is as it is for any worker.
  const askedOf = (id: number) =>
    database.asPerson(id, testNow, async (tx, actor) => {
      const { form } = await filling.view({ tx, actor, today: on, now: testNow }, ref)
      return questionOf('obs.safety_alert', form) !== undefined
    })
  assert.deepEqual([await askedOf(observerId), await askedOf(workerId)], [true, false])
})
