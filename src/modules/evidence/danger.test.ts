import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Form, Question } from '#framework/forms/types.ts'
import { alertBehind, alertOn, asksOfDanger, isAboutDanger, saysDanger } from './danger.ts'

const question = (key: string, more: Partial<Question> = {}): Question => ({
  ...{ key, version: 1, text: key, type: 'yes_no' },
  ...more,
})
const section = (key: string, ...questions: Question[]) => ({
  ...{ key, questions, title: key, keyQuestion: key, part: 'one', perChild: false, graded: false, clauses: [] },
})
const onYes = (key: string) => ({ onlyWhen: { question: key, in: ['yes'] } })
const form: Form = {
  title: 'A form',
  sections: [
    section('plain', question('plain.one')),
    section(
      'asks',
      question('asks.worry', { alertOn: ['no', 'not_really'] }),
      question('asks.on_yes', onYes('asks.worry')),
      question('asks.danger', { alertOn: ['yes'] }),
      question('asks.who', onYes('asks.danger')),
      question('asks.between'),
      question('asks.when', onYes('asks.danger')),
      question('asks.last'),
    ),
  ],
}

test('an answer is a sign of danger when its question says so, and no other', () => {
  const said = (key: string, value: unknown) => saysDanger(form, { key }, value)
  assert.deepEqual(
    [said('asks.worry', 'no'), said('asks.worry', 'not_really'), said('asks.danger', 'yes')],
    [true, true, true],
  )
  for (const value of ['yes', null, '', undefined, ['no', 'yes']]) assert.equal(said('asks.worry', value), false)
  assert.deepEqual([said('plain.one', 'no'), said('nowhere', 'yes')], [false, false])
  assert.deepEqual([asksOfDanger(form, { key: 'asks.worry' }), asksOfDanger(form, { key: 'asks.last' })], [true, false])
  assert.deepEqual([alertOn(form, 'asks.worry'), alertOn(form, 'plain.one')], [['no', 'not_really'], []])
})

test('what is asked only after a sign of danger is about it as well, however far behind', () => {
  const further = section('far', question('far.one', { alertOn: ['yes'] }), question('far.two', onYes('far.one')))
  const last = question('far.three', onYes('far.two'))
  const deep: Form = { title: 'Deep', sections: [{ ...further, questions: [...further.questions, last] }] }
  assert.deepEqual(
    ['far.one', 'far.two', 'far.three', 'nowhere'].map((key) => isAboutDanger(deep, key)),
    [true, true, true, false],
  )
  assert.deepEqual(
    ['asks.who', 'asks.between', 'plain.one'].map((key) => isAboutDanger(form, key)),
    [true, false, false],
  )
})

test('the form of an alert opens behind the last question that the same answer asks, or behind the question itself', () => {
  const opened = form.sections.flatMap(({ questions }) =>
    questions.flatMap(({ key }) => (alertBehind(form, key) ? [[key, alertBehind(form, key)?.key]] : [])),
  )
  assert.deepEqual(opened, [
    ['asks.worry', 'asks.worry'],
    ['asks.when', 'asks.danger'],
  ])
  assert.equal(alertBehind(auditTool, 'safe.immediate'), undefined)
  assert.equal(alertBehind(auditTool, 'safe.told_who_when')?.key, 'safe.immediate')
  assert.equal(alertBehind(auditTool, 'mod.safeguarding')?.key, 'mod.safeguarding')
})

test('it opens once behind each question of the audit tool that raises one, in its own section', () => {
  for (const { questions } of auditTool.sections) {
    const raising = questions.filter((one) => asksOfDanger(auditTool, one)).map(({ key }) => key)
    const opened = questions.flatMap(({ key }) => alertBehind(auditTool, key)?.key ?? [])
    assert.deepEqual(opened.toSorted(), raising.toSorted())
  }
})
