import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { auditTool } from '../a2-audit-tool/index.ts'
import { dateOfQuestion, rangeOfQuestion } from '../plausible-answers.ts'
import { type Against, type Bound, type DateKind, edgeOf, judgeDate, mistakeAbout, plausibleDates } from './index.ts'

const root = join(import.meta.dirname, '../../..')
const date = (text: string) => Temporal.PlainDate.from(text)
const today = date('2026-11-25')
const kinds = Object.keys(plausibleDates) as DateKind[]

type Line = [kind: DateKind, given: string, against: Partial<Record<keyof Against, string>>, gives: string]

/** What the table says of single dates, in the order of a life: born, placed, approved, reviewed, audited. */
const table: readonly Line[] = [
  ['child_born', '2026-11-25', {}, 'plausible'],
  ['child_born', '2033-02-14', {}, 'error after_today'],
  ['child_born', '1931-02-14', {}, 'error child_over_25'],
  ['child_born', '2001-11-25', {}, 'plausible'],
  ['child_born', '2001-11-24', {}, 'error child_over_25'],
  ['child_born', '1999-05-01', { lookedAfterUntil: '2018-03-31' }, 'plausible'],
  ['carer_born', '2070-03-12', {}, 'error carer_under_18'],
  ['carer_born', '2019-06-01', {}, 'error carer_under_18'],
  ['carer_born', '2008-11-25', {}, 'plausible'],
  ['carer_born', '1930-01-01', {}, 'question carer_over_95'],
  ['placed_from', '2052-04-09', {}, 'error after_today'],
  ['placed_from', '2012-04-09', { born: '2013-02-14' }, 'error before_birth'],
  ['placed_until', '2053-02-01', {}, 'error after_today'],
  ['placed_until', '2025-04-08', { start: '2025-04-09' }, 'error ends_before_start'],
  ['approved_from', '2026-11-26', {}, 'error after_today'],
  ['approved_until', '2028-01-01', {}, 'question far_ahead'],
  ['check_done', '2026-11-26', {}, 'error after_today'],
  ['visit_made', '2020-01-01', {}, 'question long_ago'],
  ['visit_watched', '2026-11-24', { start: '2026-11-24' }, 'plausible'],
  ['visit_watched', '2026-11-23', { start: '2026-11-24' }, 'question before_its_day'],
  ['visit_watched', '2026-11-25', { start: '2026-11-24' }, 'question after_its_day'],
  ['visit_watched', '2026-11-26', { start: '2026-11-26' }, 'error after_today'],
  ['review_due', '2062-12-10', {}, 'error too_far_ahead'],
  ['review_due', '2028-12-10', {}, 'question far_ahead'],
  ['review_held', '2062-12-10', {}, 'error after_today'],
  ['review_held', '2020-01-01', { due: '2026-11-24' }, 'error year_before_due'],
  ['review_held', '2026-06-01', { due: '2026-11-24' }, 'question far_from_due'],
  ['review_held', '2026-08-24', { due: '2026-11-24' }, 'plausible'],
  ['review_held', '2026-11-20', { due: '2026-05-24' }, 'question far_from_due'],
  ['review_held', '2025-11-20', { due: '2026-01-24', lastHeld: '2025-11-20' }, 'error before_last_review'],
  ['review_held', '2026-11-09', { due: '2026-11-24', asked: '2026-11-10' }, 'question before_views'],
  ['review_held', '2026-11-10', { due: '2026-11-24', asked: '2026-11-10' }, 'plausible'],
  ['next_review_due', '2026-11-19', { held: '2026-11-24' }, 'error not_after_review'],
  ['next_review_due', '2027-11-19', { held: '2026-11-24' }, 'plausible'],
  ['audit_planned', '1999-11-25', {}, 'error before_today'],
  ['audit_planned', '2028-05-25', {}, 'plausible'],
  ['audit_planned', '2028-05-26', {}, 'question far_ahead'],
  ['audit_read', '2026-11-19', { handedIn: '2026-11-25' }, 'error before_audit_was_sent'],
  ['findings_talked_over', '2026-11-26', {}, 'error after_today'],
  ['conversation_held', '2026-11-01', { began: '2026-11-10' }, 'question before_audit'],
  ['audit_gone_through', '2026-11-09', { began: '2026-11-10' }, 'error before_audit_began'],
  ['approved_for_now', '2027-05-12', {}, 'plausible'],
  ['approved_for_now', '2027-05-13', {}, 'error beyond_24_weeks'],
  ['audit_gone_through', '2026-11-10', { began: '2026-11-10' }, 'plausible'],
  ['audit_gone_through', '2026-11-26', { began: '2026-11-10' }, 'error after_today'],
  ['impact_checked', '2026-11-19', { actionsSet: '2026-11-25' }, 'error before_actions'],
  ['action_due', '2026-11-24', {}, 'error before_today'],
  ['period_until', '2026-11-24', { start: '2023-11-01' }, 'question long_period'],
]

