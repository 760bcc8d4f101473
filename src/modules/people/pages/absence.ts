import { inWords } from '#platform/dates/index.ts'
import { button, details, html, insetText, type SafeHtml, stackedTable, whatToMend } from '#platform/html/index.ts'
import type { Offer } from '../choice.ts'
import type { Person } from '../person.ts'
import type { Absence } from '../queries/person-page.ts'
import { chosenPerson, dateField, type Filled } from './fields.ts'
import { narrow } from './narrow.ts'
import { enterSends } from './person-field.ts'

/** When a person is away, each with a button that leads to its end. */
export function absenceRows(absences: readonly Absence[], path: string, today: Temporal.PlainDate): SafeHtml {
  if (absences.length === 0) return html`<p class="govuk-body">No absence is set.</p>`
  return stackedTable({
    caption: 'Absences',
    captionClasses: 'govuk-visually-hidden',
    head: [{ text: 'First day' }, { text: 'Last day' }, { text: 'Covered by' }, { text: 'Change' }],
    rows: absences.map((absence) => [
      { text: inWords(absence.fromOn, today) },
      { text: inWords(absence.untilOn, today) },
      { text: coverInWords(absence) },
      {
        html: button({
          html: endWords(absence, today),
          href: `${path}/${absence.id}/ending`,
          classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
        }),
      },
    ]),
  })
}

function coverInWords({ coverName, fits }: Absence): string {
  if (coverName === null) return 'Nobody'
  return fits
    ? coverName
    : `${coverName}, who does not have the same duties: the cover brings them nothing. Choose somebody else`
}

const hasBegun = ({ fromOn }: Pick<Absence, 'fromOn'>, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(fromOn, today) <= 0

function endWords(absence: Absence, today: Temporal.PlainDate): SafeHtml {
  const { fromOn } = absence
  return html`${hasBegun(absence, today) ? 'End now' : 'Take back'}<span class="govuk-visually-hidden"> the absence from ${inWords(fromOn, today)}</span>`
}

/** Said once it is done, as the page before said that it would be. */
export const whatEnded = (absence: Pick<Absence, 'fromOn'> | undefined, today: Temporal.PlainDate): string =>
  !absence || hasBegun(absence, today) ? 'The absence has ended.' : 'The absence is taken back.'

/** Asks once more. `path`: where the person's absences are; `back`: the page that lists them. */
export function endAbsencePage(given: {
  absence: Absence
  path: string
  back: string
  today: Temporal.PlainDate
}): SafeHtml {
  const { absence, path, back, today } = given
  const begun = hasBegun(absence, today)
  return narrow(html`<h1 class="govuk-heading-l">${begun ? 'End this absence now?' : 'Take this absence back?'}</h1>
<p class="govuk-body">It is from ${inWords(absence.fromOn, today)} until ${inWords(absence.untilOn, today)}. ${absence.coverName === null ? 'Nobody covers.' : begun ? `${absence.coverName} covers, and sees at once no more what the cover let them see.` : `${absence.coverName} then does not cover.`}</p>
<form method="post" action="${path}/${absence.id}/ending">
  <div class="govuk-button-group">
    ${button({ text: begun ? 'End the absence' : 'Take it back', classes: 'govuk-button--warning', preventDoubleClick: true })}
    <a class="govuk-link" href="${back}">No, leave it as it is</a>
  </div>
</form>`)
}

/** First and last day, and who covers: colleagues with the same duties, or nobody where there is none. */
export function absenceForm(
  form: Filled,
  given: { action: string; colleagues: Offer; hint: string; nobody: string },
): SafeHtml {
  return html`<form method="post" action="${given.action}" novalidate>
  ${enterSends(given.colleagues)}
  ${dateField(form, { name: 'from', label: 'First day away' })}
  ${dateField(form, { name: 'until', label: 'Last day away' })}
  ${
    given.colleagues.people.length === 0 && !given.colleagues.search
      ? insetText({ text: given.nobody })
      : chosenPerson(form, {
          name: 'coverId',
          label: 'Who covers',
          hint: given.hint,
          none: 'Choose a colleague',
          offer: given.colleagues,
        })
  }
  ${details({ summaryText: 'Who can cover, and why somebody is missing', html: whoCanCover })}
  ${button({ text: 'Set the absence', preventDoubleClick: true })}
</form>`
}

const whoCanCover = html`<p class="govuk-body">Colleagues with the same duties in Hearth can cover: a reviewing officer for a reviewing
officer, a social worker for a social worker. For a team manager it is another team manager or the service manager.</p>
<p class="govuk-body">Somebody is missing from the list when they do not have every one of the duties, or when they supervise a household
whose children, carers or audit the person who is away has to look at. What a child said is kept from whoever works for their home.</p>`

/** A person's own absences. */
export function yourAbsencePage(given: {
  absences: readonly Absence[]
  colleagues: Offer
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
  nobody:
    'Nobody else here has the same duties as you, so nobody can cover. Set the absence all the same: a safety alert then goes to the next manager above. Everything else waits for you and stays in your name; your mail still comes to you. An administrator can give somebody your role for those days.',
})}`)
}

/** The administrator sets it for somebody, who may be ill. */
export function absencePage(given: { person: Person; colleagues: Offer; form: Filled }): SafeHtml {
  return narrow(html`${whatToMend(given.form.mistakes)}
<span class="govuk-caption-l">${given.person.name}</span>
<h1 class="govuk-heading-l">Set an absence</h1>
${absenceForm(given.form, {
  action: `/people/${given.person.id}/absences`,
  colleagues: given.colleagues,
  hint: 'In that time they see what the person sees and may do what the person may. The trail says who did what.',
  nobody:
    'Nobody else here has the same duties, so nobody can cover. Set the absence all the same: a safety alert then goes to the next manager above. Everything else waits in their name. You can give somebody their role for those days instead.',
})}`)
}
