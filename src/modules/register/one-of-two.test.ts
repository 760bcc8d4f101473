import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit, aMove } from '#modules/audits/testing.ts'
import { column } from '#modules/imports/testing.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { counted } from '#test/statements.ts'
import { openVisits, withoutKeys } from '#test/visitor.ts'
import { askingOf, plain } from './merging.testing.ts'
import { aCarer, aHousehold, aPlacement, aReview } from './testing.ts'

/*
 * Issue 9, section 1: two records of one carer, or of one household, are made one by an administrator and a second person, and parted again.
 */

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [admin, head, quality] = [await visits.as('admin-1'), await visits.as('qa-head'), await visits.as('qa-1')]
const carers = askingOf(database, 'carer', { admin, head })
const households = askingOf(database, 'household', { admin, head })
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const textOf = async (path: string): Promise<string> => plain((await quality.get(path)).text)

const homeOf = (tx: Tx, given: Parameters<typeof aHousehold>[1] = {}) =>
  aHousehold(tx, { teamId: teams['north']!, workerId: people['fsw-1']!, carers: [], ...given })

/** A closed audit, with what a carer said for it. */
async function aClosedAudit(tx: Tx, householdId: number, carerId: number) {
  const audit = await anAudit(tx, { householdId, auditorId: people['fro-1']!, state: 'closed' })
  const voice = await aVoice(tx, { householdId, kind: 'carer', carerId, pieceId: audit.id, state: 'given' })
  await aMove(tx, audit.id, 'close', 'verifying', 'closed', '2026-11-16')
  await tx.run(sql`update pieces set state_since = '2026-11-16T10:00:00Z' where id = ${audit.id}`)
  return { ...audit, voice: voice.ref }
}

const refOf = async (table: string, id: number): Promise<string> =>
  (await column(database, `select ref from ${table} where id = ${id}`))[0] as string
const numberOf = async (table: string, id: number): Promise<string> =>
  (await column(database, `select source_id from ${table} where id = ${id}`))[0] as string