test('the standards are completed once: ten years ago is no question, a day to come is a mistake', () => {
  const says = (day: string) => judgeDate(dateOfQuestion('swr.tsd'), date(day), { today })?.weight
  assert.deepEqual([says('2017-02-22'), says('2026-11-26'), says('1950-01-01')], [undefined, 'error', 'error'])
})

describe('When a date may be', () => {
  for (const [kind, given, against, gives] of table) {
    const held = Object.entries(against).map(([anchor, day]) => `${anchor} ${day}`)
    test(`B15 UA-D1 UM-D13 UM-D14: ${kind} ${given} ${held.join(', ')} is ${gives}`, () => {
      const known = Object.fromEntries(Object.entries(against).map(([anchor, day]) => [anchor, date(day)]))
      const found = judgeDate(kind, date(given), { today, ...known })
      assert.equal(found ? `${found.weight} ${found.code}` : 'plausible', gives)
    })
  }

  const source = globSync('src/**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('plausible-dates/'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n')
  for (const kind of kinds)
    test(`NW-1: ${kind} has bounds, and something asks it: half a kind of date judges nothing`, () => {
      assert.ok(plausibleDates[kind].length > 0)
      assert.ok(source.includes(`'${kind}'`))
    })

  test('what is not known is not held against anybody', () => {
    assert.equal(judgeDate('review_held', date('2020-01-01'), { today }), undefined)
  })

  test('a tick confirms the odd date that it stood beside, and never an error', () => {
    const odd = mistakeAbout('audit_planned', date('2028-12-01'), { today })
    assert.equal(odd?.confirm, '2028-12-01')
    assert.match(odd.message, /^Is 1 December 2028 right\?/)
    assert.equal(mistakeAbout('audit_planned', date('2028-12-01'), { today }, '2028-12-01'), undefined)
    assert.equal(mistakeAbout('audit_planned', date('2029-12-01'), { today }, '2028-12-01')?.confirm, '2029-12-01')
    const past = mistakeAbout('audit_planned', date('1999-11-25'), { today }, '1999-11-25')
    assert.equal(past?.confirm, undefined)
    assert.match(past?.message ?? '', /from today on/)
  })
})

describe('Whatever the kind and whatever is known', () => {
  const day = fc.integer({ min: -80 * 365, max: 20 * 365 }).map((days) => today.add({ days }))
  const known = fc.record(
    {
      born: day,
      lookedAfterUntil: day,
      start: day,
      due: day,
      held: day,
      lastHeld: day,
      asked: day,
      began: day,
      handedIn: day,
      actionsSet: day,
      approved: day,
    },
    { requiredKeys: [] },
  )
  const keeps = ({ side, ...bound }: Bound, given: Temporal.PlainDate, against: Against) => {
    const edge = edgeOf({ side, ...bound }, against)
    const order = edge ? Temporal.PlainDate.compare(given, edge) : 0
    return side === 'not before' ? order >= 0 : order <= 0
  }

  test('a date within every bound is plausible; one beyond an error is an error, one beyond a question only is asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), day, known, (kind, given, against) => {
        const all: Against = { today, ...against }
        const broken = plausibleDates[kind].filter((bound: Bound) => !keeps(bound, given, all))
        const found = judgeDate(kind, given, all)
        if (broken.length === 0) assert.equal(found, undefined)
        else assert.equal(found?.weight, broken.some(({ weight }) => weight === 'error') ? 'error' : 'question')
        if (found) assert.match(found.says, /^[A-Z].+/)
      }),
      { numRuns: 2000 },
    )
  })

  test('the edge itself is still plausible, and the day beyond it is not', () => {
    for (const kind of kinds) {
      for (const bound of plausibleDates[kind] as readonly Bound[]) {
        const against: Against = { today, [bound.than]: today }
        const edge = edgeOf(bound, against)!
        assert.ok(keeps(bound, edge, against), `${kind} ${bound.code}`)
        const beyond = edge.add({ days: bound.side === 'not before' ? -1 : 1 })
        assert.ok(judgeDate(kind, beyond, against), `${kind} ${bound.code}`)
      }
    }
  })
})

test('UA-D1: every date of the audit tool has its kind, and every figure its range', () => {
  const questions = auditTool.sections.flatMap((section) => section.questions)
  const without = questions.filter(({ type, key }) => type === 'date' && dateOfQuestion(key) === 'of_a_case')
  assert.deepEqual(
    without.map(({ key }) => key),
    [],
    'say in plausible-answers.ts which kind of date each of these is; a new kind gets its bounds in table.ts beside this test',
  )
  for (const { key } of questions.filter(({ type }) => type === 'number'))
    assert.ok(rangeOfQuestion(key).most < 1_000_000, `${key} has no range: give it one in plausible-answers.ts`)
  assert.equal(rangeOfQuestion('cyp2.attendance').most, 100)
})
