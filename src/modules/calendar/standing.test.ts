import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { opensOn, type Standing, standingOf, type Timed } from './standing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const november: Timed = {
  periodFrom: day('2026-11-01'),
  periodTo: day('2026-11-30'),
  dueOn: day('2026-11-27'),
  outside: false,
  settled: null,
  moved: 0,
}

describe('3.3: how a line of the year stands', () => {
  const cases: [string, Partial<Timed>, string | null, string, Standing][] = [
    ['before its month', {}, null, '2026-10-31', 'not_yet_due'],
    ['from the first of it', {}, null, '2026-11-01', 'due'],
    ['on its day', {}, null, '2026-11-27', 'due'],
    ['ten working days after', {}, null, '2026-12-11', 'due'],
    ['the day after those', {}, null, '2026-12-12', 'missed'],
    ['done before its month', {}, '2026-10-30', '2026-11-05', 'early'],
    ['done on the first of it', {}, '2026-11-01', '2026-11-05', 'in_time'],
    ['done on its day', {}, '2026-11-27', '2026-12-05', 'in_time'],
    ['done the day after', {}, '2026-11-28', '2026-12-05', 'late'],
    ['done ten working days after', {}, '2026-12-11', '2026-12-20', 'late'],
    ['done after it was missed: it stays so', {}, '2026-12-14', '2027-01-20', 'missed'],
    ['moved once and done in time', { moved: 1, dueOn: day('2026-12-08') }, '2026-12-08', '2026-12-20', 'in_time'],
    ['moved twice and done in time', { moved: 2, dueOn: day('2026-12-08') }, '2026-12-08', '2026-12-20', 'late'],
    ['excused', { settled: 'excused' }, null, '2027-01-20', 'excused'],
    ['excused, and done all the same', { settled: 'excused' }, '2026-11-20', '2027-01-20', 'excused'],
    ['no longer needed', { settled: 'not_needed' }, null, '2027-01-20', 'no_longer_needed'],
    ['outside: never missed', { outside: true }, null, '2027-03-20', 'kept_outside'],
    ['outside, and excused', { outside: true, settled: 'excused' }, null, '2027-03-20', 'excused'],
  ]
  for (const [says, also, doneOn, today, expected] of cases)
    test(says, () =>
      assert.equal(standingOf({ ...november, ...also }, doneOn === null ? null : day(doneOn), day(today)), expected),
    )

  test('what is due after its month, or once a quarter, is looked at ten working days before', () => {
    assert.equal(String(opensOn(november)), '2026-11-01')
    assert.equal(String(opensOn({ ...november, dueOn: day('2026-12-07') })), '2026-11-23')
    assert.equal(
      String(
        opensOn({ ...november, periodFrom: day('2026-10-01'), periodTo: day('2026-12-31'), dueOn: day('2026-12-18') }),
      ),
      '2026-12-04',
    )
  })
})
