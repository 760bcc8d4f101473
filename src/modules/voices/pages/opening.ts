import type { Mistake } from '#platform/problems.ts'
import { momentInWords } from '#platform/dates/index.ts'
import { button, checkboxes, html, nothing, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Opening } from '../commands/open-words.ts'
import type { Voice } from '../voice.ts'

/** Before a child's words are opened by whoever has to decide: the reason, and that nobody who has read them can be reached. */
export function openingPage(voice: Voice, who: string, typed: string, mistakes: readonly Mistake[] = []): PageContent {
  const at = (field: string) => {
    const found = mistakes.find((one) => one.field === field)
    return found && { text: found.message }
  }
  return {
    title: 'Open the child’s words',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">Open what the child said?</h1>
      <p class="govuk-body hearth-measure">The child was told that only their Independent Reviewing Officer and the quality team read it, unless somebody could be badly hurt. Ask one of them first. If a child may be in danger and nobody who has read it can be reached, you may open it. They are told at once that you did, and the child hears it from whoever answers them.</p>
      <form method="post" action="/voices/${voice.ref}/opening" novalidate>
        ${checkboxes({ name: 'nobody-reached', idPrefix: 'nobody-reached', errorMessage: at('nobody-reached'), items: [{ value: 'yes', text: 'I have tried to reach those who have read it, and reach nobody' }] })}
        ${textarea({ id: 'reason', name: 'reason', value: typed, rows: 4, errorMessage: at('reason'), label: { text: 'Why it cannot wait, and whom you tried to reach', classes: 'govuk-label--m' } })}
        ${button({ text: 'Open their words', classes: 'govuk-button--warning', preventDoubleClick: true })}
      </form>`,
  }
}

/** That the words were opened, by whom and why, for those who read them and answer the child. */
export function openingsNote(openings: readonly Opening[], today: Temporal.PlainDate): SafeHtml {
  if (openings.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Who opened their words to decide about their safety</h2>
    <ul class="govuk-list">${openings.map((one) => html`<li>${momentInWords(one.at, today)}, ${one.by}: <span class="hearth-words">${one.reason}</span>${one.childToldAt ? nothing : html` <strong>Tell the child when you answer them.</strong>`}</li>`)}</ul>`
}
