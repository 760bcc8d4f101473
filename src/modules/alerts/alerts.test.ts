import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { decisionLines } from '#framework/safety-alerts.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { NotAllowed } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase } from '#test/database.ts'
import type { Decision } from './alert.ts'
import { decide } from './commands/decide.ts'
import { noteOnAlert, sayCircle } from './commands/note.ts'
import { type Concern, raise } from './commands/raise.ts'
import { sendUnfinished, sweepAlert } from './commands/sweep.ts'
import { beginUnfinished, takeBackUnfinished } from './commands/unfinished.ts'
import { findAlert, listAlerts, listEntries, listLines } from './queries/alerts.ts'
import { findPerson } from '#modules/people/queries/directory.ts'
import { findSign } from './queries/signs.ts'
import { aHomeWithItsPeople, type Home, setAway } from './testing.ts'
import { listAlertWork } from './work.ts'

const morning = Temporal.Instant.from('2026-11-19T10:00:00Z')
const today = Temporal.PlainDate.from('2026-11-19')
const settled = Object.fromEntries(decisionLines.map(({ key }) => [key, { done: true, words: 'Today.' }])) as Decision
/** Whoever decides has read everything that was raised. */
const all = Number.MAX_SAFE_INTEGER
const readers = ['iro', 'tm', 'sm', 'qa', 'head'] as const

/** Of the test that runs: each has a service of its own, for an alert reaches everybody in a post. */
let database: TestDatabase

async function aHome(): Promise<Home> {
  database = await freshDatabase()
  return database.asSystem(morning, aHomeWithItsPeople)
}

const as = <T>(id: number, work: (tx: Tx) => Promise<T>, now = morning) => database.asPerson(id, now, work)
const concern = (home: Home, change: Partial<Concern> = {}): Concern => ({
  householdId: home.household.id,
  source: 'household',
  childIds: [home.child.id],
  what: 'The carer shouted at her.',
  circleSaid: true,
  ...change,
})
const reads = (id: number, ref: string) =>
  as(id, (tx) => findAlert(tx, ref)).then(
    () => true,
    () => false,
  )

