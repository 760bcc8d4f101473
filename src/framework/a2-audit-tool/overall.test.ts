import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Cap } from './judgement.ts'
import { blockedInWords, isWithin, limitDecided, whatItTakes, whyAbove } from './overall.ts'
import { defaultThresholds } from './limiting-rules.ts'
import type { Grade, RuleKey } from './types.ts'
import { good, judged, type More, type Said, saying } from './judged.testing.ts'

describe('the overall judgement', () => {
  const table: readonly [
    name: string,
    said: readonly Said[],
    more: More,
    expected: {
      suggested: Grade | null
      highest: Grade
      rules: readonly RuleKey[]
      given: Grade | null
      stands: boolean
    },
  ][] = [
    ['of nothing', [], {}, { suggested: null, highest: 'outstanding', rules: [], given: null, stands: true }],
    [
      'of good work',
      saying(['ovr.grade', 'good']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: 'good', stands: true },
    ],
    [
      'higher than the sections without a word',
      saying(['ovr.grade', 'outstanding']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: 'outstanding', stands: false },
    ],
    [
      'lower than the sections without a word',
      saying(['ovr.grade', 'requires_improvement']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: 'requires_improvement', stands: false },
    ],
    [
      'other than the sections, and it says why',
      saying(['ovr.grade', 'outstanding'], ['ovr.override_reason', 'He laughs again.']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: 'outstanding', stands: true },
    ],
    [
      'other than the sections, and it says a blank',
      saying(['ovr.grade', 'outstanding'], ['ovr.override_reason', '  ']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: 'outstanding', stands: false },
    ],
    [
      'above a limit, whatever it says',
      saying(['safe.grade', 'inadequate'], ['ovr.grade', 'good'], ['ovr.override_reason', 'All the same.']),
      {},
      { suggested: 'inadequate', highest: 'inadequate', rules: ['L2'], given: 'good', stands: false },
    ],
    [
      'at the limit',
      saying(['wfc1.unannounced_date', '2025-06-01'], ['ovr.grade', 'requires_improvement']),
      {},
      {
        suggested: 'requires_improvement',
        highest: 'requires_improvement',
        rules: ['L4'],
        given: 'requires_improvement',
        stands: true,
      },
    ],
    [
      'with leave from the limit',
      saying(['wfc1.unannounced_date', '2025-06-01'], ['ovr.grade', 'good']),
      { dispensed: ['L4'] },
      { suggested: 'good', highest: 'outstanding', rules: ['L4'], given: 'good', stands: true },
    ],
    [
      'with leave from another limit',
      saying(['wfc1.unannounced_date', '2025-06-01'], ['ovr.grade', 'good']),
      { dispensed: ['L5'] },
      {
        suggested: 'requires_improvement',
        highest: 'requires_improvement',
        rules: ['L4'],
        given: 'good',
        stands: false,
      },
    ],
    [
      'by stricter figures',
      saying(['wfc1.unannounced_date', '2026-06-01'], ['ovr.grade', 'good']),
      { thresholds: { ...defaultThresholds, unannouncedVisitMonths: 3 } },
      {
        suggested: 'requires_improvement',
        highest: 'requires_improvement',
        rules: ['L4'],
        given: 'good',
        stands: false,
      },
    ],
    [
      'of one child’s poor care',
      saying(['cyp1.grade', 'inadequate', 8], ['cyp1.grade', 'good', 7]),
      {},
      { suggested: 'requires_improvement', highest: 'requires_improvement', rules: ['L8'], given: null, stands: true },
    ],
    [
      'that is not a grade',
      saying(['ovr.grade', 'not_applicable']),
      {},
      { suggested: 'good', highest: 'outstanding', rules: [], given: null, stands: true },
    ],
  ]
  for (const [name, said, more, expected] of table) {
    it(name, () => {
      const one = judged(said, more)
      assert.deepEqual(
        {
          suggested: one.suggestion.grade,
          highest: one.highest,
          rules: one.caps.map((cap) => cap.rule),
          given: one.given,
          stands: one.blocked === null,
        },
        expected,
      )
    })
  }

  it('calls for the service manager when a limiting section is inadequate, for the household or one child', () => {
    assert.equal(judged(good).inadequateLimitingSection, false)
    assert.equal(judged(saying(['rec.grade', 'inadequate'])).inadequateLimitingSection, false)
    assert.equal(judged(saying(['safe.grade', 'inadequate'])).inadequateLimitingSection, true)
    assert.equal(judged(saying(['cyp1.grade', 'inadequate', 8])).inadequateLimitingSection, true)
  })
})

describe('a grade against its limits, in words', () => {
  const cap: Cap = { rule: 'L1', highest: 'requires_improvement', because: 'Nobody knocked.' }
  const [l1, l7] = [cap, { ...cap, rule: 'L7', highest: 'inadequate', because: 'Nobody was safe.' }] as const
  const limits = {
    highest: 'requires_improvement',
    caps: [l1, { ...cap, highest: 'good', because: 'Few were asked.' }],
  } as never

  it('names every limit that it is above, and no other', () => {
    assert.equal(whyAbove('good', limits), 'Nobody knocked. Good is above that.')
    assert.equal(whyAbove('outstanding', limits), 'Nobody knocked. Few were asked. Outstanding is above that.')
    assert.equal(whyAbove(null, limits), '')
    assert.match(
      whyAbove('requires_improvement', { highest: 'inadequate', caps: [l7] } as never),
      /^Nobody was safe\. Requires/,
    )
  })

  it('can be chosen, only with another view of a section, or not at all', () => {
    const ofRecord = { ...(limits as object), highestByFacts: 'good' } as never
    assert.equal(whatItTakes('requires_improvement', ofRecord), undefined)
    assert.equal(whatItTakes('good', ofRecord)?.possible, true)
    assert.equal(whatItTakes('outstanding', ofRecord)?.possible, false)
  })

  it('is within them at the very limit, and where there is none yet', () => {
    const grades = ['good', 'requires_improvement', 'inadequate', null] as const
    assert.deepEqual(
      grades.map((grade) => isWithin(grade, limits)),
      [false, true, true, true],
    )
  })

  it('was made by a limit where somebody wished higher, and only there', () => {
    const decided = (final: string, wished: (string | null)[], pointsTo: string | null) =>
      limitDecided(final as never, wished as never, { highest: 'requires_improvement', pointsTo } as never)
    assert.equal(decided('requires_improvement', ['good'], null), true)
    assert.equal(decided('requires_improvement', [null], 'good'), true)
    assert.equal(decided('requires_improvement', [null], null), false)
    assert.equal(decided('requires_improvement', ['inadequate'], 'requires_improvement'), false)
    assert.equal(decided('inadequate', ['good'], 'good'), false)
  })

  it('is refused in one breath: what stands against it, then what to do', () => {
    assert.equal(blockedInWords({ limits: ['One.', 'Two.'], says: 'Choose good.' }), 'One. Two. Choose good.')
    assert.equal(blockedInWords({ limits: [], says: 'Choose good.' }), 'Choose good.')
  })
})
