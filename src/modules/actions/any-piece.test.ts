import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import type { Need } from '#modules/people/index.ts'
import { listActionsOfHousehold } from '#modules/actions/queries/actions.ts'
import { countActions } from '#modules/actions/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Origin, Piece, Room } from '#platform/room.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { jobs } from './jobs.ts'

/*
 * A stream that is no audit: a visit, which somebody watched. Its room hands out what every stream does, and actions and alerts hang on
 * it without knowing more; of whichever class a visit is, an action from it is of the same.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)

const visit = (tx: Tx, ref: string, held = sql``): Promise<Piece> =>
  tx.one<Piece>(
    sql`select id, ref, household_id as "householdId" from pieces where ref = ${ref} and stream = 'visit' ${held}`,
  )

const origin: Origin = {
  noun: 'visit',
  find: visit,
  holdForAction: async (tx, ref) => {
    const piece = await visit(tx, ref, sql`for share`)
    const { state } = await tx.one<{ state: string }>(sql`select state from pieces where id = ${piece.id}`)
    if (state === 'cancelled') throw new Refused('This visit was cancelled.')
    return piece
  },
  raisers: ['gather_child_voices'],
  findWordsAsked: async (_tx, _ref, key) => (key === 'visit.felt' ? 'How did it feel to be there?' : undefined),
}
const room: Room<Need> = { key: 'visits', references: [{ letter: 'W', path: '/visits/', find: visit, origin }] }
;(rooms as Room<Need>[]).push(room)

// As a migration would that brought such a stream.
before(() =>
  database.asOwner((client) =>
    client.query(`insert into streams (key, letter, sight) values ('visit', 'W', 'household')`),
  ),
)

type Sight = 'household' | 'worker' | 'restricted'
const numbers: Record<Sight, number> = { household: 900_000, worker: 500_000_000, restricted: 1_000_000_000 }
let count = 0

/** With whoever sees it: by a part in it, or by its list. */
async function aVisit(sight: Sight, readers: readonly string[] = []) {
  count += 1
  const [id, ref] = [numbers[sight] + count, `W-${numbers[sight] + count}`]
  const matter = sight === 'restricted' ? randomUUID() : null
  await database.asOwner((client) =>
    client.query(
      `insert into pieces (id, stream, ref, household_id, sight, matter, state, state_since)
       values ($1, 'visit', $2, $3, $4, $5, 'seen', '2026-11-02')`,
      [id, ref, household.id, sight, matter],
    ),
  )
  for (const key of readers) await (matter ? listed(matter, key) : takesPart(id, key))
  return { id, ref, matter }
}

const takesPart = (id: number, key: string) =>
  database.asOwner((client) =>
    client.query(`insert into piece_people (piece_id, part, person_id) values ($1, 'watcher', $2)`, [id, people[key]]),
  )

const listed = (matter: string, key: string) =>
  database.asOwner((client) =>
    client.query(
      `insert into need_to_know (matter, person_id, from_at, why) values ($1, $2, '2026-11-01', 'It is theirs')`,
      [matter, people[key]],
    ),
  )

const visits = await openVisits(database)
after(() => visits.close())
const said = 'Sit where the child can see the door'

/** Raised as a browser would, from the visit's own page. */
async function raised(by: Visitor, ref: string, owner: string, more: Record<string, string> = {}): Promise<string> {
  const says = `${said} on ${ref}`
  const fields = { for_whom: 'worker', owner: String(people[owner]), priority: 'p2', says, from: ref, ...more }
  const reply = await by.post('/actions', fields)
  assert.equal(reply.location, `/visits/${ref}`, reply.text)
  const made = await database.asSystem(testNow, (tx) =>
    tx.one<{ ref: string }>(
      sql`select a.ref from actions a left join confidential_actions c on c.action_id = a.id where coalesce(c.says, a.says) = ${says}`,
    ),
  )
  return made.ref
}

const trailOf = (ref: string) =>
  database.asSystem(testNow, (tx) =>
    tx.many<{ kind: string; householdId: number | null; pieceId: number | null }>(
      sql`select kind, household_id as "householdId", piece_id as "pieceId" from trail where data ->> 'action' = ${ref} order by id`,
    ),
  )

