import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { WorkItem } from '#platform/work-item.ts'
import { someDate } from '#platform/dates/testing.ts'
import { html, nothing } from '#platform/html/index.ts'
import { type GroupKey, itemsOf } from './groups.ts'
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
const pageOf = (items: readonly WorkItem[]) =>
  String(myWorkPage({ items, initials, today, instead: () => nothing }).main)
const linesOf = (page: string) =>
  [...page.matchAll(/href="\/work\/(\w+)">[^<]+<\/a> <span class="hearth-quiet">\((\d+)\)/g)].map(
    ([, key, count]) => `${key} ${count}`,
  )

test('the page shows the three that come first, and how many stand in each group that is not shown whole', () => {
  const items = [
    item('Later one', '2026-12-01'),
    item('Undated one', null),
    item('Week one', '2026-11-26'),
    item('Week two', '2026-11-26'),
    item('Today one', '2026-11-19'),
    item('Overdue one', '2026-11-02'),
    item('Theirs', '2026-11-02', { group: 'waiting' }),
    item('Over', '2026-11-02', { group: 'done' }),
    item('Alert', '2026-11-19', { alert: true }),
  ]
  const page = pageOf(items)
  const order = ['Alert', 'What comes first', 'Overdue one', 'Today one', 'Week one', 'This week', 'Later', 'Waiting']
  const places = order.map((words) => page.indexOf(words))
  assert.ok(places.every((place) => place >= 0))
  assert.deepEqual(
    places,
    places.toSorted((one, other) => one - other),
  )
  assert.doesNotMatch(page, /Week two|Later one|Undated one|Theirs|Over</)
  assert.deepEqual(linesOf(page), ['week 2', 'later 2', 'waiting 1', 'done 1'])
})

test('whatever the work, each piece is shown or in the count of one group, and each count is that of its list', () => {
  const some = fc.record({
    dueOn: fc.option(someDate, { freq: 4 }),
    group: fc.constantFrom<WorkItem['group'][]>('mine', 'waiting', 'done'),
    alert: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), (own) => {
      const items = own.map((one, at) => ({ ...item(`Piece ${at}.`, null), ...one }))
      const page = pageOf(items)
      const lines = linesOf(page)
      const folded = lines.flatMap((line) => {
        const [key, count] = line.split(' ') as [GroupKey, string]
        assert.equal(itemsOf(key, items, today).length, Number(count))
        return itemsOf(key, items, today)
      })
      for (const one of items) assert.ok(page.includes(one.what) || folded.includes(one), one.what)
      for (const one of items) if (one.alert) assert.ok(page.includes(one.what))
    }),
  )
})

test('an alert is never folded away, and what is only waited for leaves nothing to do', () => {
  const alerts = Array.from({ length: 9 }, (_, at) => item(`Alert ${at}.`, '2026-11-19', { alert: true }))
  const page = String(myWorkPage({ items: [...alerts], initials, today, instead: () => html`<p>Instead</p>` }).main)
  assert.equal(page.match(/Alert \d\./g)?.length, 9)
  assert.doesNotMatch(page, /Instead/)
  const waiting = [item('Theirs', '2026-11-19', { group: 'waiting' })]
  const nothingOwn = String(myWorkPage({ items: waiting, initials, today, instead: () => html`<p>Instead</p>` }).main)
  assert.match(nothingOwn, /Instead[^]*Waiting for others<\/a> <span[^>]*>\(1\)/)
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
