import { leadersForm } from '#framework/a2-leaders-form/index.ts'
import { emptyAnswers } from '#modules/evidence/index.ts'
import { assetPath, html, type SafeHtml, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

/** The section that can be opened without a connection. */
export const awaySection = 'leader'

/** Hidden until the empty form lies on this device; the script says so then, and brings back what was typed into it. */
export const awayLine = (): SafeHtml =>
  html`<p class="govuk-body" data-away="${assetPath('away-worker.js')}" hidden>This form can be opened and filled in on this device without a connection, at this address. What you type then lies here, locked, until you sign in again.</p>`

/** The empty form: of no day and nobody, so that it may lie on a device. It is filled in by a script alone: without a connection there is nothing else. */
export function awayFormPage(today: Temporal.PlainDate): PageContent {
  const section = leadersForm.sections.find(({ key }) => key === awaySection)!
  return {
    title: 'What I saw, without a connection',
    plain: true,
    fullSheet: true,
    main: html`<div data-away-form>
      <span class="govuk-caption-l">${section.title}</span>
      <h1 class="govuk-heading-l">${section.keyQuestion}</h1>
      <p class="govuk-body">This is the empty form of a leader’s day, as it lies on a device for when there is no connection. It shows nothing of what was written before.</p>
      <p class="govuk-body"><a class="govuk-link" data-away-back href="/programme">Once there is a connection: sign in, and send it</a></p>
      <div data-away-nobody hidden>${warningText({ text: 'Nobody who leads a day is signed in on this device, so it could not keep what you write. Open the day once with a connection, and sign in.', iconFallbackText: 'Warning' })}</div>
      ${emptyAnswers({ shipped: leadersForm, section, asks: {}, today })}
      <p class="govuk-body" data-away-line role="status"></p>
    </div>`,
  }
}
