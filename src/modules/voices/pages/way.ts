import { button, html, insetText, nothing, radios } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { agesInWords, formOf, ownForms } from '../form.ts'
import { methodNames, type Voice, ways } from '../voice.ts'

export type WayFacts = {
  voice: Voice
  who: string
  /** The form of the child's age today; for anybody else the form that they have. */
  formOfAge: string
}

const hints: Partial<Record<(typeof ways)[number], string>> = {
  writing: 'On paper, or by their own link',
  drawing: 'Somebody writes down what the picture says, in the child’s words',
  interpreter: 'Not somebody of the home',
}

/** How they will tell us, chosen before they are asked; and which form opens. */
export function wayPage({ voice, who, formOfAge }: WayFacts): PageContent {
  const child = voice.kind === 'child'
  return {
    title: 'How will they tell us?',
    backLink: { href: `/voices/${voice.ref}` },
    main: html`
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
              checked: voice.way === null,
            },
            ...ways
              .filter((way) => way !== 'drawing' || child)
              .map((way) => ({
                value: way,
                text: methodNames[way],
                checked: voice.way === way,
                hint: hints[way] ? { text: hints[way] } : undefined,
              })),
          ],
        })}
        ${child ? forms(voice, formOfAge) : voice.kind === 'household_member' ? ofHousehold(voice) : nothing}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>
      ${child ? insetText({ html: html`<p class="govuk-body">Somebody who knows the child well can say what they see, too: go back, and press “Ask somebody who knows them, too”. That stands beside the child’s own words, and never in their place.</p>` }) : nothing}`,
  }
}

function forms(voice: Voice, formOfAge: string) {
  return radios({
    name: 'form',
    fieldset: { legend: { text: 'Which form opens', classes: 'govuk-fieldset__legend--m' } },
    hint: { text: 'A younger form has fewer words and faces to choose; an older one asks more.' },
    items: [
      {
        value: '',
        text: `The form of their age: ${agesInWords(formOf(formOfAge))}`,
        hint: { text: 'Their age on the day when they are asked' },
        checked: !voice.formChosen,
      },
      ...ownForms.map((key) => ({
        value: key,
        text: `The form for ${agesInWords(formOf(key))}`,
        checked: voice.formChosen && voice.form === key,
      })),
    ],
  })
}

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
