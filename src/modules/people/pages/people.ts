import { button, type Columns, html, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { DirectoryEntry } from '../person.ts'

export type PeopleFacts = { list: ListPage<DirectoryEntry>; search: string; active: boolean }

/** Everyone who works here, for the administrator. */
export function peoplePage({ list, search, active }: PeopleFacts, columns: Columns<DirectoryEntry>): SafeHtml {
  const chosen = { search, show: active ? '' : 'left' }
  const table = { list, columns, chosen, path: '/people', one: 'person', many: 'people', caption: 'People, by name' }
  return html`<h1 class="govuk-heading-l">${active ? 'People' : 'People who have left'}</h1>
<div class="govuk-button-group">
  ${button({ text: 'Invite someone', href: '/people/new' })}
  <a class="govuk-link" href="/people/teams">Teams</a>
  <a class="govuk-link" href="/people/role-titles">Titles of roles</a>
  <a class="govuk-link" href="/people/refusals">What was refused</a>
  ${active ? html`<a class="govuk-link" href="/people?show=left">People who have left</a>` : html`<a class="govuk-link" href="/people">People who work here</a>`}
</div>
<form method="get" action="/people" class="govuk-form-group">
  ${active ? nothing : html`<input type="hidden" name="show" value="left">`}
  <label class="govuk-label" for="people-search">Find by name or e-mail address</label>
  <input class="govuk-input govuk-input--width-20" id="people-search" name="search" type="search" value="${search}">
  ${button({ text: 'Find', classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}
</form>
${list.rows.length > 0 ? listTable(table) : html`<p class="govuk-body">${nobody(search, active)}</p>`}`
}

/** What is said of each person, on the page and in the file. */
export const columnsOf = (): Columns<DirectoryEntry> => ({
  Name: {
    shown: ({ id, name }) => html`<a class="govuk-link" href="/people/${String(id)}">${name}</a>`,
    filed: ({ name }) => name,
  },
  Roles: ({ roleTitles }) => roleTitles.join(', ') || 'None',
  Team: ({ teamName }) => teamName ?? 'None',
  'E-mail address': {
    shown: ({ email }) => html`<span class="govuk-!-text-break-word">${email}</span>`,
    filed: ({ email }) => email,
  },
  'Number in the case system': { filed: ({ caseSystemId }) => caseSystemId },
})

function nobody(search: string, active: boolean): string {
  if (search) return `Nobody here has “${search}” in their name or e-mail address.`
  return active ? 'Nobody has been invited yet.' : 'Nobody has left.'
}
