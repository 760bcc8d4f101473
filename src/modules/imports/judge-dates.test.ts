import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { type Against, judgeDate } from '#framework/plausible-dates/index.ts'
import { compareFiles } from './compare.ts'
import { readFile } from './file.ts'
import { type Column, type Fields, type KindName, kinds } from './kinds/index.ts'
import {
  aCarer,
  aCarerReview,
  aChild,
  aComplaintRow,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  anEscalationRow,
  anExemptionRow,
  aWorld,
  type Cells,
} from './files.testing.ts'

const today = Temporal.PlainDate.from('2026-11-25')
const rows: Readonly<Record<KindName, (cells: Cells) => Cells>> = {
  fostering_households: aHousehold,
  foster_carers: aCarer,
  header: aChild,
  episodes: (cells) => anEpisode({ REC: 'X1', ...cells }),
  carer_reviews: aCarerReview,
  household_link: aLink,
  exemptions: anExemptionRow,
  complaints_compliments: aComplaintRow,
  escalations: anEscalationRow,
}
const held = {
  header: { '1001': { source_id: '1001', born_on: '2013-02-14' } },
  fostering_households: { H1: { source_id: 'H1', team_id: 1, supervising_worker_id: 2 } },
} satisfies Partial<Record<KindName, Record<string, Fields>>>

type DateColumn = Extract<Column, { type: 'date' }>
const columns = kinds.flatMap((kind) =>
  Object.entries(kind.columns).flatMap(([name, column]) => (column.type === 'date' ? [{ kind, name, column }] : [])),
)

describe('B15 UM-D14: every date that a file can hold is held against the table of plausible dates', () => {
  const day = fc.integer({ min: -110 * 365, max: 15 * 365 }).map((days) => today.add({ days }))

  test('inside it is accepted, beyond an error it is refused, beyond a question it is asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...columns), day, ({ kind, name, column }, date) => {
        const cells = rows[kind.name]({ [name]: date.toString() })
        const read = readFile(aFile(kind.name, [cells]))
        const [proposal] = compareFiles([read], aWorld(today, held))
        const found = judgeDate(column.date, date, againstOf(column, read.rows[0]?.fields ?? {}, kind.name))
        const at = (column: string | null) => column === name
        const errors = proposal!.errors.filter((one) => at(one.column)).map(({ code }) => code)
        // The child is known as born on another day: same-reference.test.ts asks about that.
        const ofTable = ({ column, code }: { column: string | null; code: string }) =>
          at(column) && code !== 'other_birth_date'
        const questions = proposal!.questions.filter(ofTable).map(({ code }) => code)
        const otherErrors = proposal!.errors.length > errors.length
        assert.deepEqual(errors, found?.weight === 'error' ? [found.code] : [])
        // Another date of the row, held against this one, may keep the whole row out.
        if (!otherErrors) assert.deepEqual(questions, found?.weight === 'question' ? [found.code] : [])
      }),
      { numRuns: 1500 },
    )
  })

  test('a row that only ends what it names is asked for no date: a mistake must be endable', () => {
    const [proposal] = compareFiles(
      [readFile(aFile('household_link', [aLink({ start_date: '2052-04-09', record_status: 'DELETED' })]))],
      aWorld(today, held),
    )
    assert.deepEqual(proposal?.errors, [])
  })
})

/** What the column's date is held against, said once more from the row and the register. */
function againstOf({ against = {} }: DateColumn, fields: Fields, kind: KindName): Against {
  const day = (value: Fields[string] | undefined) =>
    typeof value === 'string' ? Temporal.PlainDate.from(value) : undefined
  const own = Object.fromEntries(
    Object.entries(against).map(([anchor, field]) => [anchor, day(field && fields[field])]),
  )
  const born = kind === 'episodes' || kind === 'household_link' ? day('2013-02-14') : undefined
  return { today, ...(born ? { born } : {}), ...own }
}