describe('the one road for safety', () => {
  test('UA-S6, UA-S1: it is told to everybody who may act, by name, in the transaction that raises it', async () => {
    const home = await aHome()
    const { ref, told } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    assert.deepEqual(new Set(told.map(({ id }) => id)), new Set(readers.map((key) => home.people[key])))
    const messages = await database.asSystem(morning, (tx) =>
      tx.many<{ to_id: number }>(sql`select to_id from messages where urgent and path = ${`/alerts/${ref}`}`),
    )
    assert.deepEqual(new Set(messages.map(({ to_id }) => to_id)), new Set(told.map(({ id }) => id)))
    for (const key of readers) {
      const [work] = await database.asPerson(home.people[key], morning, (tx, actor) =>
        listAlertWork(tx, actor, { today }),
      )
      assert.ok(work?.alert, `${key} finds it above their work`)
    }
  })

  test('it is in no page of those who may not know: seen by its circle alone', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    const may = new Set<string>([...readers, 'fro'])
    for (const [key, id] of Object.entries(home.people)) assert.equal(await reads(id, ref), may.has(key), key)
    const own = await as(home.people.fro, async (tx) => listEntries(tx, (await findAlert(tx, ref)).id))
    assert.deepEqual(
      own.map(({ what }) => what),
      ['The carer shouted at her.'],
      'who raised it reads their own words',
    )
    const others = await as(home.people.otherIro, (tx) => listAlerts(tx, { householdId: home.household.id }))
    assert.deepEqual(others, [], 'another child’s officer reads nothing about this child')
  })

  test('SB-1, RV-3: a second concern while one is open is a further entry, told again; two at once make one alert', async () => {
    const home = await aHome()
    const [first, second] = await Promise.all([
      as(home.people.fro, (tx) => raise(tx, concern(home, { what: 'FIRST' }), morning)),
      as(home.people.fsw, (tx) => raise(tx, concern(home, { what: 'SECOND: hit by an uncle' }), morning)),
    ])
    assert.equal(first.ref, second.ref)
    const entries = await as(home.people.qa, async (tx) => listEntries(tx, (await findAlert(tx, first.ref)).id))
    assert.deepEqual(entries.map(({ what }) => what).toSorted(), ['FIRST', 'SECOND: hit by an uncle'])
    const lines = await as(home.people.fsw, async (tx) => listLines(tx, (await findAlert(tx, first.ref)).id))
    assert.equal(lines.length, second.told.length, 'the reply says who has been told of these words, and of no others')
    const seen = await as(home.people.fsw, async (tx) => listEntries(tx, (await findAlert(tx, first.ref)).id))
    assert.deepEqual(
      seen.map(({ what }) => what),
      ['SECOND: hit by an uncle'],
    )
  })

  test('SB-2: who was told is dated lines with a name; nobody writes over them', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    await as(home.people.tm, (tx) => noteOnAlert(tx, ref, 'MASH told at 10:02, reference 4411'))
    await as(home.people.fro, (tx) => noteOnAlert(tx, ref, 'The school was told at 11:00'))
    const lines = await as(home.people.sm, async (tx) => listLines(tx, (await findAlert(tx, ref)).id))
    const notes = lines.filter(({ kind }) => kind === 'noted')
    assert.deepEqual(
      notes.map(({ words }) => words),
      ['MASH told at 10:02, reference 4411', 'The school was told at 11:00'],
    )
    assert.ok(notes.every(({ by }) => by !== null))
    await assert.rejects(
      as(home.people.sm, (tx) => tx.run(sql`update alert_lines set words = ''`)),
      /permission denied/,
    )
    await assert.rejects(
      as(home.people.sm, (tx) => tx.run(sql`delete from alert_lines`)),
      /permission denied/,
    )
  })

  test('a concern that somebody must not read is an alert of its own, and goes one higher instead', async () => {
    const home = await aHome()
    const open = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    const kept = await as(home.people.fro, (tx) =>
      raise(tx, concern(home, { about: [home.people.sm], notFor: [home.people.tm] }), morning),
    )
    assert.notEqual(kept.ref, open.ref)
    for (const key of ['sm', 'tm'] as const) assert.equal(await reads(home.people[key], kept.ref), false, key)
    assert.equal(await reads(home.people.hos, kept.ref), true, 'the next above decides')
    const sign = await database.asPerson(home.people.tm, morning, (tx, actor) =>
      findSign(tx, actor, home.household.id, today),
    )
    assert.equal(sign.open, 2, 'everything that must wait, waits')
    const hos = await database.asSystem(morning, (tx) => findPerson(tx, home.people.hos))
    assert.ok(
      sign.speakTo.every(({ name }) => name !== hos.name),
      'who decides about the one that is kept from this person is not named',
    )
  })

  test('the sign that one is open is shown to whoever has a part today, not for a child who lived there once', async () => {
    const home = await aHome()
    await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    const speakTo = (id: number) =>
      database.asPerson(id, morning, async (tx, actor) => {
        const sign = await findSign(tx, actor, home.household.id, today)
        return [sign.open, sign.speakTo.length]
      })
    for (const key of ['fsw', 'tm', 'fro', 'otherIro'] as const)
      assert.deepEqual(await speakTo(home.people[key]), [1, 1], key)
    await database.asOwner((client) =>
      client.query(`update placements set ended_on = '2026-11-01' where child_id = $1`, [home.sister.id]),
    )
    assert.deepEqual(await speakTo(home.people.otherIro), [1, 0], 'what must wait, waits all the same')
    assert.deepEqual(await speakTo(home.people.stranger), [1, 0])
  })

  test('RV-3: two alerts that move to the same circle at once become one, with the words of both', async () => {
    const home = await aHome()
    const { tm, sm, fro, qa } = home.people
    const [one, two] = [
      await as(fro, (tx) => raise(tx, concern(home, { what: 'ONE', about: [tm] }), morning)),
      await as(fro, (tx) => raise(tx, concern(home, { what: 'TWO', about: [sm] }), morning)),
    ]
    const keep = (ref: string, from: number) =>
      database.asPerson(qa, morning, (tx, actor) => sayCircle(tx, ref, [from], actor, morning))
    const [a, b] = await Promise.all([keep(one.ref, sm), keep(two.ref, tm)])
    assert.equal(a, b, 'both are found in one place')
    const said = await as(qa, async (tx) => listEntries(tx, (await findAlert(tx, b)).id))
    assert.deepEqual(said.map(({ what }) => what).toSorted(), ['ONE', 'TWO'])
  })

  test('whoever covers only in the place of somebody whom it is about reads nothing', async () => {
    const home = await aHome()
    await database.asSystem(morning, (tx) => setAway(tx, home.people.tm, home.people.stranger, '2026-11-19'))
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home, { about: [home.people.tm] }), morning))
    assert.equal(await reads(home.people.stranger, ref), false)
  })

  test('said afterwards whom it must not reach: it moves to its own circle, and who stands above is told', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home, { circleSaid: false }), morning))
    const moved = await database.asPerson(home.people.iro, morning, (tx, actor) =>
      sayCircle(tx, ref, [home.people.sm], actor, morning),
    )
    assert.equal(await reads(home.people.sm, moved), false)
    assert.equal(await reads(home.people.hos, moved), true)
  })
})

