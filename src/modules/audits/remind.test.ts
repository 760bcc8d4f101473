import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type State, states } from './steps.ts'
import { makeMove } from './commands/move.ts'
import { findAuditById } from './queries/find-audit.ts'
import { jobs } from './jobs.ts'
import { anAudit } from './testing.ts'

const job = jobs.find(({ name }) => name === 'remind of audits')!

type Said = { to: string; kind: string; path: string }

async function aService() {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const morning = (day: string) => Temporal.Instant.from(`${day}T06:40:00Z`)
  const run = (day: string) => {
    const now = morning(day)
    return job.handle({ database, today: londonDate(now), now })
  }
  const said = () =>
    database.asOwner((client) =>
      asTx(
        client,
      ).many<Said>(sql`select p.demonstration_key as to, m.kind, m.path from messages m join people p on p.id = m.to_id
        order by p.demonstration_key, m.kind, m.id`),
    )
  /** The digest has gone out. */
  const send = () => database.asOwner((client) => client.query('update messages set sent_at = now()'))
  const open = (state: State, more: object = {}) =>
    database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, state, dueOn: '2026-11-26' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-1']! },
        ...more,
      }),
    )
  return { database, household, people, run, said, send, open }
}

describe('RV-1: every step’s owner hears before its date and after it, once', () => {
  const quality = ['qa-1', 'qa-head']
  const table: Partial<Record<State, readonly string[]>> = {
    scheduled: ['fro-1'],
    gathering: ['fro-1'],
    review_held: ['fro-1'],
    in_audit: ['fro-1', 'fsw-1'],
    submitted: quality,
    with_qa: quality,
    in_moderation: ['iro-1'],
    in_discussion: ['fro-1', 'iro-1', 'qa-head'],
    with_team_manager: ['tm-1'],
    with_service_manager: ['sm-1'],
    actions_open: ['tm-1'],
    verifying: [...quality, 'tm-1'],
    re_audit_due: quality,
  }
  for (const state of states) {
    const hear = table[state] ?? []
    test(`${state}: ${hear.join(', ') || 'nobody'}`, async () => {
      const { run, said, send, open } = await aService()
      // A worker's report has days of its own.
      const { ref } = await open(state, { kind: 'thematic' })
      const expect = async (days: readonly string[], kinds: readonly string[]) => {
        for (const day of days) {
          await run(day)
          await send()
        }
        const ofAudit = (await said()).filter(({ path }) => path === `/audits/${ref}`)
        const wanted = hear.flatMap((to) => kinds.map((kind) => `${to}: ${kind}`)).toSorted()
        assert.deepEqual(ofAudit.map(({ to, kind }) => `${to}: ${kind}`).toSorted(), wanted)
      }
      await expect(['2026-11-20', '2026-11-23'], [])
      await expect(['2026-11-24', '2026-11-24', '2026-11-25', '2026-11-26'], ['audit due'])
      await expect(['2026-11-27', '2026-11-28', '2026-12-10'], ['audit due', 'audit overdue'])
    })
  }

  test('UA-D3: the worker hears of the report by its own day, ten working days before the review, and no more once it is there', async () => {
    const { database, run, said, open } = await aService()
    const { id, ref } = await open('gathering', { dueOn: '2027-01-19', scheduledFor: '2026-11-02' })
    const ofReport = async () => (await said()).filter(({ path }) => path.endsWith('/sections/swr'))
    for (const day of ['2026-12-20', '2026-12-31', '2027-01-04', '2027-01-05']) await run(day)
    assert.deepEqual(await ofReport(), [{ to: 'fsw-1', kind: 'report due', path: `/audits/${ref}/sections/swr` }])
    await database.asSystem(testNow, (tx) =>
      tx.run(
        sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'swr', 'swr.summary', '"Well."', request_now())`,
      ),
    )
    for (const day of ['2027-01-06', '2027-01-12']) await run(day)
    assert.deepEqual(
      (await ofReport()).map(({ kind }) => kind),
      ['report due'],
    )
  })

  test('what falls to somebody who has gone falls to whoever chooses another', async () => {
    const { database, people, run, said, open } = await aService()
    await open('in_audit', { kind: 'thematic' })
    await database.asOwner((client) =>
      client.query('update people set active = false where id = $1', [people['fro-1']]),
    )
    await run('2026-11-25')
    assert.deepEqual(
      (await said()).map(({ to }) => to),
      ['fsw-1', 'qa-1', 'qa-head'],
    )
  })

  test('one that fails stops nobody else', async () => {
    const { database, run, said, open } = await aService()
    await open('in_audit', { kind: 'thematic' })
    const { ref } = await open('with_team_manager', { kind: 'thematic' })
    await database.asOwner((client) =>
      client.query(`create function refuse() returns trigger language plpgsql as $$ begin
          if new.kind = 'audit due' and new.path <> '/audits/${ref}' then raise exception 'no'; end if; return new; end $$;
        create trigger refuse before insert on messages for each row execute function refuse()`),
    )
    await assert.rejects(run('2026-11-25'))
    assert.deepEqual(await said(), [{ to: 'tm-1', kind: 'audit due', path: `/audits/${ref}` }])
  })
})

test('UM-D9: an audit that is handed back is not overdue at once: it has a new day, and its people hear of that day anew', async () => {
  const { database, people, run, said, send, open } = await aService()
  const { id, ref } = await open('with_qa', { scheduledFor: '2026-11-02', auditorGrade: 'good' })
  const now = Temporal.Instant.from('2026-12-21T10:00:00Z')
  const back = (tx: Tx, actor: Parameters<typeof makeMove>[1]) =>
    makeMove(tx, actor, ref, { move: 'hand_back', words: 'Say more.' }, now)
  await database.asPerson(people['qa-1']!, now, back)
  const { dueOn } = await database.asSystem(now, (tx) => findAuditById(tx, id))
  assert.equal(String(dueOn), '2026-12-30', 'five working days on, past Christmas')
  await send()
  await run('2026-12-22')
  assert.deepEqual(
    (await said()).map(({ to, kind }) => `${to}: ${kind}`),
    ['fro-1: audit returned', 'fsw-1: audit returned'],
  )
  await run('2026-12-29')
  await run('2026-12-31')
  const heard = (await said()).filter(({ to }) => to === 'fro-1').map(({ kind }) => kind)
  assert.deepEqual(heard, ['audit due', 'audit overdue', 'audit returned'])
})
