import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { date } from '#platform/dates/testing.ts'
import { withTransaction } from '#test/database.ts'
import { type Counted, periodOf } from './counted.ts'
import { countAudits, listAudits } from './queries/list.ts'
import { aMove, anAnswer, anAudit } from '#modules/audits/testing.ts'

const november = periodOf(Temporal.PlainYearMonth.from('2026-11'))

describe('the list behind a figure', () => {
  const cases: readonly [string, Counted, string][] = [
    [
      'planned in the month',
      { planned: november },
      'agreed back-in-december cancelled-in-december handed-back in-discussion lifted planned ',
    ],
    [
      'UM-D8: sent in the month, as it stood at its end',
      { sent: november },
      'agreed back-in-december cancelled-in-december in-discussion lifted ',
    ],
    ['UM-D8: sent again in the next', { sent: periodOf(Temporal.PlainYearMonth.from('2026-12')) }, 'back-in-december '],
    ['moderated in the month', { moderated: november }, 'agreed in-discussion lifted '],
    ['graded in the month', { graded: november }, 'agreed lifted '],
    ['graded, where the auditor gave good', { graded: november, auditorGrade: 'good' }, 'agreed '],
    ['graded, by final grade', { graded: november, finalGrade: 'good' }, 'agreed lifted '],
    ['graded twice: no discussion that is still open', { moderated: november, agreement: 'both' }, 'agreed lifted '],
    ['the same grade', { moderated: november, agreement: 'same' }, 'agreed '],
    ['the same grade or one apart', { moderated: november, agreement: 'within' }, 'agreed lifted '],
    ['moderated higher', { moderated: november, agreement: 'up' }, 'lifted '],
    ['moderated lower', { moderated: november, agreement: 'down' }, ''],
    ['where the moderator did not agree about a section', { section: { key: 'safe', view: 'disagree' } }, 'lifted '],
    ['where the moderator was asked about a section', { section: { key: 'safe' } }, 'agreed lifted '],
    [
      'given good in a section, for one child or more',
      { graded: november, givenIn: { section: 'safe', grade: 'good' } },
      'agreed lifted ',
    ],
    ['given another grade there', { graded: november, givenIn: { section: 'safe', grade: 'inadequate' } }, ''],
    [
      'none of an audit whose grade is not told yet',
      { moderated: november, givenIn: { section: 'safe', grade: 'outstanding' } },
      '',
    ],
    ['about a theme', { graded: november, theme: 'matching' }, 'agreed '],
    ['with practice to share', { graded: november, sharesPractice: true }, 'agreed '],
  ]
  it('has as many audits as the figure says, and the right ones', async () => {
    await withTransaction(async (tx) => {
      const made = await someAudits(tx)
      for (const [words, counted, expected] of cases) {
        const { rows, count: total } = await listAudits(tx, { counted }, { page: 1 })
        const names = rows
          .map((row) => `${made.get(row.ref)} `)
          .toSorted()
          .join('')
        assert.equal(names, expected, words)
        assert.equal((await countAudits(tx, { counted })).counted, total, words)
        assert.equal(rows.length, total, words)
      }
    })
  })
})

async function someAudits(tx: Parameters<typeof anAudit>[0]): Promise<Map<string, string>> {
  const household = await aHousehold(tx)
  const [auditor, moderator] = [await aPerson(tx), await aPerson(tx)]
  const people = { householdId: household.id, auditorId: auditor.id, moderatorId: moderator.id }
  const steps = { sentOn: '2026-11-03', moderatedOn: '2026-11-09' }
  const agreed = await anAudit(tx, {
    ...people,
    ...steps,
    gradedOn: '2026-11-09',
    state: 'with_team_manager',
    auditorGrade: 'good',
    moderatedGrade: 'good',
    finalGrade: 'good',
  })
  await anAnswer(tx, agreed.id, 'ovr.themes', ['matching', 'stability'])
  await anAnswer(tx, agreed.id, 'ovr.good_practice_share', 'yes', { explanation: 'A memory box from the first day.' })
  await anAnswer(tx, agreed.id, 'mod.evidence.safe', 'agree')
  const lifted = await anAudit(tx, {
    ...people,
    ...steps,
    gradedOn: '2026-11-30',
    state: 'closed',
    auditorGrade: 'requires_improvement',
    moderatedGrade: 'good',
    finalGrade: 'good',
  })
  for (const { id } of [agreed, lifted]) await anAnswer(tx, id, 'safe.grade', 'good')
  await anAnswer(tx, lifted.id, 'mod.evidence.safe', 'disagree')
  await anAnswer(tx, lifted.id, 'ovr.good_practice_share', 'no')
  const discussed = await anAudit(tx, {
    ...people,
    ...steps,
    state: 'in_discussion',
    auditorGrade: 'good',
    moderatedGrade: 'inadequate',
  })
  await anAnswer(tx, discussed.id, 'safe.grade', 'outstanding')
  const sent = { ...people, sentOn: '2026-11-30', auditorGrade: 'good' } as const
  const back = await anAudit(tx, { ...sent, sentOn: '2026-11-29', state: 'in_audit' })
  await aMove(tx, back.id, 'hand_back', 'with_qa', 'in_audit', '2026-11-30')
  const later = await anAudit(tx, { ...sent, state: 'submitted' })
  await aMove(tx, later.id, 'hand_back', 'with_qa', 'in_audit', '2026-12-01')
  await aMove(tx, later.id, 'submit', 'in_audit', 'submitted', '2026-12-02')
  const cancelled = await anAudit(tx, { ...sent, state: 'cancelled' })
  await aMove(tx, cancelled.id, 'cancel', 'submitted', 'cancelled', '2026-12-01')
  const planned = await anAudit(tx, { ...people, scheduledFor: '2026-11-30' })
  await anAudit(tx, {
    ...people,
    ...steps,
    gradedOn: '2026-11-09',
    state: 'cancelled',
    auditorGrade: 'good',
    moderatedGrade: 'good',
    finalGrade: 'good',
  })
  await anAudit(tx, {
    ...people,
    scheduledFor: '2026-12-01',
    sentOn: '2026-10-31',
    moderatedOn: '2026-12-01',
    gradedOn: '2026-12-01',
    state: 'closed',
    auditorGrade: 'good',
    moderatedGrade: 'good',
    finalGrade: 'good',
  })
  assert.equal(String(november.to), String(date('2026-11-30')))
  return new Map([
    [agreed.ref, 'agreed'],
    [lifted.ref, 'lifted'],
    [discussed.ref, 'in-discussion'],
    [back.ref, 'handed-back'],
    [later.ref, 'back-in-december'],
    [cancelled.ref, 'cancelled-in-december'],
    [planned.ref, 'planned'],
  ])
}
