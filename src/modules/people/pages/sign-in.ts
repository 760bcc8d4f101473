import type { Mistake } from '#platform/problems.ts'
import {
  button,
  details,
  html,
  input,
  mistakeAt,
  nothing,
  passwordInput,
  type SafeHtml,
  whatToMend,
} from '#platform/html/index.ts'
import type { DemonstrationGroup } from '../queries/demonstration.ts'
import { withReturn } from '../local-path.ts'
import { narrow } from './narrow.ts'

export type SignInForm = { returnTo: string; email?: string; mistakes?: readonly Mistake[] }

/** E-mail and password. */
export function signInPage(form: SignInForm): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes ?? [])}
<h1 class="govuk-heading-l">Sign in</h1>
${passwordForm(form)}
${otherWays(form)}`)
}

/** The same for everybody: nobody learns from it whether an address is known. */
function otherWays({ returnTo }: SignInForm): SafeHtml {
  return html`<p class="govuk-body">You sign in with the e-mail address that you were invited with. If you have forgotten your password or lost
your phone, ask an administrator of Hearth in your service for a new invitation.</p>
<p class="govuk-body"><a class="govuk-link" href="${withReturn('/sign-in/recovery-code', returnTo)}">Sign in with a recovery code</a>: without your phone, or when strangers have tried your e-mail address so often that this page no longer lets you try.</p>`
}

function passwordForm({ returnTo, email = '', mistakes = [] }: SignInForm): SafeHtml {
  return html`<form method="post" action="/sign-in" novalidate>
  <input type="hidden" name="return" value="${returnTo}">
  ${input({ name: 'email', type: 'email', label: { text: 'E-mail address' }, value: email, autocomplete: 'username', spellcheck: false, errorMessage: mistakeAt(mistakes, 'email') })}
  ${passwordInput({ name: 'password', label: { text: 'Password' }, errorMessage: mistakeAt(mistakes, 'password') })}
  ${button({ text: 'Continue', preventDoubleClick: true })}
</form>`
}

/** In the demonstration: choose whom to be. Everyone is invented. */
export function demonstrationSignInPage(groups: readonly DemonstrationGroup[], form: SignInForm): SafeHtml {
  return html`${whatToMend(form.mistakes ?? [])}
<h1 class="govuk-heading-l">Sign in to the demonstration</h1>
<p class="govuk-body-l">Choose whom to be. All people, children and households here are invented.</p>
<form method="post" action="/sign-in/demo">
  <input type="hidden" name="return" value="${form.returnTo}">
  <dl class="govuk-summary-list">${groups.map(groupRow)}</dl>
</form>
${details({ summaryText: 'Sign in as someone whom the administrator has invited', html: html`${passwordForm(form)}${otherWays(form)}`, open: Boolean(form.mistakes?.length) })}`
}

function groupRow({ title, people }: DemonstrationGroup): SafeHtml {
  const byTeam = Map.groupBy(people, ({ team }) => team)
  return html`<div class="govuk-summary-list__row">
  <dt class="govuk-summary-list__key">${title}</dt>
  <dd class="govuk-summary-list__value">${[...byTeam].map(([team, members]) => teamRow(team, members))}</dd>
</div>`
}

function teamRow(team: string | null, members: DemonstrationGroup['people']): SafeHtml {
  return html`${team ? html`<p class="govuk-hint govuk-!-margin-bottom-1">${team}</p>` : nothing}
<div class="govuk-button-group govuk-!-margin-bottom-2">${members.map(({ key, name }) =>
    button({ name: 'person', value: key, text: name, classes: 'govuk-button--secondary govuk-!-margin-bottom-1' }),
  )}</div>`
}

/** The code of the authenticator. */
export function codePage({ returnTo, mistakes = [] }: { returnTo: string; mistakes?: readonly Mistake[] }): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">Type the code from your phone</h1>
<form method="post" action="/sign-in/code" novalidate>
  <input type="hidden" name="return" value="${returnTo}">
  ${input({
    name: 'code',
    label: { text: 'Code' },
    hint: { text: 'Six digits from your authenticator app. Without your phone, type one of your recovery codes.' },
    classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
    autocomplete: 'one-time-code',
    spellcheck: false,
    errorMessage: mistakeAt(mistakes, 'code'),
  })}
  ${button({ text: 'Sign in', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="/sign-in">Start again with another e-mail address</a></p>`)
}

/** The other way in: a recovery code first. */
export function recoveryPage({ returnTo, email = '', mistakes = [] }: SignInForm): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">Sign in with a recovery code</h1>
<p class="govuk-body">You were given ten recovery codes when you set up your account. Each works once. You type your password on the next page.</p>
<form method="post" action="/sign-in/recovery-code" novalidate>
  <input type="hidden" name="return" value="${returnTo}">
  ${input({ name: 'email', type: 'email', label: { text: 'E-mail address' }, value: email, autocomplete: 'username', spellcheck: false, errorMessage: mistakeAt(mistakes, 'email') })}
  ${input({ name: 'code', label: { text: 'Recovery code' }, hint: { text: 'Twelve letters and digits, such as abcd-efgh-jkmn.' }, classes: 'govuk-input--width-10', autocomplete: 'off', spellcheck: false, errorMessage: mistakeAt(mistakes, 'code') })}
  ${button({ text: 'Continue', preventDoubleClick: true })}
</form>
<p class="govuk-body">Without a code, ask an administrator of Hearth in your service for a new invitation. <a class="govuk-link" href="${withReturn('/sign-in', returnTo)}">Sign in with your password and phone</a>.</p>`)
}

/** The password, after a recovery code. */
export function lastPasswordPage({ returnTo, mistakes = [] }: SignInForm): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<h1 class="govuk-heading-l">Type your password</h1>
<p class="govuk-body">Your recovery code was right, and is used up.</p>
<form method="post" action="/sign-in/password" novalidate>
  <input type="hidden" name="return" value="${returnTo}">
  ${passwordInput({ name: 'password', label: { text: 'Password' }, errorMessage: mistakeAt(mistakes, 'password') })}
  ${button({ text: 'Sign in', preventDoubleClick: true })}
</form>`)
}
