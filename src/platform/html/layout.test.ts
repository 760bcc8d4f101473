import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorSummary, html, type PageOptions, page } from './index.ts'

const council = 'Northmoor County Council'
const written = (options: Partial<PageOptions> = {}): string =>
  String(page({ title: 'Audits', main: html`<h1>Audits</h1>`, councilName: council, ...options }))

test('the title says the page, then the service', () => {
  assert.match(written(), /<title>Audits – Hearth<\/title>/)
})

test('the title says first that there is something to mend', () => {
  const main = errorSummary({ titleText: 'There is a problem', errorList: [{ text: 'Say why', href: '#why' }] })
  assert.match(written({ main }), /<title>Error: Audits – Hearth<\/title>/)
})

test('nothing is inline, so the strictest content policy holds', () => {
  const document = written({ person: { name: 'A. Reviewer', key: '7' }, search: true, phaseBanner: true })
  assert.doesNotMatch(document, /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/)
})

test('there is no crown and nothing of GOV.UK’s own name', () => {
  assert.doesNotMatch(written(), /crown|GOV\.UK/i)
})

test('a person can find, see who they are, open their account, and sign out by a posted form', () => {
  const document = written({ person: { name: 'A. Reviewer', key: '7' }, search: true })
  assert.match(document, /<form class="hearth-account" action="\/sign-out" method="post">/)
  assert.match(document, /href="\/your-account">.*A\. Reviewer<\/a>/)
  assert.match(document, /role="search"/)
  assert.match(document, /data-person="7"/)
})

test('a child’s page leads nowhere else from its header', () => {
  const document = written({
    plain: true,
    person: { name: 'A. Reviewer' },
    search: true,
    navigation: [{ text: 'Audits', href: '/audits' }],
  })
  const header = /<header[\s\S]*<\/header>/.exec(document)?.[0] ?? ''
  assert.match(header, new RegExp(council))
  assert.doesNotMatch(header, /<a |<form|<nav/)
})

test('the demonstration says that its people are invented', () => {
  assert.match(written({ phaseBanner: true }), /Invented people and data/)
  assert.doesNotMatch(written(), /Invented people and data/)
})

test('a wide page ends as wide as it begins: its footer stands under its words', () => {
  const wide = (document: string) =>
    /<footer[\s\S]*<\/footer>/.exec(document)?.[0].includes('govuk-width-container hearth-width-wide')
  assert.equal(wide(written({ wide: true })), true)
  assert.equal(wide(written()), false)
})
