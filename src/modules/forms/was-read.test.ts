import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsRead, mistakeInRead } from './was-read.ts'

/* Evidence is referenced by kind and date. */

const today = Temporal.PlainDate.from('2026-11-19')

const table: readonly [string, RegExp | undefined][] = [
  ['', undefined],
  ['Supervision record, 12 May 2026', undefined],
  ['Supervision record of 12 May.', undefined],
  ['Record of a visit 3/3/26; School report, 2026-02-29', /“2026-02-29” is no day/],
  ['Record of a visit 3/3/26\nSchool report on 1st March 2026', undefined],
  ['School report (12.5.2026)', undefined],
  ['Minutes, 29 February', undefined],
  ['Minutes, 29 February 2026', /is no day/],
  ['Minutes, 31 June', /is no day/],
  ['Minutes, 20 November 2026', /20 November 2026 has not come yet/],
  ['Minutes, 19 November 2026', undefined],
  ['Supervision record, ', /“Supervision record,” has no date/],
  ['Case note, 4 May 2026; the chronology', /“the chronology” has no date/],
  ['12 May 2026', /Say what was read on 12 May 2026/],
]
for (const [text, mend] of table)
  test(`“${text}”: ${mend ? 'to be mended' : 'is kept'}`, () => {
    const said = mistakeInRead(text, today)
    if (mend) assert.match(said ?? '', mend)
    else assert.equal(said, undefined)
  })

test('each kind that is offered can be said with a day', () => {
  for (const kind of kindsRead) assert.equal(mistakeInRead(`${kind}, 12 May 2026`, today), undefined, kind)
})