describe('a piece of another stream', () => {
  test('raises an action, which names it and leads back to it', async () => {
    const [manager, worker] = [await visits.as('tm-1'), await visits.as('fsw-1')]
    const { ref } = await aVisit('household')
    const form = await manager.get(`/actions/new?from=${ref}&question=visit.felt`)
    assert.match(form.text, new RegExp(`Household ${household.ref}, visit ${ref}`))
    assert.match(form.text, /It comes from the question “How did it feel to be there\?”/)
    const action = await raised(manager, ref, 'fsw-1', { question: 'visit.felt' })
    const page = await worker.get(`/actions/${action}`)
    assert.match(page.text, new RegExp(`<a class="govuk-link" href="/visits/${ref}">Visit ${ref}</a> of <a`))
    assert.match(page.text, /“How did it feel to be there\?”/)
    assert.match((await worker.get(`/households/${household.ref}`)).text, new RegExp(`Action ${action} set`))
  })

  test('is named, and does not lead there, to an owner who may not see it', async () => {
    const { ref } = await aVisit('household')
    const action = await raised(await visits.as('tm-1'), ref, 'fsw-3')
    const page = await (await visits.as('fsw-3')).get(`/actions/${action}`)
    assert.match(page.text, new RegExp(`Visit ${ref} of household ${household.ref}`))
    assert.doesNotMatch(page.text, new RegExp(`href="/(visits|households)/`))
  })

  test('raises an alert, which says where it comes from', async () => {
    const worker = await visits.as('fsw-1')
    const { id, ref } = await aVisit('household')
    assert.match(
      (await worker.get(`/alerts/new?from=${ref}`)).text,
      new RegExp(`Household ${household.ref}, visit ${ref}`),
    )
    const told = await worker.post('/alerts', { from: ref, what: 'She flinched when he came in' })
    assert.equal(told.status, 303)
    const read = await (await visits.as('sm-1')).get(told.location ?? '')
    assert.match(read.text, new RegExp(`From <a class="govuk-link" href="/visits/${ref}">visit ${ref}</a>`))
    const entries = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select source from alert_entries where piece_id = ${id}`),
    )
    assert.deepEqual(entries, [{ source: 'piece' }])
  })

  test('lets those raise actions from it whom its stream names, and nobody is asked for it where it says so', async () => {
    const officer = await visits.as('iro-1')
    const { ref } = await aVisit('household', ['iro-1'])
    assert.equal((await officer.get(`/actions/new?from=${ref}`)).status, 200)
    assert.equal((await officer.get(`/actions/new?household=${household.ref}`)).status, 403)
    assert.equal((await (await visits.as('fro-1')).post('/voices/new', { from: ref, kind: 'parent' })).status, 409)
  })

  test('the addresses that knew audits alone still lead', async () => {
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, workerId: people['fsw-1']! }),
    )
    const auditor = await visits.as('fro-1')
    for (const path of ['/actions/new', '/alerts/new', '/voices/new']) {
      const old = await auditor.get(`${path}?household=${household.ref}&audit=${audit.ref}`)
      assert.equal(old.status, 200, path)
      assert.match(old.text, new RegExp(`udit ${audit.ref}`), path)
      assert.match(old.text, new RegExp(`name="from" value="${audit.ref}"`), path)
    }
    const fields = { says: said, for_whom: 'child', owner: String(people['fsw-1']), priority: 'p2' }
    const sent = await auditor.post('/actions', { ...fields, household: household.ref, audit: audit.ref })
    assert.equal(sent.location, `/audits/${audit.ref}`)
  })
})

describe('an action from a piece that goes by the person', () => {
  test('of a worker is seen by its owner and by whoever may see the piece, and stands on no household', async () => {
    const manager = await visits.as('tm-1')
    const { ref, id } = await aVisit('worker', ['tm-1'])
    assert.match((await manager.get(`/actions/new?from=${ref}`)).text, /It stands on no page of a household/)
    const month = { whose: 'all', actsFor: [] } as const
    const figure = () => database.asPerson(people['qa-1']!, testNow, (tx) => tx.one(countActions(month).query))
    const before = await figure()
    const action = await raised(manager, ref, 'fsw-3')
    assert.match((await manager.get(`/actions/${action}`)).text, new RegExp(`href="/visits/${ref}">Visit ${ref}</a>`))
    const owner = await (await visits.as('fsw-3')).get(`/actions/${action}`)
    assert.match(owner.text, new RegExp(said))
    assert.doesNotMatch(owner.text, new RegExp(`Visit ${ref}|${household.ref}`))
    for (const key of ['fsw-1', 'sm-1', 'qa-1', 'tm-2'])
      assert.equal((await (await visits.as(key)).get(`/actions/${action}`)).status, 404, key)
    const ofHousehold = await database.asPerson(people['tm-1']!, testNow, (tx) =>
      listActionsOfHousehold(tx, household.id, 10),
    )
    assert.ok(!ofHousehold.some((one) => one.ref === action))
    assert.deepEqual(await figure(), before)
    assert.deepEqual(
      (await trailOf(action)).map(({ householdId, pieceId }) => [householdId, pieceId]),
      [
        [null, id],
        [null, id],
        [null, id],
      ],
    )
  })

  test('of a restricted matter says nothing to whoever may not know of it, its owner included', async () => {
    const holder = await visits.as('sm-1')
    const { ref, matter } = await aVisit('restricted', ['sm-1'])
    const sequence = () =>
      database.asOwner(async (client) => (await client.query('select last_value from actions_id_seq')).rows)
    const before = await sequence()
    assert.match((await holder.get(`/actions/new?from=${ref}`)).text, /tell them yourself what it is/)
    const action = await raised(holder, ref, 'fsw-1')
    assert.deepEqual(await sequence(), before, 'no number is missing among the others’')
    assert.match((await holder.get(`/actions/${action}`)).text, new RegExp(said))
    assert.match((await holder.get(`/actions/${action}`)).text, new RegExp(`href="/visits/${ref}"`))
    const worker = await visits.as('fsw-1')
    const page = await worker.get(`/actions/${action}`)
    assert.match(page.text, /Something to do in a confidential matter/)
    for (const path of [`/actions/${action}`, '/actions', '/'])
      assert.doesNotMatch((await worker.get(path)).text, new RegExp(ref), path)
    assert.doesNotMatch(page.text, new RegExp(`${said}|${household.ref}`))
    for (const key of ['tm-1', 'qa-head', 'hos-1'])
      assert.equal((await (await visits.as(key)).get(`/actions/${action}`)).status, 404, key)
    assert.deepEqual(await trailOf(action), [])
    const done = await worker.post(`/actions/${action}/evidence`, { version: '1', 'finish-words': 'I did' })
    assert.equal(done.status, 303, done.text)
    assert.match(await allWork(holder), new RegExp(`Verify action ${action}`))
    const ofMatter = await database.asOwner((client) =>
      asTx(client).many<{ kind: string; by: number }>(
        sql`select distinct kind, actor_id as by from trail where matter = ${matter}`,
      ),
    )
    assert.deepEqual(
      ofMatter.toSorted((one, other) => one.kind.localeCompare(other.kind)),
      [
        { kind: 'action looked at', by: people['sm-1'] },
        { kind: 'action raised', by: people['sm-1'] },
      ],
      'under the matter: what those did who know of it',
    )
  })

  test('is told, when it is overdue, to whoever raised it and to no manager', async () => {
    const { ref } = await aVisit('restricted', ['sm-1'])
    const action = await raised(await visits.as('sm-1'), ref, 'fsw-1')
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update actions set due_on = '2026-10-01' where ref = ${action}`),
    )
    await jobs[0]!.handle({ database, now: testNow, today: Temporal.PlainDate.from('2026-11-20') })
    const told = await database.asSystem(testNow, (tx) =>
      tx.many(
        sql`select to_id as "to", kind, path from messages where made_at = ${testNow} and to_id <> ${people['fsw-1']!} order by id desc limit 1`,
      ),
    )
    assert.deepEqual(told, [{ to: people['sm-1'], kind: 'something needs you', path: '/' }])
  })

  test('takes its class with the piece, when that is raised and when it is lowered', async () => {
    const { id, ref } = await aVisit('worker', ['tm-1'])
    const action = await raised(await visits.as('tm-1'), ref, 'fsw-1')
    const matter = randomUUID()
    await listed(matter, 'sm-1')
    const take = (piece: string, to: Sight, key: string | null) =>
      database.asOwner(async (client) => {
        const taken = await client.query<{ ref: string }>(
          'select take_class(id, $2, $3) as ref from pieces where ref = $1',
          [piece, to, key],
        )
        return taken.rows[0]!.ref
      })
    const read = async (key: string) => (await (await visits.as(key)).get(`/actions/${action}`)).text
    const restricted = await take(ref, 'restricted', matter)
    assert.doesNotMatch(await read('fsw-1'), new RegExp(said))
    assert.match(await read('sm-1'), new RegExp(said))
    const lowered = await take(restricted, 'household', null)
    assert.notEqual(lowered, ref)
    assert.match(await read('fsw-1'), new RegExp(said))
    const link = `Visit ${lowered}</a> of <a class="govuk-link" href="/households/${household.ref}"`
    assert.match(await read('tm-1'), new RegExp(link))
    assert.equal(await database.asSystem(testNow, (tx) => left(tx, id)), 0)
  })
})

const left = async (tx: Tx, pieceId: number) =>
  (await tx.many(sql`select from actions where piece_id = ${pieceId}`)).length
