import { inWords, londonDate } from '#platform/dates/index.ts'
import { html, listCount, listPages, stackedTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Correction, stateNames } from '../correction.ts'

/** What was said to be about the wrong person, the newest first. */
export function correctionsPage(list: ListPage<Correction>, today: Temporal.PlainDate): PageContent {
  return {
    title: 'What was about the wrong person',
    main: html`<h1 class="govuk-heading-l">What was about the wrong person</h1>
      ${
        list.rows.length === 0
          ? html`<p class="govuk-body hearth-measure">Nothing yet. Whoever sees words, an answer, an action or a file that is about the wrong person says so there, and it is put right here.</p>`
          : html`${listCount(list, 'question', 'questions')}
      ${stackedTable({
        caption: 'What was about the wrong person',
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: 'What' }, { text: 'Asked' }, { text: 'Where it stands' }],
        rows: list.rows.map(({ ref, ofRef, askedBy, askedAt, state }) => [
          { html: html`<a class="govuk-link" href="/corrections/${ref}">${ofRef}</a>` },
          { text: `${inWords(londonDate(askedAt), today)}, by ${askedBy}` },
          { text: stateNames[state] },
        ]),
      })}
      ${listPages({ path: '/corrections', chosen: {}, list })}`
      }`,
  }
}
