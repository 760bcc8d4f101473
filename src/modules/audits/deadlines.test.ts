import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Grade, grades } from '#framework/a2-audit-tool/types.ts'
import { stepDeadlines } from '#framework/s7-audit-process.ts'
import { date, someDate } from '#platform/dates/testing.ts'
import { type Audit, type Kind } from './audit.ts'
import { type State, states } from './steps.ts'
import { reportDueOn } from './deadlines.ts'
import { dueOn } from './steps.ts'
import { type Deadlines, deadlineSettings } from './settings.ts'

const deadlines = Object.fromEntries(deadlineSettings.map((one) => [one.key, one.default])) as Deadlines

type Given = { kind?: Kind; grade?: Grade; scheduledFor?: string; meetingOn?: string; reauditOn?: string }

function due(state: State, enteredOn: string, given: Given = {}): string | undefined {
  const audit = {
    kind: given.kind ?? 'review_linked',
    grade: given.grade ?? null,
    scheduledFor: date(given.scheduledFor ?? '2026-11-16'),
    meetingOn: given.meetingOn ? date(given.meetingOn) : null,
    reauditOn: given.reauditOn ? date(given.reauditOn) : null,
  }
  return dueOn(state, date(enteredOn), audit, deadlines)?.toString()
}

describe('an audit is due', () => {
  // Monday 16 November 2026 is the review meeting; no bank holiday lies near.
  const table: readonly [string, State, string, Given, string][] = [
    ['views are asked for 30 working days before the review', 'scheduled', '2026-09-01', {}, '2026-10-05'],
    ['… and at once when it was planned late', 'scheduled', '2026-11-09', {}, '2026-11-09'],
    [
      'a manager’s monthly audit on its day',
      'scheduled',
      '2026-11-02',
      { kind: 'monthly_case_file', scheduledFor: '2026-11-30' },
      '2026-11-30',
    ],
    ['the review on its day', 'gathering', '2026-10-05', {}, '2026-11-16'],
    ['the review on the day it was moved to', 'gathering', '2026-10-05', { meetingOn: '2026-11-20' }, '2026-11-20'],
    [
      'the conversation within 5 working days after the meeting',
      'review_held',
      '2026-11-16',
      { meetingOn: '2026-11-16' },
      '2026-11-23',
    ],
    [
      'the audit 10 working days after the meeting, whenever it was begun',
      'in_audit',
      '2026-11-19',
      { meetingOn: '2026-11-16' },
      '2026-11-30',
    ],
    [
      'a manager’s monthly audit 10 working days after it was begun',
      'in_audit',
      '2026-11-19',
      { kind: 'monthly_case_file' },
      '2026-12-03',
    ],
    ['the check 2 working days after submission', 'submitted', '2026-11-16', { grade: 'good' }, '2026-11-18'],
    ['… 1 when inadequate', 'submitted', '2026-11-16', { grade: 'inadequate' }, '2026-11-17'],
    ['the moderator’s name 2 working days on', 'with_qa', '2026-11-16', { grade: 'good' }, '2026-11-18'],
    ['moderation 5 working days on', 'in_moderation', '2026-11-16', { grade: 'requires_improvement' }, '2026-11-23'],
    ['… 3 when inadequate', 'in_moderation', '2026-11-16', { grade: 'inadequate' }, '2026-11-19'],
    ['the discussion 5 working days on', 'in_discussion', '2026-11-16', { grade: 'outstanding' }, '2026-11-23'],
    ['… 3 when inadequate', 'in_discussion', '2026-11-16', { grade: 'inadequate' }, '2026-11-19'],
    ['passing it on the same day', 'graded', '2026-11-16', { grade: 'good' }, '2026-11-16'],
    ['the response 10 working days on', 'with_team_manager', '2026-11-16', { grade: 'good' }, '2026-11-30'],
    [
      '… 5 for requires improvement',
      'with_team_manager',
      '2026-11-16',
      { grade: 'requires_improvement' },
      '2026-11-23',
    ],
    ['… 2 when inadequate', 'with_team_manager', '2026-11-16', { grade: 'inadequate' }, '2026-11-18'],
    [
      'the sign-off 5 working days on',
      'with_service_manager',
      '2026-11-16',
      { grade: 'requires_improvement' },
      '2026-11-23',
    ],
    ['… 2 when inadequate', 'with_service_manager', '2026-11-16', { grade: 'inadequate' }, '2026-11-18'],
    ['the actions 30 working days on', 'actions_open', '2026-11-02', { grade: 'good' }, '2026-12-14'],
    ['the impact check 3 months on', 'verifying', '2026-11-24', { grade: 'good' }, '2027-02-24'],
    ['… on the working day after a Sunday', 'verifying', '2026-11-30', { grade: 'good' }, '2027-03-01'],
    ['the re-audit 6 weeks on when inadequate', 're_audit_due', '2026-11-16', { grade: 'inadequate' }, '2026-12-29'],
    [
      '… 12 weeks on for requires improvement',
      're_audit_due',
      '2026-11-16',
      { grade: 'requires_improvement' },
      '2027-02-08',
    ],
    [
      '… on the day that the service manager set',
      're_audit_due',
      '2026-11-16',
      { grade: 'inadequate', reauditOn: '2026-12-15' },
      '2026-12-15',
    ],
    // 25 and 28 December 2026 are bank holidays; so are Good Friday, 26 March, and Easter Monday, 29 March 2027.
    ['over Christmas, working days only', 'with_qa', '2026-12-23', { grade: 'good' }, '2026-12-29'],
    ['over Easter, working days only', 'with_qa', '2027-03-25', { grade: 'inadequate' }, '2027-03-30'],
    ['back over the summer bank holiday', 'scheduled', '2026-06-01', { scheduledFor: '2026-09-14' }, '2026-07-31'],
  ]
  for (const [words, state, enteredOn, given, expected] of table) {
    it(`${words}: ${expected}`, () => assert.equal(due(state, enteredOn, given), expected))
  }

  it('on some day in every state until it ends, and not before the state begins save for what the meeting sets', () => {
    const audit = fc.record({
      kind: fc.constantFrom<Kind>('review_linked', 'monthly_case_file', 'thematic', 're_audit', 'senior_leader'),
      grade: fc.option(fc.constantFrom(...grades)),
      scheduledFor: someDate,
      meetingOn: fc.option(someDate),
      reauditOn: fc.option(someDate),
    })
    const setByMeeting: readonly State[] = ['scheduled', 'gathering', 'review_held', 'in_audit', 're_audit_due']
    fc.assert(
      fc.property(fc.constantFrom(...states), someDate, audit, (state, enteredOn, about) => {
        const on = dueOn(state, enteredOn, about as Parameters<typeof dueOn>[2], deadlines)
        assert.equal(on === null, state === 'closed' || state === 'cancelled')
        if (on && !setByMeeting.includes(state)) assert.ok(Temporal.PlainDate.compare(on, enteredOn) >= 0)
      }),
    )
  })

  it('no later for a worse grade', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), someDate, (state, enteredOn) => {
        const audit = (grade: Audit['finalGrade']) => ({
          kind: 'review_linked' as const,
          grade,
          scheduledFor: enteredOn,
          meetingOn: null,
          reauditOn: null,
        })
        const on = (grade: Audit['finalGrade']) => dueOn(state, enteredOn, audit(grade), deadlines)
        const [good, poor] = [on('good'), on('inadequate')]
        if (good && poor) assert.ok(Temporal.PlainDate.compare(poor, good) <= 0)
      }),
    )
  })
})

