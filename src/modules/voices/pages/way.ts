import type { Body } from '#modules/forms/index.ts'
import { button, html, input, insetText, mistakeAt, nothing, radios, whatToMend } from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { agesInWords, formOf, ownForms } from '../form.ts'
import { methodNames, type Voice, ways } from '../voice.ts'

export type WayFacts = {
  voice: Voice
  who: string
  /** The form of the child's age today; for anybody else the form that they have. */
  formOfAge: string
  /** What was sent and could not be taken. */
  typed?: Body
  mistakes?: readonly Mistake[]
}

const hints: Partial<Record<(typeof ways)[number], string>> = {
  writing: 'On paper, or by their own link',
  drawing: 'Somebody writes down what the picture says, in the child’s words',
  interpreter: 'Not somebody of the home',
}

/** How they will tell us, chosen before they are asked; and which form opens. */
export function wayPage(facts: WayFacts): PageContent {
  const { voice, who, typed, mistakes = [] } = facts
  const child = voice.kind === 'child'
  const way = typed ? textOf(typed, 'way') : (voice.way ?? '')
  return {
    title: 'How will they tell us?',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">How will they tell us?</h1>
      <form method="post" action="/voices/${voice.ref}/way" novalidate>
        ${radios({
          name: 'way',
          fieldset: { legend: { text: 'The way that is theirs', classes: 'govuk-fieldset__legend--m' } },
          hint: { text: 'Every way counts the same.' },
          items: [
            {
              value: '',
              text: child ? 'Not chosen yet: ask the child' : 'Not chosen yet',
              checked: way === '',
            },
            ...ways
              .filter((one) => one !== 'drawing' || child)
              .map((one) => ({
                value: one,
                text: methodNames[one],
                checked: one === way,
                hint: hints[one] ? { text: hints[one] } : undefined,
              })),
          ],
        })}
        ${child ? [forms(facts), theirName(facts)] : voice.kind === 'household_member' ? ofHousehold(voice) : nothing}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>
      ${child ? insetText({ html: html`<p class="govuk-body">Somebody who knows the child well can say what they see, too: go back, and press “Ask somebody who knows them, too”. That stands beside the child’s own words, and never in their place.</p>` }) : nothing}`,
  }
}

function forms({ voice, formOfAge, typed }: WayFacts) {
  const chosen = typed ? textOf(typed, 'form') : voice.formChosen ? voice.form : ''
  return radios({
    name: 'form',
    fieldset: { legend: { text: 'Which form opens', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'A younger form has fewer words and faces to choose; an older one asks more.' },
    items: [
      {
        value: '',
        text: `The form of their age (${agesInWords(formOf(formOfAge))})`,
        hint: { text: 'Their age on the day when they are asked' },
        checked: chosen === '',
      },
      ...ownForms.map((key) => ({
        value: key,
        text: `The form for ${agesInWords(formOf(key))}`,
        checked: chosen === key,
      })),
    ],
  })
}

/** Nan is not “my carers” to whoever lives with her. */
const theirName = ({ voice, typed, mistakes = [] }: WayFacts) =>
  input({
    name: 'carers-name',
    label: { text: 'What do they call the people who look after them?', classes: 'govuk-label--m' },
    hint: {
      text: 'You can leave this blank. If you write “Nan and Grandad”, the form says whom it means by “the people who look after me”.',
    },
    value: typed ? textOf(typed, 'carers-name') : voice.carersName,
    autocomplete: 'off',
    errorMessage: mistakeAt(mistakes, 'carers-name'),
  })

/** Nobody's age is kept of those who live there: whoever asks knows them. */
const ofHousehold = (voice: Voice) =>
  radios({
    name: 'form',
    fieldset: { legend: { text: 'Which form opens', classes: 'govuk-fieldset__legend--m' } },
    items: [
      { value: 'fq.hh', text: 'The form in words', checked: voice.form !== 'fq.hh.young' },
      {
        value: 'fq.hh.young',
        text: 'The form with faces',
        hint: { text: 'For young sons and daughters, from 4 to 7. Somebody reads it with them.' },
        checked: voice.form === 'fq.hh.young',
      },
    ],
  })
