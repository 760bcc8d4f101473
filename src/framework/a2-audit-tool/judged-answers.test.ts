import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Answer, gradesIn, type KnownFacts, limitingFactsIn } from './judged-answers.ts'
import { capsFor } from './judgement.ts'

const date = Temporal.PlainDate.from
const known: KnownFacts = {
  alertCleared: false,
  childPlacedNow: true,
  judgedOn: date('2026-11-20'),
  approvedOn: date('2019-03-01'),
  reviewDueOn: null,
  reviewHeldOn: null,
  children: [
    { id: 7, initials: 'K.B.' },
    { id: 8, initials: 'A.M.' },
  ],
  observed: new Set(),
  workingDaysSince: (from) => from.until(known.judgedOn).days,
}

function says(question: string, value: unknown, childId: number | null = null, explanation = ''): Answer {
  return { question, value, childId, explanation }
}

function rulesThatBite(answers: readonly Answer[], about: Partial<KnownFacts> = {}) {
  return capsFor(limitingFactsIn(answers, { ...known, ...about })).map((cap) => cap.rule)
}

describe('reading the answers', () => {
  it('finds each section’s grade, and each child’s', () => {
    const answers = [
      says('safe.grade', 'good'),
      says('cyp1.grade', 'good', 7),
      says('cyp1.grade', 'inadequate', 8),
      says('safe.risk', 'inadequate'),
    ]
    assert.deepEqual(gradesIn(answers), {
      sectionGrades: { safe: 'good' },
      childGrades: { cyp1: ['good', 'inadequate'] },
    })
  })

  it('finds nothing to limit in an empty audit', () => assert.deepEqual(rulesThatBite([]), []))

  it('limits nothing by the silence of a child whom nobody is to ask', () => {
    const silent = [says('cyp4.asked', 'no', 7), says('cyp4.not_asked_reason', 'other', 7)]
    assert.deepEqual(rulesThatBite(silent), ['L5'])
    assert.deepEqual(rulesThatBite(silent, { unasked: new Set([7]) }), [])
    assert.deepEqual(rulesThatBite(silent, { unasked: new Set([8]) }), ['L5'])
  })

  it('lets L1 go once the alert is cleared', () => {
    const answers = [says('safe.immediate', 'yes')]
    assert.deepEqual(rulesThatBite(answers), ['L1'])
    assert.deepEqual(rulesThatBite(answers, { alertCleared: true }), [])
  })

  describe('LW-3: a late review is excused by a recorded decision with a name and a new date, and by nothing less', () => {
    const about = { reviewDueOn: date('2026-02-24') }
    const no = says('wfc1.review_on_time', 'no', null, 'The carer was in hospital.')
    const by = says('wfc1.review_late_decided_by', 'J. Okoro, service manager')
    const on = says('wfc1.review_late_decided_on', '2026-02-20')
    const until = says('wfc1.review_late_until', '2026-12-01')
    const table: readonly [string, readonly Answer[], readonly string[]][] = [
      ['words under “no”', [no], ['L4']],
      ['“yes” about the last one, with this one overdue', [says('wfc1.review_on_time', 'yes'), by, on, until], ['L4']],
      ['a name alone', [no, by], ['L4']],
      ['a blank for a name', [no, says('wfc1.review_late_decided_by', '  '), on, until], ['L4']],
      ...['Nobody', 'n/a', 'no decision recorded', '-'].map((name): [string, Answer[], string[]] => [
        `“${name}” for a name`,
        [no, says('wfc1.review_late_decided_by', name), on, until],
        ['L4'],
      ]),
      ['a post for a name', [no, says('wfc1.review_late_decided_by', 'Non Parry'), on, until], []],
      ['no new date', [no, by, on, says('wfc1.review_late_until', 'none_recorded')], ['L4']],
      ['no day of the decision', [no, by, until], ['L4']],
      ['all three', [no, by, on, until], []],
    ]
    for (const [name, answers, expected] of table) {
      it(name, () => assert.deepEqual(rulesThatBite(answers, about), expected))
    }
  })

  it('accepts that a child did not want to be asked, and not that nobody got hold of them', () => {
    const notAsked = says('cyp4.asked', 'no', 7)
    assert.deepEqual(rulesThatBite([notAsked, says('cyp4.not_asked_reason', 'declined', 7)]), [])
    assert.deepEqual(rulesThatBite([notAsked, says('cyp4.not_asked_reason', 'not_contactable', 7)]), ['L5'])
  })

  describe('LW-4: neither age nor disability lifts “seen alone”', () => {
    const reasons = ['under_four', 'communicates_other_ways', 'age', 'declined', 'not_safe']
    for (const reason of reasons) {
      it(`not seen alone, and not asked because ${reason}, even where somebody observed the child`, () => {
        const answers = [
          says('cyp4.asked', 'no', 7),
          says('cyp4.not_asked_reason', reason, 7),
          says('cyp4.seen_alone', 'no', 7, 'She does not speak.'),
        ]
        assert.deepEqual(rulesThatBite(answers, { observed: new Set([7]) }), ['L5'])
      })
    }
    it('“not applicable” from an older version counts as no, whatever was written under it', () =>
      assert.deepEqual(rulesThatBite([says('cyp4.seen_alone', 'not_applicable', 8, 'She is four months old.')]), [
        'L5',
      ]))
  })

  describe('LW-4: a child too young or without words counts as heard once somebody has observed them in this audit', () => {
    for (const reason of ['under_four', 'communicates_other_ways', 'age']) {
      it(reason, () => {
        const answers = [says('cyp4.asked', 'no', 7), says('cyp4.not_asked_reason', reason, 7)]
        assert.deepEqual(rulesThatBite(answers), ['L5'])
        assert.deepEqual(rulesThatBite(answers, { observed: new Set([8]) }), ['L5'])
        assert.deepEqual(rulesThatBite(answers, { observed: new Set([7]) }), [])
      })
    }
    it('an observation excuses no other reason', () =>
      assert.deepEqual(
        rulesThatBite([says('cyp4.asked', 'no', 7), says('cyp4.not_asked_reason', 'other', 7)], {
          observed: new Set([7]),
        }),
        ['L5'],
      ))
  })

  describe('LW-4b: adults’ checks are never “not applicable”', () => {
    const na = says('safe.checks_all_adults', 'not_applicable', null, 'They live alone.')
    it('stored by an older version it counts as no', () => assert.deepEqual(rulesThatBite([na]), ['L3']))
    it('unless a decision about the risk is recorded', () =>
      assert.deepEqual(rulesThatBite([na, says('safe.checks_managed', 'decision_recorded')]), []))
  })

  describe('LW-1 LW-2: terms of approval and the usual fostering limit are two laws', () => {
    const over = says('cyp3.over_limit', 'yes', 7)
    const outside = [says('cyp3.within_terms', 'no', 7), says('cyp3.outside_since', '2026-11-02', 7)]
    const table: readonly [string, readonly Answer[], readonly string[]][] = [
      ['a fourth unrelated child on the first day, no exemption', [over, says('cyp3.exemption', 'no', 7)], ['L9']],
      ['an exemption that names the child', [over, says('cyp3.exemption', 'yes', 7)], []],
      [
        'an exemption that names another child',
        [over, says('cyp3.exemption', 'yes', 8), says('cyp3.exemption', 'no', 7)],
        ['L9'],
      ],
      ['nobody has said yet whether there is one', [over], []],
      [
        'four who are all brothers and sisters',
        [says('cyp3.over_limit', 'no', 7), says('cyp3.exemption', 'no', 7)],
        [],
      ],
      ['an exemption does not cure the terms', [over, says('cyp3.exemption', 'yes', 7), ...outside], ['L6']],
      [
        'terms do not cure the limit',
        [over, says('cyp3.exemption', 'no', 7), says('cyp3.within_terms', 'yes', 7)],
        ['L9'],
      ],
      ['both', [over, says('cyp3.exemption', 'no', 7), ...outside], ['L6', 'L9']],
      [
        'a decision about it does not cure it',
        [over, says('cyp3.exemption', 'no', 7), says('cyp3.limit_decided_by', 'The head of service', 7)],
        ['L9'],
      ],
    ]
    for (const [name, answers, expected] of table) {
      it(name, () => assert.deepEqual(rulesThatBite(answers), expected))
    }
    it('“not applicable” from an older version counts as outside the terms since nobody knows when', () =>
      assert.deepEqual(rulesThatBite([says('cyp3.within_terms', 'not_applicable', 7, 'Kinship.')]), ['L6']))
  })

  it('counts a stay outside the terms whose beginning nobody recorded as too long', () => {
    const outside = says('cyp3.within_terms', 'no', 7)
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', '2026-11-18', 7)]), [])
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', '2026-11-02', 7)]), ['L6'])
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', 'none_recorded', 7)]), ['L6'])
  })
})
