import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grade } from './types.ts'
import { good, judged, type More, type Said, saying } from './judged.testing.ts'
import { limitDecided } from './overall.ts'

describe('the limits of record', () => {
  const inadequate = saying(['safe.grade', 'inadequate'])
  const disagree: Said = ['mod.evidence.safe', 'disagree']
  const table: readonly [
    name: string,
    said: readonly Said[],
    more: More,
    highest: Grade,
    inadequate: readonly string[],
  ][] = [
    ['UA-S3: are the auditor’s while nobody differs', inadequate, {}, 'inadequate', ['safe']],
    [
      'UA-S3: stay when the moderator only grades otherwise overall',
      [...inadequate, ['mod.grade', 'good']],
      {},
      'inadequate',
      ['safe'],
    ],
    ['UA-S3: stay when no grade stands beside “no”', [...inadequate, disagree], {}, 'inadequate', ['safe']],
    [
      'UA-S3: stay when a grade stands there without “no”',
      [...inadequate, ['mod.grade.safe', 'good']],
      {},
      'inadequate',
      ['safe'],
    ],
    [
      'UA-S3: follow the section that is seen differently',
      [...inadequate, disagree, ['mod.grade.safe', 'good']],
      {},
      'outstanding',
      [],
    ],
    [
      'UA-S3: follow it downwards too',
      [...good, disagree, ['mod.grade.safe', 'inadequate']],
      {},
      'inadequate',
      ['safe'],
    ],
    [
      'follow one grade for a section of several children',
      [...saying(['cyp1.grade', 'inadequate', 8]), ['mod.evidence.cyp1', 'disagree'], ['mod.grade.cyp1', 'good']],
      {},
      'outstanding',
      [],
    ],
    [
      'follow whoever decided before the moderator',
      [...inadequate, disagree, ['mod.grade.safe', 'good']],
      { decidedViews: { safe: 'inadequate' } },
      'inadequate',
      ['safe'],
    ],
    [
      'hold by facts whatever anybody sees',
      [...inadequate, ['wfc1.unannounced_date', '2025-06-01']],
      { decidedViews: { safe: 'good' } },
      'requires_improvement',
      [],
    ],
    [
      'let go what the service manager gave leave from',
      saying(['wfc1.unannounced_date', '2025-06-01']),
      { dispensed: ['L4'] },
      'outstanding',
      [],
    ],
  ]
  for (const [name, said, more, highest, sections] of table) {
    it(name, () => {
      const { ofRecord } = judged(said, more)
      assert.deepEqual([ofRecord.highest, ofRecord.inadequate], [highest, sections])
    })
  }

  it('SB-8: a blind moderator goes by facts and their own section grades alone', () => {
    const own = (said: readonly Said[]) => judged(said).asModeratorSees.highest
    assert.equal(own(inadequate), 'outstanding')
    assert.equal(own([...inadequate, ['mod.grade.safe', 'inadequate']]), 'inadequate')
    assert.equal(own([...inadequate, ['wfc1.unannounced_date', '2025-06-01']]), 'requires_improvement')
  })
})

describe('UA-D19: what a person is told to choose', () => {
  const told: readonly [string, readonly Said[], string | undefined][] = [
    [
      'safety inadequate',
      [
        ['safe.grade', 'inadequate'],
        ['ovr.grade', 'good'],
      ],
      'Choose inadequate.',
    ],
    [
      'a visit that is missing',
      [
        ['wfc1.unannounced_date', '2025-06-01'],
        ['ovr.grade', 'good'],
      ],
      'Choose requires improvement or lower, or ask the service manager for leave.',
    ],
    [
      'both',
      [
        ['safe.grade', 'inadequate'],
        ['wfc1.unannounced_date', '2025-06-01'],
        ['ovr.grade', 'requires_improvement'],
      ],
      'Choose inadequate.',
    ],
    [
      'two inadequate sections, from which leave can be given',
      [
        ['wfc1.grade', 'inadequate'],
        ['rec.grade', 'inadequate'],
        ['ovr.grade', 'good'],
      ],
      'Choose inadequate, or ask the service manager for leave.',
    ],
  ]
  for (const [name, said, expected] of told) {
    it(name, () => assert.equal(judged(saying(...said)).blocked?.says, expected))
  }
})

describe('whether a limit decided', () => {
  const at = (highest: Grade, pointsTo: Grade) => ({
    caps: [],
    highest,
    pointsTo,
    inadequate: [],
    highestByFacts: highest,
  })
  const table: readonly [string, Parameters<typeof limitDecided>, boolean][] = [
    [
      'the sections point higher than it leaves',
      ['requires_improvement', [], at('requires_improvement', 'good')],
      true,
    ],
    [
      'a first grade was higher than it leaves',
      ['requires_improvement', ['good', null], at('requires_improvement', 'requires_improvement')],
      true,
    ],
    [
      'judgement alone came to what it leaves',
      ['requires_improvement', ['requires_improvement'], at('requires_improvement', 'requires_improvement')],
      false,
    ],
    ['the grade is lower than it leaves', ['inadequate', ['good'], at('requires_improvement', 'good')], false],
    ['nothing limits', ['outstanding', ['outstanding'], at('outstanding', 'outstanding')], false],
  ]
  for (const [name, given, expected] of table) it(name, () => assert.equal(limitDecided(...given), expected))
})
