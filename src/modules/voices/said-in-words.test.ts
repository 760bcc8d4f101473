import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Value } from '#framework/forms/answered.ts'
import type { Given, Said } from './answer.ts'
import { wasAsked } from './asked.ts'
import { formOf, lateKey, nowKey } from './form.ts'
import { markOf } from './marks.ts'
import { hasSpoken, knownStep, stepBefore, stepFrom } from './steps.ts'
import { addressOf, asNewest, isAsShown, isIdle, newSecret, newVisitId, overVeiled, type Shown } from './visit.ts'
import type { Voice } from './voice.ts'
import { readersInWords, saidInWords, stateInWords, voicesMissing, whoInWords } from './words.ts'

const said = (question: string, value: Value, words = ''): [string, Said] => {
  return [question, { question, value, words, qualityTeamOnly: false, version: 1 }]
}
const form = formOf('fq.yp2')
const [first, second] = form.questions as unknown as [(typeof form.questions)[number], (typeof form.questions)[number]]

describe('what somebody said, for people to read', () => {
  it('stands in the order of the form; what was skipped is left out', () => {
    const all = saidInWords(form, new Map([said(second.key, null, 'My own words'), said(first.key, null, '  ')]))
    assert.deepEqual(all, [
      { question: second.text, answer: '', words: 'My own words', qualityTeamOnly: false, language: 'en' },
    ])
    assert.deepEqual(saidInWords(form, new Map()), [])
  })

  it('what was asked once, and is asked otherwise now, is still read', () => {
    const all = saidInWords(formOf('fq.yp3'), new Map([said('fq.yp3.money', 'agree', 'Since May')]))
    assert.deepEqual(
      all.map(({ question, words }) => [question, words]),
      [['I get the money that is meant for me, and I know how much that is.', 'Since May']],
    )
  })

  it('what came at once stands before it, and what came late before that, for the fewest', () => {
    const all = saidInWords(
      form,
      new Map([
        said(second.key, null, 'Later'),
        said(nowKey(form.key), 'pressed', 'Now'),
        said(lateKey(form.key), 'pressed', 'Late'),
      ]),
    )
    const now = '“I want to tell someone something now”'
    assert.deepEqual(all.slice(0, 2), [
      {
        question: `After handing in: ${now}`,
        answer: 'Pressed',
        words: 'Late',
        qualityTeamOnly: false,
        language: 'en',
        fewest: true,
      },
      { question: now, answer: 'Pressed', words: 'Now', qualityTeamOnly: false, language: 'en', fewest: false },
    ])
    assert.equal(all[2]?.words, 'Later')
    const [late] = saidInWords(form, new Map([said(lateKey(form.key), 'late')]))
    assert.equal(late?.question, 'After handing in')
    assert.equal(late?.answer, 'An answer said that they, or a child, may not be safe')
  })
})

