import { unfinishedAfterMinutes } from '#framework/safety-alerts.ts'
import { concernFields, type NewAlertFacts, type UnfinishedWithTime } from '#modules/alerts/index.ts'
import { timeInWords } from '#platform/dates/index.ts'
import { button, html, nothing, type SafeHtml } from '#platform/html/index.ts'

export type AlertPanelFacts = {
  /** Where the form is sent. */
  action: string
  facts: NewAlertFacts
  /** Open alerts on the household that this person reads: what they raised is among them. */
  alerts: readonly { ref: string }[]
  unfinished: UnfinishedWithTime | undefined
  /** The yes stands already, and is not this person's to finish: whoever gave it has been asked, or it has been raised. */
  answered: boolean
}

const formId = 'safety-alert'

/**
 * What a yes opens on the same page: who, what and whether somebody is acting. Its fields stand beside the question and belong to a
 * form of their own, so that neither Continue nor Enter in an answer sends them.
 */
export function alertPanel({ action, facts, alerts, unfinished, answered }: AlertPanelFacts): {
  form: SafeHtml
  fields: SafeHtml
} {
  const form = html`<form id="${formId}" method="post" action="${action}" novalidate></form>`
  const told = alerts.map(
    ({ ref }) =>
      html`<p class="govuk-body"><a class="govuk-link" href="/alerts/${ref}">Safety alert ${ref}: who has been told, and when</a></p>`,
  )
  const byItself = unfinished ? `at ${timeInWords(unfinished.goesOutAt)}` : `${unfinishedAfterMinutes} minutes after it`
  const waits = html`<p class="govuk-body"><strong>Nobody has been told yet.</strong> Say who and what, and press “Tell them now”; or change your answer to No. If neither happens, your yes goes out by itself ${byItself}.</p>`
  const stands = html`<p class="govuk-body">Somebody answered yes. They say who and what, or have done so; if they do not, it goes out by itself. If you know something yourself, say it here.</p>`
  const more = html`<p class="govuk-body">If you know something more, say it here: it goes out as an alert of its own.</p>`
  const fields = html`<div class="hearth-alert hearth-alert--form" role="group" aria-label="Safety alert">
    ${told}${unfinished || !answered ? waits : alerts.length > 0 ? more : stands}
    ${facts.night ?? nothing}
    ${concernFields(facts)}
    ${button({ text: 'Tell them now', classes: 'govuk-button--warning', preventDoubleClick: true })}
  </div>`
  return { form, fields: ofForm(fields) }
}

/** The same fields, belonging to the form of the alert wherever they stand. */
function ofForm(fields: SafeHtml): SafeHtml {
  return html.raw`${String(fields).replaceAll(/<(input|textarea|button)\b/g, `<$1 form="${formId}"`)}`
}
