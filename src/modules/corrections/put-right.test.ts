import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { correctableAction } from '#modules/actions/commands/put-right.ts'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { correctableAnswer } from '#modules/evidence/commands/put-right.ts'
import { listAnswersAsOf } from '#modules/evidence/index.ts'
import { propose } from '#modules/imports/commands/propose.ts'
import { correctableFile } from '#modules/imports/commands/put-right.ts'
import { aFile, aHousehold as aHouseholdRow } from '#modules/imports/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { rooms } from '#src/rooms.ts'
import type { Correctable } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { askToPutRight } from './commands/ask.ts'
import { decideCorrection } from './commands/decide.ts'
import { openSealed } from './commands/sealed.ts'
import { findContents } from './queries/corrections.ts'

/* The same way for an answer about the wrong child, an action on the wrong household, a file with the wrong people in it. */

const today = Temporal.PlainDate.from('2026-11-19')

async function aService() {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const as = <T>(key: string, work: (tx: Tx, actor: Actor) => Promise<T>) =>
    database.asPerson(service.people[key]!, testNow, work)
  /** Asked by one, decided by Quality Assurance. */
  const putRight = async (
    about: Correctable,
    ref: string,
    by: string,
    decision: { outcome: 'moved' | 'sealed'; whose?: string },
  ) => {
    const { id } = await as(by, async (tx) =>
      askToPutRight(tx, { kind: about.kind, of: await about.find(tx, ref), what: 'It is another’s', whose: '' }),
    )
    await as('qa-1', (tx, actor) =>
      decideCorrection(tx, id, { whose: '', why: 'It is so', ...decision }, { about, rooms }, actor, {
        now: testNow,
        today,
      }),
    )
    return id
  }
  const opened = async (about: Correctable, id: number) => {
    await as('qa-head', (tx, actor) => openSealed(tx, id, 'The court asks', actor))
    return about.inWords((await as('qa-head', (tx) => findContents(tx, id)))!)
  }
  const everywhere = async (words: string) => {
    const found = await database.asOwner((client) =>
      client.query(
        `select (select count(*)::int from history y where y::text like $1) + (select count(*)::int from trail t where t::text like $1) + (select count(*)::int from messages m where m::text like $1) as n`,
        [`%${words}%`],
      ),
    )
    return (found.rows[0] as { n: number }).n
  }
  return { database, service, as, putRight, opened, everywhere }
}

describe('an action on the wrong household', () => {
  const says = 'Ask the school about trips'
  async function one() {
    const all = await aService()
    const { household, neighbours, people } = all.service
    const action = await all.database.asSystem(testNow, async (tx) => {
      const made = await anAction(tx, { householdId: household.id, ownerId: people['qa-1']!, says })
      await tx.run(sql`update actions set says = ${`${says}!`}, version = 2 where id = ${made.id}`)
      return made
    })
    const seen = (key: string) =>
      all.as(key, (tx) => tx.many<{ household: number }>(sql`select household_id as household from actions`))
    return { ...all, action, seen, household, neighbours }
  }

  test('goes to the right one, and its own people see it there alone', async () => {
    const { action, seen, neighbours, putRight, everywhere } = await one()
    assert.equal((await seen('fsw-1')).length, 1)
    await putRight(correctableAction, action.ref, 'fsw-1', { outcome: 'moved', whose: neighbours.ref })
    assert.deepEqual(await seen('fsw-1'), [])
    assert.deepEqual(await seen('fsw-3'), [{ household: neighbours.id }])
    assert.equal(await everywhere(`"household_id": 1001, "says": "${says}"`), 0)
  })

  test('is refused where it stands already, or where nothing is', async () => {
    const { action, household, putRight } = await one()
    await assert.rejects(
      putRight(correctableAction, action.ref, 'fsw-1', { outcome: 'moved', whose: household.ref }),
      /already/,
    )
  })

  test('that is sealed is nowhere, and the Head reads it again', async () => {
    const { action, seen, putRight, opened, everywhere } = await one()
    const id = await putRight(correctableAction, action.ref, 'fsw-1', { outcome: 'sealed' })
    for (const key of ['qa-1', 'qa-head', 'fsw-1', 'sm-1']) assert.deepEqual(await seen(key), [])
    assert.equal(await everywhere(says), 0)
    assert.match(JSON.stringify(await opened(correctableAction, id)), new RegExp(says))
  })
})

