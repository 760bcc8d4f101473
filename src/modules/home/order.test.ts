import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { WorkItem } from '#platform/work-item.ts'
import { someDate } from '#platform/dates/testing.ts'
import { html, nothing } from '#platform/html/index.ts'
import { byDue } from './order.ts'
import { myWorkPage } from './pages/my-work.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const item = (what: string, dueOn: string | null, more: Partial<WorkItem> = {}): WorkItem => ({
  ...{ what, why: 'You are the moderator', href: '/audits/A-1001', group: 'mine' },
  dueOn: dueOn === null ? null : Temporal.PlainDate.from(dueOn),
  ...more,
})

test('My work stands in the order of the days left; what has no day stands last, as it came', () => {
  const items = [
    item('no day, first', null),
    item('next year', '2027-01-04'),
    item('overdue', '2026-11-02'),
    item('no day, second', null),
    item('today', '2026-11-19'),
    item('tomorrow', '2026-11-20'),
  ]
  assert.deepEqual(
    items.toSorted(byDue).map(({ what }) => what),
    ['overdue', 'today', 'tomorrow', 'next year', 'no day, first', 'no day, second'],
  )
})

test('whatever is due, nothing stands before what is due sooner', () => {
  const due = fc.option(someDate, { freq: 4 })
  fc.assert(
    fc.property(fc.array(due, { maxLength: 12 }), (days) => {
      const order = days.map((dueOn) => ({ ...item('x', null), dueOn })).toSorted(byDue)
      for (const [at, { dueOn }] of order.entries()) {
        const before = at === 0 ? null : order[at - 1]!.dueOn
        if (at > 0 && dueOn !== null) assert.ok(before !== null && Temporal.PlainDate.compare(before, dueOn) <= 0)
      }
    }),
  )
})

const initials = new Map<string, string>()

test('the page shows each under its heading: today with what is overdue, this week, later', () => {
  const items = [
    item('Later one', '2026-12-01'),
    item('Undated one', null),
    item('Week one', '2026-11-26'),
    item('Today one', '2026-11-19'),
    item('Overdue one', '2026-11-02'),
    item('Alert', '2026-11-19', { alert: true }),
  ].toSorted(byDue)
  const page = String(myWorkPage({ items, initials, today, instead: () => nothing }).main)
  const order = [
    'Alert',
    'Today and overdue',
    'Overdue one',
    'Today one',
    'This week',
    'Week one',
    'Later',
    'Later one',
    'Undated one',
  ]
  const places = order.map((words) => page.indexOf(words))
  assert.ok(places.every((place) => place >= 0))
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
})

test('a long group is folded into how many more there are, with a link to all; nothing is folded to spare one line', () => {
  const pageOf = (many: number) => {
    const items = Array.from({ length: many }, (_, at) => item(`Piece ${at}.`, '2026-11-19'))
    return String(myWorkPage({ items, initials, today, instead: () => nothing }).main)
  }
  const rows = (page: string) => page.match(/Piece \d+\./g)?.length
  assert.equal(rows(pageOf(6)), 6)
  assert.doesNotMatch(pageOf(6), /more/)
  assert.equal(rows(pageOf(17)), 5)
  assert.match(pageOf(17), /\(17\)[^]*<a class="govuk-link" href="\/work\/today">12 more today or overdue<\/a>/)
})

test('an alert is never folded away, and what is only waited for leaves nothing to do', () => {
  const alerts = Array.from({ length: 9 }, (_, at) => item(`Alert ${at}.`, '2026-11-19', { alert: true }))
  const page = String(myWorkPage({ items: [...alerts], initials, today, instead: () => html`<p>Instead</p>` }).main)
  assert.equal(page.match(/Alert \d\./g)?.length, 9)
  assert.doesNotMatch(page, /Instead/)
  const waiting = [item('Theirs', '2026-11-19', { group: 'waiting' })]
  assert.match(
    String(myWorkPage({ items: waiting, initials, today, instead: () => html`<p>Instead</p>` }).main),
    /Instead[^]*Theirs/,
  )
})

test('UA-D11: whoever a reference stands for is named by their initials beside it', () => {
  const named = new Map([
    ['C-1124', 'O.P.'],
    ['H-1001', 'GR and WR'],
  ])
  const items = [item('Ask child C-1124 what they think', '2026-11-19'), item('See to H-1001 and H-1002', '2026-11-19')]
  const page = String(myWorkPage({ items, initials: named, today, instead: () => nothing }).main)
  assert.match(page, /Ask child C-1124 \(O\.P\.\) what they think/)
  assert.match(page, /See to H-1001 \(GR and WR\) and H-1002</)
})
