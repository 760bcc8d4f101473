import assert from 'node:assert/strict'
import test from 'node:test'
import { type State, stateNames } from '#modules/audits/index.ts'
import { generate } from '../generate.ts'
import { people } from '../people.ts'
import { seeded } from '../random.ts'
import type { AuditPlan } from './plan.ts'
import { planAudits } from './plan-audits.ts'

// Whatever the day on which somebody starts it: a weekend, a month's first days, Christmas, a leap day.
const days = ['2026-11-23', '2026-12-02', '2026-12-29', '2027-01-03', '2027-06-18', '2028-02-29']

// An audit passes through “graded” and never stands there.
const everyState = (Object.keys(stateNames) as State[]).filter((state) => state !== 'graded')

for (const day of days) {
  const { facts } = generate('hearth', Temporal.PlainDate.from(day))
  const plans = planAudits(facts, seeded(`hearth/${day}/audits`))
  const live = plans.filter(({ state }) => state !== 'closed' && state !== 'cancelled')
  const inState = (state: AuditPlan['state']) => plans.filter((plan) => plan.state === state)

  test(`${day}: something stands in every state, and no more is under way than a tour can see`, () => {
    assert.deepEqual(
      everyState.filter((state) => inState(state).length === 0),
      [],
    )
    within(live.length, 25, 34)
  })

  test(`${day}: nothing happens before what it follows`, () => {
    for (const { moves, household } of plans) {
      const minutes = moves.map(({ at }) => at.day * 1440 + at.minute)
      assert.deepEqual(
        minutes,
        minutes.toSorted((one, other) => one - other),
        household,
      )
    }
  })

  test(`${day}: one safety alert is open, on an audit that is half written`, () => {
    const open = plans.filter(({ alert }) => alert && !alert.cleared)
    assert.deepEqual(
      open.map(({ state }) => state),
      ['in_audit'],
    )
    const written = open[0]!.answers.filter(({ broughtForward }) => !broughtForward).map(({ question }) => question)
    assert.ok(written.includes('safe.grade') && !written.includes('ovr.grade'))
  })

  test(`${day}: each moderator has an audit to moderate, one of them without seeing its grade`, () => {
    const moderators = new Set(inState('in_moderation').map(({ moderator }) => moderator))
    assert.deepEqual([...moderators].sort(), ['iro-1', 'iro-2', 'iro-3', 'iro-4'])
    assert.equal(inState('in_moderation').filter(({ blind }) => blind).length, 1)
  })

  test(`${day}: each team manager has an audit to respond to`, () => {
    const managers = inState('with_team_manager').map(
      ({ worker }) => people.find((person) => person.key === worker)?.manager,
    )
    for (const manager of ['tm-1', 'tm-2', 'tm-3']) assert.ok(managers.includes(manager), manager)
  })

  test(`${day}: each fostering social worker has a report or an audit to write, or an action to carry out`, () => {
    const busy = new Set([
      ...inState('gathering').flatMap(({ worker, answers }) =>
        answers.some(({ question }) => question === 'swr.summary') ? [] : [worker],
      ),
      ...inState('in_audit').map(({ worker }) => worker),
      ...live.flatMap(({ actions }) => actions.flatMap(({ owner, done }) => (done ? [] : [owner]))),
    ])
    for (let at = 1; at <= 8; at += 1) assert.ok(busy.has(`fsw-${at}`), `fsw-${at}`)
  })

  test(`${day}: actions stand at each step of the ladder, wait for a check, and are verified with what changed`, () => {
    const actions = plans.flatMap((plan) => plan.actions)
    const open = actions.filter(({ done }) => !done)
    const overdue = open.filter(({ due }) => due < facts.today)
    within(overdue.length, 2, 4)
    const rungs = [0, 1, 2].map((rung) => overdue.filter(({ told }) => told.length === rung).length)
    assert.ok(rungs[0]! >= 1 && rungs[1]! >= 1 && rungs[2]! >= 1, String(rungs))
    assert.ok(open.filter(({ due }) => due >= facts.today && due <= facts.today + 14).length >= 2)
    assert.ok(actions.filter(({ done, verified }) => done && !verified).length >= 2)
    assert.ok(actions.every(({ verified }) => !verified || verified.impact !== ''))
  })

  test(`${day}: two or three audits of the last year were cancelled, each with its reason`, () => {
    const cancelled = inState('cancelled')
    within(cancelled.length, 2, 3)
    for (const { moves } of cancelled) {
      const last = moves.at(-1)!
      assert.ok(last.move === 'cancel' && last.words !== '' && last.at.day > facts.today - 366)
    }
  })
}

function within(value: number, from: number, to: number): void {
  assert.ok(value >= from && value <= to, String(value))
}
