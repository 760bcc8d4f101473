import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { dutyOf, personOf } from '#modules/evidence/index.ts'
import { type State, steps } from './steps.ts'
import { everybody, type Hearer, hearing, type Parts } from './hearers.ts'
import { type MoveKey, moves } from './states.ts'
import { tellings } from './tellings.ts'
import { toldOfMoves } from './tellings.testing.ts'

const all: Parts = { auditorId: 1, workerId: 2, moderatorId: 3, teamManagerId: 4 }
const nobody: Parts = { auditorId: null, workerId: null, moderatorId: null, teamManagerId: null }
const names = ['', 'fro-1', 'fsw-1', 'iro-1', 'tm-1']
const withDuty: Partial<Record<Hearer, readonly string[]>> = {
  assign_moderators: ['qa-1', 'qa-head'],
  decide_disagreements: ['qa-head'],
  sign_off: ['sm-1'],
  close_audits: ['qa-1', 'sm-1'],
}

const ways = Object.entries(toldOfMoves) as [MoveKey, (typeof toldOfMoves)[MoveKey]][]

function hearers(to: readonly Hearer[], parts: Parts, isToDo = false): string[] {
  const found = to.flatMap((hearer) => {
    const duty = dutyOf(hearing, hearer, parts, isToDo)
    return [names[personOf(hearing, hearer, parts) ?? 0]!, ...(duty ? withDuty[duty]! : [])]
  })
  return [...new Set(found.filter((name) => name !== ''))].toSorted()
}

describe('RV-1: whom each move tells, by the rule alone', () => {
  for (const [move, into] of ways.flatMap(([key, list]) => list.map(([state]) => [key, state] as const)))
    test(`${move} into ${into}`, () => {
      const told: Record<string, string[]> = {}
      for (const { kind, to, ...telling } of tellings[move])
        if (telling.into === undefined || telling.into === into)
          told[kind] = [...(told[kind] ?? []), ...hearers(to, all, telling.isToDo)].toSorted()
      assert.deepEqual(told, toldOfMoves[move].find(([state]) => state === into)![1])
    })

  test('every state that a move can lead to is in the table', () => {
    for (const [move, into] of ways) {
      const { to, ...rest } = moves[move]
      const reached: readonly string[] = typeof to === 'string' ? [to] : 'reaches' in rest ? rest.reaches : []
      assert.deepEqual(into.map(([state]) => state).toSorted(), reached.toSorted(), move)
    }
  })

  test('what is to be done falls to somebody else where nobody has the part; news does not', () => {
    const table: readonly [MoveKey, readonly string[]][] = [
      ['hand_back', ['qa-1', 'qa-head']],
      ['assign_moderator', ['qa-1', 'qa-head']],
      ['pass_on', ['sm-1']],
      ['return_response', ['sm-1']],
      ['reopen_actions', ['sm-1']],
      ['gather', []],
      ['begin', []],
      ['close', []],
    ]
    for (const [move, expected] of table)
      assert.deepEqual(
        tellings[move].flatMap(({ to, isToDo }) => hearers(to, nobody, isToDo)),
        expected,
        move,
      )
  })

  test('whoever is replaced hears of it as they stood before, and may open only the list', () => {
    const elsewhere = Object.entries(tellings).flatMap(([move, list]) =>
      list
        .filter(({ asBefore, listOnly }) => asBefore || listOnly)
        .map(({ to, asBefore, listOnly }) => [move, to, asBefore ?? false, listOnly]),
    )
    assert.deepEqual(elsewhere, [
      ['reassign', ['moderator'], true, true],
      ['cancel', ['moderator'], false, true],
    ])
  })
})

test('clause 7.7: whose turn each step is, and to whom it falls where nobody has the part', () => {
  const table: Record<State, readonly [string[], string[]]> = {
    scheduled: [['fro-1'], ['qa-1', 'qa-head']],
    gathering: [['fro-1'], ['qa-1', 'qa-head']],
    review_held: [['fro-1'], ['qa-1', 'qa-head']],
    in_audit: [
      ['fro-1', 'fsw-1'],
      ['qa-1', 'qa-head'],
    ],
    submitted: [
      ['qa-1', 'qa-head'],
      ['qa-1', 'qa-head'],
    ],
    with_qa: [
      ['qa-1', 'qa-head'],
      ['qa-1', 'qa-head'],
    ],
    in_moderation: [['iro-1'], ['qa-1', 'qa-head']],
    in_discussion: [
      ['fro-1', 'iro-1', 'qa-head'],
      ['qa-1', 'qa-head'],
    ],
    graded: [[], []],
    with_team_manager: [['tm-1'], ['sm-1']],
    with_service_manager: [['sm-1'], ['sm-1']],
    actions_open: [['tm-1'], ['sm-1']],
    verifying: [
      ['qa-1', 'sm-1', 'tm-1'],
      ['qa-1', 'sm-1'],
    ],
    re_audit_due: [
      ['qa-1', 'sm-1'],
      ['qa-1', 'sm-1'],
    ],
    closed: [[], []],
    cancelled: [[], []],
  }
  for (const [state, [present, absent]] of Object.entries(table) as [State, (typeof table)[State]][]) {
    assert.deepEqual(hearers(steps[state].turn, all, true), present, state)
    assert.deepEqual(hearers(steps[state].turn, nobody, true), absent, state)
  }
  assert.deepEqual(hearers(everybody, all), ['fro-1', 'fsw-1', 'iro-1', 'tm-1'])
})
