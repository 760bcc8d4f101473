import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { noted, sectionGrade, weighed } from '../a2-audit-tool/ask.ts'
import { type Answered, byQuestion, type Value } from './answered.ts'
import type { Particulars } from './choices.ts'
import { type Case, missingIn, missingInPart, missingInWords, type SectionStatus, statusOf } from './missing.ts'
import { readValue } from './read-value.ts'
import type { AnswerType, Question, Section } from './types.ts'

const must = noted('home.kind', 'text', 'What is kind here?', { required: true })
const may = noted('home.more', 'text', 'What else?')
const seen = weighed('home.seen', 'yes_no', 'Was the child seen alone?')
const why = noted('home.why', 'text', 'Why not?', { required: true, onlyWhen: { question: 'home.seen', in: ['no'] } })
const several = noted('home.themes', 'several', 'Which?', {
  explainWhen: ['harm'],
  options: [
    { value: 'play', text: 'Play' },
    { value: 'harm', text: 'Harm' },
  ],
})
const grade = sectionGrade('home', 'How good is it?')
const item = weighed('home.item', 'grade', 'How good is this one?')
const elsewhere = noted('home.service', 'text', 'For the service', { required: true, level: 'service' })

const sectionOf = (questions: readonly Question[], perChild = false): Section => ({
  key: 'home',
  title: 'At home',
  keyQuestion: 'How is it at home?',
  part: 'audit',
  perChild,
  graded: true,
  clauses: ['2.1'],
  questions,
})

type Given = { value: Value } & Partial<Answered>
const children = [
  { id: 4, initials: 'A.B.', ref: 'C-1004' },
  { id: 5, initials: '', ref: 'C-1005' },
]

function caseOf(given: Readonly<Record<string, Given>>, actionsFor: readonly string[] = []): Case {
  const answers = Object.entries(given).map(([key, one]): Answered => {
    const [question = '', child] = key.split('/')
    return {
      ...{ section: 'home', question, childId: child ? Number(child) : null },
      ...{ explanation: '', evidence: '', broughtForward: false },
      ...one,
    }
  })
  return { children, answers: byQuestion(answers), questionsWithActions: new Set(actionsFor) }
}

/** What a form's own room says of it. */
const own: Particulars = {
  needsEvidence: ({ key, type }, value) => type === 'grade' && key === 'home.grade' && value !== 'good',
  isGivenElsewhere: ({ key }, childId) => key === 'home.kind' && childId === 5,
}

const needs = { answer: 'needs an answer', words: 'needs a few words, or an action', reasons: 'needs your reasons' }
const pointer = 'needs something in the record to point to'
const confirm = 'was brought forward: confirm it or change it'
const reasoned = { explanation: 'He laughs again.', evidence: 'Supervision record of 12 May' }

