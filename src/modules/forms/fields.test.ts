import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted } from '#framework/a2-audit-tool/ask.ts'
import type { AnswerType } from '#framework/forms/types.ts'
import type { Answer } from './answer.ts'
import { fieldOf, givenIn, idOf, isConfirmed, isNews, isUnticked } from './fields.ts'

const ask = (type: AnswerType) => noted('cyp1.plan', type, 'Is there a plan?')
type Body = Record<string, string | string[]>

test('a field is named by question, child and part; its id holds nothing that a style or an address would trip over', () => {
  assert.equal(fieldOf('cyp1.plan', null, 'value'), 'cyp1.plan:value')
  assert.equal(fieldOf('cyp1.plan', 7, 'value'), 'cyp1.plan/7:value')
  assert.equal(idOf('cyp1.plan', 7), 'cyp1-plan-7')
})

describe('What a form says of one question', () => {
  const version = { 'cyp1.plan:version': '3' }
  const values: readonly [string, AnswerType, Body, string | string[]][] = [
    ['one choice', 'yes_no', { 'cyp1.plan:value': 'no' }, 'no'],
    ['no choice', 'yes_no', {}, ''],
    ['one of several', 'several', { 'cyp1.plan:value': 'a' }, ['a']],
    ['several', 'several', { 'cyp1.plan:value': ['a', 'b'] }, ['a', 'b']],
    ['none of several', 'several', {}, []],
    ['a date', 'date', parts('7', '3', '2026'), '2026-03-07'],
    ['a date with blanks around it', 'date', parts(' 7 ', ' 3', '2026 '), '2026-03-07'],
    ['no date', 'date', parts('', ' ', ''), ''],
    ['half a date, so that the mistake can be named', 'date', parts('7', '', '2026'), '2026-00-07'],
    ['no date, because none is recorded', 'date', { ...parts('7', '3', '2026'), ...none() }, 'none_recorded'],
  ]
  for (const [name, type, body, expected] of values) {
    test(name, () => assert.deepEqual(givenIn({ ...version, ...body }, ask(type), null)?.value, expected))
  }

  test('nothing, when the form does not hold the question, or holds it for another child', () => {
    assert.equal(givenIn({ 'cyp1.plan:value': 'no' }, ask('yes_no'), null), undefined)
    assert.equal(givenIn({ ...version, 'cyp1.plan:value': 'no' }, ask('yes_no'), 7), undefined)
  })

  test('its words with plain line ends, and the version that the person had before them', () => {
    const body = { 'cyp1.plan/7:version': '3', 'cyp1.plan/7:value': 'x', 'cyp1.plan/7:explanation': 'a\r\nb' }
    const rest = { 'cyp1.plan/7:evidence': 'c\r\nd' }
    assert.deepEqual(givenIn({ ...body, ...rest }, ask('text'), 7), {
      ...{ question: 'cyp1.plan', childId: 7, value: 'x', explanation: 'a\nb', evidence: 'c\nd', version: 3 },
    })
    assert.equal(givenIn({ ...body, 'cyp1.plan/7:version': 'three' }, ask('text'), 7)?.version, 0)
  })

  test('that a fact is right only when that box was ticked for that child', () => {
    const body = { 'cyp1.plan/7:confirm': 'yes' }
    assert.equal(isConfirmed(body, ask('date'), 7), true)
    assert.equal(isConfirmed(body, ask('date'), null), false)
    assert.equal(isConfirmed({ 'cyp1.plan/7:confirm': 'no' }, ask('date'), 7), false)
  })

  test('one yes is enough for a day that was brought forward and is odd: under it, or under its mistake', () => {
    const day = { 'cyp1.plan:version': '3', ...parts('22', '2', '2017') }
    const brought = { ...day, 'cyp1.plan:brought': '2017-02-22', 'cyp1.plan:confirm': 'yes' }
    assert.equal(givenIn(brought, ask('date'), null)?.right, '2017-02-22')
    assert.equal(givenIn({ ...brought, 'cyp1.plan:confirm': '' }, ask('date'), null)?.right, '')
    assert.equal(isConfirmed({ ...day, 'cyp1.plan:right': '2017-02-22' }, ask('date'), null), true)
    assert.equal(isConfirmed({ ...day, 'cyp1.plan:right': '2017-02-21' }, ask('date'), null), false, 'of another day')
    assert.equal(isConfirmed({ ...parts('', '', ''), 'cyp1.plan:right': '' }, ask('date'), null), false, 'no day')
  })
})