describe('the worker’s report is due', () => {
  const days = { 'deadline.worker_report': 10 }
  const table = [
    ['10 working days before the review meeting', '2026-11-16', '2026-10-05', '2026-11-02'],
    ['on the day on which it was asked for, when that is later', '2026-11-16', '2026-11-10', '2026-11-10'],
    ['back over Christmas, working days only', '2027-01-11', '2026-10-05', '2026-12-23'],
  ] as const
  for (const [words, meeting, asked, expected] of table)
    it(`${words}: ${expected}`, () => {
      assert.equal(String(reportDueOn(date(meeting), date(asked), days)), expected)
    })
})

describe('the deadlines that a council may set', () => {
  it('begin with what the framework proposes', () => {
    assert.equal(deadlines['deadline.ask_for_views'], stepDeadlines.request_feedback.standard?.amount)
    assert.equal(deadlines['deadline.respond_inadequate'], stepDeadlines.response.inadequate?.amount)
    assert.equal(deadlines['deadline.reaudit_inadequate'], stepDeadlines.re_audit.inadequate?.amount)
  })

  it('each have words, bounds that hold the proposal, and a key of their own', () => {
    for (const one of deadlineSettings) {
      assert.ok(one.says.length > 10 && one.min <= one.default && one.default <= one.max, one.key)
    }
    assert.equal(new Set(deadlineSettings.map((one) => one.key)).size, deadlineSettings.length)
  })
})