describe('two records of one carer', () => {
  test('are made one: the household has them once, what is asked is asked of the one that stays, what is over reads as it read', async () => {
    const given = await own(async (tx) => {
      const home = await homeOf(tx)
      const ends = await aCarer(tx, { householdId: home.id, initials: 'KA', position: 1 })
      const stays = await aCarer(tx, { householdId: home.id, initials: 'KB', position: 2 })
      const closed = await aClosedAudit(tx, home.id, ends.id)
      const open = await anAudit(tx, { householdId: home.id, auditorId: people['fro-1']!, state: 'in_audit' })
      const voice = await aVoice(tx, { householdId: home.id, kind: 'carer', carerId: ends.id, pieceId: open.id })
      return { home, ends, stays, closed, open, voice }
    })
    const { home, closed, open, voice } = given
    const [ends, stays] = [await refOf('carers', given.ends.id), await refOf('carers', given.stays.id)]
    const number = await numberOf('carers', given.ends.id)
    const before = [await textOf(`/audits/${closed.ref}`), await textOf(`/voices/${closed.voice}`)]
    assert.match(await textOf(`/households/${home.ref}`), /KA and KB/)

    const named = await admin.post('/records/merging', { kind: 'carer', ends: number, stays })
    assert.equal(named.location, `/records/merging?kind=carer&ends=${ends}&stays=${stays}`, 'no number in an address')
    const path = await carers.askFor(number, stays)
    const shown = (await head.get(path)).text
    for (const words of [
      `${ends} (carer 1 of ${home.ref})`,
      '1 question what they think',
      '1 stay that ends on that day',
    ])
      assert.ok(shown.includes(words), words)
    assert.equal(await carers.saysYes(head, path), 303)

    assert.doesNotMatch(await textOf(`/households/${home.ref}`), /KA/)
    assert.match(await textOf(`/voices/${voice.ref}`), /KB/)
    assert.match(await textOf(`/audits/${open.ref}`), /KB/)
    assert.deepEqual([await textOf(`/audits/${closed.ref}`), await textOf(`/voices/${closed.voice}`)], before)

    await carers.parted(ends)
    assert.match(await textOf(`/households/${home.ref}`), /KA and KB/)
    assert.match(await textOf(`/voices/${voice.ref}`), /KA/)
    assert.deepEqual([await textOf(`/audits/${closed.ref}`), await textOf(`/voices/${closed.voice}`)], before)
  })

  test('whoever fostered elsewhere before is one person in both homes', async () => {
    const given = await own(async (tx) => {
      const [first, then] = [await homeOf(tx), await homeOf(tx)]
      const ends = await aCarer(tx, { householdId: first.id, initials: 'LA' })
      const stays = await aCarer(tx, { householdId: then.id, initials: 'LA' })
      const asked = await aVoice(tx, { householdId: first.id, kind: 'carer', carerId: ends.id, state: 'asked' })
      return { first, then, ends, stays, asked }
    })
    const [ends, stays] = [await refOf('carers', given.ends.id), await refOf('carers', given.stays.id)]
    await carers.made(ends, stays)
    assert.match(await textOf(`/households/${given.first.ref}`), /Foster carer LA left the household/)
    assert.match(await textOf(`/voices/${given.asked.ref}`), /What foster carer LA thinks/)
    await carers.parted(ends)
    assert.doesNotMatch(await textOf(`/households/${given.first.ref}`), /left the household/)
  })

  test('what cannot be true of one carer is refused, and says what to do; also what would go back', async () => {
    const given = await own(async (tx) => {
      const home = await homeOf(tx)
      const ends = await aCarer(tx, { householdId: home.id, position: 1 })
      const stays = await aCarer(tx, { householdId: home.id, position: 2 })
      const { id, ref } = await anAudit(tx, { householdId: home.id, auditorId: people['fro-1']!, state: 'in_audit' })
      for (const carerId of [ends.id, stays.id])
        await aVoice(tx, { householdId: home.id, kind: 'carer', carerId, pieceId: id, state: 'started' })
      return { home, ends, stays, audit: { id, ref } }
    })
    const [ends, stays] = [await refOf('carers', given.ends.id), await refOf('carers', given.stays.id)]
    const change = (query: string) => database.asOwner((client) => client.query(query))
    const refused = async () => plain((await carers.preview(ends, stays)).text)
    assert.match(await refused(), new RegExp(`For ${given.audit.ref} both were asked`))
    await change(`update voices set state = 'asked' where piece_id = ${given.audit.id}`)
    await change(`update carers set born_on = '1980-01-01' where id = ${given.ends.id}`)
    assert.match(await refused(), /were born on different days/)
    await change(`update carers set born_on = '1975-05-05' where id = ${given.ends.id}`)
    await change(`update carers set ended_on = '2026-10-01' where id = ${given.stays.id}`)
    assert.match(await refused(), new RegExp(`${ends} goes on, and ${stays} has ended. Let ${stays} end instead`))
    await change(`update carers set ended_on = null where id = ${given.stays.id}`)
    await carers.made(ends, stays)
    assert.deepEqual(
      await column(database, `select state from voices where piece_id = ${given.audit.id} order by carer_id`),
      ['not_given', 'asked'],
    )
    await change(`update carers set position = 1 where id = ${given.stays.id}`)
    assert.match(
      plain((await carers.askParting(ends)).text),
      new RegExp(`Two carers would have position 1 of ${given.home.ref}`),
    )
    await change(`update carers set position = 2 where id = ${given.stays.id}`)
    await carers.parted(ends)
    assert.deepEqual(await column(database, `select state from voices where piece_id = ${given.audit.id}`), [
      'asked',
      'asked',
    ])
  })
})

