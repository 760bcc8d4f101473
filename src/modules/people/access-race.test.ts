import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { endRole } from './commands/held-roles.ts'
import { deactivate } from './commands/people.ts'
import { listPeopleWithDuty } from './queries/directory.ts'
import { aPerson } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const when = { today, now: testNow }
const fromOn = Temporal.PlainDate.from('2000-01-01')

const ways = {
  'end each other’s access': (tx: Parameters<typeof deactivate>[0], id: number) => deactivate(tx, id, when),
  'end each other’s role': (tx: Parameters<typeof deactivate>[0], id: number) =>
    endRole(tx, id, { role: 'administrator', fromOn }, when),
}

for (const [words, end] of Object.entries(ways))
  test(`SB-13: two administrators who ${words} at the same moment leave one, in each of twenty rounds`, async () => {
    const database = await freshDatabase()
    for (let round = 1; round <= 20; round += 1) {
      const [one, other] = await database.asSystem(testNow, async (tx) => [
        await aPerson(tx, { roles: ['administrator'] }),
        await aPerson(tx, { roles: ['administrator'] }),
      ])
      // Both are let in before either of them is ended: what a request found at its beginning does not count any more.
      let arrived = 0
      let open = () => {}
      const both = new Promise<void>((resolve) => {
        open = resolve
      })
      const ends = (who: number, whom: number) =>
        database.asPerson(who, testNow, async (tx) => {
          arrived += 1
          if (arrived === 2) open()
          await both
          return end(tx, whom)
        })
      const ended = await Promise.allSettled([ends(one!.id, other!.id), ends(other!.id, one!.id)])
      assert.equal(ended.filter(({ status }) => status === 'fulfilled').length, 1, `round ${round}`)
      const refused = ended.find((outcome) => outcome.status === 'rejected')!
      assert.ok(refused.reason instanceof NotAllowed || refused.reason instanceof Refused, String(refused.reason))
      const left = await database.asSystem(testNow, (tx) => listPeopleWithDuty(tx, 'manage_people', today))
      assert.equal(left.length, 1, `round ${round}`)
      await database.asSystem(testNow, (tx) => tx.run(sql`update people set active = false`))
    }
  })
