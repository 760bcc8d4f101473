import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import type { Given } from './answer.ts'
import { formOf, isChildsOwn, questionAbout, topicOf } from './form.ts'
import { firstStep, knownStep, otherSteps, stepAfter, stepFrom } from './steps.ts'

const form = formOf('fq.yp2')
const about = (topic: string) => questionAbout(form, topic)!
const given = (topic: string, value: string): Given => ({
  question: `fq.yp2.${topic}`,
  value,
  words: '',
  seen: 0,
  qualityTeamOnly: false,
})

describe('the way through a child’s form', () => {
  test('has one address for each question, and none that means something else', () => {
    for (const { questions } of Object.values(feedbackForms).filter(isChildsOwn)) {
      const topics = questions.map(topicOf)
      assert.equal(new Set(topics).size, topics.length)
      for (const step of otherSteps) assert.ok(!topics.includes(step), step)
    }
  })

  test('leads from question to question, and from the last one to the end', () => {
    assert.equal(firstStep(form, new Map()), 'home')
    assert.equal(stepAfter(form, about('home')), 'safe')
    assert.equal(stepAfter(form, about('share')), 'end')
  })

  test('asks more after “not really”, and only then', () => {
    assert.equal(stepFrom(form, about('fair'), given('fair', 'not_really'), 'answer'), 'fair/more')
    assert.equal(stepFrom(form, about('fair'), given('fair', 'yes'), 'answer'), 'same')
    assert.equal(stepFrom(form, about('fair'), given('fair', 'no'), 'follow-up'), 'same')
  })

  test('answers a worry with a kind word before anything else', () => {
    assert.equal(stepFrom(form, about('safe'), given('safe', 'no'), 'answer'), 'heard?next=safe/more')
  })

  test('never leads out of the form, whatever an address asks for', () => {
    for (const named of ['//evil.example', '../../sign-in', 'safe/more/x', '', 'nowhere', undefined]) {
      assert.equal(knownStep(form, named), 'end')
    }
    assert.equal(knownStep(form, 'safe/more'), 'safe/more')
  })
})
