import { button, details, html, input, nothing, passwordInput, type SafeHtml } from '#platform/html/index.ts'
import type { Mistake } from '#platform/http/index.ts'
import type { DemonstrationGroup } from '../queries/demonstration.ts'
import { mistakeAt, whatToMend } from './mistakes.ts'
import { narrow } from './narrow.ts'

export type SignInForm = { returnTo: string; email?: string; mistakes?: readonly Mistake[] }

/** E-mail and password. */
export function signInPage(form: SignInForm): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes ?? [])}
<h1 class="govuk-heading-l">Sign in</h1>
${passwordForm(form)}
<p class="govuk-body">You sign in with the e-mail address that you were invited with. If you have forgotten your password or lost
your phone, ask an administrator of Hearth in your service for a new invitation.</p>`)
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
${details({ summaryText: 'Sign in as someone whom the administrator has invited', html: passwordForm(form), open: Boolean(form.mistakes?.length) })}`
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