describe('What a section lacks', () => {
  const table: readonly [string, Question[], Record<string, Given>, string[], actionsFor?: string[]][] = [
    ['a required answer that nobody gave', [must, may], {}, [needs.answer]],
    ['a required answer that is empty', [must], { 'home.kind': { value: '' } }, [needs.answer]],
    [
      'a required list with nothing in it',
      [{ ...must, type: 'several' }],
      { 'home.kind': { value: [] } },
      [needs.answer],
    ],
    ['nothing, where the answer is 0', [{ ...must, type: 'number' }], { 'home.kind': { value: 0 } }, []],
    ['nothing, where the question need not be answered', [may, several], {}, []],
    ['nothing of a question for the whole service', [elsewhere], {}, []],
    ['nothing of what is not asked', [seen, why], { 'home.seen': { value: 'yes' } }, []],
    ['nothing of what hangs on an answer that nobody gave', [seen, why], {}, []],
    ['what is asked because of another answer', [why], { 'home.seen': { value: 'no' } }, [needs.answer]],
    ['words, where the answer calls for them', [seen], { 'home.seen': { value: 'no' } }, [needs.words]],
    [
      'words, where only blanks were given',
      [seen],
      { 'home.seen': { value: 'no', explanation: ' \n' } },
      [needs.words],
    ],
    ['no words, where the answer calls for none', [seen], { 'home.seen': { value: 'yes' } }, []],
    ['no words, where an action stands for them', [seen], { 'home.seen': { value: 'no' } }, [], ['home.seen']],
    [
      'words, where the action is another question’s',
      [seen],
      { 'home.seen': { value: 'no' } },
      [needs.words],
      ['home.why'],
    ],
    ['words for one of several answers', [several], { 'home.themes': { value: ['play', 'harm'] } }, [needs.words]],
    ['no words for the other of several', [several], { 'home.themes': { value: ['play'] } }, []],
    ['reasons for every grade of a section', [grade], { 'home.grade': { value: 'good' } }, [needs.reasons]],
    ['the record, for outstanding', [grade], { 'home.grade': { value: 'outstanding', explanation: 'So.' } }, [pointer]],
    ['the record, for inadequate', [grade], { 'home.grade': { value: 'inadequate', explanation: 'So.' } }, [pointer]],
    ['no record, for good', [grade], { 'home.grade': { value: 'good', explanation: 'So.' } }, []],
    ['no record, for a grade of one item', [item], { 'home.item': { value: 'inadequate', explanation: 'So.' } }, []],
    ['nothing, where the record is pointed to', [grade], { 'home.grade': { value: 'outstanding', ...reasoned } }, []],
    ['a fact that nobody confirmed', [seen], { 'home.seen': { value: 'yes', broughtForward: true } }, [confirm]],
  ]
  for (const [name, questions, given, expected, actionsFor] of table) {
    test(name, () => {
      const missing = missingIn(sectionOf(questions), caseOf(given, actionsFor), own)
      assert.deepEqual(
        missing.map(({ says }) => says),
        expected,
      )
    })
  }

  test('is said for each child apart, by initials or else by reference', () => {
    const about = caseOf({ 'home.kind/4': { value: 'Bath time' } })
    const section = sectionOf([must], true)
    assert.deepEqual(
      missingIn(section, about, {}).map((one) => missingInWords(one, about)),
      ['At home (C-1005): “What is kind here?” needs an answer.'],
    )
    assert.deepEqual(missingIn(section, about, {}, [4]), [])
    const none = caseOf({})
    assert.match(missingInWords(missingIn(section, none, {})[0]!, none), /^At home \(A\.B\.\): /)
  })

  test('is not asked of anybody where another’s answer stands in its place', () => {
    const childrenLacking = missingIn(sectionOf([must], true), caseOf({}), own).map(({ childId }) => childId)
    assert.deepEqual(childrenLacking, [4])
  })

  test('is gathered part by part', () => {
    const later = { ...sectionOf([must]), key: 'later', part: 'closing' }
    const form = { title: 'A form', sections: [sectionOf([must]), later] }
    const lacking = missingInPart(form, 'closing', caseOf({}), own)
    assert.deepEqual(
      lacking.map(({ section }) => section.key),
      ['later'],
    )
  })
})

describe('How far a section is', () => {
  const table: readonly [string, Question[], Record<string, Given>, SectionStatus][] = [
    ['nothing given', [must], {}, 'not started'],
    ['nothing given, and nothing wanted', [may], {}, 'not started'],
    ['only what was brought forward', [must], { 'home.kind': { value: 'Tea', broughtForward: true } }, 'not started'],
    ['one of two given', [must, { ...must, key: 'home.two' }], { 'home.two': { value: 'Tea' } }, 'in progress'],
    ['words wanting', [seen], { 'home.seen': { value: 'no' } }, 'in progress'],
    ['all given', [must], { 'home.kind': { value: 'Tea' } }, 'done'],
    ['what need not be given is given', [may], { 'home.more': { value: 'Tea' } }, 'done'],
    ['another child’s answers', [must], { 'home.kind/4': { value: 'Tea' } }, 'not started'],
  ]
  for (const [name, questions, given, expected] of table) {
    test(`${name}: ${expected}`, () => assert.equal(statusOf(sectionOf(questions), caseOf(given), null, own), expected))
  }
})

