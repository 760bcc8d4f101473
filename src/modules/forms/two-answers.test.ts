import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { noted } from '#framework/a2-audit-tool/ask.ts'
import type { Value } from '#framework/forms/answered.ts'
import { bothOf, canBothStand, gaveWay } from './two-answers.ts'

const text = noted('ovr.worries', 'text', 'What worries us?')
const choice = noted('cyp1.plan', 'yes_no', 'Is there a plan?')
const several = noted('ovr.themes', 'several', 'Which?')
const said = (value: Value, explanation = '', evidence = '') => ({ value, explanation, evidence })
const mine = (value: string | string[], explanation = '', evidence = '') => ({
  ...{ question: 'x', childId: null, value, explanation, evidence, version: 1 },
})

describe('AX-1: two answers to one question', () => {
  test('both can stand when they are words, or the same choice with other reasons', () => {
    assert.equal(canBothStand(text, mine('a'), said('b')), true)
    assert.equal(canBothStand(choice, mine('yes', 'a'), said('yes', 'b')), true)
    assert.equal(canBothStand(choice, mine('yes'), said('no')), false)
    assert.equal(canBothStand(several, mine(['a']), said(['a'])), true)
    assert.equal(canBothStand(several, mine(['a']), said(['a', 'b'])), false)
    assert.equal(canBothStand(noted('a.b', 'number', 'How many?'), mine('5'), said(5)), true)
    assert.equal(canBothStand(noted('a.b', 'scale', 'How far?'), mine(''), said(null)), true)
  })

  const together: readonly [
    string,
    ReturnType<typeof mine>,
    ReturnType<typeof said>,
    Partial<ReturnType<typeof mine>>,
  ][] = [
    ['words: theirs, then one’s own', mine('Mine'), said('Theirs'), { value: 'Theirs\n\nMine' }],
    ['one’s own that holds theirs', mine('Theirs and mine'), said('Theirs'), { value: 'Theirs and mine' }],
    ['theirs that holds one’s own', mine('Theirs'), said('Theirs and more'), { value: 'Theirs and more' }],
    ['theirs that turns one’s own round', mine('safe'), said('not safe'), { value: 'not safe\n\nsafe' }],
    ['where they had nothing', mine('Mine'), said(null), { value: 'Mine' }],
    ['reasons', mine('yes', 'Mine'), said('yes', 'Theirs'), { value: 'yes', explanation: 'Theirs\n\nMine' }],
    ['what they point to', mine('good', '', 'Log'), said('good', '', 'Book'), { evidence: 'Book; Log' }],
  ]
  for (const [name, own, theirs, expected] of together) {
    test(`become one: ${name}`, () => assert.deepEqual(bothOf(own, theirs), { ...own, ...expected }))
  }

  const table: readonly [string, typeof text, ReturnType<typeof said>, ReturnType<typeof said>, boolean][] = [
    ['other words', text, said('Theirs'), said('Mine'), true],
    ['words that were added to', text, said('Theirs'), said('Theirs, and mine'), false],
    ['words that were turned round', text, said('safe'), said('not safe'), true],
    ['words that became another', text, said('Not'), said('Nothing'), true],
    ['words before which others were put', text, said('Theirs.'), said('Mine. Theirs.'), false],
    ['words that were taken away', text, said('Theirs'), said(''), true],
    ['nothing that was there before', text, said(null), said('Mine'), false],
    ['another choice', choice, said('no'), said('yes'), true],
    ['a choice whose value begins like the other', choice, said('no'), said('not_applicable'), true],
    ['a first choice', choice, said(null), said('yes'), false],
    ['the same choice', choice, said('no'), said('no', 'Because'), false],
    ['a choice fewer', several, said(['a', 'b']), said(['a']), true],
    ['other reasons', choice, said('no', 'Theirs'), said('no', 'Mine'), true],
    ['another place in the record', choice, said('no', '', 'Log'), said('no', '', 'Book'), true],
  ]
  for (const [name, question, was, is, expected] of table) {
    test(`${name}: ${expected ? 'something gave way' : 'nothing gave way'}`, () =>
      assert.equal(gaveWay(question, was, is), expected))
  }
})
