import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allSettled, dueOn, isOverdue, type Priority } from './action.ts'
import { rungDue } from './escalation.ts'
import { actionSettings, type ActionDeadlines } from './settings.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const days = { p1: 1, p2: 10, p3: 30, p4: 125 }
const deadlines = Object.fromEntries(actionSettings.map((one) => [one.key, one.default])) as ActionDeadlines

const due: [Priority, string, string | null, string][] = [
  ['p1', '2026-11-20', '2027-03-01', '2026-11-23'],
  ['p1', '2026-11-20', null, '2026-11-23'],
  ['p2', '2026-11-19', null, '2026-12-03'],
  ['p3', '2026-11-19', null, '2027-01-05'],
  ['p4', '2026-11-19', '2027-03-01', '2027-03-01'],
  ['p4', '2026-11-19', '2026-11-19', '2027-05-21'],
  ['p4', '2026-11-19', null, '2027-05-21'],
]
for (const [priority, today, review, expected] of due) {
  test(`An action of ${priority} raised on ${today} ${review ? `with a review on ${review} ` : ''}is due on ${expected}`, () => {
    const given = { today: date(today), nextReviewDueOn: review ? date(review) : null }
    assert.equal(dueOn(priority, days, given).toString(), expected)
  })
}

test('An action is overdue from the day after, until its owner has done it', () => {
  const action = { state: 'open', dueOn: date('2026-11-19') } as const
  assert.equal(isOverdue(action, date('2026-11-19')), false)
  assert.equal(isOverdue(action, date('2026-11-20')), true)
  assert.equal(isOverdue({ ...action, state: 'done_awaiting_check' }, date('2026-11-20')), false)
})

test('An audit’s actions are settled when each is verified, not done or replaced', () => {
  assert.equal(allSettled([{ state: 'verified' }, { state: 'not_done' }, { state: 'superseded' }]), true)
  assert.equal(allSettled([{ state: 'verified' }, { state: 'done_awaiting_check' }]), false)
  assert.equal(allSettled([]), true)
})

const ladder: [string, string, number][] = [
  ['2026-11-19', 'the day it is due', 0],
  ['2026-11-20', 'one working day late', 0],
  ['2026-11-22', 'a weekend later, still one working day', 0],
  ['2026-11-23', 'two working days late', 1],
  ['2026-11-25', 'four working days late', 1],
  ['2026-11-26', 'five working days late', 2],
  ['2027-02-01', 'months late', 2],
]
for (const [today, when, rung] of ladder) {
  test(`The ladder for an overdue action stands at ${rung} ${when}`, () => {
    assert.equal(rungDue({ state: 'open', dueOn: date('2026-11-19') }, deadlines, date(today)), rung)
  })
}

test('What is done or settled climbs no ladder', () => {
  for (const state of ['done_awaiting_check', 'verified', 'not_done', 'superseded'] as const) {
    assert.equal(rungDue({ state, dueOn: date('2026-11-19') }, deadlines, date('2027-01-04')), 0)
  }
})
