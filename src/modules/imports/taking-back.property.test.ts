import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { freshDatabase, testNow } from '#test/database.ts'
import { takeBack } from './commands/take-back.ts'
import type { GivenFile } from './file.ts'
import { type KindName, kindNamed, kindNames, needOf } from './kinds/index.ts'
import {
  aCarer,
  aCarerReview,
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  bringAll,
  type Cells,
  column,
  wholeRegister,
} from './testing.ts'

/*
 * The way back out of a wrong file: taken back, nothing is left of it but the trail; and a corrected file after it gives what the right
 * one alone would have given.
 */

const options = {
  numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 12),
  seed: Number(process.env['HEARTH_TEST_SEED'] ?? 20261126),
}
/** Days that go by between one file and the next. */
const days = fc.nat({ max: 2 })
const database = await freshDatabase()

/** What comes in as a piece goes back as one: brought-pieces.test.ts. */
type OfRegister = Exclude<KindName, 'exemptions' | 'complaints_compliments' | 'escalations'>
const ofRegister = kindNames.filter((name): name is OfRegister => !kindNamed(name).piece)

const household = fc.constantFrom('H1', 'H2', 'H3')
const child = fc.constantFrom('1001', '1002', '1003')
const blankOr = (...values: [string, ...string[]]) => fc.constantFrom('', ...values)
const status = blankOr('ACTIVE', 'DELETED')

const cells: { [Kind in OfRegister]: fc.Arbitrary<Cells> } = {
  fostering_households: fc.record({
    household_id: household,
    status: fc.constantFrom('APPROVED', 'ON_HOLD', 'ENDED'),
    places_approved: blankOr('1', '2', '3'),
    terms: blankOr('One child', 'Two children'),
    ended_date: blankOr('2026-06-01', '2026-10-02'),
    record_status: status,
  }),
  foster_carers: fc.record({
    carer_id: fc.constantFrom('F1', 'F2', 'F3'),
    household_id: household,
    position: fc.constantFrom('1', '2'),
    display_name: blankOr('Wendy Fieldgate', 'Tom Quill'),
    record_status: status,
  }),
  header: fc.record({
    CHILD: child,
    DOB: fc.constantFrom('14/02/2013', '15/03/2014'),
    ETHNIC: blankOr('WBRI', 'ABAN'),
  }),
  episodes: fc.record({
    CHILD: child,
    DECOM: fc.constantFrom('09/04/2025', '10/09/2025'),
    PLACE: fc.constantFrom('U6', 'U4'),
    DEC: blankOr('10/09/2025', '01/02/2026'),
    REC: fc.constantFrom('X1'),
    REASON_PLACE_CHANGE: blankOr('CHILD', 'CARPL'),
  }),
  carer_reviews: fc.record({
    review_id: fc.constantFrom('R1', 'R2'),
    household_id: household,
    due_date: fc.constantFrom('2026-10-10', '2026-12-01'),
    held_date: blankOr('2026-10-12', '2026-11-02'),
    record_status: status,
  }),
  household_link: fc.record({
    child_id: child,
    start_date: fc.constantFrom('2025-04-09', '2025-09-10'),
    household_id: household,
    record_status: status,
  }),
}

const whole: { [Kind in OfRegister]: (given: Cells) => Cells } = {
  fostering_households: aHousehold,
  foster_carers: aCarer,
  header: aChild,
  episodes: anEpisode,
  carer_reviews: aCarerReview,
  household_link: aLink,
}

type Rows = Readonly<Record<OfRegister, readonly Cells[]>>

/** Some rows of every kind, no two of one key. */
const rows: fc.Arbitrary<Rows> = fc.record(
  Object.fromEntries(
    ofRegister.map((kind) => [
      kind,
      fc.uniqueArray(cells[kind].map(whole[kind]), { maxLength: 4, selector: (one) => keyIn(kind, one) }),
    ]),
  ) as { [Kind in OfRegister]: fc.Arbitrary<Cells[]> },
)

const columnsOf = (kind: KindName, which: (need: string | undefined) => boolean) =>
  Object.entries(kindNamed(kind).columns).flatMap(([name, column]) => (which(needOf(column)) ? [name] : []))

function keyIn(kind: KindName, one: Cells): string {
  return columnsOf(kind, (need) => need === 'key')
    .map((name) => one[name])
    .join(' ')
}

