import { button, html, radios } from '#platform/html/index.ts'
import type { Mistake, PageContent } from '#platform/http/index.ts'
import { shareNames, shares, type Voice } from '../voice.ts'
import { mistakeSummary } from './record.ts'

/** They may change their mind about who reads what they said. */
export function sharePage(voice: Voice, who: string, mistakes: readonly Mistake[] = []): PageContent {
  const [mistake] = mistakes
  return {
    title: 'Change who may read it',
    ...(mistake ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${mistakeSummary(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">Who may read it now?</h1>
      <p class="govuk-body">Only as they told you. It holds from now on; whoever has read it already has read it.</p>
      <form method="post" action="/voices/${voice.ref}/share" novalidate>
        ${radios({
          name: 'share',
          value: voice.shareChosen ? voice.share : '',
          errorMessage: mistake ? { text: mistake.message } : undefined,
          fieldset: { legend: { text: 'Their choice', classes: 'govuk-fieldset__legend--m' } },
          items: shares.map((share) => ({ value: share, text: shareNames[share] })),
        })}
        ${button({ text: 'Save their choice', preventDoubleClick: true })}
      </form>`,
  }
}
