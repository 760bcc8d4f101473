import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { londonDate } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { importGiven } from './cli.ts'
import { propose } from './commands/propose.ts'
import type { GivenFile } from './file.ts'
import { aChild, aFile, aHousehold, anExemptionRow, type Cells, column } from './testing.ts'

/* Whatever a file of pieces holds: twice is once, its order is none, and reading it asks as little of the database as reading one row. */

const database = await freshDatabase()
await aSmallService(database)
const today = londonDate(testNow)
const options = { today, now: testNow, apply: true, skipErrors: true }
await database.asOwner((client) => client.query(`update people set source_id = 'W1' where name = 'Person fsw-1'`))

const day = fc.integer({ min: 0, max: 300 }).map((days) => String(today.subtract({ days })))
const row: fc.Arbitrary<Cells> = fc
  .record({
    exemption_id: fc.constantFrom('E1', 'E2', 'E3', 'E4'),
    kind: fc.constantFrom('USUAL_LIMIT_EXEMPTION', 'TERMS_EXCEPTION', 'EMERGENCY_6_DAYS', 'REG24_EXTENSION'),
    child_ids: fc.constantFrom('', '1001', '1002', '1002;1001', '1001;9999'),
    start_date: day,
    end_date: fc.oneof(fc.constant(''), day),
    cancelled_date: fc.oneof(fc.constant(''), day),
    conditions: fc.constantFrom('', 'A room of their own'),
    record_status: fc.constantFrom('', 'ACTIVE', 'DELETED'),
  })
  .map((cells) => anExemptionRow(cells))
const rows = fc.uniqueArray(row, { maxLength: 4, selector: ({ exemption_id }) => exemption_id })
const register = [
  aFile('fostering_households', [aHousehold({ team: 'North', supervising_worker_id: 'W1' })]),
  aFile('header', [aChild(), aChild({ CHILD: '1002' })]),
]

/** What there is of exemptions, by their numbers. */
const held = async () =>
  JSON.stringify(
    await column(
      database,
      `select jsonb_build_object('id', b.source_id, 'said', b.said, 'state', p.state, 'from', e.began_on, 'to', e.ended_on, 'children',
        (select array_agg(c.source_id order by 1) from children c where c.id = any (e.child_ids)))::text
      from pieces_brought b join pieces p on p.id = b.piece_id join exemptions e on e.id = b.piece_id where b.taken_back_at is null order by b.source_id`,
    ),
  )
const bring = (files: readonly GivenFile[]) => importGiven(database, files, options)
const afresh = () =>
  database.asOwner((client) =>
    client.query(`update pieces_brought set taken_back_at = now();
      delete from household_links; delete from children where source_id in ('1001', '1002') and not exists (select from placements p where p.child_id = children.id)`),
  )

describe('whatever a file of exemptions holds', () => {
  test('the same file again is nothing', async () => {
    await bring(register)
    await fc.assert(
      fc.asyncProperty(rows, rows, async (before, given) => {
        await afresh()
        await bring([...register, aFile('exemptions', before)])
        await bring([aFile('exemptions', given)])
        const once = [
          await held(),
          await column(database, 'select count(*)::int from pieces'),
          await column(database, 'select count(*)::int from messages'),
        ]
        const { files } = await bring([aFile('exemptions', given)])
        assert.deepEqual([files[0]!.new, files[0]!.changed], [0, 0])
        assert.deepEqual(
          [
            await held(),
            await column(database, 'select count(*)::int from pieces'),
            await column(database, 'select count(*)::int from messages'),
          ],
          once,
        )
      }),
      { numRuns: 25 },
    )
  })

  test('and the order of files and rows is none', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(), async (given, seed) => {
        await afresh()
        await bring([...register, aFile('exemptions', given)])
        const usual = await held()
        await afresh()
        const files = [aFile('exemptions', given.toReversed()), ...register]
        await bring(files.map((_, at) => files[(at + seed) % files.length]!))
        assert.equal(await held(), usual)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a file of many rows', () => {
  const many = (count: number, letter = 'M') =>
    aFile(
      'exemptions',
      Array.from({ length: count }, (_, at) =>
        anExemptionRow({ exemption_id: `${letter}${at}`, end_date: '2026-11-01' }),
      ),
    )

  test('is read with as many statements as one of a single row, be they two thousand', async () => {
    const statementsOf = (files: readonly GivenFile[]) =>
      database.asSystem(testNow, async (tx) => {
        let count = 0
        const counting: Tx = {
          many: (query) => ((count += 1), tx.many(query)),
          one: (query) => ((count += 1), tx.one(query)),
          maybe: (query) => ((count += 1), tx.maybe(query)),
          run: (query) => ((count += 1), tx.run(query)),
        }
        await propose(counting, { files, by: null, today })
        return count
      })
    assert.equal(await statementsOf([many(2000)]), await statementsOf([many(1, 'N')]))
  })

  test('comes in row by row, all or nothing', async () => {
    const { applied, files } = await bring([many(300, 'W')])
    assert.deepEqual([applied, files[0]!.new], [true, 300])
  })
})