describe('who was asked, and how it stands', () => {
  const who: [Parameters<typeof whoInWords>[0], string | undefined, string][] = [
    [{ kind: 'child', childId: 7 }, undefined, 'Child C-7'],
    [{ kind: 'child', childId: 7 }, 'AB', 'Child C-7, AB'],
    [{ kind: 'child', childId: 7, form: 'fq.ya' }, undefined, 'Young adult C-7'],
    [{ kind: 'carer', childId: null }, undefined, 'Foster carer'],
    [{ kind: 'child', childId: 7, besideId: 3 }, 'AB', 'Somebody who knows child C-7, AB'],
    [{ kind: 'child', childId: 7, form: 'fq.ya', besideId: 3 }, undefined, 'Somebody who knows young adult C-7'],
    [{ kind: 'child', childId: 7, besideId: null }, undefined, 'Child C-7'],
  ]
  for (const [voice, initials, words] of who) it(words, () => assert.equal(whoInWords(voice, initials), words))

  const today = Temporal.PlainDate.from('2026-11-19')
  const voice = (given: Partial<Voice>) =>
    ({ kind: 'carer', state: 'to_ask', gatherer: null, dueOn: null, ...given }) as Voice
  const states: [Partial<Voice>, string][] = [
    [{}, 'To be asked; nobody is named yet'],
    [{ gatherer: 'Ann' }, 'To be asked by Ann'],
    [{ kind: 'worker', gatherer: 'Ann' }, 'To answer by themselves'],
    [{ state: 'asked', dueOn: today }, 'Asked, due today'],
    [{ state: 'started' }, 'Has begun'],
    [{ state: 'started', dueOn: today.subtract({ days: 1 }) }, 'Has begun, 1 working day overdue, was due'],
    [{ state: 'started', dueOn: today.add({ days: 1 }) }, 'Has begun, due tomorrow'],
    [{ state: 'given', givenAt: null }, 'Told us'],
    [{ state: 'not_given', reason: null, reasonWords: '' }, 'No words: no reason given'],
  ]
  for (const [given, words] of states) {
    it(words, () => assert.ok(stateInWords(voice(given), today).startsWith(words), stateInWords(voice(given), today)))
  }

  it('6.1: a child or a carer is missing until there are words or a reason; what stands beside is nobody’s voice', () => {
    const one = (given: Partial<Voice>) =>
      ({ kind: 'child', childId: 7, state: 'asked', besideId: null, ...given }) as Voice
    const missing = (given: Partial<Voice>) => voicesMissing([one(given)]).length === 1
    assert.deepEqual(
      [
        {},
        { kind: 'carer' },
        { kind: 'parent' },
        { kind: 'worker' },
        { state: 'given' },
        { state: 'not_given' },
        { besideId: 3 },
      ].map((given) => missing(given as Partial<Voice>)),
      [true, true, false, false, false, false, false],
    )
    assert.deepEqual(voicesMissing([one({})]), ['Child C-7 has neither told us what they think nor a reason why not.'])
  })

  it('a young adult chose as a young adult', () => {
    const readers = { kind: 'child', state: 'given', form: 'fq.ya', share: 'ask_first', shareChosen: true } as const
    assert.equal(readersInWords(readers), 'Ask them first')
    assert.equal(readersInWords({ ...readers, share: 'carers' }), 'Their carers may know')
    assert.equal(readersInWords({ ...readers, form: 'fq.yp3' }), 'Ask the child first')
  })

  it('who was too young, or had no way to tell, was not asked', () => {
    const of = (reason: Voice['reason'], askedAt: Voice['askedAt'] = null) =>
      wasAsked({ state: 'not_given', reason, askedAt })
    assert.deepEqual(
      (['age', 'too_young', 'no_way_yet', 'not_safe'] as const).map((reason) => of(reason)),
      [false, false, false, false],
    )
    assert.equal(of('age', Temporal.Instant.from('2026-11-01T10:00:00Z')), null)
  })
})

describe('a child’s way through the form', () => {
  it('leads back to the question before, from a follow-up to its own, and from the first to the beginning', () => {
    const topic = (key: string) => key.split('.').at(-1)
    assert.equal(stepBefore(form, second, 'answer'), topic(first.key))
    assert.equal(stepBefore(form, second, 'follow-up'), topic(second.key))
    assert.equal(stepBefore(form, first, 'answer'), '')
  })

  it('knows the steps of its form alone', () => {
    const topic = first.key.split('.').at(-1)!
    assert.deepEqual(
      [topic, `${topic}/more`, `${topic}/less`, `${topic}/more/more`, 'none', undefined].map((step) =>
        knownStep(form, step),
      ),
      [topic, `${topic}/more`, 'end', 'end', 'end', 'end'],
    )
  })

  it('leads to more words from a choice alone, and to kind words first where it worries us', () => {
    const worries = form.questions.find(({ alertOn, sayMore }) => alertOn && sayMore)!
    const value = worries.alertOn!.find((one) => worries.sayMore!.when.includes(one))!
    const given = { question: worries.key, value, words: '', seen: 0, qualityTeamOnly: false }
    const topic = worries.key.split('.').at(-1)
    assert.equal(stepFrom(form, worries, given, 'answer'), `heard?next=${topic}/more`)
    const next = form.questions[form.questions.indexOf(worries) + 1]
    assert.equal(stepFrom(form, worries, given, 'follow-up'), next ? next.key.split('.').at(-1) : 'end')
  })

  it('somebody has spoken once anything is said', () => {
    assert.equal(hasSpoken(new Map()), false)
    assert.equal(hasSpoken(new Map([said('a', null)])), false)
    assert.equal(hasSpoken(new Map([said('a', null), said('b', 'yes')])), true)
    assert.equal(hasSpoken(new Map([said('a', null, 'a word'), said('b', null)])), true)
  })
})