const filesOf = (all: Rows): GivenFile[] => ofRegister.map((kind) => aFile(kind, all[kind]))

const onDay = (day: number) => testNow.add({ hours: 24 * day })

/** What the register holds, and who cared where from when to when. */
async function withStays(): Promise<string> {
  const stays = await column(
    database,
    `select concat_ws(' ', c.source_id, h.source_id, s.position, s.initials, s.from_on, '-', s.until_on) from carer_stays s
    join carers c on c.id = s.carer_id join households h on h.id = s.household_id order by 1`,
  )
  return `${await wholeRegister(database)} ${JSON.stringify(stays)}`
}

/** What there is after a life that begins with nothing. */
async function after(life: () => Promise<unknown>, read = () => wholeRegister(database)): Promise<string> {
  await database.asOwner((client) =>
    client.query(`truncate imports, households, carers, children, episodes, carer_reviews, household_links, placements,
      place_change_reasons, history restart identity cascade`),
  )
  await life()
  return read()
}

async function back({ id: importId }: { id: number | null }, day: number): Promise<void> {
  if (importId === null) return
  await database.asSystem(onDay(day), (tx) => takeBack(tx, { importId, by: null, because: 'It was the wrong file' }))
}

describe('the way back out of a wrong import', () => {
  test('a wrong file that is taken back, then the right one, is the right one alone', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, days, days, async (before, wrong, right, later, further) => {
        const withIt = await after(async () => {
          await bringAll(database, filesOf(before))
          await back(await bringAll(database, filesOf(wrong), later), later + further)
          await bringAll(database, filesOf(right), later + further)
        }, withStays)
        const alone = await after(async () => {
          await bringAll(database, filesOf(before))
          await bringAll(database, filesOf(right), later + further)
        }, withStays)
        assert.equal(withIt, alone)
      }),
      options,
    )
  })

  test('two that are both taken back, in either order, leave what was there', async () => {
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, fc.boolean(), days, days, async (before, one, other, newestFirst, a, b) => {
        let was = ''
        const is = await after(async () => {
          await bringAll(database, filesOf(before))
          was = await withStays()
          const both = [await bringAll(database, filesOf(one), a), await bringAll(database, filesOf(other), a + b)]
          for (const [at, brought] of (newestFirst ? both.toReversed() : both).entries())
            await back(brought, a + b + at)
        }, withStays)
        assert.equal(is, was)
      }),
      options,
    )
  })

  test('a wrong file and then the corrected one is the right one alone, whichever cell was wrong', async () => {
    const mistake = fc.record({ kind: fc.constantFrom(...ofRegister), row: fc.nat(), cell: fc.nat(), with: fc.nat() })
    await fc.assert(
      fc.asyncProperty(rows, rows, rows, mistake, async (before, right, elsewhere, made) => {
        const wrong = withMistake(right, elsewhere, made)
        let notIn: readonly string[] = []
        const alone = await after(async () => {
          await bringAll(database, filesOf(before))
          notIn = (await bringAll(database, filesOf(right))).wrong
        })
        const at = made.row % Math.max(1, right[made.kind].length)
        // A row that has an error in the right file as well corrects nothing; one that is ended there stays, ended, where the wrong one
        // had brought it.
        if (notIn.includes(`${made.kind} ${at + 2}`) || right[made.kind][at]?.['record_status'] === 'DELETED') return
        const withIt = await after(async () => {
          await bringAll(database, filesOf(before))
          await bringAll(database, filesOf(wrong))
          await bringAll(database, filesOf(right))
        })
        assert.equal(withIt, alone)
      }),
      options,
    )
  })
})

/** The same rows with one cell of one of them as it stands in a row of other files; never one that says which row it is. */
function withMistake(
  right: Rows,
  elsewhere: Rows,
  made: { kind: OfRegister; row: number; cell: number; with: number },
): Rows {
  const { kind } = made
  const [own, others] = [right[kind], elsewhere[kind]]
  const names = columnsOf(kind, (need) => need !== 'key')
  const name = names[made.cell % names.length] ?? ''
  const value = others[made.with % Math.max(1, others.length)]?.[name] ?? ''
  return {
    ...right,
    [kind]: own.map((one, at) => (at === made.row % own.length ? { ...one, [name]: value } : one)),
  }
}
