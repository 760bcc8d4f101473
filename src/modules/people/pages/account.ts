import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  html,
  insetText,
  mistakeAt,
  nothing,
  passwordInput,
  type SafeHtml,
  stackedTable,
  summaryList,
  whatToMend,
} from '#platform/html/index.ts'
import type { Person } from '../person.ts'
import type { ListedChange } from '../queries/access-changes.ts'
import type { Device } from '../queries/devices.ts'
import type { KeptWords } from '../queries/kept-words.ts'
import type { OpenSession } from '../queries/person-page.ts'
import { byWhom, stateOf, whatInWords } from './access-words.ts'
import type { Filled } from './fields.ts'
import { newPasswordField } from './invitation.ts'
import { narrow } from './narrow.ts'

export type AccountFacts = {
  person: Person
  manager: Person | undefined
  roleTitles: readonly string[]
  coversFor: readonly string[]
  sessions: readonly OpenSession[]
  devices: readonly Device[]
  /** The hashes of the tokens that the browser that looks is known by. */
  known: readonly string[]
  /** When the person was told that strangers had tried their address a hundred times; undefined when not in the last day. */
  guardedAt: Temporal.Instant | undefined
  /** What became of their access in the last 90 days. */
  changes: readonly ListedChange[]
  kept: readonly Pick<KeptWords, 'id' | 'keptAt'>[]
  /** The hash of the session that looks. */
  here: string | undefined
  hasPassword: boolean
  /** Recovery codes that were made some minutes ago are still to be seen. */
  freshCodes: boolean
  today: Temporal.PlainDate
}

/** What Hearth knows of the person who looks, and how they sign in. */
export function accountPage(facts: AccountFacts): SafeHtml {
  const { person, manager, roleTitles, coversFor } = facts
  return html`<h1 class="govuk-heading-l">Your account</h1>
${summaryList({
  rows: [
    { key: { text: 'Name' }, value: { text: person.name } },
    { key: { text: 'E-mail address' }, value: { text: person.email, classes: 'govuk-!-text-break-word' } },
    {
      key: { text: 'Telephone' },
      value: { text: person.telephone ?? 'Not given' },
      actions: {
        items: [{ href: '/your-account/telephone', text: 'Change', visuallyHiddenText: 'your telephone number' }],
      },
    },
    { key: { text: 'Roles' }, value: { text: roleTitles.join(', ') || 'None' } },
    { key: { text: 'Team' }, value: { text: person.teamName ?? 'None' } },
    { key: { text: 'Line manager' }, value: { text: manager?.name ?? 'None' } },
    coversFor.length > 0 && { key: { text: 'You cover today for' }, value: { text: coversFor.join(', ') } },
  ],
})}
<p class="govuk-body">If anything else is wrong here, an administrator can change it. <a class="govuk-link" href="/your-absence">Set your absence and who covers</a>.</p>
${keptWords(facts)}
<h2 class="govuk-heading-m">Where you are signed in</h2>
${sessionsList(facts)}
${facts.hasPassword ? browsers(facts) : nothing}
<h2 class="govuk-heading-m" id="access">What changed in your access</h2>
${accessChanges(facts)}
<h2 class="govuk-heading-m">Password and recovery codes</h2>
${facts.freshCodes ? html`<p class="govuk-body"><a class="govuk-link" href="/your-account/recovery-codes/new">Your new recovery codes</a> can still be seen for some minutes: keep them now.</p>` : nothing}
${facts.hasPassword ? passwordLinks : html`<p class="govuk-body">You sign in to the demonstration without a password.</p>`}`
}

const passwordLinks = html`<ul class="govuk-list">
  <li><a class="govuk-link" href="/your-account/password">Change your password</a></li>
  <li><a class="govuk-link" href="/your-account/recovery-codes">Make new recovery codes</a></li>
</ul>`

