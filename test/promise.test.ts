import assert from 'node:assert/strict'
import { test } from 'node:test'
import { feedbackForms, promiseOf } from '#framework/a2-feedback-forms/index.ts'
import { listAlerts } from '#modules/alerts/queries/alerts.ts'
import { aHomeWithItsPeople } from '#modules/alerts/testing.ts'
import { openWords } from '#modules/voices/commands/open-words.ts'
import { takeDown } from '#modules/voices/commands/say.ts'
import { listSaid } from '#modules/voices/queries/answers.ts'
import { findVoice } from '#modules/voices/queries/voices.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'

/*
 * What a child's page promises before its first question, held against what the database does (clauses 2.1, 2.2, 7.5). The words of
 * each promise are looked for first: a page that promised something else would fail here, and so would a policy that kept it not.
 */

const today = Temporal.PlainDate.from('2026-11-19')
const unsafe = {
  'fq.yp1': { question: 'fq.yp1.safe', value: 'no' },
  'fq.yp2': { question: 'fq.yp2.safe', value: 'no' },
  'fq.yp3': { question: 'fq.yp3.safe', value: 'strongly_disagree' },
} as const

for (const form of Object.keys(unsafe) as (keyof typeof unsafe)[]) {
  test(`AX-5, UA-S1: ${form} promises what is kept`, async () => {
    const database = await freshDatabase()
    const { people, household, child } = await database.asSystem(testNow, aHomeWithItsPeople)
    const promised = promiseOf(feedbackForms[form]).join(' ')
    const ref = await database.asSystem(testNow, async (tx) => {
      const about = { householdId: household.id, childId: child.id, gathererId: people.iro, form }
      return (await aVoice(tx, { ...about, state: 'started' })).ref
    })
    await database.atDoor(testNow, async (tx) => {
      await tx.one(sql`select set_config('hearth.linked_voice', ${ref.slice(2)}, true)`)
      const said = { ...unsafe[form], words: 'He hits me.', seen: 0, qualityTeamOnly: false }
      await takeDown(tx, await findVoice(tx, ref), [said], { method: 'link' }, { now: testNow, today })
    })
    const reads = async (id: number) =>
      (await database.asPerson(id, testNow, async (tx) => listSaid(tx, Number(ref.slice(2))))).size > 0
    const readers = async () => {
      const found: string[] = []
      for (const [key, id] of Object.entries(people)) if (await reads(id)) found.push(key)
      return found.toSorted()
    }

    assert.match(promised, /people whose job is to keep you safe will know/)
    assert.match(promised, /today/)
    for (const key of ['iro', 'tm', 'sm', 'qa', 'head'] as const) {
      const open = await database.asPerson(people[key], testNow, (tx) =>
        listAlerts(tx, { householdId: household.id, open: true }),
      )
      assert.equal(open.length, 1, `${key} knows, today`)
    }

    assert.match(promised, /[Rr]eviewing [Oo]fficer and the quality team read/)
    assert.match(promised, /Nobody else does/)
    assert.deepEqual(await readers(), ['head', 'iro', 'qa'], 'and nobody else')

    assert.match(promised, /people you live with/)
    const { rows } = await database.asOwner((client) => client.query('select to_id, to_address from messages'))
    const staff = new Set<number>(Object.values(people))
    assert.ok(
      rows.every(({ to_id, to_address }) => to_address === null && staff.has(to_id)),
      'nobody at home is written to',
    )

    assert.match(promised, /unless you say (so|yes)/)
    await database.asOwner((client) => client.query(`update voices set share = 'carers' where ref = $1`, [ref]))
    assert.ok((await readers()).includes('fsw'), 'as the child chose')
    await database.asOwner((client) =>
      client.query(`update voices set share = 'iro_and_quality' where ref = $1`, [ref]),
    )

    assert.match(promised, /or somebody could be badly hurt/)
    const why = { reason: 'Nobody who has read it answers the telephone.', nobodyReached: true }
    await database.asPerson(people.sm, testNow, (tx, actor) => openWords(tx, ref, why, actor, today))
    assert.deepEqual(await readers(), ['head', 'iro', 'qa', 'sm'], 'whoever has to decide, with the reason')
  })
}
