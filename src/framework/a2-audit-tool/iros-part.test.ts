import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answered, Value } from '../forms/answered.ts'
import { whyNotIros } from './iros-part.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const [when, how, words] = ['cyp4.iro_heard_on', 'cyp4.iro_how', 'cyp4.iro_paraphrase']
const yes: [string, Value][] = [
  [when, '2026-11-01'],
  [how, 'We read it together'],
]
const paraphrase: [string, Value] = [words, 'They want to stay.']

const cases: [
  what: string,
  question: string,
  value: Value,
  said: [string, Value][],
  childId: number,
  because: RegExp | null,
][] = [
  ['a day to come is refused', when, '2026-11-20', [], 7, /still to come/],
  ['today is not to come', when, '2026-11-19', [], 7, null],
  ['a day to come, about another question, is nobody’s business here', how, '2026-11-20', [], 7, null],
  ['the paraphrase needs the child’s yes', words, 'They want to stay.', [], 7, /^Say first/],
  ['the day alone is no yes', words, 'They want to stay.', [yes[0]!], 7, /^Say first/],
  ['nor is how they said it', words, 'They want to stay.', [yes[1]!], 7, /^Say first/],
  ['with both it is kept', words, 'They want to stay.', yes, 7, null],
  ['another child’s yes is not this child’s', words, 'They want to stay.', yes, 8, /^Say first/],
  ['a yes of blanks is none', words, 'They want to stay.', [yes[0]!, [how, '  ']], 7, /^Say first/],
  ['“none recorded” is no yes', words, 'They want to stay.', [yes[0]!, [how, 'none_recorded']], 7, /^Say first/],
  ['an empty paraphrase needs none', words, '', [], 7, null],
  ['the day stays as long as the paraphrase', when, '', [...yes, paraphrase], 7, /Empty that first/],
  ['so does how they said it', how, 'none_recorded', [...yes, paraphrase], 7, /Empty that first/],
  ['another day may stand instead', when, '2026-11-02', [...yes, paraphrase], 7, null],
  ['without a paraphrase the yes may go', when, '', yes, 7, null],
  ['the paraphrase of another child keeps nothing', when, '', [...yes, paraphrase], 8, null],
  ['any other question is nobody’s business here', 'cyp4.asked', '', [...yes, paraphrase], 7, null],
]
for (const [what, question, value, said, childId, because] of cases) {
  test(`4.6 7.5: ${what}`, () => {
    const answers = said.map(([key, answer]) => ({ question: key, childId: 7, value: answer })) as unknown as Answered[]
    const why = whyNotIros({ question, childId }, value, answers, today)
    if (because === null) assert.equal(why, null)
    else assert.match(String(why), because)
  })
}
