import { type Audit, isBeforeSubmission, isUsual } from '#modules/audits/index.ts'
import { inFull } from '#platform/dates/index.ts'
import {
  button,
  confirmBox,
  dateInput,
  html,
  nothing,
  type SafeHtml,
  textarea,
  whatToMend,
  mistakeAt,
} from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'

export type CorrectionFacts = {
  audit: Audit
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** The day on which the review was held, put right. */
export function correctReviewPage(facts: CorrectionFacts): PageContent {
  const { audit } = facts
  const was = audit.meetingOn ?? audit.scheduledFor
  const follows = isUsual(audit)
    ? html`<li>the period that the audit looks at${isBeforeSubmission(audit) ? nothing : ' (the children whom it looked at stay)'}</li>`
    : html`<li>the period stays, because somebody chose it with a reason</li>`
  return asked(facts, {
    title: 'Correct the day of the review',
    noun: 'held-review',
    main: html`<p class="govuk-body">It is recorded as held on ${inFull(was)}. With another day go:</p>
      <ul class="govuk-list govuk-list--bullet"><li>the review in the register, and by when the next one is due</li>${follows}<li>when the audit is due, where that goes by the review</li></ul>
      <p class="govuk-body">What was answered in the audit stays as it was written. If the day is in an answer too, change it there.</p>
      <p class="govuk-body">${notHeld(audit)}</p>
      ${day(facts, 'on', 'On which day was the review held?', was)}
      ${confirmOf(facts, 'on')}`,
  })
}

/** Whose it is to say that the review was not held at all, at this step. */
function notHeld({ state }: Audit): string {
  if (state === 'review_held')
    return 'Was it not held at all? Whoever recorded it takes that back on the page of the audit.'
  if (state === 'in_audit')
    return 'Was it not held at all? Whoever began the audit takes that back first, until somebody else has written in it; after that, ask the Head of Quality Assurance and Partnerships.'
  return 'Was it not held at all? The audit is handed back first; then the Head of Quality Assurance and Partnerships takes it back.'
}

/** The time that an audit looked at, put right once it is sent. */
export function correctPeriodPage(facts: CorrectionFacts): PageContent {
  const { audit } = facts
  return asked(facts, {
    title: 'Correct the period',
    noun: 'period-correction',
    main: html`<p class="govuk-body">It says that the audit looked at the time from ${inFull(audit.periodFrom)} to ${inFull(audit.periodTo)}. The children whom it looked at, and what was written, stay.</p>
      ${day(facts, 'from', 'From', audit.periodFrom)}${day(facts, 'to', 'To', audit.periodTo)}${confirmOf(facts, 'to')}`,
  })
}

type Asked = { title: string; noun: string; main: SafeHtml }

function asked({ audit, typed, mistakes }: CorrectionFacts, { title, noun, main }: Asked): PageContent {
  return {
    title: `${title}, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <form method="post" action="/audits/${audit.ref}/${noun}" novalidate>
        ${main}
        ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why is it corrected?', classes: 'govuk-label--s' }, hint: { text: 'Everyone who takes part in the audit can read it, and is told that the date changed. What it was stays in the history.' }, value: typed['reason'] ?? '', errorMessage: mistakeAt(mistakes, 'reason'), rows: 3 })}
        ${button({ text: 'Correct it', preventDoubleClick: true })}
      </form>`,
  }
}

function day({ typed, mistakes }: CorrectionFacts, field: string, text: string, is: Temporal.PlainDate): SafeHtml {
  const values = {
    [`${field}-day`]: typed[`${field}-day`] ?? is.day,
    [`${field}-month`]: typed[`${field}-month`] ?? is.month,
    [`${field}-year`]: typed[`${field}-year`] ?? is.year,
  }
  const fieldset = { legend: { text, classes: 'govuk-fieldset__legend--s' } }
  return dateInput({ id: field, namePrefix: field, fieldset, errorMessage: mistakeAt(mistakes, field), values })
}

const confirmOf = ({ mistakes }: CorrectionFacts, field: string): SafeHtml =>
  confirmBox({ name: `${field}-right`, value: mistakes.find((one) => one.field === field)?.confirm })
