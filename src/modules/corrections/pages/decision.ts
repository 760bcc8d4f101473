import {
  button,
  checkboxes,
  html,
  input,
  insetText,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
} from '#platform/html/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { ShowFacts } from './show.ts'

/** Move it, seal it, or leave it: what will happen is said first, and asked once more. */
export function decisionForm({ correction, about, body, mistakes, effect }: ShowFacts): SafeHtml {
  const outcome = textOf(body, 'outcome')
  const whose = body['whose'] === undefined ? correction.whose : textOf(body, 'whose')
  const reference = about.whose
    ? input({
        id: 'whose',
        name: 'whose',
        value: whose,
        classes: 'govuk-input--width-10',
        autocomplete: 'off',
        label: { text: 'Whose it is' },
        hint: { text: about.whose },
        errorMessage: mistakeAt(mistakes, 'whose'),
      })
    : nothing
  return html`<h2 class="govuk-heading-m">What is to be done?</h2>
    <form method="post" action="/corrections/${correction.id}/decision" novalidate>
      ${radios({
        name: 'outcome',
        idPrefix: 'outcome',
        value: outcome,
        errorMessage: mistakeAt(mistakes, 'outcome'),
        fieldset: { legend: { text: 'Choose one', classes: 'govuk-fieldset__legend--s' } },
        items: [
          about.move && {
            value: 'moved',
            text: 'It is somebody else’s: move it there',
            conditional: { html: reference },
          },
          {
            value: 'sealed',
            text: 'Seal it',
            hint: {
              text: 'Nobody sees it any more, anywhere. Only the Head of Quality Assurance and Partnerships opens it, with a reason.',
            },
          },
          {
            value: 'right',
            text: 'It is right as it is',
            hint: { text: 'Nothing changes. Whoever asked is told why.' },
          },
        ],
      })}
      ${textarea({ id: 'why', name: 'why', rows: 3, value: textOf(body, 'why'), label: { text: 'Why', classes: 'govuk-label--s' }, hint: { text: 'Whoever asked reads this. Do not repeat what stands there.' }, errorMessage: mistakeAt(mistakes, 'why') })}
      ${effect === null ? nothing : html`<div id="effect" tabindex="-1">${insetText({ text: effect })}</div>${checkboxes({ name: 'sure', idPrefix: 'sure', errorMessage: mistakeAt(mistakes, 'sure'), items: [{ value: outcome + whose.trim(), text: 'Yes, this is what I want done' }] })}`}
      ${button({ text: effect === null ? 'Go on' : 'Decide', preventDoubleClick: true })}
    </form>`
}
