import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isWorkingDay } from '#platform/dates/index.ts'
import type { lines } from './lines.ts'
import { nextYear, tooEarlyUntil } from './next-year.ts'
import { type Member, periodsOf, proposeYear } from './propose.ts'
import { isAway, isQuiet } from './quiet.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = { firstDay: day('2027-04-01'), lastDay: day('2028-03-31') }
const midYear = { firstDay: day('2026-12-01'), lastDay: day('2027-03-31') }
const one = (id: number, ...roles: string[]): Member => ({ id, roles, away: [] })
const staff = [
  ...[
    one(1, 'corporate_director'),
    one(2, 'head_of_service'),
    one(3, 'service_manager'),
    one(4, 'operational_manager'),
  ],
  ...[one(5, 'head_of_quality_assurance'), one(6, 'quality_assurance'), one(7, 'quality_assurance')],
  ...[one(11, 'team_manager'), one(12, 'team_manager'), one(13, 'team_manager')],
  ...[one(21, 'chief_executive'), one(22, 'executive_director'), one(23, 'lado'), one(24, 'iro_manager')],
  ...[one(25, 'panel_adviser'), one(31, 'fostering_reviewing_officer'), one(32, 'fostering_reviewing_officer')],
]
const of = (drawn: ReturnType<typeof proposeYear>, activity: string) =>
  drawn.filter((slot) => slot.activity === activity)

describe('3.4: the year that Hearth proposes', () => {
  const drawn = proposeYear(year, staff)
  const counts: [keyof typeof lines, number][] = [
    ['practice_observation', 6 * 12],
    ['managers_audit', 3 * 12],
    ['leaders_programme', 3 * 4],
    ['pqa_attendance', 7 * 12],
    ['quarterly_report', 4],
    ['annual_report', 1],
    ['record_authorisation', 3 * 12],
    ['concern_notification', 3 * 12],
    ['lado_report', 12],
    ['escalation_report', 12],
    ['engagement_themes', 12],
    ['review_collation', 12],
    ['panel_report', 2],
  ]
  for (const [activity, count] of counts)
    test(`has ${count} lines of ${activity}`, () => assert.equal(of(drawn, activity).length, count))

  test('spreads what several people do: no two who watch in a month end on one day', () => {
    const november = of(drawn, 'practice_observation').filter(({ periodFrom }) => String(periodFrom) === '2027-11-01')
    assert.equal(new Set(november.map(({ dueOn }) => String(dueOn))).size, 6)
  })
  test('4.1: has twelve meetings on twelve days, August’s before the summer and two weeks or more from any other', () => {
    const days = [...new Set(of(drawn, 'pqa_attendance').map(({ dueOn }) => String(dueOn)))].toSorted()
    assert.deepEqual(
      days.filter((on) => /-0[789]-/.test(on)),
      ['2027-07-14', '2027-07-30', '2027-09-14'],
    )
    assert.equal(days.length, 12)
    const august = proposeYear({ firstDay: day('2027-08-01'), lastDay: day('2028-03-31') }, staff)
    assert.ok(august.every(({ dueOn }) => String(dueOn) > '2027-08-01'))
  })
  test('lets those who share a task take turns', () => {
    const collations = of(drawn, 'review_collation').map(({ personId }) => personId)
    assert.deepEqual(collations.slice(0, 4), [31, 32, 31, 32])
  })
  test('names nobody for a post that nobody holds', () => {
    const without = proposeYear(
      year,
      staff.filter(({ roles }) => !roles.includes('lado')),
    )
    assert.deepEqual([...new Set(of(without, 'lado_report').map(({ personId }) => personId))], [null])
  })
  test('is asked in April of what was so in March: returns follow their month', () => {
    const last = of(drawn, 'lado_report').at(-1)!
    assert.equal(String(last.dueOn), '2028-04-07')
  })
  test('gives a month in which somebody is away to whoever covers for them', () => {
    const away = [{ from: day('2027-10-20'), until: day('2027-12-05'), coverId: 2 }]
    const lines = of(proposeYear(year, [...staff, { id: 14, roles: ['team_manager'], away }]), 'managers_audit')
    const who = (month: string) =>
      lines.filter(({ periodFrom }) => String(periodFrom) === month).map((slot) => slot.personId)
    assert.deepEqual(who('2027-11-01'), [11, 12, 13, 2])
    assert.deepEqual(who('2027-10-01'), [11, 12, 13, 14])
  })
  test('may begin with any month, and then has what is not over', () => {
    assert.deepEqual(
      periodsOf(midYear, 'quarter').map(({ from }) => String(from)),
      ['2026-12-01', '2027-01-01'],
    )
    assert.equal(of(proposeYear(midYear, staff), 'practice_observation').length, 6 * 4)
  })
  test('names activities of rooms that are not there yet as kept outside Hearth', () => {
    assert.ok(of(drawn, 'escalation_report').every(({ outside }) => outside))
    assert.ok(of(drawn, 'practice_observation').every(({ outside }) => !outside))
  })

  test('whoever works there and whoever is away: each day is a working day, not a quiet one, and not in an absence', () => {
    const absence = fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: 0, max: 60 })).map(([at, length]) => {
      const from = year.firstDay.add({ days: at })
      return { from, until: from.add({ days: length }), coverId: null }
    })
    const roles = fc.constantFrom('team_manager', 'service_manager', 'lado', 'chief_executive', 'quality_assurance')
    const members = fc.array(
      fc.record({ roles: fc.array(roles, { maxLength: 2 }), away: fc.array(absence, { maxLength: 2 }) }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(members, fc.constantFrom(year, midYear), (some, days) => {
        const people = some.map((member, id) => ({ ...member, id }))
        for (const slot of proposeYear(days, people)) {
          assert.ok(isWorkingDay(slot.dueOn), String(slot.dueOn))
          assert.ok(!isQuiet(slot.dueOn), String(slot.dueOn))
          const earliest = slot.activity === 'pqa_attendance' ? days.firstDay : slot.periodFrom
          assert.ok(Temporal.PlainDate.compare(slot.dueOn, earliest) >= 0)
          const { away } = people.find(({ id }) => id === slot.personId) ?? { away: [] }
          // A meeting is on the day on which everybody else meets.
          if (slot.activity !== 'pqa_attendance') assert.ok(!isAway(away, slot.dueOn), String(slot.dueOn))
        }
      }),
    )
  })
})

