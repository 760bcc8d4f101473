import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { raiseSight } from '#modules/evidence/index.ts'
import { handOverChild } from '#modules/voices/commands/hand-over.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { asTx, columnTypes, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'

/*
 * Raising the class of a piece changes the row of everything that hangs on it. Whoever holds one of those, as a command does that moves a
 * voice, may go on to the next of them and to the piece itself: neither waits for the other for ever.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const owner = new pg.Client({ ...database.connection, types: columnTypes })
await owner.connect()
owner.on('error', () => {}) // the database is dropped under it
after(() => owner.end().catch(() => {}))
const past = asTx(owner)
const officer = people['iro-1']!

const aPiece = () =>
  database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, moderatorId: people['iro-2']! }),
  )
type Piece = Awaited<ReturnType<typeof aPiece>>

const raises = ({ ref }: Piece) =>
  database.asPerson(people['fro-1']!, testNow, (tx) => raiseSight(tx, ref, 'restricted', 'It is said of a carer.'))

const untilSomethingWaits = () =>
  database.asOwner(async (other) => {
    for (let tries = 0; tries < 500; tries += 1) {
      const { rows } = await other.query('select from pg_locks where not granted')
      if (rows.length > 0) return
      await sleep(10)
    }
    assert.fail('nothing waits')
  })

/** Two voices of one child, of which the first lies behind the second in the table, as after any change of it. */
async function twoVoices({ id: pieceId }: Piece): Promise<[number, number, string]> {
  const one = { householdId: household.id, childId: household.childId, gathererId: officer, pieceId }
  const [first, second] = await database.asSystem(testNow, async (tx) => [await aVoice(tx, one), await aVoice(tx, one)])
  await past.run(sql`update voices set version = version + 1 where id = ${first!.id}`)
  return [first!.id, second!.id, first!.ref]
}

/** What somebody holds first, by its table, for each in which a row is held that hangs on a piece. */
const holding: Readonly<Record<string, (tx: Tx, piece: Piece) => Promise<number>>> = {
  voices: async (_tx, piece) => (await twoVoices(piece))[0],
  actions: async (tx, { id: pieceId }) =>
    (await anAction(tx, { householdId: household.id, pieceId, ownerId: people['fsw-1']!, raisedBy: people['fro-1']! }))
      .id,
  unfinished_alerts: async (tx, { id }) =>
    (
      await tx.one<{ id: number }>(sql`insert into unfinished_alerts (household_id, piece_id, question, by_id, at)
        values (${household.id}, ${id}, 'safe.now', ${officer}, ${testNow}) returning id`)
    ).id,
  childs_words: async (tx, { id }) =>
    (
      await tx.one<{ id: number }>(sql`insert into childs_words (id, piece_id, child_id, question, handed_on_at)
        values (1, ${id}, ${household.childId}, 'a.question', ${testNow}) returning id`)
    ).id,
  corrections: async (tx, { id }) =>
    (
      await tx.one<{
        id: number
      }>(sql`insert into corrections (id, kind, of_ref, subject_id, piece_id, what, asked_by, asked_at)
        values (1, 'answer', 'A-1', 1, ${id}, 'It is of another child.', ${officer}, ${testNow}) returning id`)
    ).id,
}

describe('two at once: the class of a piece is raised while somebody', () => {
  test('hands a child over: both are done, and neither waits for the other', async () => {
    const piece = await aPiece()
    const [first, second, ref] = await twoVoices(piece)
    let raising: Promise<unknown> = Promise.resolve()
    await database.asPerson(officer, testNow, async (tx, actor) => {
      await tx.one(sql`select id from voices where id = ${first} for update`) // as far as the handing over had come
      raising = raises(piece).catch((problem: unknown) => problem)
      await untilSomethingWaits()
      await handOverChild(tx, ref, { to: people['iro-2']!, reason: 'She asks him from now on.' }, actor)
    })
    assert.match(String(await raising), /^A-\d{10}$/)
    const { rows } = await owner.query('select gatherer_id from voices where id = any ($1)', [[first, second]])
    assert.deepEqual(rows, [{ gatherer_id: people['iro-2'] }, { gatherer_id: people['iro-2'] }])
  })

  for (const [table, arrange] of Object.entries(holding))
    test(`holds a row of ${table}, and writes something more of the piece`, async () => {
      const piece = await aPiece()
      const id = await database.asOwner((client) => arrange(asTx(client), piece))
      await owner.query('begin')
      await owner.query(`select from ${table} where id = $1 for update`, [id])
      const raising = raises(piece).catch((problem: unknown) => problem)
      await untilSomethingWaits()
      await owner.query('select from pieces where id = $1 for key share', [piece.id])
      await owner.query('commit')
      assert.match(String(await raising), /^A-\d{10}$/)
    })

  test('and every table that hangs on a piece is held with it, or only while the piece is', async () => {
    const { rows } = await owner.query(`select conrelid::regclass::text as of from pg_constraint
      where contype = 'f' and confrelid = 'pieces'::regclass order by 1`)
    // Whoever changes a row of these holds its piece first, or only puts rows in; evidence_records follow what they are said by, which is held.
    const withThePiece =
      'alert_entries allegations answers asides audits clocks complaints confidential_actions corrected_readings escalations evidence_records exemptions leader_cases leader_visits moves observations piece_people pieces_brought presence section_views told'
    assert.deepEqual(
      rows.map(({ of }) => of),
      [...Object.keys(holding), ...withThePiece.split(' ')].toSorted(),
      'a row that is held without its piece: hold_what_hangs in db/policies/need_to_know.sql holds it, and it stands in `holding`',
    )
  })
})
