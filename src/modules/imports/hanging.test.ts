import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService as aService } from '#test/service.ts'
import { anAction } from '#modules/actions/testing.ts'
import { planAudit } from '#modules/audits/index.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { takeBack } from './commands/take-back.ts'
import { aSmallService, bring } from './testing.ts'

/* What keeps a row of the register when the import that brought it is taken back, in a real database. */

type Ids = {
  householdId: number
  childId: number
  reviewId: number
  people: Readonly<Record<string, number>>
}

const today = Temporal.PlainDate.from('2026-11-25')
const audit = (tx: Tx, { householdId }: Ids) =>
  planAudit(tx, { kind: 'thematic', householdId, scheduledFor: today }, today)

const household = ['fostering_households H1']
const withChild = [
  'fostering_households H1',
  'header 1001',
  'household_link 1001 2025-04-09',
  'episodes 1001 2025-04-09',
]

const cases: Record<string, [hang: (tx: Tx, ids: Ids) => Promise<unknown>, kept: readonly string[], says: RegExp]> = {
  'an audit, with the children whom it looks at': [audit, withChild, /an audit/],
  'an audit of a review': [
    async (tx, ids) => {
      const plan = { kind: 'review_linked', householdId: ids.householdId, reviewId: ids.reviewId } as const
      const { id } = await planAudit(tx, { ...plan, scheduledFor: today }, today)
      await tx.run(sql`delete from audit_children where audit_id = ${id}`)
    },
    [...household, 'carer_reviews R1'],
    /an audit/,
  ],
  'an audit of a review that was cancelled, but not the review': [
    async (tx, ids) => {
      const plan = { kind: 'review_linked', householdId: ids.householdId, reviewId: ids.reviewId } as const
      const { id } = await planAudit(tx, { ...plan, scheduledFor: today }, today)
      await tx.run(sql`delete from audit_children where audit_id = ${id}`)
      await tx.run(sql`update pieces set state = 'cancelled', state_since = ${testNow} where id = ${id}`)
    },
    household,
    /an audit/,
  ],
  'an action': [
    (tx, { householdId, people }) => anAction(tx, { householdId, ownerId: people['fsw-1']! }),
    household,
    /an action/,
  ],
  'a child who was asked': [
    (tx, { householdId, childId, people }) =>
      aVoice(tx, { householdId, childId, gathererId: people['iro-1']!, state: 'asked' }),
    withChild,
    /somebody who was asked/,
  ],
  'a safety alert': [
    (tx, { householdId }) =>
      tx.run(sql`insert into alerts (household_id, raised_at) values (${householdId}, ${testNow})`),
    household,
    /a safety alert/,
  ],
  'an alert that is kept from somebody, in no other word than all else': [
    (tx, { householdId }) =>
      tx.run(sql`insert into alerts (household_id, raised_at, circle) values (${householdId}, ${testNow}, '{1}')`),
    household,
    /something else that Hearth keeps/,
  ],
  'the choice of an Independent Reviewing Officer': [
    (tx, { childId, people }) => tx.run(sql`update children set iro_id = ${people['iro-1']} where id = ${childId}`),
    ['header 1001'],
    /Independent Reviewing Officer/,
  ],
}

describe('a row of an import that is taken back is kept by', () => {
  for (const [what, [hang, kept, says]] of Object.entries(cases))
    test(what, async () => {
      const database = await freshDatabase()
      const { people } = await aService(database)
      const { import: importId } = await bring(database, aSmallService())
      const ids = await database.asOwner(async (client) => {
        const found = `select h.id as "householdId", p.child_id as "childId", r.id as "reviewId"
          from households h join placements p on p.household_id = h.id
            join carer_reviews r on r.household_id = h.id where h.source_id = 'H1'`
        return (await client.query(found)).rows[0]
      })
      await database.asSystem(testNow, (tx) => hang(tx, { ...ids, people }))
      const { stays } = await database.asSystem(testNow, (tx) =>
        takeBack(tx, { importId: importId!, by: null, because: 'The wrong file' }),
      )
      assert.deepEqual(stays.map(({ kind, key }) => `${kind} ${key}`).toSorted(), kept.toSorted())
      assert.ok(
        stays.every(({ because }) => says.test(because)),
        JSON.stringify(stays),
      )
    })
})
