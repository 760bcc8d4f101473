import type { Mistake } from '#platform/problems.ts'
import {
  button,
  copyButton,
  html,
  input,
  mistakeAt,
  passwordInput,
  qrCode,
  type SafeHtml,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import { shortestPassword } from '../password-rules.ts'
import { narrow } from './narrow.ts'

/** First page of an invitation: a password. */
export function choosePasswordPage(given: {
  action: string
  name: string
  email: string
  mistakes?: readonly Mistake[]
}): SafeHtml {
  const { action, name, email, mistakes = [] } = given
  return narrow(html`${whatToMend(mistakes)}
<span class="govuk-caption-l">Step 1 of 3</span>
<h1 class="govuk-heading-l">Welcome to Hearth, ${name}</h1>
<p class="govuk-body">You will sign in with <strong>${email}</strong>, a password, and a code from your phone.</p>
<form method="post" action="${action}" novalidate>
  <input type="hidden" name="username" autocomplete="username" value="${email}">
  ${newPasswordField('password', 'Choose a password', mistakes)}
  ${button({ text: 'Continue', preventDoubleClick: true })}
</form>`)
}

/** A field for a password that is new. */
export function newPasswordField(name: string, label: string, mistakes: readonly Mistake[]): SafeHtml {
  return passwordInput({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: {
      text: `${shortestPassword} characters or more. Three random words are easy to remember and hard to guess.`,
    },
    autocomplete: 'new-password',
    errorMessage: mistakeAt(mistakes, name),
  })
}

/** Second page: the authenticator reads the secret, and shows by a code that it has. The secret is shown once. */
export function authenticatorPage(given: {
  action: string
  secret: string
  /** What the app takes: the square holds it, and a link for whoever has one device alone. */
  address: string
}): SafeHtml {
  const { action, secret, address } = given
  return narrow(html`<span class="govuk-caption-l">Step 2 of 3</span>
<h1 class="govuk-heading-l">Connect your authenticator app</h1>
<ol class="govuk-list govuk-list--number govuk-list--spaced">
  <li>Open an authenticator app on your phone. Your council may have put one there; if not, any will do.</li>
  <li>Add an account, and point the camera at this square.
    ${qrCode(address, 'QR code for your authenticator app')}
    Is the app on this device? <a class="govuk-link" href="${address}">Add the account to it</a>.<br>
    If neither works, type or paste this key instead: <strong class="hearth-key">${inFours(secret)}</strong>
    ${copyButton({ text: secret, label: 'Copy the key', done: 'The key is copied' })}</li>
  <li>Type the six digits that the app shows.</li>
</ol>
<p class="govuk-body">The square is shown once. When you load this page again it is another one, and the earlier one counts no more.</p>
${codeForm(action, [])}`)
}

/** After a wrong code: the app has the key, so only the code is asked for again. */
export function codeAgainPage({ action, mistakes }: { action: string; mistakes: readonly Mistake[] }): SafeHtml {
  return narrow(html`${whatToMend(mistakes)}
<span class="govuk-caption-l">Step 2 of 3</span>
<h1 class="govuk-heading-l">Connect your authenticator app</h1>
${codeForm(action, mistakes)}
<p class="govuk-body">Nothing to read a code from? <a class="govuk-link" href="${action}">Show me a new square</a> and remove the account that you added before.</p>`)
}

function codeForm(action: string, mistakes: readonly Mistake[]): SafeHtml {
  return html`<form method="post" action="${action}" novalidate>
  ${input({ name: 'code', label: { text: 'Code', classes: 'govuk-label--s' }, classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing', inputmode: 'numeric', autocomplete: 'one-time-code', spellcheck: false, errorMessage: mistakeAt(mistakes, 'code') })}
  ${button({ text: 'Continue', preventDoubleClick: true })}
</form>`
}

/** Shown once: the codes that open the door without the phone. */
export function recoveryCodesPage({
  codes,
  caption,
  next,
}: {
  codes: readonly string[]
  caption?: string
  next: string
}): SafeHtml {
  return narrow(html`${caption ? html`<span class="govuk-caption-l">${caption}</span>` : ''}
<h1 class="govuk-heading-l">Your recovery codes</h1>
<p class="govuk-body">When you do not have your phone, one of these takes the place of its code. Each works once.</p>
${warningText({ text: 'Write them down or print this page now. Only you can see them here, for 20 minutes; after that they are not shown again.', iconFallbackText: 'Warning' })}
<ul class="govuk-list hearth-codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
${button({ text: 'I have kept them', href: next })}`)
}

/** The link was used, is too old, or was replaced by a newer one. */
export function spentInvitationPage(): SafeHtml {
  return narrow(html`<h1 class="govuk-heading-l">This invitation can no longer be used</h1>
<p class="govuk-body">An invitation works once, for seven days, and only the newest one works.</p>
<p class="govuk-body">If you have chosen your password and connected your authenticator app already, <a class="govuk-link" href="/sign-in">sign in</a>: for 20 minutes your recovery codes are on the page “Your account”. If not, ask the person who invited you for a new invitation.</p>`)
}

function inFours(secret: string): string {
  return secret.replaceAll(/.{4}(?=.)/g, '$& ')
}
