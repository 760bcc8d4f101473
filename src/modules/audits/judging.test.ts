import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { defaultThresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import type { Grade, RuleKey } from '#framework/a2-audit-tool/types.ts'
import { type Answer, byQuestion } from './answers.ts'
import { type HouseholdFacts, type Judged, judgeOverall } from './judging.ts'

const household: HouseholdFacts = {
  childPlacedNow: true,
  judgedOn: Temporal.PlainDate.from('2026-11-20'),
  approvedOn: Temporal.PlainDate.from('2019-03-01'),
  reviewDueOn: null,
  reviewHeldOn: null,
}

type Said = readonly [question: string, value: string, childId?: number]

const answersOf = (said: readonly Said[]) =>
  byQuestion(
    said.map(
      ([question, value, childId], at): Answer => ({
        id: at + 1,
        section: question.split('.')[0]!,
        question,
        childId: childId ?? null,
        value,
        explanation: '',
        evidence: '',
        broughtForward: false,
        version: 1,
        savedById: 1,
        savedBy: 'Somebody',
        savedAt: Temporal.Instant.from('2026-11-19T10:00:00Z'),
      }),
    ),
  )

type More = Partial<Parameters<typeof judgeOverall>[0]>

const judged = (said: readonly Said[], more: More = {}): Judged =>
  judgeOverall({
    tool: auditTool,
    answers: answersOf(said),
    children: [
      { id: 7, initials: 'K.B.' },
      { id: 8, initials: 'A.M.' },
    ],
    household,
    observed: new Set(),
    decidedViews: {},
    alertCleared: false,
    dispensed: [],
    thresholds: defaultThresholds,
    ...more,
  })

const good: readonly Said[] = [
  ['safe.grade', 'good'],
  ['wfc1.grade', 'good'],
  ['rec.grade', 'good'],
  ['cyp1.grade', 'good', 7],
  ['cyp1.grade', 'good', 8],
]
const saying = (...said: Said[]): readonly Said[] => [
  ...good.filter(([key]) => !said.some(([other]) => other === key)),
  ...said,
]

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
