import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { notWrittenHere, type WrittenOf } from './reconciled.ts'
import { aConcern } from './testing.ts'

/* Clause 4.10: what the register says of stays that ended is held against what is written. */

describe('a stay that ended for an allegation or a concern about care', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const moved = (reason: 'ALLEG' | 'STAND') => ({
    householdId: 1,
    household: 'H-1',
    endedOn: day('2026-11-02'),
    reason,
  })
  const written = (kind: WrittenOf['kind'], on: string, householdId = 1) => ({ kind, learnedOn: day(on), householdId })
  for (const [what, reason, matters, isAsked] of [
    ['nothing', 'ALLEG', [], true],
    ['an allegation of the same day', 'ALLEG', [written('allegation', '2026-11-02')], false],
    ['an allegation twenty working days before', 'ALLEG', [written('allegation', '2026-10-05')], false],
    ['an allegation twenty-one working days before', 'ALLEG', [written('allegation', '2026-10-02')], true],
    ['an allegation twenty working days after', 'ALLEG', [written('allegation', '2026-11-30')], false],
    ['an allegation twenty-one working days after', 'ALLEG', [written('allegation', '2026-12-01')], true],
    ['an allegation of another home', 'ALLEG', [written('allegation', '2026-11-02', 2)], true],
    ['no more than a concern about care', 'ALLEG', [written('standard_of_care', '2026-11-02')], true],
    ['a concern about care', 'STAND', [written('standard_of_care', '2026-11-02')], false],
    ['an allegation, where the register says care', 'STAND', [written('allegation', '2026-11-02')], false],
  ] as const)
    test(`${isAsked ? 'is asked about' : 'is let be'} where there is ${what}`, () => {
      assert.equal(notWrittenHere([moved(reason)], matters).length, isAsked ? 1 : 0)
    })
})

describe('4.10 the page of the matters', async () => {
  const database = await freshDatabase()
  const { people, household, neighbours } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const shown = 'The register says more than is written here'
  const pageOf = async (key: string) => {
    const { status, text } = await (await visits.as(key)).get('/concerns')
    assert.equal(status, 200, key)
    return text
  }

  await database.asOwner(async (client) => {
    const tx = asTx(client)
    await ended(tx, household.id, '2026-11-10', 'ALLEG')
    await ended(tx, neighbours.id, '2026-11-12', 'STAND')
    await ended(tx, neighbours.id, '2026-11-13', 'CARPL')
    await ended(tx, neighbours.id, '2025-11-01', 'ALLEG')
  })

  test('asks the Service Manager to write down what the register has, and leads there with what is known', async () => {
    const text = await pageOf('sm-1')
    assert.match(text, new RegExp(shown))
    assert.deepEqual(
      [...text.matchAll(/<li>(H-\d+), ([^:]*):/g)].map(([, ref, says]) => `${ref} ${says}`),
      [
        `${neighbours.ref} Thu 12 November, for a concern about care`,
        `${household.ref} Tue 10 November, for an allegation`,
      ],
    )
    const begun = (await (await visits.as('sm-1')).get(`/concerns/new?household=${household.ref}&kind=allegation`)).text
    assert.match(begun, new RegExp(`value="${household.ref}"`))
    assert.match(begun, /value="allegation" checked/)
  })

  test('asks nobody else, whatever they know of why stays end', async () => {
    for (const key of ['hos-1', 'lado-1', 'tm-1', 'qa-1', 'fro-1', 'fsw-1', 'iro-1', 'ed-1', 'admin-1']) {
      const text = await pageOf(key)
      assert.ok(!text.includes(shown) && !text.includes(household.ref), key)
    }
  })

  test('asks no more once it is written', async () => {
    await database.asPerson(people['tm-1']!, testNow, (tx, actor) => aConcern(tx, actor, household.ref, testNow))
    const text = await pageOf('sm-1')
    assert.doesNotMatch(text, new RegExp(`<li>${household.ref}`))
    assert.match(text, new RegExp(`<li>${neighbours.ref}`))
  })
})

async function ended(tx: Tx, householdId: number, on: string, reason: string): Promise<void> {
  const { id: childId } = await aChild(tx)
  await aPlacement(tx, { householdId, childId, startedOn: '2025-01-06', endedOn: on })
  await tx.run(sql`with e as (insert into episodes (child_id, started_on, reason_new, legal_status, place, ended_on)
      values (${childId}, '2025-01-06', 'S', 'C2', 'U6', ${on}) returning id)
    insert into place_change_reasons (id, reason) select id, ${reason} from e`)
}