describe('3.4: which year is drawn next', () => {
  const cases: [string, [string, string][], string, [string, string] | undefined][] = [
    ['the first, from the next month', [], '2026-11-26', ['2026-12-01', '2027-03-31']],
    ['the first, when the next month is April', [], '2027-03-10', ['2027-04-01', '2028-03-31']],
    ['the one after, from January', [['2026-12-01', '2027-03-31']], '2027-01-01', ['2027-04-01', '2028-03-31']],
    ['none in December', [['2026-12-01', '2027-03-31']], '2026-12-31', undefined],
    [
      'when one was missed, from the next month',
      [['2025-04-01', '2026-03-31']],
      '2026-11-26',
      ['2026-12-01', '2027-03-31'],
    ],
  ]
  for (const [says, years, today, expected] of cases)
    test(says, () => {
      const next = nextYear(
        years.map(([firstDay, lastDay]) => ({ firstDay: day(firstDay), lastDay: day(lastDay) })),
        day(today),
      )
      assert.deepEqual(next && [String(next.firstDay), String(next.lastDay)], expected)
    })

  test('is said to come from the January before it, until that has come', () => {
    const years = [midYear]
    assert.deepEqual(tooEarlyUntil(years, day('2026-12-31')), day('2027-01-01'))
    assert.equal(tooEarlyUntil(years, day('2027-01-01')), undefined)
    assert.equal(tooEarlyUntil([], day('2026-12-31')), undefined, 'the first one waits for nothing')
  })
})
