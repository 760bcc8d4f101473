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
  whatToMend,
} from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Correctable } from '#platform/room.ts'
import type { Correction } from '../correction.ts'
import { type AboutFacts, beside, linkTo } from './about.ts'
import { standing } from './show.ts'

export type DecisionFacts = AboutFacts & {
  about: Correctable
  correction: Correction
  /** What would happen, once whoever decides has chosen. */
  effect: string | null
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** Asked with what is known of it on the same page. */
export function decisionPage(facts: DecisionFacts): PageContent {
  const { correction, of, effect, mistakes, today } = facts
  return {
    title: `What is to be done about ${correction.ofRef}?`,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: `/corrections/${correction.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${correction.ofRef}</span>
      <h1 class="govuk-heading-l">What is to be done?</h1>
      ${effect === null ? nothing : insetText({ html: html`Nothing has been done yet. <a class="govuk-link" href="#sure">Read what will happen, and decide</a>.` })}
      ${standing(correction, today)}
      ${linkTo(of, false)}
      ${beside(facts, today)}
      ${decisionForm(facts)}`,
  }
}

/** Move it, seal it, or leave it: what will happen is said first, and asked once more. */
function decisionForm({ correction, about, body, mistakes, effect }: DecisionFacts): SafeHtml {
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
  return html`<form method="post" action="/corrections/${correction.ref}/decision" novalidate>
      ${radios({
        name: 'outcome',
        idPrefix: 'outcome',
        value: outcome,
        errorMessage: mistakeAt(mistakes, 'outcome'),
        fieldset: { legend: { text: 'Choose one', classes: 'govuk-fieldset__legend--m' } },
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
      ${effect === null ? nothing : html`<input type="hidden" name="read" value="${outcome + whose.trim()}">${checkboxes({ name: 'sure', idPrefix: 'sure', errorMessage: mistakeAt(mistakes, 'sure'), hint: { text: effect }, items: [{ value: outcome + whose.trim(), text: 'Yes, this is what I want done' }] })}`}
      ${button({ text: effect === null ? 'Go on' : 'Decide', preventDoubleClick: true })}
    </form>`
}
