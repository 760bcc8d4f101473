import { type Offer, enterSends, personField } from '#modules/people/index.ts'
import { button, dateInput, html, mistakeAt, nothing, select, textarea, whatToMend } from '#platform/html/index.ts'
import { textOf, type PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { reasons } from '../change.ts'
import { asItComes, lines } from '../lines.ts'
import type { Year } from '../slot.ts'
import { tellingField } from './line-forms.ts'

export type NewLineFacts = {
  year: Year
  offer: Offer
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
}

/** Something more: at once in a draft, asked of the other side in a year that is agreed. */
export function newLinePage({ year, offer, body, mistakes }: NewLineFacts): PageContent {
  const agreed = year.state === 'agreed'
  const typed = (name: string) => textOf(body, name)
  const activities = Object.entries({ ...lines, ...asItComes }).map(([value, { name }]) => ({ value, text: name }))
  const title = agreed ? 'Ask for something more' : 'Add a line to the draft'
  const why = html`${select({ id: 'reason', name: 'reason', label: { text: 'Why?', classes: 'govuk-label--s' }, value: typed('reason'), errorMessage: mistakeAt(mistakes, 'reason'), items: [{ value: '', text: 'Choose' }, ...Object.entries(reasons).map(([value, text]) => ({ value, text }))] })}
    ${textarea({ id: 'words', name: 'words', rows: 3, label: { text: 'In a sentence', classes: 'govuk-label--s' }, hint: { text: 'Both sides read this.' }, value: typed('words'), errorMessage: mistakeAt(mistakes, 'words') })}`
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'The agreed year', href: `/calendar/years/${year.id}` },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      ${agreed ? html`<p class="govuk-body">It stands in the year once the other side has said yes.</p>` : nothing}
      <form method="post" action="/calendar/years/${year.id}/lines" novalidate>${enterSends(offer)}
        ${select({ id: 'activity', name: 'activity', label: { text: 'What?', classes: 'govuk-label--s' }, value: typed('activity'), errorMessage: mistakeAt(mistakes, 'activity'), items: [{ value: '', text: 'Choose' }, ...activities] })}
        ${personField({ name: 'person', label: 'Who does it?', none: 'Choose', value: typed('person'), errorMessage: mistakeAt(mistakes, 'person'), offer })}
        ${dateInput({ id: 'due', namePrefix: 'due', fieldset: { legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeAt(mistakes, 'due'), values: { 'due-day': typed('due-day'), 'due-month': typed('due-month'), 'due-year': typed('due-year') } })}
        ${agreed ? why : nothing}
        ${agreed && mistakeAt(mistakes, 'toTell') ? tellingField(typed('toTell'), mistakeAt(mistakes, 'toTell')) : nothing}
        ${button({ text: agreed ? 'Ask the other side' : 'Add it', preventDoubleClick: true })}
      </form>`,
  }
}
