import { inWords } from '#platform/dates/index.ts'
import { button, html, type SafeHtml, stackedTable } from '#platform/html/index.ts'
import type { Person } from '../person.ts'
import type { Absence } from '../queries/person-page.ts'
import { dateField, type Filled, listField, peopleItems } from './fields.ts'
import { whatToMend } from './mistakes.ts'
import { narrow } from './narrow.ts'

/** When a person is away, each with a button that ends it. */
export function absenceRows(absences: readonly Absence[], path: string, today: Temporal.PlainDate): SafeHtml {
  if (absences.length === 0) return html`<p class="govuk-body">No absence is set.</p>`
  return stackedTable({
    head: [{ text: 'First day' }, { text: 'Last day' }, { text: 'Covered by' }, { text: 'Change' }],
    rows: absences.map((absence) => [
      { text: inWords(absence.fromOn, today) },
      { text: inWords(absence.untilOn, today) },
      { text: absence.coverName },
      {
        html: html`<form method="post" action="${path}/${absence.id}/ending">${button({ html: endWords(absence, today), classes: 'govuk-button--secondary govuk-!-margin-bottom-0' })}</form>`,
      },
    ]),
  })
}

function endWords({ fromOn }: Absence, today: Temporal.PlainDate): SafeHtml {
  const begun = Temporal.PlainDate.compare(fromOn, today) <= 0
  return html`${begun ? 'End now' : 'Take back'}<span class="govuk-visually-hidden"> the absence from ${inWords(fromOn, today)}</span>`
}

/** First and last day, and who covers. */
export function absenceForm(
  form: Filled,
  given: { action: string; colleagues: readonly Person[]; hint: string },
): SafeHtml {
  return html`<form method="post" action="${given.action}" novalidate>
  ${dateField(form, { name: 'from', label: 'First day away' })}
  ${dateField(form, { name: 'until', label: 'Last day away' })}
  ${listField(form, {
    name: 'coverId',
    label: 'Who covers',
    hint: given.hint,
    items: peopleItems(given.colleagues, 'Choose a colleague'),
  })}
  ${button({ text: 'Set the absence', preventDoubleClick: true })}
</form>`
}

/** A person's own absences. */
export function yourAbsencePage(given: {
  absences: readonly Absence[]
  colleagues: readonly Person[]
  form: Filled
  today: Temporal.PlainDate
}): SafeHtml {
  return narrow(html`${whatToMend(given.form.mistakes)}
<h1 class="govuk-heading-l">Your absence</h1>
<p class="govuk-body">Say when you are away, so that nothing waits and nobody is left alone with it.</p>
${absenceRows(given.absences, '/your-absence', given.today)}
<h2 class="govuk-heading-m">Set an absence</h2>
${absenceForm(given.form, {
  action: '/your-absence',
  colleagues: given.colleagues,
  hint: 'While you are away they see what you see and may do what you may. The trail says who did what.',
})}`)
}

/** The administrator sets it for somebody, who may be ill. */
export function absencePage(given: { person: Person; colleagues: readonly Person[]; form: Filled }): SafeHtml {
  return narrow(html`${whatToMend(given.form.mistakes)}
<span class="govuk-caption-l">${given.person.name}</span>
<h1 class="govuk-heading-l">Set an absence</h1>
${absenceForm(given.form, {
  action: `/people/${given.person.id}/absences`,
  colleagues: given.colleagues,
  hint: 'In that time they see what the person sees and may do what the person may. The trail says who did what.',
})}`)
}
