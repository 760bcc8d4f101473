import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { askToPutRight } from '#modules/corrections/commands/ask.ts'
import { decideCorrection } from '#modules/corrections/commands/decide.ts'
import { eraseSealed } from '#modules/corrections/commands/sealed.ts'
import { aPerson } from '#modules/people/testing.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { commit, discard } from './commands/commit.ts'
import { run } from './commands/errand.ts'
import { propose } from './commands/propose.ts'
import { correctableFile } from './commands/put-right.ts'
import { takeBack } from './commands/take-back.ts'
import type { Preview } from './preview.ts'
import { aChild, aFile, aHousehold, anEpisode, aSmallService, bring, column, wholeRegister } from './testing.ts'

/* A file with the wrong people in it is sealed whatever became of its import, and its import can still be taken back. */

const today = Temporal.PlainDate.from('2026-11-19')
const wrong = [
  aFile('fostering_households', [aHousehold({ places_approved: '7' }), aHousehold({ household_id: 'H2' })]),
  aFile('header', [aChild({ CHILD: '1002' })]),
  aFile('episodes', [anEpisode({ CHILD: '1002', REASON_PLACE_CHANGE: 'CHILD', DEC: '01/02/2026', REC: 'X1' })]),
]

/** What is in the register before, and the wrong files beside it. */
async function wrongFiles() {
  const database = await freshDatabase()
  const person = (role: 'quality_assurance' | 'head_of_quality_assurance') =>
    database.asSystem(testNow, async (tx) => (await aPerson(tx, { roles: [role] })).id)
  const [qa, head] = [await person('quality_assurance'), await person('head_of_quality_assurance')]
  await bring(database, aSmallService())
  const before = await wholeRegister(database)
  const importId = await database.asPerson(
    head,
    testNow,
    async (tx) => (await propose(tx, { files: wrong, by: head, today })).importId,
  )
  const sealAll = async () => {
    const sealed: number[] = []
    for (const file of await column(
      database,
      `select id from import_files where import_id = ${importId} and kind is not null order by id`,
    )) {
      const { id } = await database.asPerson(head, testNow, async (tx) =>
        askToPutRight(tx, {
          kind: 'file',
          of: await correctableFile.find(tx, `file-${file}`),
          what: 'Not ours',
          whose: '',
        }),
      )
      await database.asPerson(qa, testNow, (tx, actor) =>
        decideCorrection(
          tx,
          id,
          { outcome: 'sealed', whose: '', why: 'So' },
          { about: correctableFile, rooms },
          actor,
          { now: testNow, today },
        ),
      )
      sealed.push(id)
    }
    return sealed
  }
  const as = <T>(work: Parameters<typeof database.asPerson<T>>[2]) => database.asPerson(head, testNow, work)
  const back = () => as((tx) => takeBack(tx, { importId, by: head, because: 'The wrong file' }))
  const erase = (id: number) =>
    as((tx, actor) => eraseSealed(tx, id, { law: 'unlawful', why: 'Not ours', until: today }, actor))
  return { database, importId, before, head, as, sealAll, back, erase }
}

const state = async (database: TestDatabase, importId: number) =>
  (await column(database, `select state from imports where id = ${importId}`))[0]
const nowhere = async (database: TestDatabase) =>
  assert.deepEqual(
    await column(
      database,
      `select count(*)::int from import_files f left join import_changes c on c.file_id = f.id left join import_withheld w on w.file_id = f.id
        where f.import_id = 2 and (length(f.content) > 0 or f.name <> 'sealed' or c.id is not null or w.file_id is not null)`,
    ),
    [0],
  )

describe('a file with the wrong people in it', () => {
  test('of an import that nobody has decided is sealed, and the import is discarded with it', async () => {
    const { database, importId, before, sealAll, as, head } = await wrongFiles()
    await sealAll()
    await nowhere(database)
    assert.equal(await state(database, importId), 'discarded')
    await assert.rejects(
      as((tx) => commit(tx, { importId, by: head, today })),
      /discarded/,
    )
    assert.equal(await wholeRegister(database), before)
  })

  test('of an import that was refused is sealed', async () => {
    const { database, importId, sealAll, as, head } = await wrongFiles()
    await as((tx) => discard(tx, { importId, by: head }))
    await sealAll()
    await nowhere(database)
  })

  test('that was brought in is sealed, and its import is taken back as if it were not', async () => {
    const { database, importId, before, sealAll, back, erase, as, head } = await wrongFiles()
    await as((tx) => commit(tx, { importId, by: head, today }))
    const sealed = await sealAll()
    await nowhere(database)
    await assert.rejects(erase(sealed[0]!), /can still be taken back/)
    const shown = (await as((tx, actor) => run(tx, actor, { do: 'preview', importId }))) as Preview
    assert.deepEqual(
      shown.back.map(({ kind, counts, changed, removed }) => [kind, counts, changed, removed]),
      [
        ['fostering_households', [1, 1], [], []],
        ['header', [1, 0], [], []],
        ['episodes', [0, 1], [], []],
      ],
      'how many rows go back, and none of the people',
    )
    const { stays } = await back()
    assert.deepEqual(stays, [])
    assert.equal(await wholeRegister(database), before)
    await nowhere(database)
    await erase(sealed[0]!)
    assert.equal(await state(database, importId), 'taken_back')
  })

  test('that was taken back is sealed', async () => {
    const { database, importId, before, sealAll, back, as, head } = await wrongFiles()
    await as((tx) => commit(tx, { importId, by: head, today }))
    await back()
    await sealAll()
    await nowhere(database)
    assert.equal(await wholeRegister(database), before)
  })
})
