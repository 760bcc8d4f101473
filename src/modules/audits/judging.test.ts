import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { defaultThresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import type { Grade, RuleKey } from '#framework/a2-audit-tool/types.ts'
import { type Answer, byQuestion } from './answers.ts'
import { type HouseholdFacts, type Judged, judgeOverall, limitDecided } from './judging.ts'

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
