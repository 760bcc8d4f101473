import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import pg from 'pg'
import { anAction } from '#modules/actions/testing.ts'
import { raise } from '#modules/alerts/index.ts'
import { planAudit } from '#modules/audits/index.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { anAgreedYear } from '#modules/calendar/testing.ts'
import { anExemptionAt } from '#modules/exemptions/testing.ts'
import { aLeaderVisit, anExcuse } from '#modules/programme/testing.ts'
import { aConcern } from '#modules/allegations/testing.ts'
import { escalationAt } from '#modules/escalations/testing.ts'
import { aComplaint } from '#modules/complaints/testing.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { tell } from '#modules/people/commands/messages.ts'
import type { MessageKind } from '#platform/room.ts'
import { useMail } from '#modules/people/mail.ts'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aChild, aHousehold, aReview } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { ItemsFailed } from '#platform/jobs/sweep.ts'
import { openMailer } from '#platform/mail/index.ts'
import { startMailServer } from '#platform/mail/testing.ts'
import { asTx, columnTypes, raw, sql, type Tx } from '#platform/sql/index.ts'
import { allJobs } from '#src/app.ts'
import { freshDatabase, type TestDatabase, testNow } from './database.ts'

/*
 * RV-6: every job, with three things to do of which the second cannot be done: a trigger refuses its row. The other two are done,
 * the failure is told with how many failed, and no name, no address and no word of anybody stands in what is told.
 */

type Swept = {
  /** Three things that are due; of each what its row is found by. */
  arrange: (tx: Tx) => Promise<readonly (number | string)[]>
  /** The row that cannot be written, and by which column it is known. */
  poison: { before: 'insert' | 'update' | 'delete'; on: string; column: string }
  /** Those of them that are done. */
  done: (tx: Tx) => Promise<readonly { one: number | string }[]>
  now?: Temporal.Instant
}

const today = londonDate(testNow)
const morning = Temporal.Instant.from('2026-11-19T07:45:00Z')
const threeTimes = <T>(work: (at: number) => Promise<T>): Promise<T[]> =>
  [0, 1, 2].reduce<Promise<T[]>>(async (before, at) => [...(await before), await work(at)], Promise.resolve([]))

const aMessage = (urgent: boolean) => (tx: Tx) =>
  threeTimes(async (at) => {
    const { id } = await aPerson(tx, { name: `Secret Name ${at}` })
    await tell(tx, { to: id, kind: 'action set', path: `/actions/T-100${at}`, urgent, pieceId: null })
    return id
  })
/** Three people, each with one thing whose day is near; who hears of it is whom the reminder is written to. */
const reminding = (kind: MessageKind, own: (tx: Tx, ownerId: number) => Promise<unknown>): Swept => ({
  arrange: (tx) =>
    threeTimes(async () => {
      const { id } = await aPerson(tx, { roles: ['fostering_reviewing_officer'] })
      await own(tx, id)
      return id
    }),
  poison: { before: 'insert', on: 'messages', column: 'new.to_id' },
  done: (tx) => tx.many(sql`select to_id as one from messages where kind = ${kind}`),
  now: testNow.add({ hours: 24 }),
})
const near = '2026-11-20'
const beyondAt = async (tx: Tx) => ({
  ...{ householdId: (await aHousehold(tx)).id, workerId: (await aPerson(tx)).id, deciderId: (await aPerson(tx)).id },
  ...({ state: 'running', on: today } as const),
})
const sentTo = (tx: Tx) => tx.many<{ one: number }>(sql`select to_id as one from messages where sent_at is not null`)

