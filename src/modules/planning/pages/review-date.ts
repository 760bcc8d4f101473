import { type Audit, followsReview } from '#modules/audits/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { inFull } from '#platform/dates/index.ts'
import { button, confirmBox, dateInput, html, nothing, textarea, whatToMend, mistakeAt } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

export type ReviewDateFacts = {
  audit: Audit
  /** By when the law wants the review; null where the register knows of none. */
  lawSays: Temporal.PlainDate | null
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** Another day for the review that the audit follows, or for the audit itself, and why. */
export function reviewDatePage({ audit, lawSays, typed, mistakes }: ReviewDateFacts): PageContent {
  const is = audit.scheduledFor
  const ofReview = followsReview(audit)
  return {
    title: `Day of the ${ofReview ? 'review, ' : ''}audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">Move the day of the ${ofReview ? 'review' : 'audit'}</h1>
      <p class="govuk-body">It is planned for ${inFull(is)}. What goes by that day moves with it: ${ofReview ? 'when everyone’s views and the worker’s report are to be in, and the period that the audit looks at' : 'when it is to begin, and the usual period that it looks at'}.</p>
      ${lawSays ? html`<p class="govuk-body">The law wants the review by ${inFull(lawSays)}. That day stays, also when the meeting comes later.</p>` : nothing}
      <form method="post" action="/audits/${audit.ref}/review-date" novalidate>
        ${dateInput({ id: 'on', namePrefix: 'on', fieldset: { legend: { text: 'On which day is it now?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeAt(mistakes, 'on'), values: { 'on-day': typed['on-day'] ?? is.day, 'on-month': typed['on-month'] ?? is.month, 'on-year': typed['on-year'] ?? is.year } })}
        ${confirmBox({ name: 'on-right', value: mistakes.find(({ confirm }) => confirm)?.confirm })}
        ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why another day?', classes: 'govuk-label--s' }, hint: { text: 'Everyone who takes part in the audit can read it.' }, value: typed['reason'] ?? '', errorMessage: mistakeAt(mistakes, 'reason'), rows: 3 })}
        ${button({ text: ofReview ? 'Move the review' : 'Move the audit', preventDoubleClick: true })}
      </form>`,
  }
}
