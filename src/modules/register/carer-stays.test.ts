import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sql, type Tx } from '#platform/sql/index.ts'
import { withTransaction } from '#test/database.ts'
import { aCarer, aHousehold } from './testing.ts'

const stays = async (tx: Tx, carerId: number) =>
  (
    await tx.many<{
      said: string
    }>(sql`select household_id || ' ' || coalesce(from_on::text, '') || '..' || coalesce(until_on::text, '') || ' ' || initials as said
      from carer_stays where carer_id = ${carerId} order by id`)
  ).map(({ said }) => said)

const onDay = (tx: Tx, day: string) => tx.run(sql`select set_config('hearth.now', ${`${day}T12:00:00Z`}, true)`)

describe('B07: carers have stays in households', () => {
  it('one from approval on, ended when they move, and under the initials of then', () =>
    withTransaction(async (tx) => {
      const [first, second] = [await aHousehold(tx, { carers: [] }), await aHousehold(tx, { carers: [] })]
      const { id } = await aCarer(tx, { householdId: first.id, initials: 'WR' })
      assert.deepEqual(await stays(tx, id), [`${first.id} 2021-03-01.. WR`])
      await onDay(tx, '2026-11-20')
      await tx.run(sql`update carers set household_id = ${second.id}, initials = 'WF' where id = ${id}`)
      assert.deepEqual(await stays(tx, id), [`${first.id} 2021-03-01..2026-11-20 WR`, `${second.id} 2026-11-20.. WF`])
      await tx.run(sql`update carers set ended_on = '2026-11-25' where id = ${id}`)
      assert.deepEqual((await stays(tx, id))[1], `${second.id} 2026-11-20..2026-11-25 WF`)
      await tx.run(sql`update carers set ended_on = null where id = ${id}`)
      assert.deepEqual((await stays(tx, id))[1], `${second.id} 2026-11-20.. WF`)
    }))

  it('somebody who came and went on one day never was there', () =>
    withTransaction(async (tx) => {
      const [first, second, third] = [
        await aHousehold(tx, { carers: [] }),
        await aHousehold(tx, { carers: [] }),
        await aHousehold(tx, { carers: [] }),
      ]
      const { id } = await aCarer(tx, { householdId: first.id, initials: 'WR' })
      await onDay(tx, '2026-11-20')
      await tx.run(sql`update carers set household_id = ${second.id} where id = ${id}`)
      await tx.run(sql`update carers set household_id = ${first.id} where id = ${id}`)
      assert.deepEqual(await stays(tx, id), [`${first.id} 2021-03-01.. WR`])
      await tx.run(sql`update carers set household_id = ${second.id} where id = ${id}`)
      await tx.run(sql`update carers set household_id = ${third.id} where id = ${id}`)
      assert.deepEqual(await stays(tx, id), [`${first.id} 2021-03-01..2026-11-20 WR`, `${third.id} 2026-11-20.. WR`])
    }))

  it('an import that is taken back takes the stays that it began with it', () =>
    withTransaction(async (tx) => {
      const [right, wrong] = [await aHousehold(tx, { carers: [] }), await aHousehold(tx, { carers: [] })]
      const { id } = await aCarer(tx, { householdId: right.id, initials: 'WR' })
      await onDay(tx, '2026-11-20')
      await tx.run(sql`update carers set household_id = ${wrong.id} where id = ${id}`)
      await onDay(tx, '2026-11-23')
      await tx.run(sql`update carers set household_id = ${right.id} where id = ${id}`)
      await tx.run(sql`select take_back_stays(${id}, '2026-11-20')`)
      assert.deepEqual(await stays(tx, id), [`${right.id} 2021-03-01.. WR`])
    }))

  it('follow one another without a gap, and the last is where they are, whatever is written on whatever day', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ after: fc.nat(3), to: fc.nat(2), ended: fc.boolean() }), { maxLength: 8 }),
        (changes) =>
          withTransaction(async (tx) => {
            const homes = [0, 1, 2].map(() => aHousehold(tx, { carers: [] }))
            const ids = (await Promise.all(homes)).map(({ id }) => id)
            const { id } = await aCarer(tx, { householdId: ids[0]! })
            let today = Temporal.PlainDate.from('2026-01-01')
            for (const { after, to, ended } of changes) {
              today = today.add({ days: after })
              await onDay(tx, today.toString())
              const until = ended ? today : null
              await tx.run(sql`update carers set household_id = ${ids[to]}, ended_on = ${until} where id = ${id}`)
              const rows = await tx.many<{ from: Temporal.PlainDate; until: Temporal.PlainDate | null; home: number }>(
                sql`select from_on as from, until_on as until, household_id as home from carer_stays where carer_id = ${id} order by id`,
              )
              const last = rows.at(-1)!
              assert.equal(last.home, ids[to])
              assert.equal(String(last.until), String(until))
              for (const [at, one] of rows.slice(0, -1).entries())
                assert.ok(one.until && Temporal.PlainDate.compare(one.until, rows[at + 1]!.from) <= 0)
            }
          }),
      ),
      { numRuns: 40, seed: 7 },
    ))
})