const sweeps: Readonly<Record<string, Swept>> = {
  'send messages': {
    arrange: aMessage(true),
    poison: { before: 'update', on: 'messages', column: 'case when new.sent_at is null then 0 else new.to_id end' },
    done: sentTo,
  },
  'send digests': {
    arrange: async (tx) => {
      const people = await aMessage(false)(tx)
      await tx.run(sql`update messages set made_at = ${morning.subtract({ hours: 20 })}`)
      return people
    },
    poison: { before: 'update', on: 'messages', column: 'case when new.sent_at is null then 0 else new.to_id end' },
    done: sentTo,
    now: morning,
  },
  'forget leftovers': {
    arrange: async (tx) => {
      const { id } = await aPerson(tx)
      const long = testNow.subtract({ hours: 400 })
      await tx.run(
        sql`insert into kept_words (id, person_id, path, fields, kept_at) values (gen_random_uuid(), ${id}, '/', '{}', ${long})`,
      )
      await tx.run(
        sql`insert into sign_in_attempts (email_hash, address_hash, place_hash, at, succeeded) values ('poison', '', '', ${long}, false)`,
      )
      await tx.run(sql`insert into sign_in_steps (token_hash, person_id, made_at) values ('t', ${id}, ${long})`)
      return ['kept_words', 'poison', 'sign_in_steps']
    },
    poison: { before: 'delete', on: 'sign_in_attempts', column: 'old.email_hash' },
    done: (tx) =>
      tx.many(sql`select 'kept_words' as one where not exists (select from kept_words)
        union all select 'poison' where not exists (select from sign_in_attempts)
        union all select 'sign_in_steps' where not exists (select from sign_in_steps)`),
  },
  'stand in': {
    arrange: async (tx) => {
      const deputy = await aPerson(tx)
      return threeTimes(async () => {
        const { id } = await aPerson(tx)
        await tx.run(
          sql`insert into absences (person_id, from_on, until_on) values (${id}, ${near}::date - 1, ${near}::date + 1)`,
        )
        await tx.run(sql`with held as (insert into need_to_know (matter, person_id, from_at, why, holds) values (gen_random_uuid(), ${id}, ${testNow}, 'x', true) returning matter)
          insert into deputies (matter, holder_id, deputy_id, named_by, why) select matter, ${id}, ${deputy.id}, ${id}, 'Secret words' from held`)
        return id
      })
    },
    poison: { before: 'insert', on: 'need_to_know', column: 'coalesce(new.in_place_of, 0)' },
    done: (tx) => tx.many(sql`select in_place_of as one from need_to_know where in_place_of is not null`),
    now: testNow.add({ hours: 24 }),
  },
  'keep figures of months': {
    arrange: async (tx) => {
      const { id: ownerId } = await aPerson(tx, { roles: ['fostering_social_worker'] })
      const months = ['2026-08', '2026-09', '2026-10']
      for (const month of months)
        for (let at = 0; at < 5; at += 1) await anAction(tx, { ownerId, dueOn: `${month}-1${at}` })
      return months.map((month) => `${month}-01`)
    },
    poison: { before: 'insert', on: 'evidence_items', column: 'new.period_from::text' },
    done: (tx) => tx.many(sql`select period_from::text as one from evidence_items where measure = 'actions_in_time'`),
  },
  'draw audits of managers': {
    arrange: (tx) =>
      threeTimes(async (at) => {
        const manager = await aPerson(tx, { roles: ['team_manager'] })
        const team = await aTeam(tx, { name: `Team ${at}`, managerId: manager.id })
        for (let more = 0; more < 4; more += 1) await aHousehold(tx, { teamId: team.id })
        return team.id
      }),
    poison: { before: 'insert', on: 'sample_draws', column: 'new.team_id' },
    done: (tx) => tx.many(sql`select team_id as one from sample_draws`),
  },
  'watch safety alerts': {
    arrange: async (tx) => {
      await aPerson(tx, { roles: ['service_manager'] })
      return threeTimes(async () => {
        const { id: householdId } = await aHousehold(tx)
        const concern = {
          householdId,
          source: 'household',
          childIds: [],
          what: 'Secret words',
          circleSaid: true,
        } as const
        const { ref } = await raise(tx, concern, testNow.subtract({ hours: 30 }))
        return (await tx.one<{ id: number }>(sql`select id from alerts where ref = ${ref}`)).id
      })
    },
    poison: { before: 'update', on: 'alerts', column: 'new.id' },
    done: (tx) => tx.many(sql`select id as one from alerts where told_again_at is not null`),
  },
  'escalate overdue actions': {
    arrange: async (tx) => {
      const manager = await aPerson(tx, { roles: ['team_manager'] })
      const owner = await aPerson(tx, { roles: ['fostering_social_worker'], managerId: manager.id })
      return threeTimes(async () => (await anAction(tx, { ownerId: owner.id, dueOn: '2026-10-01' })).id)
    },
    poison: { before: 'update', on: 'actions', column: 'new.id' },
    done: (tx) => tx.many(sql`select id as one from actions where escalation_step > 0`),
  },
  'remind of actions': reminding('action due', async (tx, ownerId) => {
    const { ref } = await anAction(tx, { ownerId, dueOn: near })
    await tx.run(sql`update actions set raised_at = ${testNow} where ref = ${ref}`)
  }),
  'remind of voices': reminding('voices due', async (tx, gathererId) => {
    const { id: householdId } = await aHousehold(tx)
    const { id } = await aVoice(tx, { householdId, kind: 'carer', gathererId, dueOn: near })
    await tx.run(sql`update voices set saved_at = ${testNow} where id = ${id}`)
  }),
  'remind of observations': reminding('observation due', async (tx, observerId) => {
    const { id: workerId } = await aPerson(tx)
    const ref = await anObservation(tx, { householdId: (await aHousehold(tx)).id, observerId, workerId, on: today })
    await tx.run(
      sql`update pieces set state = 'prepared', due_on = ${near}, state_since = ${testNow} where ref = ${ref}`,
    )
  }),
  'remind of complaints': reminding('complaint due', async (tx, id) => {
    await tx.run(
      sql`insert into person_roles (person_id, role, from_on) values (${(await aPerson(tx)).id}, 'service_manager', '2020-01-01')`,
    )
    const ref = await aComplaint(tx, { id }, null, testNow)
    await tx.run(sql`update pieces set due_on = ${near}, state_since = ${testNow} where ref = ${ref}`)
  }),
  'remind of escalations': reminding('escalation due', async (tx, officerId) => {
    const child = await aChild(tx, { iroId: officerId })
    const { id: householdId } = await aHousehold(tx)
    const named = { householdId, childId: child.id, officerId, managerId: (await aPerson(tx)).id }
    const { id } = await escalationAt(tx, named)
    await tx.run(sql`update pieces set due_on = ${near}, state_since = ${testNow} where id = ${id}`)
  }),
  'tell of second excuses': {
    arrange: async (tx) => {
      const [quality, fostering] = [(await aPerson(tx)).id, (await aPerson(tx)).id]
      const yearId = await anAgreedYear(tx, { quality, fostering })
      await aPerson(tx, { roles: ['executive_director'] })
      return threeTimes(async () => {
        const own = { yearId, personId: (await aPerson(tx)).id, by: [quality, fostering] as const }
        await anExcuse(tx, { ...own, at: testNow.subtract({ hours: 48 }) })
        return anExcuse(tx, { ...own, at: testNow.subtract({ hours: 24 }) })
      })
    },
    poison: { before: 'insert', on: 'messages', column: "split_part(new.path, '/', 4)::int" },
    done: (tx) =>
      tx.many(sql`select split_part(path, '/', 4)::int as one from messages where kind = 'leader visit excused'`),
  },
  'remind of leader visits': reminding('leader visit due', async (tx, leaderId) => {
    const ref = await aLeaderVisit(tx, { leaderId, on: today })
    await tx.run(sql`update pieces set due_on = ${near}, state_since = ${testNow} where ref = ${ref}`)
  }),
  'remind of exemptions': reminding('exemption due', async (tx, managerId) => {
    const { id } = await anExemptionAt(tx, { ...(await beyondAt(tx)), managerId, kind: 'exemption', dueOn: near })
    await tx.run(sql`update pieces set state_since = ${testNow} where id = ${id}`)
  }),
  'say what is over time': {
    arrange: (tx) =>
      threeTimes(async () => {
        const { id: managerId } = await aPerson(tx)
        return (await anExemptionAt(tx, { ...(await beyondAt(tx)), managerId, kind: 'exception' })).id
      }),
    poison: { before: 'insert', on: 'moves', column: 'new.piece_id' },
    done: (tx) => tx.many(sql`select id as one from pieces where stream = 'exemption' and state = 'breach'`),
    now: testNow.add({ hours: 24 * 12 }),
  },
  'remind of matters': reminding('something needs you', async (tx, managerId) => {
    const { ref: home } = await aHousehold(tx)
    const roles = [['lado'], ['service_manager']] as const
    for (const one of roles) await aPerson(tx, { roles: one })
    const ref = await aConcern(tx, { id: managerId }, home, testNow)
    await tx.run(sql`delete from messages`)
    await tx.run(sql`update need_to_know set from_at = ${testNow}`)
    await tx.run(sql`update pieces set due_on = ${near}, state_since = ${testNow} where ref = ${ref}`)
  }),
  'remind of audits': reminding('audit due', async (tx, auditorId) =>
    anAudit(tx, { householdId: (await aHousehold(tx)).id, auditorId, dueOn: near }),
  ),
  'end links that have run out': {
    arrange: (tx) =>
      threeTimes(async (at) => {
        const { id: householdId } = await aHousehold(tx)
        const voice = await aVoice(tx, { householdId, kind: 'carer', state: 'asked' })
        await tx.run(sql`insert into voice_links (token_hash, voice_id, made_at, expires_at)
          values (${`t${at}`}, ${voice.id}, ${testNow.subtract({ hours: 50 })}, ${testNow.subtract({ hours: 2 })})`)
        return voice.id
      }),
    poison: { before: 'update', on: 'voice_links', column: 'new.voice_id' },
    done: (tx) => tx.many(sql`select voice_id as one from voice_links where closed_at is not null`),
  },
  'follow reviewing officers': {
    arrange: async (tx) => {
      const iro = { roles: ['independent_reviewing_officer'] } as const
      const [before, now] = [(await aPerson(tx, iro)).id, (await aPerson(tx, iro)).id]
      return threeTimes(async () => {
        const child = await aChild(tx, { iroId: now })
        const about = { householdId: (await aHousehold(tx)).id, childId: child.id, gathererId: before }
        return (await aVoice(tx, about)).id
      })
    },
    poison: { before: 'update', on: 'voices', column: 'new.id' },
    done: (tx) => tx.many(sql`select voice_id as one from voice_moves where move = 'follow_officer'`),
  },
  'plan audits from reviews': {
    arrange: (tx) =>
      threeTimes(async () => {
        const { id } = await aHousehold(tx)
        await aReview(tx, { householdId: id, dueOn: '2026-11-30' })
        return id
      }),
    poison: { before: 'insert', on: 'pieces', column: 'new.household_id' },
    done: (tx) => tx.many(sql`select household_id as one from pieces`),
  },
  'let proposed imports lapse': {
    arrange: (tx) =>
      threeTimes(async () => {
        const chosen = morning.subtract({ hours: 24 * 20 })
        const { id } = await tx.one<{ id: number }>(
          sql`insert into imports (started_at) values (${chosen}) returning id`,
        )
        return id
      }),
    poison: { before: 'update', on: 'imports', column: 'new.id' },
    done: (tx) => tx.many(sql`select id as one from imports where state = 'lapsed'`),
  },
  'let files go': {
    arrange: (tx) =>
      threeTimes(async () => {
        const decided = morning.subtract({ hours: 24 * 100 })
        const { id } = await tx.one<{ id: number }>(
          sql`insert into imports (started_at, state, decided_at) values (${decided}, 'committed', ${decided}) returning id`,
        )
        const file = await tx.one<{ id: number }>(
          sql`insert into import_files (import_id, name, kind, sha256, content) values (${id}, 'x.csv', 'header', '', 'x') returning id`,
        )
        return file.id
      }),
    poison: { before: 'update', on: 'import_files', column: 'new.id' },
    done: (tx) => tx.many(sql`select id as one from import_files where gone_at is not null`),
  },
  'follow the fostering social worker': {
    arrange: async (tx) => {
      const worker = await aPerson(tx, { roles: ['fostering_social_worker'] })
      return threeTimes(async () => {
        const { id: householdId } = await aHousehold(tx)
        const audit = await planAudit(tx, { kind: 'thematic', householdId, scheduledFor: today }, today)
        await tx.run(sql`update households set supervising_worker_id = ${worker.id} where id = ${householdId}`)
        return audit.id
      })
    },
    poison: { before: 'update', on: 'audits', column: 'new.id' },
    done: (tx) => tx.many(sql`select id as one from audits where worker_id is not null`),
  },
}

