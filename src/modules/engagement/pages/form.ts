import { answerers, directions, themes, ways } from '#framework/engagement-notes.ts'
import {
  button,
  checkboxes,
  dateInput,
  html,
  itemsOf,
  mistakeAt,
  radios,
  type SafeHtml,
  select,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { shares } from '../note.ts'
import type { OwnChild } from '../queries/notes.ts'

export type FormFacts = { typed: (field: string) => string; mistakes: readonly Mistake[] }

const label = (text: string) => ({ text, classes: 'govuk-label--s' })
const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })
const noNames = 'No full names.'

/** The one page of a note: written in half a minute, on a telephone. */
export function newNotePage(facts: FormFacts & { children: readonly OwnChild[] }): PageContent {
  const { children, typed, mistakes } = facts
  const title = 'Write down what a child told you'
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: 'What children tell reviewing officers', href: '/engagement' },
    main: html`${whatToMend(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
      ${
        children.length === 0
          ? html`<p class="govuk-body hearth-measure">No child lives with our carers whose reviewing officer you are yourself. What children say goes to nobody by cover.</p>`
          : html`<p class="govuk-body hearth-measure">Half a minute: what it was about, and no story of a case. It is done once you save it.</p>
      <form method="post" action="/engagement" novalidate>
        ${select({
          ...{ id: 'child', name: 'child', label: label('Which child?'), value: typed('child') },
          items: [
            { value: '', text: 'Choose' },
            ...children.map(({ ref, initials, home }) => ({
              value: ref,
              text: `${[ref, initials].filter(Boolean).join(', ')}, at ${home}`,
            })),
          ],
          errorMessage: mistakeAt(mistakes, 'child'),
        })}
        ${noteFields(facts)}
        ${button({ text: 'Save the note', preventDoubleClick: true })}
      </form>`
      }`,
  }
}

/** What a note asks, of whichever child. */
export function noteFields({ typed, mistakes }: FormFacts): SafeHtml {
  const at = (field: string) => mistakeAt(mistakes, field)
  const yesNo = itemsOf({ yes: 'Yes', no: 'No' })
  const inline = 'govuk-radios--inline govuk-radios--small'
  return html`${radios({
    ...{
      name: 'to-act',
      idPrefix: 'to-act',
      value: typed('to-act'),
      items: yesNo,
      classes: inline,
      errorMessage: at('to-act'),
    },
    fieldset: legend('Is there anything to act on today?'),
    hint: { text: 'A yes leads on to a safety alert once this is saved, before anything else.' },
  })}
  ${dateInput({
    ...{ id: 'on', namePrefix: 'on', fieldset: legend('On which day?'), errorMessage: at('on') },
    values: { 'on-day': typed('on-day'), 'on-month': typed('on-month'), 'on-year': typed('on-year') },
  })}
  ${radios({ name: 'way', idPrefix: 'way', value: typed('way'), items: itemsOf(ways), classes: inline, fieldset: legend('How were you in touch?'), errorMessage: at('way') })}
  ${radios({ name: 'alone', idPrefix: 'alone', value: typed('alone'), items: yesNo, classes: inline, fieldset: legend('Was the child alone?'), hint: { text: 'Nobody else heard it or read along.' }, errorMessage: at('alone') })}
  <h2 class="govuk-heading-s">What was it about, and how is it?</h2>
  <p class="govuk-hint">As the child put it. Leave out what was not spoken of.</p>
  <div class="hearth-themes">${Object.entries(themes).map(([theme, text]) =>
    select({
      ...{ id: `theme-${theme}`, name: `theme-${theme}`, label: { text }, value: typed(`theme-${theme}`) },
      items: [{ value: '', text: 'Not spoken of' }, ...itemsOf(directions)],
      errorMessage: at(`theme-${theme}`),
    }),
  )}</div>
  ${textarea({ id: 'words', name: 'words', rows: 3, value: typed('words'), label: label('In the child’s own words (optional)'), hint: { text: `One or two sentences. ${noNames}` }, errorMessage: at('words') })}
  ${textarea({ id: 'wish', name: 'wish', rows: 2, value: typed('wish'), label: label('What does the child wish for? (optional)'), hint: { text: `Something that somebody can answer. ${noNames}` }, errorMessage: at('wish') })}
  ${select({ id: 'answers', name: 'answers', value: typed('answers'), label: label('If there is a wish: who will answer it?'), items: [{ value: '', text: 'Nobody: there is no wish' }, ...itemsOf(answerers)], errorMessage: at('answers') })}
  ${radios({ name: 'share', idPrefix: 'share', value: typed('share'), items: itemsOf(shares), classes: 'govuk-radios--small', fieldset: legend('If there are words or a wish: who may know of it?'), hint: { text: 'As the child said. Whoever cares for them is told nothing that they were not to know.' }, errorMessage: at('share') })}
  ${checkboxes({ name: 'quotable', idPrefix: 'quotable', classes: 'govuk-checkboxes--small', values: [typed('quotable')], items: [{ value: 'yes', text: 'The child lets these words be quoted, without a name' }], errorMessage: at('quotable') })}`
}
