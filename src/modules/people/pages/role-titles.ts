import { type Duty, duties as dutyWords } from '#framework/s4-roles.ts'
import { button, html, type SafeHtml, whatToMend } from '#platform/html/index.ts'
import type { RoleTitle } from '../queries/person-page.ts'
import { type Filled, textField } from './fields.ts'
import { narrow } from './narrow.ts'

/** What the council calls each role of the framework's section 4. */
export function roleTitlesPage(form: Filled, roles: readonly RoleTitle[]): SafeHtml {
  return narrow(html`${whatToMend(form.mistakes)}
<h1 class="govuk-heading-l">Titles of roles</h1>
<p class="govuk-body">Call each role what your council calls it. What a role may do stays as the framework says.</p>
<form method="post" action="/people/role-titles" novalidate>
  ${roles.map(({ key, title, duties }) => textField(form, { name: key, label: title, hint: dutiesInWords(duties), value: title }))}
  ${button({ text: 'Save', preventDoubleClick: true })}
</form>`)
}

function dutiesInWords(duties: readonly string[]): string {
  const words = duties.map((duty) => dutyWords[duty as Duty])
  return words.length ? `May ${words.join('; ')}` : 'Has no duty in Hearth; is told and reads reports'
}