describe('RV-6: every job', () => {
  test('stands in this test with one thing that cannot be done', () => {
    assert.deepEqual(
      Object.keys(sweeps).toSorted(),
      allJobs.map(({ name }) => name).toSorted(),
      'each job has its line in `sweeps`, in this file: three things that are due, and the one that cannot be done',
    )
  })

  for (const job of allJobs) {
    test(`${job.name}: what fails stops nobody else, and is told`, async (t) => {
      const swept = sweeps[job.name]
      assert.ok(swept, `give “${job.name}” its line in \`sweeps\`, in this file`)
      const { arrange, poison, done, now = testNow } = swept
      const database = await freshDatabase()
      const server = await startMailServer()
      const mailer = openMailer({ url: server.url, from: 'hearth@council.example' })
      t.after(async () => {
        mailer.close()
        await server.close()
      })
      useMail({ mailer, baseUrl: 'https://hearth.council.example' })
      const things = await asOwner(database, arrange)
      await asOwner(database, (tx) => refuse(tx, poison, things[1]!))
      const problem: unknown = await job.handle({ database, now, today: londonDate(now) }).then(
        () => undefined,
        (failed: unknown) => failed,
      )
      assert.ok(problem instanceof ItemsFailed, String(problem))
      assert.match(problem.code, /^1 of \d+ items, first /)
      assert.doesNotMatch(`${problem.code} ${problem.message} ${problem.stack?.split('\n').slice(1)}`, /Secret|@hearth/)
      const after = (await asOwner(database, done)).map(({ one }) => one).toSorted()
      assert.deepEqual(after, [things[0], things[2]].toSorted())
    })
  }
})

async function refuse(tx: Tx, { before, on, column }: Swept['poison'], thing: number | string): Promise<void> {
  const condition = typeof thing === 'number' ? String(thing) : `'${thing}'`
  await tx.run(
    raw(`create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'Secret Name cannot be written'; end $$`),
  )
  await tx.run(
    raw(`create trigger refuse before ${before} on ${on} for each row when (${column} = ${condition})
    execute function refuse()`),
  )
}

async function asOwner<T>({ connection }: TestDatabase, work: (tx: Tx) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ ...connection, types: columnTypes })
  await owner.connect()
  return work(asTx(owner)).finally(() => owner.end())
}