describe('what a child chose so that only they read their words again', () => {
  const cases: [typed: Parameters<typeof markOf>[0], mark: string | undefined][] = [
    [{ colour: 'red', picture: 'star', word: '' }, 'picture:red+star'],
    [{ colour: 'pink', picture: 'star', word: '' }, undefined],
    [{ colour: 'red', picture: 'sun', word: '' }, undefined],
    [{ colour: '', picture: '', word: '  ' }, undefined],
    [{ colour: 'red', picture: 'star', word: '  My   Dog ' }, 'word:my dog'],
  ]
  for (const [typed, mark] of cases) it(`${JSON.stringify(typed)}: ${mark}`, () => assert.equal(markOf(typed), mark))
})

describe('what a page of a visit sends', () => {
  const given = (value: Value, words = ''): Given => ({ question: 'q', value, words, seen: 9, qualityTeamOnly: false })
  const shown = (value: Value, words: string, veiled = false): Shown => ({
    ...said('q', value, words)[1],
    version: 4,
    veiled,
  })

  it('a choice is their newest word, and keeps the words beside it', () => {
    assert.deepEqual(asNewest(given('yes'), shown('no', 'Because')), { ...given('yes', 'Because'), seen: 4 })
    assert.deepEqual(asNewest(given('yes', 'x'), undefined), { ...given('yes'), seen: 0 })
    assert.deepEqual(asNewest(given(null), shown('no', 'Because')), given(null))
  })

  it('is as it was shown when neither choice nor words are others', () => {
    assert.equal(isAsShown(given('no', 'Because'), shown('no', 'Because')), true)
    assert.equal(isAsShown(given('yes', 'Because'), shown('no', 'Because')), false)
    assert.equal(isAsShown(given('no', 'For'), shown('no', 'Because')), false)
    assert.equal(isAsShown(given(null), undefined), true)
    assert.equal(isAsShown(given('no'), undefined), false)
    assert.equal(isAsShown(given(null, 'x'), undefined), false)
  })

  it('over what was not shown, nothing rubs nothing out and words alone leave the choice', () => {
    const before = said('q', 'no', 'Because')[1]
    assert.deepEqual(overVeiled(given('yes'), shown(null, ''), before), given('yes'))
    assert.equal(overVeiled(given(null), shown(null, '', true), before), undefined)
    assert.equal(overVeiled(given(null, 'For'), shown(null, '', true), before)?.value, 'no')
    assert.equal(overVeiled(given(null, 'For'), shown(null, '', true), undefined)?.value, null)
    assert.equal(overVeiled(given('yes', 'For'), shown(null, '', true), before)?.value, 'yes')
  })

  it('is somebody’s for an hour, at an address that says nothing and with a secret that nobody guesses', () => {
    const now = Temporal.Instant.from('2026-11-19T10:00:00Z')
    assert.equal(isIdle({ lastUsedAt: now.subtract({ minutes: 60 }) }, now), false)
    assert.equal(isIdle({ lastUsedAt: now.subtract({ minutes: 61 }) }, now), true)
    assert.match(newVisitId(), /^[0-9a-f]{24}$/)
    assert.match(newSecret(), /^[\w-]{32}$/)
    assert.notEqual(newSecret(), newSecret())
    assert.equal(addressOf('a/b'), '/say/visit/a%2Fb')
  })
})