describe('it is decided, not answered; and it climbs', () => {
  test('decided by the service manager alone, line by line; nobody else', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    for (const key of ['iro', 'tm', 'qa', 'head', 'hos', 'fro', 'fsw'] as const)
      await assert.rejects(
        database.asPerson(home.people[key], morning, (tx, actor) =>
          decide(tx, ref, { decided: settled, words: '', seen: all }, actor, morning),
        ),
        key,
      )
    await database.asPerson(home.people.sm, morning, (tx, actor) =>
      decide(tx, ref, { decided: settled, words: 'She is safe.', seen: all }, actor, morning),
    )
    const ended = await as(home.people.qa, (tx) => findAlert(tx, ref))
    assert.equal(ended.endedAs, 'decided')
    assert.deepEqual(ended.decided, settled)
    const again = await as(home.people.fro, (tx) => raise(tx, concern(home, { what: 'It goes on.' }), morning))
    assert.notEqual(again.ref, ref, 'a new worry is a new alert')
  })

  test('the service manager is away: the head of service decides, and has been told', async () => {
    const home = await aHome()
    await database.asSystem(morning, (tx) => setAway(tx, home.people.sm, home.people.stranger, '2026-11-19'))
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    await assert.rejects(
      database.asPerson(home.people.stranger, morning, (tx, actor) =>
        decide(tx, ref, { decided: settled, words: '', seen: all }, actor, morning),
      ),
    )
    await database.asPerson(home.people.hos, morning, (tx, actor) =>
      decide(tx, ref, { decided: settled, words: '', seen: all }, actor, morning),
    )
  })

  test('UM-D2: undecided two working hours later it is told again, and at the end of the day it climbs, once', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    const sweepAt = (hours: number) => {
      const then = morning.add({ minutes: hours * 60 })
      return database.asSystem(then, (tx) => sweepAlert(tx, ref, then))
    }
    const kinds = async () =>
      (await as(home.people.qa, async (tx) => listLines(tx, (await findAlert(tx, ref)).id))).map(({ kind }) => kind)
    await sweepAt(1.9)
    assert.ok(!(await kinds()).includes('told again'))
    await sweepAt(2)
    await sweepAt(3)
    assert.equal((await kinds()).filter((kind) => kind === 'told again').length, readers.length)
    assert.equal(await reads(home.people.hos, ref), false)
    await sweepAt(7)
    await sweepAt(8)
    assert.equal((await kinds()).filter((kind) => kind === 'climbed').length, 3)
    for (const key of ['hos', 'cd', 'head'] as const) assert.equal(await reads(home.people[key], ref), true, key)
    const [work] = await database.asPerson(home.people.cd, morning, (tx, actor) => listAlertWork(tx, actor, { today }))
    assert.match(work?.what ?? '', /^Decide/)
  })

  test('a Friday evening: the council’s out-of-hours address hears at once', async () => {
    const home = await aHome()
    const evening = Temporal.Instant.from('2026-11-20T19:00:00Z')
    await as(home.people.fro, (tx) => raise(tx, concern(home), evening), evening)
    const { count } = await database.asSystem(evening, (tx) =>
      tx.one<{ count: number }>(
        sql`select count(*) as count from messages where to_address = 'duty@council.example' and urgent and kind = 'safety alert out of hours'`,
      ),
    )
    assert.equal(count, 1)
  })

  test('whoever comes into the post since is told', async () => {
    const home = await aHome()
    const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
    const next = await database.asSystem(morning, async (tx) => {
      const { id } = await tx.one<{ id: number }>(
        sql`insert into people (name, email) values ('New Manager', 'new@hearth.example') returning id`,
      )
      await tx.run(sql`insert into person_roles (person_id, role) values (${id}, 'service_manager')`)
      return id
    })
    await database.asSystem(morning, (tx) => sweepAlert(tx, ref, morning))
    const lines = await as(home.people.qa, async (tx) => listLines(tx, (await findAlert(tx, ref)).id))
    assert.ok(lines.some(({ person }) => person === 'New Manager'))
    await database.asSystem(morning, (tx) => tx.run(sql`update people set active = false where id = ${next}`))
  })
})

