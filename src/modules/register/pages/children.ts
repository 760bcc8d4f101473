import { inWords } from '#platform/dates/index.ts'
import { type Columns, html, itemsOf, listFilter, listTable } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import { ageInWords } from '../household.ts'
import { homes } from '../homes.ts'
import type { ListedChild } from '../queries/children-list.ts'

export const childrenTitle = 'Children of the returns'

export type ChildrenFacts = {
  list: ListPage<ListedChild>
  chosen: Readonly<Record<string, string>>
  today: Temporal.PlainDate
}

/** Whom the statutory return told of: for whoever brings it in, to see that they all are there. */
export function childrenPage({ list, chosen }: ChildrenFacts, columns: Columns<ListedChild>): PageContent {
  const table = { list, columns, chosen, path: '/children', one: 'child', many: 'children', caption: childrenTitle }
  return {
    title: childrenTitle,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${childrenTitle}</h1>
      <p class="govuk-body hearth-measure">Everybody whom a header or an episodes file named, those who have grown up or moved on too. Who lives in a household of the service is said by the file “Which household looks after which child”.</p>
      ${listFilter({ path: '/children', chosen, filters: [{ name: 'home', text: 'Where they live now', any: 'Anywhere', items: itemsOf(homes) }] })}
      ${list.rows.length > 0 ? listTable(table) : html`<p class="govuk-body">${chosen['home'] ? 'None of the children lives there.' : 'No return was brought in yet.'}</p>`}`,
  }
}

/** What is said of each child, on the page and in the file: an age, never a date of birth. */
export const columnsOf = ({ today }: Pick<ChildrenFacts, 'today'>): Columns<ListedChild> => ({
  Child: {
    shown: ({ ref, initials }) =>
      html`<a class="govuk-link" href="/children/${ref}">${[initials, ref].filter(Boolean).join(', ')}</a>`,
    filed: ({ ref }) => ref,
  },
  Initials: { filed: ({ initials }) => initials },
  'Number in the case system': ({ caseSystemId }) => caseSystemId,
  Age: ({ bornOn }) => (bornOn ? ageInWords(bornOn, today) : 'Not known yet'),
  'Independent Reviewing Officer': ({ iro }) => iro ?? 'Nobody yet',
  'Where they live now': {
    shown: ({ household, home }) =>
      household ? html`<a class="govuk-link" href="/households/${household}">${household}</a>` : homes[home],
    filed: ({ household, home }) => household ?? homes[home],
  },
  Since: { shown: ({ since }) => (since ? inWords(since, today) : ''), filed: ({ since }) => since },
})
