import { button, html, listCount, listPages, nothing, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { ListPage } from '#platform/list-page.ts'
import type { DirectoryEntry } from '../person.ts'

/** Everyone who works here, for the administrator. */
export function peoplePage({
  people,
  search,
  active,
}: {
  people: ListPage<DirectoryEntry>
  search: string
  active: boolean
}): SafeHtml {
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
${people.rows.length > 0 ? listOf(people, { search, show: active ? '' : 'left' }) : html`<p class="govuk-body">${nobody(search, active)}</p>`}`
}

function listOf(people: ListPage<DirectoryEntry>, chosen: Readonly<Record<string, string>>): SafeHtml {
  return html`${listCount(people, 'person', 'people')}
${stackedTable({
  caption: 'People, by name',
  captionClasses: 'govuk-visually-hidden',
  head: [{ text: 'Name' }, { text: 'Roles' }, { text: 'Team' }, { text: 'E-mail address' }],
  rows: people.rows.map((person) => [
    { html: html`<a class="govuk-link" href="/people/${person.id}">${person.name}</a>` },
    { text: person.roleTitles.join(', ') || 'None' },
    { text: person.teamName ?? 'None' },
    { text: person.email, classes: 'govuk-!-text-break-word' },
  ]),
})}
${listPages({ path: '/people', chosen, list: people })}`
}

function nobody(search: string, active: boolean): string {
  if (search) return `Nobody here has “${search}” in their name or e-mail address.`
  return active ? 'Nobody has been invited yet.' : 'Nobody has left.'
}
