import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { setPeriod } from './commands/set-period.ts'
import { planAudit } from './commands/plan.ts'
import { findAudit } from './queries/find-audit.ts'
import { readCase } from './queries/standing.ts'
import { answerPart } from './testing.ts'

/* Of a child who has moved on, and was added with a sentence, the views are asked only where their IRO says so. */

const database = await freshDatabase()
const service = await aSmallService(database)
const { people, teams } = service
const visits = await openVisits(database)
after(() => visits.close())
const today = londonDate(testNow)
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)

let audit = { id: 0, ref: '' }
let gone = { id: 0, ref: '' }
const sentence = 'What was done for them still matters here.'

async function add(because: string | null): Promise<void> {
  await database.asPerson(people['fro-1']!, testNow, async (tx) => {
    const found = await findAudit(tx, audit.ref)
    const period = { from: found.periodFrom, to: found.periodTo }
    const added = new Map<number, string>(because === null ? [] : [[gone.id, because]])
    await setPeriod(tx, found, period, { leftOut: [], added }, { reason: null, childrenReason: null }, today)
  })
}

const voices = () =>
  own((tx) =>
    tx.many<{ child: number; state: string; gatherer: number }>(
      sql`select child_id as child, state, gatherer_id as gatherer from voices where piece_id = ${audit.id} and kind = 'child' order by id`,
    ),
  )
const askingOf = async (childId: number) => (await voices()).filter(({ child }) => child === childId)
const at = () => `/audits/${audit.ref}/children/${gone.ref}/asking`
const says = async (may: string, words = 'I know them well.', key = 'iro-2') =>
  (await visits.as(key)).post(at(), { may, words })
const workOf = async (key: string) => (await (await visits.as(key)).get('/')).text

