import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anActor } from '#modules/actions/testing.ts'
import { listAnswersAsOf } from '#modules/evidence/index.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { Refused } from '#platform/problems.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { isBeforeSubmission, states } from './steps.ts'
import { changePeriod } from '#modules/planning/commands/change-period.ts'
import { makeMove } from './commands/move.ts'
import { findAuditById } from './queries/find-audit.ts'
import { timelineOfAudits } from './queries/timeline.ts'
import { anAnswer, anAudit, answerPart } from './testing.ts'
import { listAuditWork } from './work.ts'
import { listChildrenAsOf, listChildrenOfAudit } from './queries/children.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)

describe('As it stood, and in which month', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())

  const arrange = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asOwner((client) => work(asTx(client)))
  /** In a transaction that never happened. */
  const tryOut = async (work: (tx: Tx) => Promise<void>, now = at('2026-11-19T10:00:00Z')): Promise<void> => {
    const undo = new Error('Everything that was tried is undone.')
    const run = database.asSystem(now, async (tx) => {
      await work(tx)
      throw undo
    })
    await run.catch((problem: unknown) => {
      if (problem !== undo) throw problem
    })
  }
  const anyAudit = (tx: Tx, more = {}) => anAudit(tx, { householdId: household.id, kind: 'thematic', ...more })

  test('the household’s page says where an audit stands, and a team keeps the capitals of its name', () =>
    tryOut(async (tx) => {
      const { ref } = await anyAudit(tx, { state: 'submitted' })
      const entries = (await timelineOfAudits(tx, household.id, day('2026-11-19'), 9)).map(({ what }) => what)
      assert.ok(
        entries.includes(`Thematic audit ${ref}: sent to Quality Assurance and Partnerships`),
        entries.join('; '),
      )
    }))

  async function answered(tx: Tx, pieceId: number, versions: readonly [string, string][]): Promise<void> {
    const [[savedFirst, first], ...later] = versions as [[string, string], ...[string, string][]]
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
      values (${pieceId}, 'ovr', 'ovr.impact', ${JSON.stringify(first)}::jsonb, ${savedFirst}::timestamptz)`)
    for (const [savedAt, words] of later)
      await tx.run(sql`update answers set value = ${JSON.stringify(words)}::jsonb, version = version + 1, saved_at = ${savedAt}::timestamptz
        where piece_id = ${pieceId} and question = 'ovr.impact'`)
  }

  test('the answers as they stood at a moment are the newest saved by then', () =>
    tryOut(async (tx) => {
      const { id } = await anyAudit(tx)
      await answered(tx, id, [
        ['2026-07-01T09:00:00Z', 'first'],
        ['2026-07-02T09:00:00Z', 'second'],
        ['2026-07-02T09:00:05Z', 'third'],
      ])
      const other = await anyAudit(tx)
      await anAnswer(tx, other.id, 'ovr.worries', 'another audit’s')
      const table: readonly [string, [string, number][]][] = [
        ['2026-07-01T08:59:59Z', []],
        ['2026-07-01T09:00:00Z', [['first', 1]]],
        ['2026-07-02T08:59:59Z', [['first', 1]]],
        ['2026-07-02T09:00:00Z', [['second', 2]]],
        ['2026-07-02T09:00:04Z', [['second', 2]]],
        ['2026-07-02T09:00:05Z', [['third', 3]]],
        ['2027-01-01T00:00:00Z', [['third', 3]]],
      ]
      for (const [moment, expected] of table) {
        const stood = await listAnswersAsOf(tx, id, at(moment))
        assert.deepEqual(
          stood.map(({ value, version }) => [value, version]),
          expected,
          moment,
        )
      }
    }))

  test('RV-9: “as it stood on” a day ends at midnight in London, not an hour later', async () => {
    const { id, ref } = await arrange((tx) => anyAudit(tx, { state: 'in_audit', auditorId: people['fro-1']! }))
    await arrange((tx) =>
      answered(tx, id, [
        ['2026-07-10T22:59:00Z', 'Written before midnight'],
        ['2026-07-10T23:30:00Z', 'Written after midnight'],
      ]),
    )
    await arrange((tx) =>
      tx.run(sql`insert into moves (piece_id, move, from_state, to_state, at)
        values (${id}, 'begin', 'scheduled', 'in_audit', '2026-07-10T23:30:00Z')`),
    )
    const officer = await visits.as('fro-1')
    const on = async (date: string) =>
      (await officer.get(`/audits/${ref}/history?on-day=${date}&on-month=7&on-year=2026`)).text
    assert.doesNotMatch(await on('9'), /Written (before|after) midnight/)
    const tenth = await on('10')
    assert.match(tenth, /Written before midnight/)
    assert.match(tenth, /this audit was at: planned/)
    const eleventh = await on('11')
    assert.match(eleventh, /Written after midnight/)
    assert.match(eleventh, /this audit was at: being written together/)
  })

  test('RV-9: what was finished this month is this month’s in London', () =>
    tryOut(async (tx) => {
      const { id } = await anyAudit(tx)
      const actor = anActor({ id: people['fro-1']! })
      for (const moment of ['2026-06-30T22:59:59Z', '2026-06-30T23:00:00Z'])
        await tx.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at)
          values (${id}, ${moment.endsWith('59Z') ? 'submit' : 'close'}, 'in_audit', 'submitted', ${actor.id}, ${moment}::timestamptz)`)
      const work = await listAuditWork(tx, actor, { today: day('2026-07-01'), gone: [] })
      const done = work.filter(({ group }) => group === 'done')
      assert.deepEqual(
        done.map(({ why, dueOn }) => [why, String(dueOn)]),
        [['You closed it', '2026-07-01']],
      )
    }))

  test('a re-audit is for a day to come: today and before are refused, tomorrow is not', async () => {
    const now = at('2026-11-19T10:00:00Z')
    const manager = anActor({ id: people['sm-1']!, duties: ['sign_off'] })
    const signOff = (reauditOn: string) =>
      tryOut(async (tx) => {
        const audit = await anyAudit(tx, {
          state: 'with_service_manager',
          finalGrade: 'inadequate',
          auditorGrade: 'inadequate',
        })
        await answerPart(tx, audit.ref, 'sign_off', { 'sm.reaudit_date': reauditOn })
        await makeMove(tx, manager, audit.ref, { move: 'sign_off' }, now)
      })
    const past = (problem: unknown) => problem instanceof Refused && /has passed/.test(problem.message)
    await assert.rejects(signOff('2026-11-18'), past)
    await assert.rejects(signOff('2026-11-19'), past)
    await signOff('2026-11-20')
  })

  test('4.6: the next moderator begins with an empty page; what the first wrote stays in the history', () =>
    tryOut(async (tx) => {
      const audit = await anyAudit(tx, { state: 'in_moderation', moderatorId: people['iro-1']! })
      await answerPart(tx, audit.ref, 'moderation', { 'mod.grade': 'good', 'mod.reasons': 'Mine alone.' })
      await anAnswer(tx, audit.id, 'ovr.impact', 'The auditor’s')
      const quality = anActor({ id: people['qa-1']!, duties: ['assign_moderators'] })
      const now = at('2026-11-19T10:00:00Z')
      await makeMove(tx, quality, audit.ref, { move: 'reassign', words: 'On leave.' }, now)
      const left = await tx.many<{ question: string }>(sql`select question from answers where piece_id = ${audit.id}
        and (value <> 'null' or explanation <> '' or evidence <> '')`)
      assert.deepEqual(left, [{ question: 'ovr.impact' }])
      const kept = sql`select was ->> 'value' as value from history where table_name = 'answers' and was ->> 'question' = 'mod.reasons'`
      assert.deepEqual(await tx.many(kept), [{ value: 'Mine alone.' }])
      assert.equal((await findAuditById(tx, audit.id)).moderatorId, null)
    }))

  describe('7.3: Another period', () => {
    const change = {
      from: day('2026-01-01'),
      to: day('2026-06-30'),
      reason: 'Two thematic audits a year.',
      childrenReason: null,
    }

    test('is taken over with its reason, looks at the children of that period, and is in the trail', () =>
      tryOut(async (tx) => {
        const { id } = await anyAudit(tx)
        await changePeriod(tx, (await findAuditById(tx, id)).ref, { ...change, childIds: [] }, day('2026-11-19'))
        const changed = await findAuditById(tx, id)
        assert.deepEqual(
          [String(changed.periodFrom), String(changed.periodTo), changed.periodReason, changed.noChildPlaced],
          ['2026-01-01', '2026-06-30', change.reason, false],
        )
        assert.equal(changed.version, 2)
        assert.deepEqual(await childrenOf(tx, id), [household.childId])
        const trail = sql`select data from trail where piece_id = ${id} and kind = 'audit period changed'`
        const { ref } = await tx.one<{ ref: string }>(sql`select ref from children where id = ${household.childId}`)
        assert.deepEqual(await tx.many(trail), [{ data: { from: '2026-01-01', to: '2026-06-30', added: [ref] } }])
      }))

    test('RV-2: which children the audit looked at on a day stands in its history', () =>
      tryOut(async (tx) => {
        const { id, ref } = await anyAudit(tx)
        const one = household
        const atNoon = (on: string) => tx.run(sql`select set_config('hearth.now', ${`${on}T12:00:00Z`}, true)`)
        const looked = async (on: string) =>
          (await listChildrenAsOf(tx, id, at(`${on}T23:59:59Z`))).map((child) => child.id)
        await atNoon('2026-11-02')
        await changePeriod(tx, ref, { ...change, childIds: [] }, day('2026-11-02'))
        await atNoon('2026-11-05')
        const before = { from: day('2019-01-01'), to: day('2019-12-31'), reason: 'Before.', childrenReason: null }
        await changePeriod(tx, ref, { ...before, childIds: [] }, day('2026-11-05'))
        await atNoon('2026-11-08')
        await changePeriod(tx, ref, { ...change, childIds: [] }, day('2026-11-08'))
        const table: readonly [string, number[]][] = [
          ['2026-11-01', []],
          ['2026-11-02', [one.childId]],
          ['2026-11-04', [one.childId]],
          ['2026-11-05', []],
          ['2026-11-08', [one.childId]],
        ]
        for (const [on, expected] of table) assert.deepEqual(await looked(on), expected, on)
      }))

    test('leaves a child out only on purpose, and only one whom the page could show', () =>
      tryOut(async (tx) => {
        const { id } = await anyAudit(tx)
        const [second, earlier, gone] = await Promise.all([aChild(tx), aChild(tx), aChild(tx)])
        await aPlacement(tx, { householdId: household.id, childId: second.id, startedOn: '2026-02-01' })
        // Placed before the period that the page showed, and within the new one: nobody was asked about this child.
        await aPlacement(tx, {
          householdId: household.id,
          childId: earlier.id,
          startedOn: '2025-03-01',
          endedOn: '2025-10-01',
          endedUnplanned: true,
        })
        await aPlacement(tx, {
          householdId: household.id,
          childId: gone.id,
          startedOn: '2024-01-01',
          endedOn: '2024-06-01',
        })
        const wider = { ...change, from: day('2025-02-01') }
        await changePeriod(
          tx,
          (await findAuditById(tx, id)).ref,
          { ...wider, childIds: [second.id] },
          day('2026-11-19'),
        )
        const chosen = await childrenOf(tx, id)
        assert.ok(chosen.includes(second.id) && chosen.includes(earlier.id))
        assert.ok(!chosen.includes(gone.id), 'who left before the period is not of it')
        const audit = await findAuditById(tx, id)
        await changePeriod(
          tx,
          audit.ref,
          { ...change, from: day('2026-02-02'), childIds: [second.id, gone.id] },
          day('2026-11-19'),
        )
        assert.ok(!(await childrenOf(tx, id)).includes(gone.id), 'nobody from outside the period comes in by choice')
      }))

    test('without a child in it says that none was placed', () =>
      tryOut(async (tx) => {
        const { id } = await anyAudit(tx)
        const before = {
          from: day('2019-01-01'),
          to: day('2019-12-31'),
          reason: 'Before anybody came.',
          childrenReason: null,
        }
        await changePeriod(tx, (await findAuditById(tx, id)).ref, { ...before, childIds: [] }, day('2026-11-19'))
        assert.equal((await findAuditById(tx, id)).noChildPlaced, true)
        assert.deepEqual(await childrenOf(tx, id), [])
      }))

    test('can be chosen until the audit is sent, and not after', () =>
      tryOut(async (tx) => {
        for (const state of states) {
          const audit = await findAuditById(tx, (await anyAudit(tx, { state })).id)
          const changing = changePeriod(tx, audit.ref, { ...change, childIds: [] }, day('2026-11-19'))
          if (isBeforeSubmission({ state })) await changing
          else await assert.rejects(changing, Refused, state)
        }
        assert.deepEqual(states.filter((state) => isBeforeSubmission({ state })).length, 4)
      }))

    const childrenOf = async (tx: Tx, id: number) => (await listChildrenOfAudit(tx, id)).map((child) => child.id)
  })
})