function keptWords({ kept, today }: AccountFacts): SafeHtml {
  if (kept.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Words that we kept for you</h2>
<ul class="govuk-list">${kept.map(({ id, keptAt }) => html`<li><a class="govuk-link" href="/kept-words/${id}">Typed before you were signed out on ${momentInWords(keptAt, today)}</a></li>`)}</ul>`
}

function accessChanges({ changes, today }: AccountFacts): SafeHtml {
  if (changes.length === 0) return html`<p class="govuk-body">Nothing in the last 90 days.</p>`
  return stackedTable({
    caption: 'Changes of access',
    captionClasses: 'govuk-visually-hidden',
    head: ['When', 'What', 'Who asked', 'Where it stands'].map((text) => ({ text })),
    rows: changes.map((change) => [
      {
        html: html`<a class="govuk-link" href="/access-changes/${change.id}">${momentInWords(change.askedAt, today)}</a>`,
      },
      { text: whatInWords(change, today), classes: 'govuk-!-text-break-word' },
      { text: byWhom(change.asker) },
      { html: stateOf(change, today) },
    ]),
  })
}

function sessionsList({ sessions, here, today }: AccountFacts): SafeHtml {
  const others = sessions.filter(({ tokenHash }) => tokenHash !== here)
  return html`<ul class="govuk-list govuk-list--bullet">${sessions.map(
    ({ tokenHash, startedAt, seenAt }) =>
      html`<li>${tokenHash === here ? 'Here' : 'Another browser'}, since ${momentInWords(startedAt, today)}${tokenHash === here ? nothing : html`, last used ${momentInWords(seenAt, today)}`}</li>`,
  )}</ul>
${others.length ? html`<form method="post" action="/your-account/sessions/ending">${button({ text: 'Sign out everywhere else', classes: 'govuk-button--secondary' })}</form>` : nothing}`
}

function browsers({ devices, known, guardedAt, today }: AccountFacts): SafeHtml {
  return html`<h2 class="govuk-heading-m" id="browsers">Browsers that know you</h2>
${
  guardedAt
    ? insetText({
        text: `On ${momentInWords(guardedAt, today)} there had been 100 wrong tries to sign in with your e-mail address within a day. Nobody was let in. If you think that somebody knows your password, change it.`,
      })
    : nothing
}
<p class="govuk-body">You have signed in with these. When strangers try your e-mail address a hundred times in a day, only these browsers, and your recovery codes, still let you in.</p>
${devices.length ? html`<ul class="govuk-list hearth-browsers">${devices.map((device) => browserRow(device, known, today))}</ul>` : html`<p class="govuk-body">None yet: this one will be known when you have signed in with your password.</p>`}`
}

function browserRow({ id, tokenHash, firstAt, lastAt }: Device, known: readonly string[], today: Temporal.PlainDate) {
  const here = known.includes(tokenHash)
  return html`<li><form method="post" action="/your-account/browsers/forgetting"><input type="hidden" name="browser" value="${id}">
  <p class="govuk-body govuk-!-margin-bottom-1">${here ? 'This browser' : 'Another browser'}, since ${momentInWords(firstAt, today)}; last signed in ${momentInWords(lastAt, today)}</p>
  ${button({ html: html`Forget ${here ? 'this browser' : html`it<span class="govuk-visually-hidden">: the browser last used ${momentInWords(lastAt, today)}</span>`}`, classes: 'govuk-button--secondary' })}</form></li>`
}

/** A new password. */
export function passwordPage({ mistakes }: Filled, email: string): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">Change your password</h1>
<form method="post" action="/your-account/password" novalidate>
  <input type="hidden" name="username" autocomplete="username" value="${email}">
  ${passwordInput({ name: 'password', label: { text: 'Your password now', classes: 'govuk-label--s' }, errorMessage: mistakeAt(mistakes, 'password') })}
  ${newPasswordField('chosen', 'Your new password', mistakes)}
  <p class="govuk-body">You will be signed out everywhere else.</p>
  ${button({ text: 'Change the password', preventDoubleClick: true })}
</form>`)
}

/** Asks for the password before new recovery codes are made. */
export function renewCodesPage({ mistakes }: Filled, email: string): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">Make new recovery codes</h1>
<p class="govuk-body">The codes that you have now will stop working.</p>
<form method="post" action="/your-account/recovery-codes" novalidate>
  <input type="hidden" name="username" autocomplete="username" value="${email}">
  ${passwordInput({ name: 'password', label: { text: 'Your password', classes: 'govuk-label--s' }, errorMessage: mistakeAt(mistakes, 'password') })}
  ${button({ text: 'Make new codes', preventDoubleClick: true })}
</form>`)
}
