import { html } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { type Month, momentInWords } from '#platform/dates/index.ts'
import type { Draw } from '../queries/draws.ts'

/** One draw as anybody can draw it again: the seed, and every household that it was drawn from. */
export function drawPage(facts: {
  draw: Draw & { from: readonly number[] }
  month: Month
  today: Temporal.PlainDate
}): PageContent {
  const { draw, month, today } = facts
  return {
    title: `The draw of household ${draw.household}`,
    backLink: { text: 'Managers’ monthly audits', href: `/sample?month=${String(month)}` },
    main: html`<span class="govuk-caption-l">${draw.team}</span>
      <h1 class="govuk-heading-l">The draw of household ${draw.household}</h1>
      <p class="govuk-body">Drawn ${momentInWords(draw.drawnAt, today)}${draw.drawnBy ? ` by ${draw.drawnBy}` : ''}, with the seed <code>${draw.seed}</code>.</p>
      <h2 class="govuk-heading-m">How anybody can check it</h2>
      <p class="govuk-body">For each household that could be drawn, take the SHA-256 hash of the seed, a colon and the household’s number (the digits of its reference). The household whose hash comes first in the alphabet is the one drawn.</p>
      <h2 class="govuk-heading-m">${draw.candidates === 1 ? 'The household' : `The ${draw.candidates} households`} that could be drawn</h2>
      <p class="govuk-body">${draw.from.map((id) => `H-${id}`).join(', ')}</p>`,
  }
}
