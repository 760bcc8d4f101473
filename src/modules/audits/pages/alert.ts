import { dueInWords, momentInWords } from '#platform/dates/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, nothing, type SafeHtml, summaryList, textarea, warningText } from '#platform/html/index.ts'
import type { Audit } from '../audit.ts'
import type { Alert } from '../queries/answers.ts'

export type AlertFacts = { audit: Audit; alerts: readonly Alert[]; mayClear: boolean; today: Temporal.PlainDate }

/** A safety alert: raised by anyone at once, who was told, and the service manager's decision. It runs beside the audit
 * and waits for nobody. */
export function alertPage({ audit, alerts, mayClear, today }: AlertFacts): PageContent {
  const open = alerts.find((alert) => alert.clearedAt === null)
  return {
    title: `Safety alert, audit ${audit.ref}`,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`<span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">Safety alert</h1>
      ${open ? openAlert(audit, open, mayClear, today) : raiseForm(audit)}
      ${alerts.filter((alert) => alert.clearedAt !== null).map((alert) => cleared(alert, today))}`,
  }
}

function raiseForm(audit: Audit): SafeHtml {
  return html`${warningText({ text: 'If a child is in danger now, ring 999 first, then your manager. This form does not ring anyone.', iconFallbackText: 'Warning' })}
    <form method="post" action="/audits/${audit.ref}/alert">
      ${textarea({ id: 'what', name: 'what', label: { text: 'What did you see or hear that worries you?', classes: 'govuk-label--s' }, hint: { text: 'No full names.' } })}
      ${textarea({ id: 'told', name: 'told', label: { text: 'Whom have you told already, and what was agreed?', classes: 'govuk-label--s' }, rows: 3 })}
      ${button({ text: 'Raise the alert', classes: 'govuk-button--warning', preventDoubleClick: true })}
    </form>
    <p class="govuk-body">The team manager and the service manager are told at once.</p>`
}

function openAlert(audit: Audit, alert: Alert, mayClear: boolean, today: Temporal.PlainDate): SafeHtml {
  return html`${facts(alert, today)}
    <form method="post" action="/audits/${audit.ref}/alert/told">
      ${textarea({ id: 'told', name: 'told', label: { text: 'Who has been told, when, and what was agreed', classes: 'govuk-label--s' }, value: alert.told, rows: 4 })}
      ${button({ text: 'Save', classes: 'govuk-button--secondary' })}
    </form>
    ${
      mayClear
        ? html`<form method="post" action="/audits/${audit.ref}/alert/clearance">
      ${textarea({ id: 'decision', name: 'decision', label: { text: 'What was decided, and how is the child safe now?', classes: 'govuk-label--s' }, rows: 4 })}
      ${button({ text: 'Clear the alert', preventDoubleClick: true })}
    </form>`
        : html`<p class="govuk-body">The service manager clears the alert once the child is safe.</p>`
    }`
}

function facts(alert: Alert, today: Temporal.PlainDate): SafeHtml {
  return summaryList({
    rows: [
      { key: { text: 'What worries us' }, value: { html: html`<div class="hearth-words">${alert.what}</div>` } },
      {
        key: { text: 'Raised' },
        value: { text: `${momentInWords(alert.raisedAt, today)}${alert.raisedBy ? ` by ${alert.raisedBy}` : ''}` },
      },
      { key: { text: 'To be dealt with' }, value: { text: dueInWords(alert.dueOn, today) } },
    ],
  })
}

function cleared(alert: Alert, today: Temporal.PlainDate): SafeHtml {
  return html`<h2 class="govuk-heading-m">Cleared ${alert.clearedAt ? momentInWords(alert.clearedAt, today) : nothing}</h2>
    <p class="govuk-body hearth-words">${alert.what}</p>
    ${alert.told ? html`<p class="govuk-body hearth-words">Told: ${alert.told}</p>` : nothing}
    <p class="govuk-body hearth-words">Decided${alert.clearedBy ? ` by ${alert.clearedBy}` : ''}: ${alert.decision ?? ''}</p>`
}
