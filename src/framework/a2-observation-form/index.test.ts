import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byQuestion, type Value } from '../forms/answered.ts'
import { raisesAlert } from '../forms/calls-for.ts'
import { questionOf } from '../forms/form.ts'
import { missingIn } from '../forms/missing.ts'
import { domains, observationForm, spokeAlone } from './index.ts'

const questions = observationForm.sections.flatMap((section) => section.questions)

/** The 27 keys of the audit tool’s companion form, each where it is kept. */
const kept: Record<string, 'asked' | 'of the piece' | 'by its own room'> = {
  'obs.date': 'of the piece',
  'obs.setting': 'of the piece',
  'obs.observer': 'of the piece',
  'obs.observed': 'of the piece',
  'obs.consent_carer': 'asked',
  'obs.consent_child': 'asked',
  'obs.prep_aim': 'asked',
  'obs.prep_read': 'asked',
  'obs.purpose': 'asked',
  'obs.relationship': 'asked',
  'obs.child_focus': 'asked',
  // Answered by who spoke with the child alone, and apart from it whether the child was seen.
  'obs.child_alone': 'by its own room',
  'obs.child_view': 'asked',
  'obs.carer_view': 'asked',
  'obs.support_challenge': 'asked',
  'obs.knowledge': 'asked',
  'obs.safeguarding': 'asked',
  'obs.edi': 'asked',
  'obs.plan_next': 'asked',
  'obs.went_well': 'asked',
  'obs.even_better': 'asked',
  'obs.worker_reflection': 'asked',
  'obs.learning': 'asked',
  'obs.grade': 'asked',
  'obs.actions': 'by its own room',
  'obs.shared_on': 'of the piece',
  'obs.safety_alert': 'asked',
}

/** What a section still lacks, about one child or none, with these answers; words are given with what is marked so. */
function lacks(key: string, given: Readonly<Record<string, Value>>, words = ''): string[] {
  const section = observationForm.sections.find((one) => one.key === key)!
  const childId = section.perChild ? 1 : null
  const about = { section: key, childId, explanation: words, evidence: '', broughtForward: false }
  const answers = byQuestion(
    Object.entries(given).map(([topic, value]) => ({ ...about, question: `obs.${topic}`, value })),
  )
  const children = [{ id: 1, initials: 'AB', ref: 'C-1' }]
  return missingIn(section, { children, answers, questionsWithActions: new Set() }, {}).map(({ question }) =>
    question.key.slice('obs.'.length),
  )
}

describe('the form for watching practice', () => {
  it('keeps each of the 27 keys of the audit tool’s companion form', () => {
    assert.equal(Object.keys(kept).length, 27)
    for (const [key, where] of Object.entries(kept))
      assert.equal(questionOf(key, observationForm) !== undefined, where === 'asked', key)
  })

  it('asks everything once, and in no more than 160 characters', () => {
    assert.equal(new Set(questions.map(({ key }) => key)).size, questions.length)
    for (const { text } of questions) assert.ok(text.length <= 160, text)
  })

  it('alerts on danger seen, and on nothing else', () => {
    const alerting = questions.filter((question) => raisesAlert(question, 'yes'))
    assert.deepEqual(
      alerting.map(({ key }) => key),
      ['obs.safety_alert'],
    )
  })

  it('takes seen and spoken to alone as two facts', () => {
    const alone = { child_alone_where: 'own_room' }
    const table: [Record<string, Value>, string[]][] = [
      [{}, ['child_seen', 'child_alone_by']],
      [{ child_seen: 'yes' }, ['child_alone_by']],
      [{ child_seen: 'yes', child_alone_by: 'observer' }, ['child_alone_where']],
      [{ child_seen: 'yes', child_alone_by: 'observer', ...alone }, []],
      [{ child_seen: 'no', child_alone_by: 'iro', ...alone }, []],
      // Whoever was there spoke with a child whom nobody saw: one of the two is a slip.
      [{ child_seen: 'no', child_alone_by: 'observer', ...alone }, ['child_alone_by']],
      [{ child_seen: 'no', child_alone_by: 'worker', ...alone }, ['child_alone_by']],
      [{ child_seen: 'yes', child_alone_by: 'nobody' }, ['child_alone_why_not']],
      [{ child_seen: 'yes', child_alone_by: 'nobody', child_alone_why_not: 'said_no' }, []],
      [{ child_seen: 'yes', child_alone_by: 'nobody', child_alone_why_not: 'too_young' }, ['child_seen_how']],
      [{ child_seen: 'no', child_alone_by: 'nobody', child_alone_why_not: 'not_at_home' }, []],
    ]
    for (const [given, missing] of table) assert.deepEqual(lacks('child', given), missing, JSON.stringify(given))
    assert.deepEqual(spokeAlone, ['worker', 'observer', 'iro'])
  })

  it('takes a judgement with its sentence, and none of what was not seen today', () => {
    const notSeen = Object.fromEntries(Object.keys(domains).map((domain) => [`${domain}.seen`, 'not_seen']))
    assert.equal(Object.keys(domains).length, 8)
    assert.deepEqual(lacks('judged', notSeen), [])
    for (const domain of Object.keys(domains)) {
      const seen = { ...notSeen, [`${domain}.seen`]: 'seen' }
      const value = domain === 'plan_next' ? 'yes' : 'good'
      assert.deepEqual(lacks('judged', seen), [domain])
      assert.deepEqual(lacks('judged', { ...seen, [domain]: value }), [domain], 'without a sentence')
      assert.deepEqual(lacks('judged', { ...seen, [domain]: value }, 'She knelt down to him.'), [])
    }
  })

  it('has the worker say why where the picture is not fair, and nobody say why where it is', () => {
    assert.deepEqual(lacks('answer', {}), ['worker_agrees'])
    assert.deepEqual(lacks('answer', { worker_agrees: 'agree' }), [])
    for (const worker_agrees of ['partly', 'no']) {
      assert.deepEqual(lacks('answer', { worker_agrees }), ['worker_agrees'])
      assert.deepEqual(lacks('answer', { worker_agrees }, 'I had rung before.'), [])
    }
  })
})
