import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { capsFor } from './judgement.ts'
import { defaultThresholds, type LimitingFacts } from './limiting-rules.ts'
import type { RuleKey } from './types.ts'

const date = Temporal.PlainDate.from

const nothingWrong: LimitingFacts = {
  immediateRisk: false,
  sectionGrades: { safe: 'good', wfc1: 'good' },
  childGrades: { cyp1: ['good', 'good'] },
  checks: 'current',
  childPlacedNow: true,
  judgedOn: date('2026-11-20'),
  approvedOn: date('2019-03-01'),
  lastUnannouncedVisit: date('2026-05-02'),
  reviewDueOn: date('2026-11-10'),
  reviewHeldOn: date('2026-11-18'),
  reviewDelay: null,
  children: [
    {
      initials: 'K.B.',
      asked: true,
      goodReasonNotAsked: false,
      seenAlone: true,
      workingDaysOutside: null,
      overLimit: false,
    },
  ],
}
const child = nothingWrong.children[0] as LimitingFacts['children'][number]

const bites: readonly [RuleKey, string, Partial<LimitingFacts>, string][] = [
  [
    'L1',
    'a child at risk now',
    { immediateRisk: true },
    'A child is at risk now, and the alert is not cleared: the highest grade is inadequate.',
  ],
  [
    'L2',
    'inadequate safety',
    { sectionGrades: { safe: 'inadequate' } },
    'Safety is inadequate: the highest grade is inadequate.',
  ],
  [
    'L3',
    'a missing check that nobody has acted on, with a child in the home',
    { checks: 'nothing_done' },
    'An adult has no current check, nothing has been done, and a child lives here: the highest grade is inadequate.',
  ],
  [
    'L3',
    'a missing check that nobody has acted on, with no child there',
    { checks: 'nothing_done', childPlacedNow: false },
    'An adult has no current check, and no decision about the risk is recorded: the highest grade is requires improvement.',
  ],
  [
    'L3',
    'a missing check, managed but not recorded',
    { checks: 'managed_not_recorded' },
    'An adult has no current check, and no decision about the risk is recorded: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'a last unannounced visit over a year ago',
    { lastUnannouncedVisit: date('2025-08-14') },
    'No unannounced visit since August 2025: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'no unannounced visit at all',
    { lastUnannouncedVisit: 'none_recorded' },
    'No unannounced visit is recorded: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'a review held 29 days late',
    { reviewDueOn: date('2026-10-20') },
    'The carer review was held 29 days late, and no decision with a name and a new date is recorded: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'a review not held and 41 days late',
    { reviewDueOn: date('2026-10-10'), reviewHeldOn: null },
    'The carer review is 41 days late, and no decision with a name and a new date is recorded: the highest grade is requires improvement.',
  ],
  [
    'L5',
    'a child not asked',
    { children: [{ ...child, asked: false }] },
    'K.B. was not asked: the highest grade is requires improvement.',
  ],
  [
    'L5',
    'a child not seen alone',
    { children: [{ ...child, seenAlone: false }] },
    'K.B. has not been seen alone: the highest grade is requires improvement.',
  ],
  [
    'L6',
    'LW-1: a child seven working days outside the terms',
    { children: [{ ...child, workingDaysOutside: 7 }] },
    'K.B.: outside the terms of approval for longer than the 6 working days allowed: the highest grade is requires improvement.',
  ],
  [
    'L9',
    'LW-1: a child over the usual fostering limit, on the first day',
    { children: [{ ...child, overLimit: true }] },
    'K.B.: over the usual fostering limit, with no exemption that names the child: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'LW-3: a review still not held after the new date that was set',
    {
      reviewDueOn: date('2026-02-24'),
      reviewHeldOn: null,
      reviewDelay: { decidedOn: date('2026-02-20'), until: date('2026-11-01') },
    },
    'The carer review is 19 days after the new date that was set: the highest grade is requires improvement.',
  ],
  [
    'L4',
    'LW-3: a decision to let a review be late that was made after it was held',
    {
      reviewDueOn: date('2026-08-01'),
      reviewDelay: { decidedOn: date('2026-11-19'), until: date('2026-11-19') },
    },
    'The carer review was held 109 days late, and no decision with a name and a new date is recorded: the highest grade is requires improvement.',
  ],
  [
    'L7',
    'two inadequate sections',
    { sectionGrades: { wfc1: 'inadequate', rec: 'inadequate' } },
    '2 sections are inadequate: the highest grade is inadequate.',
  ],
  [
    'L8',
    'one child’s inadequate care',
    { childGrades: { cyp1: ['good', 'inadequate'] } },
    'For at least one child, this is inadequate: Care that follows the child’s plan: the highest grade is requires improvement.',
  ],
]

describe('a limiting rule bites on', () => {
  for (const [rule, name, facts, because] of bites) {
    it(`${rule}: ${name}`, () => {
      const cap = capsFor({ ...nothingWrong, ...facts }).find((one) => one.rule === rule)
      assert.equal(cap?.because, because)
    })
  }
})

describe('no rule bites on', () => {
  const fine: readonly [string, Partial<LimitingFacts>][] = [
    ['a household where nothing is wrong', {}],
    ['a missing check with a recorded decision', { checks: 'decision_recorded' }],
    ['an unannounced visit exactly a year ago', { lastUnannouncedVisit: date('2025-11-20') }],
    [
      'a first year without an unannounced visit yet',
      { lastUnannouncedVisit: 'none_recorded', approvedOn: date('2026-02-01') },
    ],
    ['a question about visits that nobody has answered yet', { lastUnannouncedVisit: null }],
    ['a review held 28 days late', { reviewDueOn: date('2026-10-21') }],
    [
      'LW-3: a late review that a manager decided to let be late, held by the new date',
      {
        reviewDueOn: date('2026-08-01'),
        reviewDelay: { decidedOn: date('2026-07-30'), until: date('2026-11-18') },
      },
    ],
    [
      'LW-1: a child over the limit whose exemption nobody has asked after yet',
      { children: [{ ...child, overLimit: null }] },
    ],
    ['a child who did not want to be asked', { children: [{ ...child, asked: false, goodReasonNotAsked: true }] }],
    ['a child not asked about yet', { children: [{ ...child, asked: null, seenAlone: null }] }],
    ['an emergency of six working days', { children: [{ ...child, workingDaysOutside: 6 }] }],
    ['one inadequate section that is not safety', { sectionGrades: { safe: 'good', rec: 'inadequate' } }],
  ]
  for (const [name, facts] of fine) {
    it(name, () => assert.deepEqual(capsFor({ ...nothingWrong, ...facts }), []))
  }
})

describe('the figures are settings', () => {
  it('a service that asks for an unannounced visit every six months is limited sooner', () => {
    const facts = { ...nothingWrong, lastUnannouncedVisit: date('2026-05-02') }
    const caps = capsFor(facts, { ...defaultThresholds, unannouncedVisitMonths: 6 })
    assert.deepEqual(
      caps.map((cap) => cap.rule),
      ['L4'],
    )
  })
})
