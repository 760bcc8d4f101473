import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { auditTool } from './index.ts'
import { type Answered, byQuestion, type Value } from '../forms/answered.ts'
import { choicesOf } from './answers.ts'
import { asAsked } from './as-asked.ts'
import { togetherIn, viewIn } from './together.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const tool = asAsked(auditTool)

describe('UA-S5: what an audit that is done together has', () => {
  const against = { today: date('2026-11-25'), began: date('2026-11-10') }
  const both = ['auditor', 'fostering_social_worker']
  const lacks = (when: Value, people: Value, hasWorker = true) => {
    const given = { 'hdr.collab_date': when, 'hdr.collab_people': people }
    const answers = Object.entries(given).map(([question, value]) => ({
      question,
      childId: null,
      value,
      explanation: '',
    }))
    const { conversation, conversationWithout } = togetherIn(
      tool,
      byQuestion(answers as unknown as Answered[]),
      against,
      hasWorker,
    )
    return [conversation?.question ?? 'nothing', conversationWithout?.question ?? 'nothing']
  }
  const [nothing, day, people] = ['nothing', 'hdr.collab_date', 'hdr.collab_people']
  const table: readonly [string, Value, Value, string[], boolean?][] = [
    ['the two of them, while it was written', '2026-11-20', both, [nothing, nothing]],
    ['on the day it began', '2026-11-10', both, [nothing, nothing]],
    ['today', '2026-11-25', both, [nothing, nothing]],
    ['and others with them', '2026-11-20', [...both, 'team_manager'], [nothing, nothing]],
    ['the auditor alone', '2026-11-20', ['auditor'], [people, people]],
    ['the worker alone', '2026-11-20', ['fostering_social_worker'], [people, people]],
    ['nobody', '2026-11-20', [], [people, people]],
    ['not answered', '2026-11-20', null, [people, people]],
    ['two without the worker: only with the reason', '2026-11-20', ['auditor', 'team_manager'], [people, nothing]],
    ['two without the auditor', '2026-11-20', ['fostering_social_worker', 'team_manager'], [people, people]],
    ['an audit that has no worker', '2026-11-20', ['auditor', 'team_manager'], [nothing, nothing], false],
    ['tomorrow', '2026-11-26', both, [day, day]],
    ['the day before it began', '2026-11-09', both, [day, day]],
    ['a year ago', '2025-11-20', both, [day, day]],
    ['on no day', null, both, [day, day]],
    ['on no day that is recorded', 'none_recorded', both, [day, day]],
  ]
  for (const [words, when, who, expected, hasWorker] of table)
    test(`${words}: ${expected[0] === nothing ? 'a conversation' : 'not yet'}`, () =>
      assert.deepEqual(lacks(when, who, hasWorker), expected))
})

describe('UA-D13: what the worker says of the audit', () => {
  const view = (value: Value, explanation = '') =>
    viewIn(
      tool,
      byQuestion([
        { question: 'ovr.practitioner_response', childId: null, value, explanation },
      ] as unknown as Answered[]),
    )
  const table: readonly [string, Value, string, string][] = [
    ['that they agree', 'agree', '', 'given'],
    ['that they agree in part, and with what they do not', 'partly', 'The drive to school was not counted.', 'given'],
    ['that they agree in part, without a word', 'partly', '', 'no words'],
    ['that they agree in part, with blanks for words', 'partly', '  ', 'no words'],
    ['that they disagree, without a word', 'disagree', '', 'no words'],
    ['nothing yet', null, '', 'none'],
    ['nothing yet, with words that wait', null, 'I was ill.', 'none'],
  ]
  for (const [what, value, explanation, expected] of table)
    test(`${what}: ${expected}`, () => assert.equal(view(value, explanation), expected))
  test('and where nobody was asked, nothing', () => assert.equal(viewIn(tool, byQuestion([])), 'none'))
})

test('UA-S5: what is lacking is said with what to do', () => {
  const lacking = (when: Value, people: Value, hasWorker: boolean) => {
    const given = { 'hdr.collab_date': when, 'hdr.collab_people': people }
    const answers = Object.entries(given).map(([question, value]) => ({
      question,
      childId: null,
      value,
      explanation: '',
    }))
    const against = { today: date('2026-11-25'), began: date('2026-11-10') }
    const { conversation } = togetherIn(tool, byQuestion(answers as unknown as Answered[]), against, hasWorker)
    return conversation?.says ?? ''
  }
  assert.match(lacking(null, [], true), /^Record the conversation with the fostering social worker/)
  assert.match(lacking('', [], true), /^Record the conversation/)
  assert.match(lacking('2026-12-24', [], true), /^Look at the date of the conversation again\. ./)
  assert.match(lacking('2026-11-20', ['auditor'], true), /at least the person auditing and the fostering social worker/)
  assert.match(lacking('2026-11-20', ['auditor'], false), /Nobody audits alone/)
})

test('UA-S5: a tool that does not ask who took part lacks nobody; one that offers no worker wants two, the auditor among them', () => {
  const without = {
    ...tool,
    sections: tool.sections.map((one) => ({
      ...one,
      questions: one.questions.filter(({ key }) => key !== 'hdr.collab_people'),
    })),
  }
  const against = { today: date('2026-11-25'), began: date('2026-11-10') }
  const given = [{ question: 'hdr.collab_date', childId: null, value: '2026-11-20', explanation: '' }]
  assert.equal(togetherIn(without, byQuestion(given as unknown as Answered[]), against, true).conversation, null)
  const ownChoices = {
    ...tool,
    sections: tool.sections.map((one) => ({
      ...one,
      questions: one.questions.map((question) =>
        question.key === 'hdr.collab_people'
          ? { ...question, options: choicesOf(question).filter(({ value }) => value !== 'fostering_social_worker') }
          : question,
      ),
    })),
  }
  const with2 = [
    ...given,
    { question: 'hdr.collab_people', childId: null, value: ['auditor', 'team_manager'], explanation: '' },
  ]
  assert.equal(togetherIn(ownChoices, byQuestion(with2 as unknown as Answered[]), against, true).conversation, null)
})