describe('UA-S6, AX-2: a yes that nobody finished', () => {
  const anAuditOf = (home: Home) =>
    database.asSystem(morning, (tx) =>
      anAudit(tx, { householdId: home.household.id, kind: 'thematic', state: 'in_audit', auditorId: home.people.fro }),
    )
  const asked = (home: Home, audit: { id: number }) => ({
    householdId: home.household.id,
    pieceId: audit.id,
    question: 'safe.immediate',
  })
  const raisedFrom = async (home: Home, minutes: number) => {
    const then = morning.add({ minutes })
    await database.asSystem(then, (tx) => sendUnfinished(tx, then))
    return as(home.people.sm, (tx) => listAlerts(tx, { householdId: home.household.id }))
  }

  test('stands above their work, is never shown as told, and goes out by itself after thirty minutes', async () => {
    const home = await aHome()
    const audit = await anAuditOf(home)
    await as(home.people.fro, (tx) => beginUnfinished(tx, asked(home, audit)))
    const [work] = await database.asPerson(home.people.fro, morning, (tx, actor) => listAlertWork(tx, actor, { today }))
    assert.match(work?.why ?? '', /Nobody has been told yet/)
    assert.deepEqual(await raisedFrom(home, 29), [])
    const [alert] = await raisedFrom(home, 31)
    assert.ok(alert)
    const [entry] = await as(home.people.sm, (tx) => listEntries(tx, alert.id))
    assert.match(entry?.what ?? '', /answered yes .* and did not finish/)
    assert.equal(entry?.byId, home.people.fro)
  })

  test('taken back before that, it tells nobody anything', async () => {
    const home = await aHome()
    const audit = await anAuditOf(home)
    await as(home.people.fro, (tx) => beginUnfinished(tx, asked(home, audit)))
    await as(home.people.fro, (tx) => takeBackUnfinished(tx, asked(home, audit)))
    assert.deepEqual(await raisedFrom(home, 60), [])
  })
})

test('a decision by somebody who may not is refused in words', async () => {
  const home = await aHome()
  const { ref } = await as(home.people.fro, (tx) => raise(tx, concern(home), morning))
  await assert.rejects(
    database.asPerson(home.people.qa, morning, (tx, actor) =>
      decide(tx, ref, { decided: settled, words: '', seen: all }, actor, morning),
    ),
    NotAllowed,
  )
})
