import type { PageContent } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'
import type { Place } from '#platform/room.ts'
import type { Word } from '../navigation.ts'

/** What stands under a word of the header: each place with a sentence that says what is there. */
export function underPage({ text, says }: Word, places: readonly Place[]): PageContent {
  return {
    title: text,
    main: html`<h1 class="govuk-heading-l">${text}</h1>
      <p class="govuk-body">${says}</p>
      <ul class="hearth-work">
        ${places.map(
          (place) => html`<li class="hearth-work__item">
            <a class="govuk-link hearth-work__what" href="${place.href}">${place.text}</a>
            <span class="hearth-work__why">${place.says}</span>
          </li>`,
        )}
      </ul>`,
  }
}
