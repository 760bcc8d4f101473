import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthOf } from '#platform/dates/index.ts'
import { valuesIn } from '#platform/settings/index.ts'
import { asItComes, lines } from './lines.ts'
import { hoursOf, loadOf, mostOf } from './load.ts'
import type { SlotDone } from './queries/slots.ts'
import { loadSettings } from './settings.ts'
import type { ActivityKey } from './slot.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const slot = (personId: number | null, dueOn: string, more: Partial<SlotDone> = {}): SlotDone => ({
  ...{ id: 1, yearId: 1, activity: 'managers_audit', role: 'team_manager', personId, person: `Person ${personId}` },
  ...{ periodFrom: day(dueOn), periodTo: day(dueOn), firstDueOn: day(dueOn), dueOn: day(dueOn), outside: false },
  ...{ settled: null, moved: 0, doneOn: null },
  ...more,
})
const months = [monthOf(day('2026-11-01')), monthOf(day('2026-12-01'))]
const set = valuesIn([], loadSettings)

test('3.3: the work that is still to do is spread by person and month, whoever has most in one month first', () => {
  const slots = [
    slot(1, '2026-11-30'),
    slot(2, '2026-11-30'),
    slot(2, '2026-11-16', { activity: 'pqa_attendance' }),
    slot(2, '2026-12-31'),
  ]
  assert.deepEqual(
    loadOf(slots, months, set).map(({ personId, months }) => [
      personId,
      months.map(({ lines, hours }) => [lines, hours]),
    ]),
    [
      [
        2,
        [
          [2, 9],
          [1, 6],
        ],
      ],
      [
        1,
        [
          [1, 6],
          [0, 0],
        ],
      ],
    ],
  )
})

test('3.3: nobody has to do what is done, excused, nobody’s or due another time', () => {
  const slots = [
    slot(1, '2026-11-30', { doneOn: day('2026-11-12') }),
    slot(2, '2026-11-30', { settled: 'excused' }),
    slot(null, '2026-11-30'),
    slot(3, '2027-01-29'),
  ]
  assert.deepEqual(loadOf(slots, months, set), [])
  assert.equal(mostOf({ personId: 1, person: '', months: [] }), 0)
})

test('3.3: each activity that is planned takes some hours', () => {
  const planned = Object.keys({ ...lines, ...asItComes }) as ActivityKey[]
  assert.deepEqual(
    planned.filter((activity) => hoursOf(activity, set) === 0),
    [],
  )
  assert.equal(hoursOf('moderation', set), 0)
})
