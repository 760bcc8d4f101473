import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  conflictBox,
  html,
  numberRow,
  presenceWords,
  progressList,
  scrollable,
  stackedBar,
  type StackedCell,
  stackedTable,
  table,
  timeline,
  whatToMend,
} from './index.ts'

test('a conflict shows both texts, escaped, and carries the other answer’s fields', () => {
  const box = String(
    conflictBox({
      mine: 'mine & <b>',
      theirs: 'theirs',
      by: 'B. Worker',
      savedAt: '10:42',
      theirFields: { 'a:value': ['x', 'y'] },
      theirVersion: 7,
      both: true,
      name: 'a:',
    }),
  )
  assert.match(box, /mine &amp; &lt;b&gt;/)
  assert.match(box, /data-keep="mine"/)
  assert.match(box, /data-their-version="7"/)
  assert.match(box, /data-their-fields="{&quot;a:value&quot;:\[&quot;x&quot;,&quot;y&quot;\]}"/)
})

test('B29: a conflict with oneself names nobody', () => {
  const options = { mine: 'a', theirs: 'b', by: null, savedAt: '10:42', theirFields: {}, theirVersion: 7, name: 'a:' }
  const box = String(conflictBox({ ...options, both: true }))
  assert.match(box, /You changed this answer in another tab at 10:42\./)
  assert.match(box, /Keep what is in the other tab/)
  assert.doesNotMatch(box, /null/)
})

test('AX-1: no button of a conflict can be a form’s default button, and no choice of it is made beforehand', () => {
  const shared = {
    mine: 'a',
    theirs: 'b',
    by: 'B. Worker',
    savedAt: '10:42',
    theirFields: {},
    theirVersion: 7,
    name: 'a:',
  }
  for (const both of [true, false]) {
    const box = String(conflictBox({ ...shared, both }))
    const buttons = box.match(/<button[^>]*>/g) ?? []
    assert.deepEqual(
      buttons.map((one) => [/type="(\w+)"/.exec(one)?.[1], /data-keep="(\w+)"/.exec(one)?.[1]]),
      [...(both ? [['button', 'both']] : []), ['button', 'mine'], ['button', 'theirs']],
    )
    assert.equal(box.match(/<input[^>]*type="radio"/g)?.length, buttons.length)
    assert.doesNotMatch(box, / checked/)
  }
})

test('who else is here is said in words, and nothing is said of nobody', () => {
  assert.equal(presenceWords([]), '')
  assert.equal(
    presenceWords(['A. Reviewer', 'B. Worker', 'C. Manager']),
    'Also here: A. Reviewer, B. Worker and C. Manager',
  )
})

test('a progress list says in words and to screen readers where things stand', () => {
  const list = String(
    progressList({
      label: 'States',
      steps: [
        { text: 'Scheduled', state: 'done' },
        { text: 'Moderated', state: 'now' },
        { text: 'Closed', state: 'to come' },
      ],
    }),
  )
  assert.match(
    list,
    /Done: <\/span>Scheduled[\s\S]*aria-current="step"[\s\S]*Now: <\/span>Moderated[\s\S]*To come: <\/span>Closed/,
  )
})

test('a stacked table tells each cell which column it is in', () => {
  const printed = String(
    stackedTable({
      caption: 'Audits',
      head: [{ text: 'Audit' }, { text: 'Due' }],
      rows: [[{ text: 'A-1' }, { text: 'today' }]],
    }),
  )
  assert.match(printed, /<td class="govuk-table__cell" data-label="Due">today<\/td>/)
  // AX-11: and which row, and what table it is.
  assert.match(printed, /<caption class="govuk-table__caption">Audits<\/caption>/)
  assert.match(printed, /<th scope="row" class="govuk-table__header" data-label="Audit">A-1<\/th>/)
})

test('wide content can be reached and scrolled by keyboard', () => {
  assert.match(String(scrollable('Audits', table({ rows: [] }))), /role="region" aria-label="Audits" tabindex="0"/)
})

test('a bar’s parts fill the whole, its numbers stand in words, and an empty bar does not break', () => {
  const bar = String(
    stackedBar({
      title: 'Grades',
      parts: [
        { text: 'Good', value: 3 },
        { text: 'Inadequate', value: 1 },
      ],
    }),
  )
  assert.match(bar, /x="0.00" y="0" width="75.00"[\s\S]*x="75.00" y="0" width="25.00"/)
  assert.match(bar, /Good: <strong>3<\/strong>/)
  assert.doesNotMatch(String(stackedBar({ title: 'Grades', parts: [{ text: 'Good', value: 0 }] })), /NaN/)
})

test('AX-12: a link that shows a figure alone says of what, in a table too, and nothing else changes', () => {
  const rows = (first: StackedCell, cell: StackedCell) =>
    String(stackedTable({ caption: 'Voices', head: [{ text: 'Who' }, { text: 'Heard' }], rows: [[first, cell]] }))
  const who = { text: 'Sons & daughters' }
  const href = '/month?a=1&b=2'
  assert.match(
    rows(who, { figure: '18', href }),
    /<a aria-label="18, Sons &amp; daughters, Heard" class="govuk-link" href="\/month\?a=1&amp;b=2">18<\/a>/,
  )
  assert.match(rows(who, { figure: '217 of 267 (81 %)', href }), /aria-label="217 of 267 \(81 %\), Sons/)
  assert.match(rows(who, { figure: '3', href, rest: ': 1 < 2' }), />3<\/a>: 1 &lt; 2</)
  // What stands first may be a link itself: it says its words.
  const link = { html: html`<a href="/people/1">A. Worker</a>`, says: 'A. Worker' }
  assert.match(rows(link, { figure: '18', href }), /aria-label="18, A\. Worker, Heard"/)
  assert.doesNotMatch(rows(link, { html: html`<a class="govuk-link" href="/audits/A-1042">A-1042</a>` }), /aria-label/)
})

test('each number opens what it counts, and is heard with that', () => {
  assert.match(
    String(numberRow([{ label: 'Done', value: 18, href: '/audits?done' }])),
    /<a class="govuk-link hearth-numbers__link" href="\/audits\?done">18<span class="govuk-visually-hidden"> Done<\/span><\/a>/,
  )
})

test('a timeline says what, when and by whom', () => {
  const line = String(
    timeline({ items: [{ title: 'Submitted', when: 'Thu 12 November', by: 'A. Reviewer', text: 'Done' }] }),
  )
  assert.match(line, /Submitted[\s\S]*Thu 12 November, A. Reviewer[\s\S]*Done/)
})

test('what is to be mended stands under one heading on every page, and leads to its field or to what stands against it', () => {
  const summary = String(
    whatToMend([
      { field: 'role', message: 'Choose a role' },
      { field: 'email', message: 'It waits already', see: '/access-changes/7' },
    ]),
  )
  assert.match(
    summary,
    /There is a problem[^]*href="#role">Choose a role[^]*href="\/access-changes\/7">It waits already/,
  )
  assert.equal(String(whatToMend([])), '')
  const own = globSync('src/modules/**/*.ts').filter((file) => /errorSummary\(/.test(readFileSync(file, 'utf8')))
  assert.deepEqual(own, [], 'a page with a summary of its own')
})
