import { inWords } from '#platform/dates/index.ts'
import { html, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { Mistaken, Read } from '#platform/room.ts'

export type AboutFacts = {
  /** Where it is found now, as far as this person sees it. */
  of: Mistaken | null
  hangs: readonly string[]
  readers: readonly Read[]
}

/** The thing itself, for whoever sees it; once it is decided, what stands in its place. */
export const linkTo = (of: Mistaken | null, isDecided: boolean): SafeHtml =>
  of
    ? html`<p class="govuk-body"><a class="govuk-link" href="${of.href}">${isDecided ? `${of.what}, as it stands now` : of.what}</a></p>`
    : nothing

/** Who had read it, and what hangs on it: for whoever puts it right. */
export function beside({ readers, hangs }: AboutFacts, today: Temporal.PlainDate): SafeHtml {
  return html`<h2 class="govuk-heading-m">Who has looked at it</h2>
    ${readers.length === 0 ? html`<p class="govuk-body">Nobody, as far as the trail that you read tells.</p>` : html`<ul class="govuk-list govuk-list--bullet">${readers.map(({ name, on }) => html`<li>${name}, ${inWords(on, today)}</li>`)}</ul>`}
    ${hangs.length > 0 ? html`<h2 class="govuk-heading-m">What hangs on it</h2><ul class="govuk-list govuk-list--bullet">${hangs.map((line) => html`<li>${line}</li>`)}</ul>` : nothing}`
}
