import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { beginUnfinished, takeBackUnfinished } from '#modules/alerts/index.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { finishAction } from '#modules/actions/index.ts'
import { askForVoices, setWordsDue } from '#modules/voices/index.ts'
import { remind } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { addToList, raiseSight } from './commands/lists.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const inTwoWeeks = today.add({ days: 14 })

/* What is told of a restricted piece, by whichever room: a letter that says nothing, to those on its list, and none to anybody else. */
describe('what hangs on a restricted piece', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const as = <T>(key: string, work: (tx: Tx) => Promise<T>) => database.asPerson(people[key]!, testNow, work)
  const asHearth = <T>(work: (tx: Tx) => Promise<T>) => database.asSystem(testNow, work)
  const asked = (tx: Tx) => askForVoices(tx, { ...about(), reviewingOfficerId: people['fro-2']! }, today)
  const carer = await asHearth((tx) =>
    tx.one<{ id: number }>(sql`select id from carers where household_id = ${household.id} order by id limit 1`),
  )
  let id = 0
  const about = () => ({
    pieceId: id,
    householdId: household.id,
    children: [{ id: household.childId, bornOn: Temporal.PlainDate.from('2012-01-01'), iroId: people['iro-1']! }],
    carers: [carer],
    dueOn: inTwoWeeks,
  })
  const told = (key: string) =>
    asHearth((tx) =>
      tx.many<{ kind: string; path: string }>(
        sql`select kind, path from messages where to_id = ${people[key]!} order by id`,
      ),
    )
  const neutral = [{ kind: 'something needs you', path: '/' }]

  before(async () => {
    const { ref } = await asHearth((tx) =>
      anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, moderatorId: people['iro-2']! }),
    )
    const hidden = await as('fro-1', (tx) => raiseSight(tx, ref, 'restricted', 'It is said of a carer.'))
    id = (await asHearth((tx) => tx.one<{ id: number }>(sql`select id from pieces where ref = ${hidden}`))).id
    await as('fro-1', (tx) => addToList(tx, id, { personId: people['fro-2']!, why: 'To ask the carers.' }))
  })

  test('asks nobody for words who is not on its list', async () => {
    await as('fro-1', asked)
    assert.deepEqual(await told('iro-1'), [])
    assert.deepEqual(await told('fro-2'), neutral)
    await as('fro-1', (tx) => setWordsDue(tx, id, inTwoWeeks.add({ days: 1 })))
    assert.deepEqual(await told('iro-1'), [])
    assert.deepEqual(await told('fro-2'), neutral, 'once while it waits')
  })

  test('reminds nobody either', async () => {
    const kinds = { due: 'voices due', overdue: 'voices overdue' } as const
    const thing = { dueOn: today, begunAt: testNow.subtract({ hours: 200 }), path: '/voices/V-1', pieceId: id, kinds }
    await asHearth((tx) => remind(tx, thing, [people['iro-1']!, people['fro-2']!], { today, before: 3 }))
    assert.deepEqual(await told('iro-1'), [])
    assert.deepEqual(await told('fro-2'), neutral)
  })

  test('tells whoever raised an action that it is done while they are on the list, in no words, and afterwards nothing', async () => {
    const doneBy = async (owner: string) => {
      await database.asOwner((client) => client.query('delete from messages'))
      const { ref } = await as('fro-2', async (tx) => {
        const { number } = await tx.one<{ number: number }>(sql`select confidential_number() as number`)
        await tx.run(sql`insert into confidential_actions (action_id, piece_id, says) values (${number}, ${id}, 'x')`)
        return tx.one<{
          ref: string
        }>(sql`insert into actions (id, sight, says, for_whom, owner_id, priority, due_on, raised_at, raised_by)
          overriding system value values (${number}, 'restricted', neutral_title(), 'carer', ${people[owner]!}, 'p3', '2026-12-31',
            ${testNow}, actor()) returning ref`)
      })
      return () =>
        database.asPerson(people[owner]!, testNow, async (tx, actor) => {
          const { version } = await tx.one<{ version: number }>(sql`select version from actions where ref = ${ref}`)
          assert.ok((await finishAction({ tx, actor, today }, { ref, version, words: 'It is done.' })).saved)
        })
    }
    const [first, second] = [await doneBy('fsw-1'), await doneBy('fsw-1')]
    await first()
    assert.deepEqual(await told('fro-2'), neutral)
    await database.asOwner(async (client) => {
      await client.query('delete from messages')
      await client.query('update need_to_know set until_at = $1 where person_id = $2', [testNow, people['fro-2']])
    })
    await second()
    assert.deepEqual(await told('fro-2'), [])
  })

  test('leaves the question of danger under its matter alone in the trail, and so what the door of a link writes', async () => {
    const question = 'safe.immediate'
    await as('fro-1', (tx) => beginUnfinished(tx, { householdId: household.id, pieceId: id, question }))
    await as('fro-1', (tx) => takeBackUnfinished(tx, { pieceId: id, question }))
    const { voice } = await asHearth((tx) =>
      tx.one<{ voice: number }>(sql`select id as voice from voices where piece_id = ${id} and kind = 'child'`),
    )
    await database.atDoor(testNow, async (tx) => {
      await tx.one(sql`select set_config('hearth.linked_voice', ${String(voice)}, true)`)
      await recordOutsideCase(tx, { kind: 'quality team told at once', pieceId: id, data: { voice: `V-${voice}` } })
    })
    const kinds = ['safety question answered yes', 'safety question taken back', 'quality team told at once']
    const lines = await database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select kind, data, household_id, piece_id, matter is not null as known from trail where kind = any ($1) order by kind`,
        [kinds],
      )
      return rows as Record<string, unknown>[]
    })
    assert.deepEqual(
      lines,
      kinds.toSorted().map((kind) => ({ kind, data: {}, household_id: null, piece_id: null, known: true })),
    )
    await assert.rejects(
      database.atDoor(testNow, (tx) => recordOutsideCase(tx, { kind: 'x', pieceId: id, data: {} })),
      /those who know of it/,
    )
  })
})
