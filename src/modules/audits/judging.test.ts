import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultThresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import type { Grade, RuleKey } from '#framework/a2-audit-tool/types.ts'
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
