import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  confirmBox,
  dateInput,
  html,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  warningText,
  whatToMend,
} from '#platform/html/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import type { Choice, MoveForm } from '../move-form.ts'

export type MoveFacts<Ask extends string> = {
  /** What the piece is called, and where it is. */
  noun: string
  ref: string
  path: string
  caption: string
  form: MoveForm<Ask>
  /** The heading, and the verb on the button. */
  label: string
  /** Why it cannot be made yet, whatever is typed here. */
  because: string | undefined
  /** It was tried, and something is in the way. */
  refused: boolean
  above: SafeHtml
  /** What the stream asks in a way of its own. */
  draw: (ask: Ask) => SafeHtml
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** A move that asks for something first: a reason, a date, what the stream asks besides. */
export function movePage<Ask extends string>(facts: MoveFacts<Ask>): PageContent {
  const { form, label, noun, ref, mistakes } = facts
  const called = `${upperFirst(noun)} ${ref}`
  return {
    title: `${label}, ${noun} ${ref}`,
    status: mistakes.length > 0 || facts.refused ? 422 : 200,
    backLink: { text: called, href: facts.path },
    main: html`
      ${whatToMend(mistakes)}
      <span class="govuk-caption-l">${facts.caption}</span>
      <h1 class="govuk-heading-l">${label}</h1>
      <p class="govuk-body">${form.happens}</p>
      ${facts.because ? warningText({ text: facts.because, iconFallbackText: 'Not yet' }) : nothing}
      ${facts.above}
      ${facts.because && !facts.typed['reason'] ? nothing : fields(facts)}`,
  }
}

/** Where something is in the way that is mended elsewhere, there is no form, unless somebody has typed into it. */
function fields<Ask extends string>({ form, path, label, ...facts }: MoveFacts<Ask>): SafeHtml {
  return html`<form method="post" action="${path}/${form.noun}" novalidate>
        ${form.asks.map((ask) => asked({ form, ...facts }, ask))}
        ${button({ text: label, preventDoubleClick: true, ...(form.quiet ? { classes: 'govuk-button--secondary' } : {}) })}
      </form>`
}

type Facts<Ask extends string> = Pick<MoveFacts<Ask>, 'form' | 'typed' | 'mistakes' | 'draw'>

function asked<Ask extends string>(
  { form, typed, mistakes, draw }: Facts<Ask>,
  ask: MoveForm<Ask>['asks'][number],
): SafeHtml {
  if (typeof ask === 'object') return oneOf(ask, typed, mistakes)
  const mistake = mistakes.find(({ field }) => field === ask)
  const errorMessage = mistake ? { text: mistake.message } : undefined
  if (ask === 'reason')
    return textarea({
      id: 'reason',
      name: 'reason',
      label: { text: form.reasonLabel ?? 'Why?', classes: 'govuk-label--s' },
      value: typed['reason'] ?? '',
      errorMessage,
      spellcheck: true,
    })
  if (ask === 'date')
    return html`${dateInput({
      id: 'date',
      namePrefix: 'date',
      fieldset: { legend: { text: form.date?.label ?? 'On which day?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'For example, 27 3 2026' },
      errorMessage,
      values: { 'date-day': typed['date-day'], 'date-month': typed['date-month'], 'date-year': typed['date-year'] },
    })}${confirmBox({ name: 'date-right', value: mistake?.confirm })}`
  return draw(ask as Ask)
}

const oneOf = (
  { field, legend, options }: Choice,
  typed: Readonly<Record<string, string>>,
  mistakes: readonly Mistake[],
): SafeHtml =>
  radios({
    ...{ name: field, idPrefix: field, value: typed[field], errorMessage: mistakeAt(mistakes, field) },
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    items: Object.entries(options).map(([value, text]) => ({ value, text })),
  })