describe('an answer about the wrong child', () => {
  const words = 'She loves the choir'
  async function one() {
    const all = await aService()
    const { household, people } = all.service
    const made = await all.database.asSystem(testNow, async (tx) => {
      const sister = await aChild(tx, { iroId: people['iro-2']! })
      await aPlacement(tx, { householdId: household.id, childId: sister.id })
      const audit = await anAudit(tx, {
        householdId: household.id,
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
        state: 'in_audit',
      })
      const answer = (childId: number, explanation: string) =>
        tx.one<{
          id: number
        }>(sql`insert into answers (piece_id, section, question, child_id, value, explanation, saved_at)
          values (${audit.id}, 'cyp1', 'cyp1.story', ${childId}, null, ${explanation}, ${testNow.subtract({ hours: 2 })}) returning id`)
      const { id } = await answer(household.childId, words)
      await tx.run(
        sql`update answers set explanation = ${`${words}!`}, version = 2, saved_at = ${testNow.subtract({ hours: 1 })} where id = ${id}`,
      )
      await answer(sister.id, '')
      return { audit, sister, id, ref: `${audit.ref}/cyp1.story/${household.childRef}` }
    })
    const stood = (ago: number) =>
      all.as('fro-1', async (tx) =>
        (await listAnswersAsOf(tx, made.audit.id, testNow.subtract({ minutes: ago }))).map(
          ({ childId, explanation }) => ({ childId, explanation }),
        ),
      )
    return { ...all, ...made, stood, household }
  }

  test('goes to the same question about the right one, also as it stood before', async () => {
    const { ref, stood, sister, putRight } = await one()
    await putRight(correctableAnswer, ref, 'fro-1', { outcome: 'moved', whose: sister.ref })
    assert.deepEqual(await stood(0), [{ childId: sister.id, explanation: `${words}!` }])
    assert.deepEqual(await stood(90), [{ childId: sister.id, explanation: words }])
  })

  test('is not put over what is answered there', async () => {
    const { database, ref, sister, putRight, audit } = await one()
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update answers set explanation = 'Hers' where piece_id = ${audit.id} and child_id = ${sister.id}`),
    )
    await assert.rejects(
      putRight(correctableAnswer, ref, 'fro-1', { outcome: 'moved', whose: sister.ref }),
      /The same is answered about/,
    )
  })

  test('is not put to a child whom the piece does not look at', async () => {
    const { database, ref, putRight } = await one()
    const stranger = await database.asSystem(testNow, (tx) => aChild(tx))
    await assert.rejects(
      putRight(correctableAnswer, ref, 'fro-1', { outcome: 'moved', whose: stranger.ref }),
      /does not look at this child/,
    )
  })

  test('that is sealed is nowhere, also not as it stood, and the Head reads it again', async () => {
    const { ref, stood, household, putRight, opened, everywhere } = await one()
    const id = await putRight(correctableAnswer, ref, 'fro-1', { outcome: 'sealed' })
    for (const ago of [0, 90]) assert.ok(!(await stood(ago)).some(({ childId }) => childId === household.childId))
    assert.equal(await everywhere(words), 0)
    assert.match(JSON.stringify(await opened(correctableAnswer, id)), new RegExp(words))
  })
})

describe('a file with the wrong people in it', () => {
  test('is sealed, its lines too, and the Head reads it again', async () => {
    const { database, service, as, putRight, opened } = await aService()
    await as('qa-head', (tx) =>
      propose(tx, { files: [aFile('fostering_households', [aHouseholdRow()])], by: service.people['qa-head']!, today }),
    )
    const { id: file } = await as('qa-1', (tx) => tx.one<{ id: number }>(sql`select id from import_files`))
    await assert.rejects(
      putRight(correctableFile, `file-${file}`, 'sm-1', { outcome: 'sealed' }),
      /nothing at this address|permission/,
    )
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update imports set state = 'discarded', decided_at = ${testNow}`),
    )
    const id = await putRight(correctableFile, `file-${file}`, 'qa-head', { outcome: 'sealed' })
    const left = await database.asOwner((client) =>
      client.query(
        `select length(content) as bytes, name, (select count(*)::int from import_changes) as lines from import_files`,
      ),
    )
    assert.deepEqual(left.rows, [{ bytes: 0, name: 'sealed', lines: 0 }])
    assert.match(JSON.stringify(await opened(correctableFile, id)), /household_id/)
  })
})