describe('What can be an answer', () => {
  const ask = (type: AnswerType) => noted('home.one', type, 'One?', { options: several.options! })
  const whole = { mend: 'Give a whole number, such as 12.' }
  const toTen = { mend: 'Give a whole number from 0 to 10.' }
  const choose = { mend: 'Choose one of the answers.' }
  const table: readonly [AnswerType, string | string[], { value: Value } | { mend: string }][] = [
    ['scale', '0', { value: 0 }],
    ['scale', '10', { value: 10 }],
    ['scale', '11', toTen],
    ['scale', '100', toTen],
    ['scale', '-1', toTen],
    ['scale', '7.5', toTen],
    ['scale', '', { value: null }],
    ['number', ' 12 ', { value: 12 }],
    ['number', '1000000', { value: 1_000_000 }],
    ['number', '1000001', whole],
    ['number', 'twelve', whole],
    ['number', '-3', whole],
    ['number', '', { value: null }],
    ['date', '2026-03-27', { value: '2026-03-27' }],
    ['date', '2026-02-30', { mend: 'Give a real date, such as 27 3 2026.' }],
    ['date', '27.3.2026', { mend: 'Give a real date, such as 27 3 2026.' }],
    ['date', 'none_recorded', { value: 'none_recorded' }],
    ['date', '', { value: null }],
    ['text', ' kept as it is ', { value: ' kept as it is ' }],
    ['quote', 'I like it.', { value: 'I like it.' }],
    ['yes_no', 'yes', { value: 'yes' }],
    ['yes_no', 'not_applicable', choose],
    ['yes_no_na', 'not_applicable', { value: 'not_applicable' }],
    ['yes_no', 'partly', choose],
    ['yes_partly_no', 'partly', { value: 'partly' }],
    ['yes_no', '', { value: null }],
    ['grade', 'good', { value: 'good' }],
    ['grade', 'Good', choose],
    ['grade', 'not_applicable', { value: 'not_applicable' }],
    ['choice', 'play', { value: 'play' }],
    ['choice', 'work', choose],
    ['several', ['play', ''], { value: ['play'] }],
    ['several', 'harm', { value: ['harm'] }],
    ['several', ['play', 'work'], { mend: 'Choose from the list.' }],
    ['several', [], { value: [] }],
  ]
  for (const [type, raw, expected] of table) {
    test(`${type} ${JSON.stringify(raw)}`, () => assert.deepEqual(readValue(ask(type), raw), expected))
  }

  test('NW-8: a number is digits and nothing else', () => {
    for (const raw of ['0x10', '1e3', '+5', '5.0', '٣', '1 000', '1,000', 'Infinity', '0b1'])
      assert.deepEqual(readValue(ask('number'), raw), whole, raw)
    fc.assert(
      fc.property(fc.string(), (raw) => {
        const read = readValue(ask('number'), raw)
        assert.equal('value' in read, raw.trim() === '' || (/^[0-9]+$/.test(raw.trim()) && Number(raw) <= 1_000_000))
      }),
    )
  })

  test('a room says of its own form what a number may be, and what always applies', () => {
    const own: Particulars = {
      rangeOf: () => ({ least: 2, most: 3, says: 'Two or three.' }),
      alwaysApplies: ({ key }) => key === 'home.one',
    }
    assert.deepEqual(readValue(ask('number'), '4', own), { mend: 'Two or three.' })
    assert.deepEqual(readValue(ask('number'), '1', own), { mend: 'Two or three.' })
    assert.deepEqual(readValue(ask('number'), '3', own), { value: 3 })
    assert.deepEqual(readValue(ask('yes_no_na'), 'not_applicable', own), choose)
    assert.deepEqual(readValue({ ...ask('yes_no_na'), key: 'home.two' }, 'not_applicable', own), {
      value: 'not_applicable',
    })
  })

  test('an answer that is no longer offered cannot be given', () => {
    const options = [{ value: 'old', text: 'Old', retired: true as const }]
    assert.deepEqual(readValue(noted('home.one', 'choice', 'One?', { options }), 'old'), choose)
  })
})