describe('two records of one household', () => {
  test('are made one: what is not over is read under the record that stays, what is over as it read', async () => {
    const given = await own(async (tx) => {
      const [ends, stays] = [await homeOf(tx, { workerId: people['fsw-2']! }), await homeOf(tx)]
      const carer = await aCarer(tx, { householdId: ends.id, initials: 'MA' })
      const { childId } = await aPlacement(tx, { householdId: ends.id })
      await aReview(tx, { householdId: ends.id, dueOn: '2026-12-01' })
      await aReview(tx, { householdId: stays.id, dueOn: '2026-12-20' })
      const closed = await aClosedAudit(tx, ends.id, carer.id)
      const open = await anAudit(tx, { householdId: ends.id, auditorId: people['fro-1']!, state: 'in_audit' })
      for (const { id } of [closed, open])
        await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${childId})`)
      const action = await anAction(tx, { householdId: ends.id, ownerId: people['fsw-2']! })
      const [workerId, observerId] = [people['fsw-2']!, people['tm-1']!]
      const on = Temporal.PlainDate.from('2026-12-07')
      const visit = await anObservation(tx, { workerId, observerId, householdId: ends.id, on })
      return { ends, stays, closed, open, action, visit }
    })
    const { ends, stays, closed, open, action, visit } = given
    const paths = [`/audits/${closed.ref}`, `/voices/${closed.voice}`, `/audits/${closed.ref}/print`]
    const read = async () => Promise.all(paths.map(textOf))
    const before = await read()
    const [worker, other] = [await visits.as('fsw-1'), await visits.as('fsw-2')]
    assert.equal((await worker.get(`/audits/${closed.ref}`)).status, 404)

    const path = await households.askFor(await numberOf('households', ends.id), stays.ref)
    const shown = (await head.get(path)).text
    for (const words of [
      '1 carer',
      '1 stay of a child',
      '1 open audit',
      '1 action',
      '1 review of the carers',
      '1 review that both wait for',
    ])
      assert.ok(shown.includes(words), words)
    assert.equal(await households.saysYes(head, path), 303)

    assert.equal((await quality.get(`/households/${ends.ref}`)).location, `/households/${stays.ref}`)
    const page = await textOf(`/households/${stays.ref}`)
    for (const words of ['MA', `${ends.ref} is this household as well`, 'Next review due', closed.ref])
      assert.ok(page.includes(words), words)
    assert.doesNotMatch(await textOf('/households'), new RegExp(ends.ref))
    for (const one of [`/audits/${open.ref}`, `/actions/${action.ref}`])
      assert.match(await textOf(one), new RegExp(stays.ref))
    assert.deepEqual(await read(), before)
    assert.equal((await worker.get(`/audits/${closed.ref}`)).status, 200, 'whoever sees the one that stays')
    assert.match(plain((await other.get(`/observations/${visit}`)).text), new RegExp(stays.ref), 'a visit goes along')

    await households.parted(ends.ref)
    assert.deepEqual(await read(), before)
    assert.match(await textOf(`/households/${ends.ref}`), /MA/)
    assert.doesNotMatch(await textOf(`/households/${stays.ref}`), /MA/)
    assert.match(await textOf(`/audits/${open.ref}`), new RegExp(ends.ref))
    assert.equal((await worker.get(`/audits/${closed.ref}`)).status, 404)
  })

  test('what was changed or is over since is not given back, and is listed', async () => {
    const { ends, stays, action, audit } = await own(async (tx) => {
      const [ends, stays] = [await homeOf(tx), await homeOf(tx)]
      const action = await anAction(tx, { householdId: ends.id, ownerId: people['fsw-1']! })
      const audit = await anAudit(tx, { householdId: ends.id, auditorId: people['fro-1']!, state: 'in_audit' })
      await tx.run(sql`insert into alerts (household_id, raised_at) values (${ends.id}, ${testNow})`)
      return { ends, stays, action, audit }
    })
    await households.made(ends.ref, stays.ref)
    await own((tx) => tx.run(sql`insert into alerts (household_id, raised_at) values (${ends.id}, ${testNow})`))
    await own((tx) => tx.run(sql`update actions set state = 'not_done' where id = ${action.id}`))
    await own((tx) => tx.run(sql`update pieces set state = 'cancelled', version = version + 1 where id = ${audit.id}`))
    await households.parted(ends.ref)
    assert.match(
      await textOfAdmin('/records'),
      new RegExp(`Changed since[^<]*1 action[^<]*${action.ref}[^<]*1 open audit \\(${audit.ref}\\)`),
    )
  })

  test('what cannot be true of one household is refused, and says which', async () => {
    const given = await own(async (tx) => {
      const [ends, stays] = [await homeOf(tx), await homeOf(tx)]
      const carer = [await aCarer(tx, { householdId: ends.id }), await aCarer(tx, { householdId: stays.id })]
      const audits = [await anAudit(tx, { householdId: ends.id }), await anAudit(tx, { householdId: stays.id })]
      for (const { id } of [ends, stays])
        await tx.run(sql`insert into alerts (household_id, raised_at) values (${id}, ${testNow})`)
      return { ends, stays, carer, audits }
    })
    const { ends, stays, carer, audits } = given
    const change = (query: string) => database.asOwner((client) => client.query(query))
    const refused = async () => plain((await households.preview(ends.ref, stays.ref)).text)
    const first = await refused()
    assert.match(
      first,
      new RegExp(`Both have an open audit: ${ends.ref} has ${audits[0]!.ref}, and ${stays.ref} has ${audits[1]!.ref}`),
    )
    assert.match(first, /Both have an open safety alert/)
    assert.match(
      first,
      new RegExp(
        `The carers F-${carer[0]!.id} of ${ends.ref} and F-${carer[1]!.id} of ${stays.ref} have the same position`,
      ),
    )
    await change(`update pieces set state = 'cancelled' where id = ${audits[0]!.id}`)
    await change(`update alerts set decided_at = raised_at where household_id = ${ends.id}`)
    await carers.made(`F-${carer[0]!.id}`, `F-${carer[1]!.id}`)
    await change(`update households set status = 'ended' where id = ${stays.id}`)
    assert.match(await refused(), new RegExp(`Let ${stays.ref} end instead`))
    await change(`update households set status = 'approved' where id = ${stays.id}`)
    await households.made(ends.ref, stays.ref)
    assert.match(await textOf(`/households/${stays.ref}`), / Carers AB Team /, 'the carer is there once')
    assert.match(await refused(), new RegExp(`${ends.ref} leads to another record already`))
    const twice = plain((await carers.askParting(`F-${carer[0]!.id}`)).text)
    assert.match(twice, new RegExp(`Two carers would have position 1 of ${stays.ref}`))
    await households.parted(ends.ref)
    await carers.parted(`F-${carer[0]!.id}`)
    for (const { ref } of [ends, stays]) assert.match(await textOf(`/households/${ref}`), / Carers AB Team /)
  })

  test('what is restricted is not counted, not named and not moved: the page is the same with and without it', async () => {
    const { ends, stays } = await own(async (tx) => ({ ends: await homeOf(tx), stays: await homeOf(tx) }))
    const look = async () => {
      const { result, statements } = await counted(async () => {
        await admin.post('/records/merging', { kind: 'household', ends: ends.ref, stays: stays.ref })
        return admin.get(`/records/merging?kind=household&ends=${ends.ref}&stays=${stays.ref}`)
      })
      assert.match(result.text, /Nothing that is not over hangs on it/)
      return { text: withoutKeys(result.text), statements: statements.toSorted() }
    }
    await look()
    const without = await look()
    for (const { id: householdId } of [ends, stays]) {
      const piece = await own(async (tx) => {
        const { id } = await anAudit(tx, { householdId, auditorId: people['fro-1']!, state: 'in_audit' })
        await aVoice(tx, { householdId, kind: 'carer', pieceId: id })
        await tx.run(sql`with alert as (insert into alerts (household_id, raised_at) values (${householdId}, ${testNow}) returning id)
          insert into alert_entries (alert_id, at, came_at, source, piece_id) select id, ${testNow}, ${testNow}, 'piece', ${id} from alert`)
        return id
      })
      await database.asOwner((client) =>
        client.query(`select take_class($1, 'restricted', gen_random_uuid())`, [piece]),
      )
    }
    assert.deepEqual(await look(), without)
    await households.made(ends.ref, stays.ref)
    const named = `select (select count(*) from pieces where household_id = ${ends.id})::int union all
      select (select count(*) from voices where household_id = ${ends.id})::int union all select (select count(*) from alerts where household_id = ${ends.id})::int`
    assert.deepEqual(await column(database, named), [1, 1, 1])
    await households.parted(ends.ref)
    assert.deepEqual(await column(database, named), [1, 1, 1])
  })

  test('nobody whose household it is asks or says yes', async () => {
    const { ends, stays } = await own(async (tx) => ({
      ends: await homeOf(tx, { workerId: people['qa-head']! }),
      stays: await homeOf(tx),
    }))
    const path = await households.askFor(ends.ref, stays.ref)
    assert.equal(await households.saysYes(head, path), 403)
    assert.equal((await admin.post(`${path}/withdrawal`)).status, 303)
  })
})

const textOfAdmin = async (path: string): Promise<string> => plain((await admin.get(path)).text)