describe('Whether a form says anything new', () => {
  const given = { question: 'cyp1.plan', childId: null, value: '' as string | string[], version: 1 }
  const silent = { ...given, explanation: '', evidence: '' }
  const held = (value: Answer['value'], more: Partial<Answer> = {}): Answer => ({
    ...{ id: 1, section: 'cyp1', question: 'cyp1.plan', childId: null, value, explanation: '', evidence: '' },
    ...{ broughtForward: false, version: 1, savedById: 1, savedBy: null },
    ...{ savedAt: Temporal.Instant.from('2026-11-19T10:00:00Z') },
    ...more,
  })
  const table: readonly [string, Partial<typeof silent>, Answer | undefined, boolean, confirmed?: boolean][] = [
    ['nothing where nothing was', {}, undefined, false],
    ['no choice of several where nothing was', { value: [] }, undefined, false],
    ['a first answer', { value: 'yes' }, undefined, true],
    ['first words', { explanation: 'So.' }, undefined, true],
    ['a first pointer to the record', { evidence: 'Log' }, undefined, true],
    ['the same answer', { value: 'yes' }, held('yes'), false],
    ['another answer', { value: 'no' }, held('yes'), true],
    ['an answer taken back', {}, held('yes'), true],
    ['nothing where null was', {}, held(null), false],
    ['the same number', { value: '4' }, held(4), false],
    ['another number', { value: '5' }, held(4), true],
    ['the same of several', { value: ['a', 'b'] }, held(['a', 'b']), false],
    ['fewer of several', { value: ['a'] }, held(['a', 'b']), true],
    ['none of several, where none was', { value: [] }, held([]), false],
    ['other words', { value: 'yes', explanation: 'So.' }, held('yes'), true],
    ['words taken back', { value: 'yes' }, held('yes', { explanation: 'So.' }), true],
    ['another pointer', { value: 'yes', evidence: 'Log' }, held('yes', { evidence: 'Book' }), true],
    ['a fact left as it is', { value: 'yes' }, held('yes', { broughtForward: true }), false],
    ['a fact said to be right', { value: 'yes' }, held('yes', { broughtForward: true }), true, true],
    ['a fact changed', { value: 'no' }, held('yes', { broughtForward: true }), true],
    ['an answer said to be right that was no fact', { value: 'yes' }, held('yes'), false, true],
  ]
  for (const [name, more, answer, expected, confirmed = false] of table) {
    test(`${name}: ${expected ? 'yes' : 'no'}`, () =>
      assert.equal(isNews({ ...silent, ...more }, answer, confirmed), expected))
  }
})

describe('“this is right”, ticked by mistake and saved, is unticked: what was brought forward waits again', () => {
  const question = ask('yes_no')
  const given = { question: 'cyp1.plan', childId: null, value: 'yes', explanation: '', evidence: '', version: 2 }
  const confirmed = {
    ...{ id: 1, section: 'cyp1', question: 'cyp1.plan', childId: null, value: 'yes', explanation: '', evidence: '' },
    ...{ broughtForward: false, version: 2, savedById: 1, savedBy: null },
    savedAt: Temporal.Instant.from('2026-11-19T10:00:00Z'),
  } as Answer
  const brought: Body = { 'cyp1.plan:brought': 'yes' }
  const table: readonly [string, Body, Partial<typeof given>, Partial<Answer>, boolean][] = [
    ['as it was saved a moment ago', brought, {}, {}, true],
    ['still ticked', { ...brought, 'cyp1.plan:confirm': 'yes' }, {}, {}, false],
    ['of a page on which nothing was brought forward', {}, {}, {}, false],
    ['with another answer than was brought forward', { 'cyp1.plan:brought': 'no' }, {}, {}, false],
    ['with other words than were saved', brought, { explanation: 'So.' }, {}, false],
    ['of a page that is older than what was saved', brought, { version: 1 }, {}, false],
    ['where somebody else said that it is right', brought, {}, { savedById: 2 }, false],
    ['that waits already', brought, {}, { broughtForward: true }, false],
  ]
  for (const [name, body, more, answer, expected] of table)
    test(`${name}: ${expected ? 'yes' : 'no'}`, () =>
      assert.equal(isUnticked(body, question, { ...given, ...more }, { ...confirmed, ...answer }, 1), expected))
})

function parts(day: string, month: string, year: string): Body {
  return { 'cyp1.plan:value-day': day, 'cyp1.plan:value-month': month, 'cyp1.plan:value-year': year }
}

function none(): Body {
  return { 'cyp1.plan:none': 'none_recorded' }
}
