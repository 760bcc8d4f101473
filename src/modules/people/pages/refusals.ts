import { momentInWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { FailuresOfHour, GuardedAccount, RefusalRow } from '../queries/refusals.ts'
import { otherAddresses, refusalInWords } from '../refusals.ts'

export type RefusalFacts = {
  guarded: readonly GuardedAccount[]
  failures: readonly FailuresOfHour[]
  refusals: readonly RefusalRow[]
  /** How many rows are shown at most. */
  newest: number
  today: Temporal.PlainDate
}

/** What was refused of late, for the administrator: who and where, never of which case. */
export function refusalsPage({ guarded, failures, refusals, newest, today }: RefusalFacts): SafeHtml {
  return html`<h1 class="govuk-heading-l">What was refused</h1>
<p class="govuk-body">Who was not let in, and who asked for what is not theirs. It names people who work here, addresses only by a mark of their own, and pages only by their pattern: never a case. After 30 days it is forgotten.</p>
<h2 class="govuk-heading-m">Accounts that strangers tried</h2>
<p class="govuk-body">After 100 wrong tries within a day an account opens only to browsers that it knows, and to recovery codes. The person is told. Nothing needs to be done; if they cannot sign in, send them a new invitation.</p>
${guarded.length ? guardedList(guarded, today) : html`<p class="govuk-body">None in the last seven days.</p>`}
<h2 class="govuk-heading-m">Wrong tries to sign in</h2>
<p class="govuk-body">A few an hour are usual. Many accounts in one hour mean that somebody tries likely passwords for everybody: remind people to choose three random words, and tell whoever looks after your network.</p>
${failures.length ? failuresTable(failures, today) : html`<p class="govuk-body">None in the last 24 hours.</p>`}
<h2 class="govuk-heading-m">Pages that were refused</h2>
<p class="govuk-body">Ask the person first: an old bookmark is refused as well.</p>
${refusals.length ? refusalsTable(refusals, today) : html`<p class="govuk-body">None in the last seven days.</p>`}
${refusals.length === newest ? html`<p class="govuk-hint">The newest ${newest} are shown.</p>` : nothing}`
}

function guardedList(guarded: readonly GuardedAccount[], today: Temporal.PlainDate): SafeHtml {
  return html`<ul class="govuk-list govuk-list--bullet">${guarded.map(
    ({ personId, name, toldAt }) =>
      html`<li><a class="govuk-link" href="/people/${personId}">${name}</a>, ${momentInWords(toldAt, today)}</li>`,
  )}</ul>`
}

function failuresTable(failures: readonly FailuresOfHour[], today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    caption: 'Wrong tries to sign in, by the hour',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Hour from' }, { text: 'Tries' }, { text: 'Accounts' }, { text: 'Addresses' }],
    rows: failures.map(({ hour, tries, accounts, places }) => [
      { text: momentInWords(hour, today) },
      { text: String(tries) },
      { text: String(accounts) },
      { text: String(places) },
    ]),
  })
}

function refusalsTable(refusals: readonly RefusalRow[], today: Temporal.PlainDate): SafeHtml {
  return stackedTable({
    caption: 'Pages that were refused, newest first',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'Who' }, { text: 'Page' }, { text: 'Why' }, { text: 'Times' }, { text: 'Last' }],
    rows: refusals.map((row) => [
      { html: whoInWords(row) },
      { html: html`<code class="hearth-pattern">${row.route}</code>` },
      { text: refusalInWords[row.status] ?? String(row.status) },
      { text: String(row.times) },
      { text: momentInWords(row.lastAt, today) },
    ]),
  })
}

function whoInWords({ who, personId, name }: RefusalRow): SafeHtml {
  if (personId !== null) return html`<a class="govuk-link" href="/people/${personId}">${name}</a>`
  return who === otherAddresses ? html`Many other addresses` : html`Address marked ${who.slice(0, 6)}`
}
