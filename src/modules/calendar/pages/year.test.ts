import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nothing } from '#platform/html/index.ts'
import type { Year } from '../slot.ts'
import type { Alike } from '../tally.ts'
import { yearPage } from './year.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const year = {
  ...{ id: 1, state: 'agreed', version: 1, firstDay: day('2026-04-01'), lastDay: day('2027-03-31') },
} as Year

const line = (count: number, own: Partial<Alike>) =>
  ({
    ...{ activity: 'practice_observation', count, moved: 0, outside: false, settled: null, doneOn: null },
    ...{ periodFrom: day('2026-05-01'), periodTo: day('2026-05-31'), dueOn: day('2026-05-29') },
    ...own,
  }) as Alike

const lines = [
  line(1, { doneOn: day('2026-05-20') }),
  line(2, { doneOn: day('2026-06-01') }),
  line(3, {}),
  line(4, { settled: 'excused' }),
  line(5, { settled: 'not_needed' }),
  line(6, { outside: true }),
  line(7, { periodFrom: day('2027-01-01'), periodTo: day('2027-01-31'), dueOn: day('2027-01-29') }),
]

test('3.3: the numbers above the year add up to what was agreed, and each opens its list', () => {
  const page = String(
    yearPage({
      ...{
        year,
        years: [year],
        slots: lines,
        signatures: [],
        said: [],
        moves: nothing,
        mistakes: [],
        draws: false,
        mayDraw: false,
      },
      ...{ drawnFrom: day('2027-01-01'), mayAdd: false, today: day('2026-11-26') },
    }).main,
  )
  const numbers = [...page.matchAll(/hearth-numbers__link" href="([^"]+)">(\d+)</g)]
  const [agreed, ...rest] = numbers.map(([, , count]) => Number(count))
  assert.equal(agreed, 28)
  assert.equal(
    rest.reduce((sum, count) => sum + count, 0),
    agreed,
  )
  assert.match(numbers.map(([, href]) => href).join(' '), /not_yet_due.*excused.*no_longer_needed/s)
  assert.match(page, /The next year can be drawn from Fri 1 January 2027 on\./)
})

test('3.4: a year that is not agreed says how many are due, and not what is done of them', () => {
  const proposed = { ...year, state: 'proposed' } as Year
  const page = String(
    yearPage({
      ...{
        year: proposed,
        years: [proposed],
        slots: lines,
        signatures: [],
        said: [],
        moves: nothing,
        draws: false,
        mayDraw: false,
      },
      ...{ mistakes: [{ field: 'words', message: 'Say in a sentence or two what should be different.' }] },
      ...{ drawnFrom: undefined, mayAdd: false, today: day('2026-03-01') },
    }).main,
  )
  assert.match(page, /The year to be agreed/)
  assert.doesNotMatch(page, /\d\/\d/)
  assert.ok(page.indexOf('There is a problem') < page.indexOf('The year to be agreed'), 'what to mend is said first')
})
