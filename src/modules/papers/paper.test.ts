import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { readingAge } from '#framework/reading-age.ts'
import { noContacts } from '#modules/people/contacts.ts'
import {
  ageOfLetter,
  ageToRead,
  draftOfLetter,
  draftOfSummary,
  editionOf,
  letterParts,
  mistakesOfPaper,
  summaryParts,
} from './paper.ts'
import { isOnPaper } from './sheet.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const aged = (years: number) => ({ bornOn: today.subtract({ years, days: 1 }) })
const contacts = { ...noContacts, dayName: 'Merrow children’s services', dayTelephone: '01234 567890' }

describe('a letter to a child', () => {
  for (const [years, livedUntil] of [4, 7, 8, 10, 11, 13, 17].flatMap((age) => [
    [age, null] as const,
    [age, today.subtract({ months: 2 })] as const,
  ]))
    test(`of ${years}${livedUntil ? ' who has moved on' : ''} is drafted for somebody a year younger, or for whoever reads it to them`, () => {
      const words = draftOfLetter({ ...aged(years), livedUntil }, { contacts, writer: 'Mary Jones', today })
      assert.equal(/where you live now|for you here/.test(words['looked'] ?? ''), livedUntil === null)
      assert.ok(
        ageToRead(letterParts, words, contacts) <= ageOfLetter(aged(years), today),
        `${ageToRead(letterParts, words, contacts)}`,
      )
      assert.equal(words['change'], '', 'what will change, nobody can say but whoever writes')
    })

  test('asks for a reader a year younger than the child, and never for one of six', () => {
    assert.deepEqual(
      [4, 8, 12, 17].map((years) => ageOfLetter(aged(years), today)),
      [7, 7, 11, 16],
    )
  })
})

type Judging = Parameters<typeof mistakesOfPaper>[0]

describe('what stands against keeping a paper', () => {
  const words = {
    ...{ hello: 'Hello,', from: 'I am Mary.' },
    ...{ looked: 'We looked.', said: '', change: 'We ring you.', wrong: 'Tell us.' },
  }
  const good: Judging = {
    parts: letterParts,
    words,
    most: 9,
    contacts,
    own: ['I like the dog. It is big'],
    isRead: true,
    reason: null,
  }
  const fields = (over: Partial<Judging>) => mistakesOfPaper({ ...good, ...over }).map(({ field }) => field)
  const hard =
    'Notwithstanding considerable organisational difficulties, extraordinary consideration characterised everything.'
  for (const [what, over, found] of [
    ['nothing', {}, []],
    ['that nobody has read it', { isRead: false }, ['read']],
    ['that something is missing', { words: { ...words, change: ' ' } }, ['change']],
    ['what the child did not say', { words: { ...words, said: 'I like the cat' } }, ['said']],
    [
      'nothing where the child said it, in other quotation marks',
      { words: { ...words, said: '- “I like the dog.”\n- it is big' } },
      [],
    ],
    ['words that are too hard, at the hardest part', { words: { ...words, change: hard } }, ['change']],
    ['nothing of the child’s own words, however hard', { own: [hard], words: { ...words, said: hard } }, []],
    ['another edition without a reason', { reason: ' ' }, ['reason']],
    ['nothing with one', { reason: 'It was wrong.' }, []],
    ['what is too long', { words: { ...words, wrong: 'Tell us. '.repeat(500) } }, ['wrong']],
  ] as const)
    test(what, () => assert.deepEqual(fields(over), found))
})

test('a summary is drafted of what was answered and set, the children first', () => {
  const answers = (key: string) =>
    ({ 'ovr.impact': 'She sleeps.', 'loop.impact_for_child': 'She sings.', 'ovr.strengths': 'You read.' })[key] ?? ''
  const action = { says: 'Ring\nthem weekly.', owner: 'Ada', dueOn: today, doneOn: null }
  const draft = draftOfSummary({ answers, actions: [action, { ...action, doneOn: today }], contacts })
  assert.deepEqual(
    Object.keys(draft),
    summaryParts.map(({ key }) => key),
  )
  assert.equal(draft['difference'], 'She sleeps.\nShe sings.')
  assert.equal(
    draft['change'],
    '- Ring them weekly: Ada, by 19 November 2026.\n- Ring them weekly: Ada, done on 19 November 2026.',
  )
  assert.match(draft['wrong']!, /You can ring Merrow children’s services on 01234 567890/)
  assert.ok(readingAge(draftOfSummary({ answers: () => '', actions: [], contacts: noContacts })['wrong']!) <= 14)
})

test('an audit has another edition each time that it is put right or opened again', () => {
  const moves = ['submit', 'close', 'correct', 'reopen', 'close', 'correct_grade'].map((move) => ({ move }))
  assert.deepEqual([editionOf([]), editionOf(moves.slice(0, 2)), editionOf(moves)], [1, 1, 4])
})

test('whatever raises an alert, or hangs on one that does, is on no paper; nor is anybody’s quote', () => {
  for (const { questions } of auditTool.sections)
    for (const question of questions) {
      const hangs = questions.find(({ key }) => key === question.onlyWhen?.question)
      if (
        question.alertOn ||
        hangs?.alertOn ||
        question.type === 'quote' ||
        (/allegation/.test(question.key) && question.key.startsWith('safe.'))
      )
        assert.equal(isOnPaper(question), false, question.key)
    }
})

test('a draft for the carers holds no sentence about somebody’s health', () => {
  const said = {
    'ovr.impact': 'She sleeps. Her asthma is better. She laughs again.',
    'ovr.strengths': 'You took him to the dentist.\nYou read with him every day.',
  }
  const answers = (key: string) => said[key as keyof typeof said] ?? ''
  const { difference, well } = draftOfSummary({ answers, actions: [], contacts })
  assert.equal(difference, 'She sleeps. She laughs again.')
  assert.equal(well, 'You read with him every day.')
})

test('a letter begins with a greeting and ends with who writes', () => {
  const words = draftOfLetter(aged(9), { contacts, writer: 'Mary Jones', today })
  assert.equal(words['hello'], 'Hello,')
  assert.match(words['from'] ?? '', /^I am Mary Jones\..*ring Merrow children’s services on 01234 567890/)
})
