import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Value } from '#framework/forms/answered.ts'
import type { Said } from './answer.ts'
import { carersAsHeard, factsOfCarers, factsOfChild, type Spoken, wordsOfCarers, wordsOfChild } from './known.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const at = Temporal.Instant.from('2026-11-17T10:00:00Z')

function spoken(given: Partial<Spoken>, said: Record<string, Value> = {}): Spoken {
  const all = Object.entries(said).map(([question, value]): [string, Said] => {
    return [question, { question, value, words: '', qualityTeamOnly: false, version: 1 }]
  })
  return {
    ...({ kind: 'carer', form: 'fq.fc', state: 'given', share: 'carers', shareAgreedAt: null, askedAt: at } as const),
    ...({ reason: null, reasonWords: '', givenAt: at, dueOn: null, gatherer: null, carerId: 1, ref: 'V-1' } as const),
    ...given,
    said: new Map(all),
  } as Spoken
}

const support = 'fq.fc.support'
const recommend = 'fq.fc.recommend'
const carers = [
  { id: 1, initials: 'AB', leftOn: null },
  { id: 2, initials: '', leftOn: null },
]

describe('what the carers said, as an audit knows it', () => {
  it('sets each carer of the household beside their voice, and those who have gone after them', () => {
    const voices = [
      spoken({ carerId: 2, ref: 'V-2' }),
      spoken({ carerId: 9, ref: 'V-9' }),
      spoken({ kind: 'parent', carerId: 1, ref: 'V-3' }),
    ]
    assert.deepEqual(
      carersAsHeard(carers, voices).map(({ who, voice }) => `${who}: ${voice?.ref}`),
      ['carer AB: undefined', 'carer 2: V-2', 'carer V-9: V-9'],
    )
  })

  const one = (given: Partial<Spoken>, said?: Record<string, Value>) => [
    { who: 'carer AB', voice: spoken(given, said) },
  ]
  const facts: [what: string, carers: ReturnType<typeof one>, facts: object][] = [
    [
      'a carer who told us',
      one({}, { [support]: 7, [recommend]: 9 }),
      { carers_asked: true, carer_support_score: 7, carer_recommend_score: 9 },
    ],
    [
      'numbers of a carer who has not handed in are nobody’s yet',
      one({ state: 'started' }, { [support]: 7 }),
      { carers_asked: true },
    ],
    ['words are no number', one({}, { [support]: 'well' }), { carers_asked: true }],
    ['nobody asked yet', one({ state: 'to_ask', askedAt: null }), {}],
    [
      'with a second who is still to tell there is no number',
      [...one({}, { [support]: 7 }), { who: 'carer CD', voice: spoken({ state: 'asked' }) }],
      { carers_asked: true },
    ],
    [
      'with a second who gave none, the one number speaks',
      [...one({}, { [support]: 7 }), { who: 'carer CD', voice: spoken({}) }],
      { carers_asked: true, carer_support_score: 7 },
    ],
    [
      'two numbers are no one number',
      [...one({}, { [support]: 7 }), ...one({}, { [support]: 7 })],
      { carers_asked: true },
    ],
  ]
  for (const [what, heard, expected] of facts) {
    it(what, () => assert.deepEqual(factsOfCarers(heard), expected))
  }

  it('a carer who is on no list settles nothing', () => {
    const heard = [...one({}, { [support]: 7 }), { who: 'carer CD', voice: undefined }]
    assert.deepEqual(factsOfCarers(heard), {})
    assert.deepEqual(wordsOfCarers(heard, today), {
      carers_asked: 'Carer AB: told us on Tue 17 November; carer CD: on no list to be asked.',
      carer_support_score: 'Carer AB 7 out of 10.',
    })
  })

  it('says every number beside its carer, and nothing where there is none', () => {
    const heard = [...one({}, { [recommend]: 1 }), { who: 'carer CD', voice: spoken({}, { [recommend]: 9 }) }]
    assert.equal(wordsOfCarers(heard, today).carer_recommend_score, 'Carer AB 1 out of 10, carer CD 9 out of 10.')
    assert.equal('carer_support_score' in wordsOfCarers(heard, today), false)
    assert.deepEqual(wordsOfCarers([], today), {})
    const declined = one({ state: 'not_given', reason: 'declined', reasonWords: 'She is ill.' })
    assert.equal(wordsOfCarers(declined, today).carers_asked, 'Carer AB: no words: they did not want to. She is ill.')
  })
})

describe('what a child said, as an audit knows it', () => {
  const child = (given: Partial<Spoken>, said?: Record<string, Value>) =>
    spoken({ kind: 'child', form: 'fq.yp2', share: 'carers', ...given }, said)
  const overall = 'fq.yp2.score'

  const cases: [what: string, voices: Spoken[], facts: object, words: object][] = [
    [
      'a number that the carers may know',
      [child({}, { [overall]: 8 })],
      { child_asked: true, child_score: 8 },
      { child_asked: 'Told us on Tue 17 November.', child_score: /with “8 out of 10”\.$/ },
    ],
    [
      'nothing of what the carers may not know',
      [child({ share: 'iro_and_quality' }, { [overall]: 8 })],
      { child_asked: true },
      { child_asked: /./ },
    ],
    [
      'nothing before it is handed in',
      [child({ state: 'started' }, { [overall]: 8 })],
      { child_asked: true },
      { child_asked: 'Has begun.' },
    ],
    ['no number where none was given', [child({})], { child_asked: true }, { child_asked: /./ }],
    [
      'no number where it was passed over',
      [child({}, { [overall]: null })],
      { child_asked: true },
      { child_asked: /./ },
    ],
    [
      'a face is words, and no number',
      [child({ form: 'fq.yp1' }, { 'fq.yp1.home': 'yes' })],
      { child_asked: true },
      { child_asked: /./, child_score: /with “Yes”\.$/ },
    ],
    [
      'who is only watched was not asked',
      [child({ form: 'fq.yp.observed' })],
      { child_asked: false },
      { child_asked: /./ },
    ],
    ['nobody', [], {}, {}],
  ]
  for (const [what, voices, facts, words] of cases) {
    it(what, () => {
      assert.deepEqual(factsOfChild(voices), facts)
      const said = wordsOfChild(voices, today) as Record<string, string>
      assert.deepEqual(Object.keys(said), Object.keys(words))
      for (const [key, expected] of Object.entries(words)) {
        if (expected instanceof RegExp) assert.match(said[key]!, expected)
        else assert.equal(said[key], expected)
      }
    })
  }
})
