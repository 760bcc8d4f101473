import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { planAudit } from '#modules/audits/index.ts'
import { answerPart } from '#modules/audits/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, columnTypes, raw, sql, type Tx } from '#platform/sql/index.ts'
import { allRoutes } from '#src/app.ts'
import { freshDatabase, testNow } from './database.ts'
import { type Case, cases, changeNoAudit } from './every-lock/cases.ts'
import { aSmallService } from './service.ts'
import { openVisits } from './visitor.ts'

/*
 * RV-2: every command that changes an audit waits while another transaction holds it, and judges what is so afterwards. Each is first
 * sent to an audit that nobody else holds, to show that the form is one that is taken; then to its twin, which another transaction
 * takes to another step before it lets go.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
const today = londonDate(testNow)
const owner = new pg.Client({ ...database.connection, types: columnTypes })
await owner.connect()
owner.on('error', () => {}) // the database is dropped under it
const past = asTx(owner)
after(() => visits.close())

const routes = allRoutes.flatMap(({ method, path }) =>
  method === 'POST' && path.startsWith('/audits/:ref/') ? [path.slice('/audits/:ref/'.length)] : [],
)

type Arranged = { id: number; ref: string; householdId: number; child: { id: number; ref: string } }

async function arrange({ at, by, part, answers, wrote, also, moved, movedOn }: Case): Promise<Arranged> {
  const household = await aHousehold(past, {
    teamId: service.teams.north,
    workerId: service.people['fsw-1']!,
    lastUnannouncedVisitOn: '2026-06-02',
  })
  const child = await aChild(past, { iroId: service.people['iro-1']!, bornOn: '2016-03-01' })
  await aPlacement(past, { householdId: household.id, childId: child.id, startedOn: '2026-01-10' })
  const auditorId = service.people['fro-1']!
  const plan = { kind: 'thematic', householdId: household.id, scheduledFor: today, auditorId } as const
  const audit = await database.asSystem(testNow, (tx) => planAudit(tx, plan, today))
  await past.run(sql`update pieces set state = ${at} where id = ${audit.id}`)
  if (movedOn)
    await past.run(sql`update audit_children set because = 'They were here for years.' where audit_id = ${audit.id}`)
  if (also) await past.run(sql`update audits set ${raw(withPeople(also))} where id = ${audit.id}`)
  if (part) await database.asSystem(testNow, (tx) => answerPart(tx, audit.ref, part, answers ?? {}))
  if (wrote)
    await past.run(sql`insert into asides (piece_id, section, question, by_id, at, says)
      values (${audit.id}, 'safe', ${wrote}, ${service.people[by]}, ${testNow}, 'Is this right?')`)
  if (moved)
    await past.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at)
      values (${audit.id}, ${moved.move}, ${moved.from}, ${at}, ${service.people[by]}, ${testNow})`)
  return { ...audit, householdId: household.id, child }
}

const withPeople = (text: string): string =>
  text.replaceAll(/:([a-z]+-\d)/g, (_all, key: string) => String(service.people[key]))

async function send(path: string, { by, body = {} }: Case, { ref, child }: Arranged) {
  const visitor = await visits.as(by)
  const section = path.includes(':child') ? 'cyp1' : 'safe'
  const address = path.replace(':section', section).replace(':child', child.ref)
  const fill = (text: string) => withPeople(text.replace(':child', String(child.id)))
  const fields = Object.entries(body).map(([name, value]) => [fill(name), [value].flat().map(fill)] as const)
  return visitor.post(`/audits/${ref}/${address}`, Object.fromEntries(fields))
}

/** Everything of the audit that a command could change. */
const stateOf = (tx: Tx, id: number) =>
  tx.many(sql`
    select 'audits' as of, to_jsonb(a.*) as row from audits a where a.id = ${id} or a.reaudit_of = ${id}
    union all select 'pieces', to_jsonb(p.*) from pieces p where p.id = ${id}
    union all select 'moves', to_jsonb(m.*) from moves m where m.piece_id = ${id}
    union all select 'answers', to_jsonb(n.*) from answers n where n.piece_id = ${id}
    union all select 'children', to_jsonb(c.*) from audit_children c where c.audit_id = ${id}
    union all select 'asides', to_jsonb(n.*) from asides n where n.piece_id = ${id}
    union all select 'leave', to_jsonb(d.*) from dispensations d where d.audit_id = ${id}
    order by 1, 2`)

async function untilSomethingWaits(): Promise<boolean> {
  const waiting = async () => {
    const { rows } = await database.asOwner((client) =>
      client.query('select count(*)::int as count from pg_locks where not granted'),
    )
    return rows[0].count > 0
  }
  for (let tries = 0; tries < 200; tries += 1) {
    if (await waiting()) return true
    await sleep(10)
  }
  return false
}

describe('RV-2: what changes an audit', () => {
  test('stands in this test, all of it', () => {
    assert.deepEqual(
      routes.toSorted(),
      [...Object.keys(cases), ...changeNoAudit].toSorted(),
      'a post under /audits/:ref without its line in every-lock/cases.ts, or a line without a post',
    )
  })

  for (const [path, one] of Object.entries(cases)) {
    test(`${path} waits, and judges what is so afterwards`, async () => {
      const twin = await arrange(one)
      const asItWas = await stateOf(past, twin.id)
      const free = await send(path, one, twin)
      assert.notDeepEqual(await stateOf(past, twin.id), asItWas, `${path} changes something`)
      assert.equal(free.status, 303, `${path}: ${visits.problems} ${free.text.replaceAll(/<[^>]+>|\s+/g, ' ')}`)

      const audit = await arrange(one)
      await owner.query('begin')
      await past.run(sql`update pieces set state = ${one.meanwhile ?? 'cancelled'} where id = ${audit.id}`)
      const sending = send(path, one, audit)
      const waited = await untilSomethingWaits()
      const before = await stateOf(past, audit.id)
      await owner.query('commit')
      const { status } = await sending
      assert.ok(waited, `${path} did not wait: hold the audit first (lockAudit)`)
      assert.ok(status === 404 || status === 409, `${path}: ${status} ${visits.problems}`)
      assert.deepEqual(await stateOf(past, audit.id), before)
    })
  }
})
