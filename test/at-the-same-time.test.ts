import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { changePeriod } from '#modules/planning/commands/change-period.ts'
import { changeAuditor } from '#modules/planning/commands/change-auditor.ts'
import { giveLeave } from '#modules/audits/commands/give-leave.ts'
import { makeMove } from '#modules/audits/commands/move.ts'
import { saveAnswer } from '#modules/audits/commands/save-answer.ts'
import { planAudit } from '#modules/audits/index.ts'
import { holdAuditInHand } from '#modules/audits/queries/find-audit.ts'
import { answerPart } from '#modules/audits/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'

/*
 * RV-2 as a property: whatever several people do to one audit at the same moment, it ends as it would had they done it one after
 * another. What was sent is as it was when it was sent: the period, the children, the people and the answers.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
const today = londonDate(testNow)
const day = (text: string) => Temporal.PlainDate.from(text)

type Audit = { id: number; ref: string; first: number; second: number }

/** Two children lived here: one all year, one until spring, who left without a plan. */
async function anAuditReadyToSend(): Promise<Audit> {
  return database.asSystem(testNow, async (tx) => {
    const household = await aHousehold(tx, {
      teamId: service.teams.north,
      workerId: service.people['fsw-1']!,
      lastUnannouncedVisitOn: '2026-06-02',
    })
    const [first, second] = [await aChild(tx), await aChild(tx)]
    await aPlacement(tx, { householdId: household.id, childId: first.id, startedOn: '2025-01-10' })
    await aPlacement(tx, {
      householdId: household.id,
      childId: second.id,
      startedOn: '2025-01-10',
      endedOn: '2026-02-01',
      endedUnplanned: true,
    })
    const auditorId = service.people['fro-1']!
    const plan = { kind: 'thematic', householdId: household.id, scheduledFor: today, auditorId } as const
    const { id, ref } = await planAudit(tx, plan, today)
    await tx.run(sql`update pieces set state = 'in_audit' where id = ${id}`)
    await answerPart(tx, ref, 'audit')
    return { id, ref, first: first.id, second: second.id }
  })
}

type Doing = { by: string; work: (tx: Tx, actor: Actor, audit: Audit) => Promise<unknown> }

const period = (from: string): Doing => ({
  by: 'fro-1',
  work: (tx, _actor, { ref }) => {
    const change = { from: day(from), to: day('2026-11-01'), reason: from, childIds: [], childrenReason: null }
    return changePeriod(tx, ref, change, today)
  },
})

/** Since each of these days the second child had left, or not. */
const withSecond: Readonly<Record<string, boolean>> = { '2025-11-01': true, '2026-03-01': false, '2026-05-01': false }

const doings: Readonly<Record<string, Doing>> = {
  submit: { by: 'fro-1', work: (tx, actor, { ref }) => makeMove(tx, actor, ref, { move: 'submit' }, testNow) },
  cancel: {
    by: 'qa-1',
    work: (tx, actor, { ref }) => makeMove(tx, actor, ref, { move: 'cancel', words: 'It is not needed.' }, testNow),
  },
  ...Object.fromEntries(Object.keys(withSecond).map((from) => [from, period(from)])),
  auditor: {
    by: 'qa-1',
    work: (tx, _actor, { ref }) =>
      changeAuditor(tx, ref, { auditorId: service.people['fro-2']!, reason: 'Ill.' }, { today, now: testNow }),
  },
  leave: { by: 'sm-1', work: (tx, _actor, { ref }) => giveLeave(tx, ref, 'L4', 'The visit was made.') },
  answer: {
    by: 'fro-1',
    work: async (tx, actor, { ref }) => {
      const given = {
        question: 'safe.grade',
        childId: null,
        value: 'good',
        explanation: 'Anew.',
        evidence: '',
        version: 1,
      }
      return saveAnswer(tx, actor, await holdAuditInHand(tx, ref), given, today)
    },
  },
}

type Stands = {
  state: string
  from: string
  auditor: number
  inIt: number[]
  /** What changed after the audit had left its auditor's hands: rows of the history, of the moves, of leave. */
  late: string[]
}

async function standsNow({ id }: Audit): Promise<Stands> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query(
      `select piece.state, a.period_from::text as "from", a.auditor_id as auditor,
        array(select c.child_id from audit_children c where c.audit_id = a.id order by 1) as "inIt",
        array(select distinct k.key from history y, jsonb_each(y.was) k where y.table_name = 'audits' and y.row_id = a.id
          and y.id > (select max(z.id) from history z where z.table_name = 'pieces' and z.row_id = a.id and z.was ->> 'state' in ('scheduled', 'in_audit'))
          and piece.state not in ('scheduled', 'in_audit') and k.key in ('period_from', 'period_to', 'auditor_id', 'worker_id')
          and k.value is distinct from to_jsonb(a.*) -> k.key) as late
      from audits a join pieces piece on piece.id = a.id where a.id = $1`,
      [id],
    )
    return rows[0] as Stands
  })
}

const refusal = (problem: unknown): boolean =>
  problem instanceof Refused || problem instanceof NotAllowed || problem instanceof NotFound

/** Done, or refused in words; anything else is a fault. */
async function attempt(name: string, audit: Audit): Promise<boolean> {
  const { by, work } = doings[name]!
  return database
    .asPerson(service.people[by]!, testNow, (tx, actor) => work(tx, actor, audit))
    .then(
      () => true,
      (problem: unknown) => {
        if (!refusal(problem)) throw problem
        return false
      },
    )
}

describe('RV-2: what several people do to one audit at the same moment', () => {
  test('ends as it would one after another, and leaves what was sent as it was sent', async () => {
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(doings), { minLength: 3, maxLength: 5 }), async (names) => {
        const audit = await anAuditReadyToSend()
        const done = await Promise.all(names.map((name) => attempt(name, audit)))
        const happened = names.filter((_name, at) => done[at])
        refused += names.length - happened.length
        const { state, from, auditor, inIt, late } = await standsNow(audit)
        assert.deepEqual(late, [], 'what the audit covers and whose it is changed after it was sent')
        // One of the periods that were taken, with its own children, or the first one where none was.
        const second = from in withSecond ? withSecond[from] : true
        assert.ok(happened.includes(from) || !happened.some((name) => name in withSecond), `${from} of ${happened}`)
        assert.deepEqual(inIt, second ? [audit.first, audit.second] : [audit.first])
        assert.equal(auditor === service.people['fro-2'], happened.includes('auditor'))
        const ended = happened.includes('cancel') ? 'cancelled' : happened.includes('submit') ? 'submitted' : 'in_audit'
        assert.equal(state, ended)
      }),
      { numRuns: 15, seed: 7, endOnFailure: true },
    )
    assert.ok(refused > 8, `people did meet (${refused} refused)`)
  })

  test('is in the history: which children an audit looked at, since when, and who took them out', async () => {
    const audit = await anAuditReadyToSend()
    await attempt('2026-03-01', audit)
    await attempt('2025-11-01', audit)
    await attempt('2026-05-01', audit)
    const { rows } = await database.asOwner((client) =>
      client.query(
        `select replaced_by as by, (was ->> 'child_id')::int as child, (was ->> 'added_by')::int as "addedBy" from history
          where table_name = 'audit_children' and row_id = $1 order by id`,
        [audit.id],
      ),
    )
    const officer = service.people['fro-1']
    assert.deepEqual(rows, [
      { by: officer, child: audit.second, addedBy: null },
      { by: officer, child: audit.second, addedBy: officer },
    ])
  })
})
