import { inWords, londonDate } from '#platform/dates/index.ts'
import { button, html, insetText, warningText } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Voice } from '../voice.ts'

/** The link, shown this once. It goes to the person by hand, by their own message, or on a card: Hearth sends it to nobody. */
export function linkMadePage(
  { voice, address, lastsUntil }: { voice: Voice; address: string; lastsUntil: Temporal.Instant },
  who: string,
  today: Temporal.PlainDate,
): PageContent {
  return {
    title: 'The link is ready',
    backLink: { href: `/voices/${voice.ref}` },
    main: html`
      <h1 class="govuk-heading-l">The link is ready</h1>
      <p class="govuk-body">It is for ${who.charAt(0).toLowerCase() + who.slice(1)} alone, and opens their form without an account until ${inWords(londonDate(lastsUntil), today)}. They can stop and come back by the same link.</p>
      ${insetText({ html: html`<a class="govuk-link hearth-one-time-link" href="${address}" rel="noopener" target="_blank">${address}<span class="govuk-visually-hidden"> (opens in a new tab)</span></a>` })}
      ${warningText({ text: 'It is shown only now. Copy it, or write it down, before you leave this page. A link made before no longer works.', iconFallbackText: 'Important' })}
      <p class="govuk-body">Give it to them yourself, or through somebody they trust. Where a child might not be free to answer at home, ask the child in person instead.</p>
      ${button({ href: `/voices/${voice.ref}`, text: 'I have copied it' })}`,
  }
}