describe('A child who has moved on', () => {
  /** A household with one child who lives there and one who left as planned, and its audit, for which the views are asked. */
  beforeEach(async () => {
    await own(async (tx) => {
      const household = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']! })
      const stays = await aChild(tx, { initials: 'S.T.', bornOn: '2014-04-04', iroId: people['iro-1']! })
      await aPlacement(tx, { householdId: household.id, childId: stays.id, startedOn: '2024-01-10' })
      gone = await aChild(tx, { initials: 'G.O.', bornOn: '2012-04-04', iroId: people['iro-2']! })
      await aPlacement(tx, {
        ...{ householdId: household.id, childId: gone.id, startedOn: '2024-01-10', endedOn: '2026-08-01' },
      })
      const plan = { kind: 'review_linked', householdId: household.id, scheduledFor: today.add({ days: 40 }) } as const
      audit = await planAudit(tx, { ...plan, auditorId: people['fro-1']! }, today)
    })
    await add(sentence)
    const asked = await (await visits.as('fro-1')).post(`/audits/${audit.ref}/views-request`, {})
    assert.equal(asked.status, 303, asked.text)
  })

  test('is asked by nobody, and it is in the work of their IRO alone to say whether they may be', async () => {
    assert.deepEqual(await askingOf(gone.id), [])
    assert.equal((await voices()).length, 1)
    assert.match(await workOf('iro-2'), new RegExp(`May G\\.O\\. be asked[\\s\\S]*`))
    assert.ok((await workOf('iro-2')).includes(at()))
    for (const key of ['iro-1', 'fro-1', 'fsw-1', 'qa-1']) assert.ok(!(await workOf(key)).includes(at()), key)
    const page = await (await visits.as('fro-1')).get(`/audits/${audit.ref}`)
    assert.match(
      page.text,
      /G\.O\. \(lived here until [^<]*: asked only if their Independent Reviewing Officer says so/,
    )
  })

  test('is asked by their IRO once they have said yes, and it leaves their work', async () => {
    const page = await (await visits.as('iro-2')).get(at())
    assert.equal(page.status, 200)
    assert.ok(page.text.includes(sentence))
    assert.equal((await says('yes')).status, 303)
    assert.deepEqual(await askingOf(gone.id), [{ child: gone.id, state: 'to_ask', gatherer: people['iro-2']! }])
    assert.ok(!(await workOf('iro-2')).includes(at()))
    const seen = await (await visits.as('fro-1')).get(`/audits/${audit.ref}`)
    assert.match(seen.text, /that they may be asked: <span class="hearth-words">I know them well\./)
  })

  test('is not asked after a no, and that can be put right either way', async () => {
    assert.equal((await says('no', 'They begged not to be.')).status, 303)
    assert.deepEqual(await askingOf(gone.id), [])
    assert.ok((await (await visits.as('iro-2')).get(`/audits/${audit.ref}`)).text.includes(at()), 'the way back')
    assert.equal((await says('yes')).status, 303)
    assert.equal((await askingOf(gone.id))[0]?.state, 'to_ask')
    assert.equal((await says('no', 'It was too soon.')).status, 303)
    assert.equal((await askingOf(gone.id))[0]?.state, 'not_given')
    assert.equal((await says('yes', 'They asked themselves.')).status, 303)
    assert.equal((await askingOf(gone.id))[0]?.state, 'to_ask')
    const kept = await own((tx) =>
      tx.many<{ words: string }>(
        sql`select was ->> 'asking_words' as words from history where table_name = 'audit_children' and row_id = ${audit.id} and was ->> 'asking_words' <> '' order by id`,
      ),
    )
    assert.deepEqual(
      kept.map(({ words }) => words),
      ['They begged not to be.', 'I know them well.', 'It was too soon.'],
    )
  })

  test('whose reason is another from now on waits for what their IRO says of that', async () => {
    await says('yes')
    await add('Another reason.')
    assert.equal((await askingOf(gone.id))[0]?.state, 'not_given')
    assert.ok((await workOf('iro-2')).includes(at()))
  })

  test('who was taken out of the audit and is in it again is asked once their IRO says yes again', async () => {
    await says('yes')
    await add(null)
    assert.equal((await askingOf(gone.id))[0]?.state, 'not_given')
    await add(sentence)
    assert.equal((await askingOf(gone.id))[0]?.state, 'not_given')
    assert.equal((await says('yes')).status, 303)
    assert.equal((await askingOf(gone.id))[0]?.state, 'to_ask')
  })

  test('says nothing, and that limits no grade until they may be asked', async () => {
    await own((tx) => tx.run(sql`update pieces set state = 'in_audit' where id = ${audit.id}`))
    const caps = () =>
      own(async (tx) => {
        const actor = { id: 0, duties: new Set<string>(), actsFor: [] } as never
        return (await readCase(tx, actor, await findAudit(tx, audit.ref), today)).judged.caps.map(({ rule }) => rule)
      })
    await own(async (tx) => {
      await answerPart(tx, audit.ref, 'audit')
      await tx.run(
        sql`update answers set value = '"no"' where piece_id = ${audit.id} and question = 'cyp4.asked' and child_id = ${gone.id}`,
      )
    })
    assert.ok(!(await caps()).includes('L5'), 'nobody has said')
    await says('no')
    assert.ok(!(await caps()).includes('L5'), 'they said no')
    await says('yes')
    assert.ok((await caps()).includes('L5'), 'they said yes, and nobody asked')
  })

  test('is nobody else’s to speak for, not on the page, by post or in the database', async () => {
    const admin = await database.asOwner(async (client) =>
      client.query(
        `insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, '2026-11-01', '2026-12-31')`,
        [people['iro-2'], people['iro-1']],
      ),
    )
    assert.equal(admin.rowCount, 1)
    for (const key of ['iro-1', 'fro-1', 'qa-1', 'sm-1']) {
      const { status } = await (await visits.as(key)).get(at())
      assert.ok(status === 404 || status === 403, `${key}: ${status}`)
      const posted = await says('yes', 'x', key)
      assert.ok(posted.status === 404 || posted.status === 403, `${key}: ${posted.status}`)
      const changed = await database.asPerson(people[key]!, testNow, (tx) =>
        tx.run(
          sql`update audit_children set may_be_asked = true, asking_said_at = request_now() where audit_id = ${audit.id} and child_id = ${gone.id}`,
        ),
      )
      assert.equal(changed, 0, key)
    }
    assert.deepEqual(await askingOf(gone.id), [])
    await database.asOwner((client) => client.query('delete from absences'))
  })

  test('is said at the field when it is not said, and no more once the audit is sent', async () => {
    const refused = await says('', '')
    assert.equal(refused.status, 422)
    assert.match(refused.text, /Say whether they may be asked\.[\s\S]*Say in a few words why\./)
    await own((tx) => tx.run(sql`update pieces set state = 'submitted' where id = ${audit.id}`))
    assert.equal((await says('yes')).status, 409)
    assert.ok(!(await workOf('iro-2')).includes(at()))
  })
})
