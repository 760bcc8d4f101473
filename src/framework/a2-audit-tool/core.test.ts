// Issue 11, section 3: the audit is short enough to be done in the conversation that it is meant for.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { byQuestion } from '../forms/answered.ts'
import { type Called, foldedIn, isFolded } from '../forms/depth.ts'
import { callsFor, isCalledFor } from './calls.ts'
import { core } from './core.ts'
import { auditTool, questionOf } from './index.ts'
import { irosQuestions } from './child-voice-grade.ts'
import type { Question, Section } from './types.ts'

const sections = auditTool.sections.filter(({ part }) => part === 'audit')
const nobody: Called = ({ module }) => (module === undefined ? undefined : 'not for this one')

/** What stands on a section's page before anybody answered, where nothing calls for anything. */
const shownAtFirst = ({ questions }: Section): Question[] =>
  questions.filter(
    (question) =>
      question.level !== 'service' &&
      !question.onlyWhen &&
      !(irosQuestions as readonly string[]).includes(question.key) &&
      !isFolded(question, null, new Map(), { called: nobody, closer: false, beside: questions }),
  )
const keysOf = (perChild: boolean) => sections.filter((section) => section.perChild === perChild).flatMap(shownAtFirst)

describe('what is asked at first', () => {
  it('is at most 66 questions for the household and 20 a child, its four grades among them', () => {
    assert.ok(keysOf(false).length <= 66, String(keysOf(false).length))
    assert.ok(keysOf(true).length <= 20, String(keysOf(true).length))
    assert.equal(keysOf(true).filter(({ key }) => key.endsWith('.grade')).length, 4)
  })

  it('needs at most 19 answers for the household and 8 a child', () => {
    const needed = (perChild: boolean) => keysOf(perChild).filter(({ required }) => required).length
    assert.ok(needed(false) <= 19, String(needed(false)))
    assert.ok(needed(true) <= 8, String(needed(true)))
  })

  it('says of every key why, and names none that is not asked', () => {
    for (const [key, why] of Object.entries(core)) {
      assert.ok(questionOf(key), key)
      assert.ok(why.length > 5, key)
    }
  })

  it('holds whatever must be answered, and every input of a rule that limits the grade', () => {
    const further = sections.flatMap(({ questions }) => questions).filter((question) => question.further)
    assert.ok(further.length > 40)
    for (const { key, required, rules, alertOn } of further)
      assert.deepEqual([required, rules, alertOn], [false, undefined, undefined], key)
  })

  it('holds every answer that the limiting rules read', () => {
    const text = readFileSync(join(import.meta.dirname, 'judged-answers.ts'), 'utf8')
    const read = [...text.matchAll(/(?:find|value)\('([a-z0-9]+\.[a-z_]+)'\)/g)].map(([, key]) => key!)
    assert.ok(read.length > 10, String(read.length))
    for (const key of read) assert.equal(questionOf(key)?.further, false, key)
  })

  it('covers questions 1 to 8 of the nine (clause 3.6), each with more than a grade', () => {
    const of = ['cyp1', 'cyp2', 'cyp3', 'cyp4', 'wfc1', 'wfc2', 'wfc3', 'wfc4']
    for (const wanted of of) {
      const asked = sections.filter(({ practiceQuestion }) => practiceQuestion === wanted).flatMap(shownAtFirst)
      assert.ok(
        asked.some(({ key }) => !key.endsWith('.grade')),
        wanted,
      )
    }
  })
})

describe('what is further', () => {
  const safe = sections.find(({ key }) => key === 'safe')!
  const at = (key: string) => safe.questions.find((question) => question.key === key)!
  const answer = (question: string, value: string | null, explanation = '') => ({
    ...{ section: 'safe', question, childId: null, value, explanation, evidence: '', broughtForward: false },
  })
  const folds = (key: string, answers: ReturnType<typeof answer>[] = [], called?: Called, closer = false) =>
    isFolded(at(key), null, byQuestion(answers), { called, closer, beside: safe.questions })

  it('waits, until somebody looks closer', () => {
    assert.equal(folds('safe.pets'), true)
    assert.equal(folds('safe.pets', [], undefined, true), false)
    assert.ok(foldedIn(safe, null, new Map()).some(({ key }) => key === 'safe.pets'))
  })

  it('stands there once it has an answer, or only words under none', () => {
    assert.equal(folds('safe.pets', [answer('safe.pets', 'no')]), false)
    assert.equal(folds('safe.pets', [answer('safe.pets', null, 'The dog is new.')]), false)
    assert.equal(folds('safe.pets', [answer('safe.pets', null)]), true)
  })

  it('stands there where something calls for it', () => {
    assert.equal(
      folds('safe.pets', [], () => 'called for'),
      false,
    )
  })

  it('is not asked, looked closer or not, where its module is not for this household', () => {
    assert.equal(folds('safe.baby_plan', [], nobody, true), true)
    assert.equal(
      folds('safe.baby_plan', [], () => undefined, true),
      false,
    )
    assert.equal(folds('safe.baby_plan', [answer('safe.baby_plan', 'The mother’s.')], nobody), false)
    assert.ok(!foldedIn(safe, null, new Map(), nobody).some(({ module }) => module))
  })

  it('takes what hangs on it along', () => {
    const cyp2 = sections.find(({ key }) => key === 'cyp2')!
    const hanging = cyp2.questions.find(({ key }) => key === 'cyp2.asylum_age')!
    const shut = { called: undefined, closer: false, beside: cyp2.questions }
    assert.equal(isFolded(hanging, 4, new Map(), shut), true)
  })
})

describe('what calls for a further question', () => {
  it('names questions that are asked, and answers that they have', () => {
    for (const [key, { answers = {} }] of Object.entries(callsFor)) {
      assert.equal(questionOf(key)?.further, true, key)
      for (const other of Object.keys(answers)) assert.ok(questionOf(other), `${key}: ${other}`)
    }
  })

  it('is a fact, or an answer; of nothing else it is silent', () => {
    const none = () => undefined
    assert.equal(isCalledFor('cyp3.matching', new Set(['moved_in']), none), true)
    assert.equal(isCalledFor('cyp3.matching', new Set(['moves']), none), false)
    assert.equal(
      isCalledFor('cyp2.pep', new Set(), (key) => (key === 'cyp2.learning' ? 'inadequate' : undefined)),
      true,
    )
    assert.equal(
      isCalledFor('cyp2.pep', new Set(), () => 'good'),
      false,
    )
    assert.equal(
      isCalledFor('rec.handover_visit', new Set(), () => 2),
      true,
    )
    assert.equal(isCalledFor('constructor', new Set(['moved_in']), none), false)
  })
})
