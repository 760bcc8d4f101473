import { inWords, londonDate } from '#platform/dates/index.ts'
import { type Columns, html, itemsOf, listFilter, listTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { type Correction, stateNames } from '../correction.ts'

export type CorrectionsFacts = {
  list: ListPage<Correction>
  query: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** What was said to be about the wrong person, the newest first. */
export function correctionsPage({ list, query }: CorrectionsFacts, columns: Columns<Correction>): PageContent {
  const title = 'What was about the wrong person'
  const table = { list, columns, path: '/corrections', chosen: query, one: 'question', many: 'questions' }
  const none = query['state']
    ? 'None stands there.'
    : 'Nothing yet. Whoever sees words, an answer, an action or a file that is about the wrong person says so there, and it is put right here.'
  return {
    title,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      ${listFilter({ path: '/corrections', chosen: query, filters: [{ name: 'state', text: 'Where it stands', items: itemsOf(stateNames) }] })}
      ${list.rows.length === 0 ? html`<p class="govuk-body hearth-measure">${none}</p>` : listTable({ ...table, caption: title })}`,
  }
}

/** What is said of each, on the page and in the file: of what was sealed or erased, no file says what it was. */
export const columnsOf = ({ today }: Pick<CorrectionsFacts, 'today'>): Columns<Correction> => ({
  What: {
    shown: ({ ref, ofRef }) => html`<a class="govuk-link" href="/corrections/${ref}">${ofRef}</a>`,
    filed: ({ state, ofRef }) => (state === 'sealed' || state === 'erased' ? '' : ofRef),
  },
  Question: { filed: ({ ref }) => ref },
  Asked: {
    shown: ({ askedBy, askedAt }) => `${inWords(londonDate(askedAt), today)}, by ${askedBy}`,
    filed: ({ askedAt }) => londonDate(askedAt),
  },
  'Asked by': { filed: ({ askedBy }) => askedBy },
  'Where it stands': ({ state }) => stateNames[state],
  'Decided by': { filed: ({ decidedBy }) => decidedBy },
  'Decided on': { filed: ({ decidedAt }) => decidedAt && londonDate(decidedAt) },
})
