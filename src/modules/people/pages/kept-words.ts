import { momentInWords } from '#platform/dates/index.ts'
import {
  button,
  formAsksField,
  hiddenFields,
  html,
  nothing,
  type SafeHtml,
  whatWasTyped,
} from '#platform/html/index.ts'
import type { KeptWords } from '../queries/kept-words.ts'

/** What a person had typed when they were signed out, and one button that sends it where it was going. */
export function keptWordsPage(kept: KeptWords, today: Temporal.PlainDate): SafeHtml {
  const { [formAsksField]: asks, ...body } = kept.fields
  const typed = whatWasTyped({ body, asks: typeof asks === 'string' ? asks : '' })
  return html`<h1 class="govuk-heading-l">We kept what you typed</h1>
<p class="govuk-body">You were signed out before it could be saved, on ${momentInWords(kept.keptAt, today)}. Nothing is lost. Only you can see this page.</p>
${typed === nothing ? nothing : html`<h2 class="govuk-heading-m">Your words</h2>${typed}`}
<form method="post" action="${kept.path}">
  ${hiddenFields(kept.fields)}
  ${button({ text: 'Carry on and save', preventDoubleClick: true })}
</form>
<p class="govuk-body">When it is saved, or when you no longer need it:</p>
<form method="post" action="/kept-words/${kept.id}/removal">${button({ text: 'Throw it away', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body">Otherwise it is thrown away by itself after seven days.</p>`
}
