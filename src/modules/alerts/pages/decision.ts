import type { Mistake } from '#platform/problems.ts'
import { type DecisionKey, type DecisionLine, decisionLines } from '#framework/safety-alerts.ts'
import {
  button,
  details,
  html,
  mistakeAt,
  nothing,
  radios,
  type SafeHtml,
  summaryList,
  textarea,
  whatToMend,
} from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { Link } from '#platform/room.ts'
import type { Alert, Decision } from '../alert.ts'

export type DecisionFacts = {
  alert: Alert
  /** What was raised, to be seen while deciding. */
  concerns: SafeHtml
  /** The newest of them. One that comes while somebody writes is not ended unread. */
  seen: number
  /** As what else it may be decided, by whoever has the duty. */
  otherwise: readonly Link[]
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
}

/** The decision: each line is settled, with when and who, or why not. It ends the alert. */
export function decisionPage({ alert, concerns, seen, otherwise, body, mistakes }: DecisionFacts): PageContent {
  return {
    title: `Decide, safety alert ${alert.ref}`,
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { text: `Safety alert ${alert.ref}`, href: `/alerts/${alert.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${alert.ref}, household ${alert.household}</span>
      <h1 class="govuk-heading-l">What was done, and what happens now?</h1>
      <div id="concerns" tabindex="-1">${concerns}</div>
      <p class="govuk-body">Each line: yes, with when, who and a reference; or no, with the reason. Your decision ends the alert. What follows are actions, and the child still hears back from whoever answers them.</p>
      ${otherwise.map(({ text, href }) => html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`)}
      <form method="post" action="/alerts/${alert.ref}/decision" novalidate>
        <input type="hidden" name="seen" value="${seen}">
        ${decisionLines.map((line) => lineFields(line, body, mistakes))}
        ${textarea({ id: 'words', name: 'words', value: textOf(body, 'words'), errorMessage: mistakeAt(mistakes, 'words'), rows: 3, label: { text: 'Anything else about your decision', classes: 'govuk-label--s' } })}
        ${button({ text: 'Decide, and end the alert', preventDoubleClick: true })}
      </form>
      ${mistakeForm({ alert, seen, body, mistakes })}`,
  }
}

function lineFields(line: DecisionLine, body: DecisionFacts['body'], mistakes: readonly Mistake[]): SafeHtml {
  return html`<div class="hearth-decision-line">${radios({
    name: line.key,
    idPrefix: line.key,
    classes: 'govuk-radios--small govuk-radios--inline',
    value: textOf(body, line.key),
    errorMessage: mistakeAt(mistakes, line.key),
    fieldset: { legend: { text: line.says, classes: 'govuk-fieldset__legend--s' } },
    items: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
  })}
    ${textarea({ id: `${line.key}-words`, name: `${line.key}-words`, value: textOf(body, `${line.key}-words`), errorMessage: mistakeAt(mistakes, `${line.key}-words`), rows: 2, label: { html: html`${line.when}<span class="govuk-visually-hidden">: ${line.says}</span>` }, hint: { text: 'If no: why not' } })}</div>`
}

function mistakeForm({ alert, seen, body, mistakes }: Omit<DecisionFacts, 'concerns' | 'otherwise'>): SafeHtml {
  return details({
    summaryText: 'It was raised by mistake',
    open: mistakeAt(mistakes, 'why') !== undefined || textOf(body, 'why') !== '',
    html: html`<form method="post" action="/alerts/${alert.ref}/mistake" novalidate>
      <input type="hidden" name="seen" value="${seen}">
      ${textarea({ id: 'why', name: 'why', value: textOf(body, 'why'), errorMessage: mistakeAt(mistakes, 'why'), rows: 3, label: { text: 'How do you know that it was a mistake?', classes: 'govuk-label--s' }, hint: { text: 'Whom you asked, and when. The alert and your reason are kept.' } })}
      ${button({ text: 'Accept that it was a mistake', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
  })
}

/** What was decided, line by line. */
export function decisionWords(decided: Decision): SafeHtml {
  const rows = decisionLines.flatMap((line) => {
    const settled = decided[line.key as DecisionKey]
    if (!settled) return []
    return [
      {
        key: { text: line.says },
        value: {
          html: html`<strong>${settled.done ? 'Yes' : 'No'}</strong><div class="hearth-words">${settled.words}</div>`,
        },
      },
    ]
  })
  return rows.length === 0 ? nothing : html`<h2 class="govuk-heading-m">What was decided</h2>${summaryList({ rows })}`
}
