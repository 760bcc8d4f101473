import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SlotDone } from '#modules/calendar/index.ts'
import { pageOfAll } from '#platform/list-page.ts'
import { columnsOf, programmePage } from './pages/programme.ts'
import type { Day } from './queries/year.ts'
import { countYear } from './year.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const held = (on: string, own: Partial<Day> = {}) =>
  ({
    ...{
      ref: 'P-1',
      state: 'closed',
      kind: 'team',
      area: 'fostering',
      place: 'Team North',
      leaderId: 1,
      leader: 'Ada Lane',
    },
    ...{ companion: null, on: day(on), knowsDay: true, wasHeld: true, toldInTime: true, ...own },
  }) as Day
const line = (id: number, dueOn: string, own: Partial<SlotDone> = {}) =>
  ({
    ...{ id, activity: 'leaders_programme', person: 'Ada Lane', personId: 1, outside: false, settled: null, moved: 0 },
    ...{ periodFrom: day('2026-04-01'), periodTo: day(dueOn), dueOn: day(dueOn), doneOn: null, ...own },
  }) as SlotDone

test('4.16: each leader’s days stand beside what the agreed year asks of them, with what each counts', () => {
  const days = [
    held('2026-05-13'),
    held('2026-06-02', { area: 'elsewhere', companion: 'Bo Reed', toldInTime: false }),
    held('2026-12-07', { wasHeld: false, state: 'agreed', toldInTime: null }),
  ]
  const page = String(
    programmePage(
      {
        ...{
          year: { from: day('2026-04-01'), to: day('2027-03-31') },
          list: pageOfAll(days, { page: 1 }),
          atLeast: 2,
          arranges: false,
        },
        ...{ promises: { made: 0, keptInTime: 0, stillOpen: 0 }, today: day('2026-11-26') },
        counts: countYear(days, [
          { id: 1, name: 'Ada Lane' },
          { id: 2, name: 'Cy Moss' },
        ]),
        agreed: [
          line(1, '2026-06-30', { doneOn: day('2026-05-13') }),
          line(2, '2026-12-18'),
          line(3, '2026-12-18', { person: null, personId: null }),
        ],
      },
      columnsOf({ today: day('2026-11-26') }),
    ).main,
  )
    .replaceAll(/<[^>]+>|\s+/g, ' ')
    .replaceAll(/\s+/g, ' ')
  assert.match(page, /2 of 3, in fostering or elsewhere/)
  assert.match(
    page,
    /Ada Lane By Tue 30 June : done in time By Fri 18 December : \w[\w ]+ 1 in fostering, 1 elsewhere, 1 to come/,
  )
  assert.match(page, /Cy Moss Nothing None/)
  assert.match(page, /Nobody yet By Fri 18 December .*? None/, 'what the year asks of nobody yet is not lost')
  assert.match(page, /Ada Lane, with Bo Reed .*?Closed; staff told late/)
})

test('two leaders of one name are two', () => {
  const counts = countYear(
    [held('2026-05-13'), held('2026-06-02', { leaderId: 2 }), held('2026-06-03', { leaderId: 2 })],
    [
      { id: 1, name: 'Ada Lane' },
      { id: 2, name: 'Ada Lane' },
    ],
  )
  assert.deepEqual(
    counts.byLeader.map(({ id, fostering }) => [id, fostering]),
    [
      [1, 1],
      [2, 2],
    ],
  )
})
