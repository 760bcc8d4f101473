import { reasonsForEarly } from '#modules/audits/index.ts'
import type { Household } from '#modules/register/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { PageContent } from '#platform/http/index.ts'
import {
  button,
  confirmBox,
  dateInput,
  html,
  nothing,
  radios,
  type SafeHtml,
  textarea,
  whatToMend,
  mistakeAt,
} from '#platform/html/index.ts'
import { type KindByHand, kindsByHand } from '../kinds-by-hand.ts'

export type PlanFacts = {
  household: Household
  kinds: readonly KindByHand[]
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** Planning an audit by hand: what is this person's part. Those at yearly reviews plan themselves, a manager's are drawn. */
export function planPage({ household, kinds, typed, mistakes, today }: PlanFacts): PageContent {
  const onlyEarly = kinds.every((kind) => kind === 'early_review')
  const title = onlyEarly ? 'Plan an early review' : 'Plan an audit'
  return {
    title: `${title} of household ${household.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Household ${household.ref}`, href: `/households/${household.ref}` },
    main: html`${whatToMend(mistakes)}
      <h1 class="govuk-heading-l">${title} of household ${household.ref}</h1>
      <p class="govuk-body">${onlyEarly ? 'A review may be held whenever it is needed (regulation 28): after an allegation, or when something has changed. Its audit is planned with it, and you will be the auditor. The yearly review stays as it is.' : 'Audits at the carers’ yearly review are planned by Hearth itself, and managers’ monthly audits come from the draw. You will be the auditor of this one.'}</p>
      <form method="post" action="/audits" novalidate>
        <input type="hidden" name="household" value="${household.ref}">
        ${kinds.length === 1 ? (onlyEarly ? nothing : html`<p class="govuk-body">It is a ${kindsByHand[kinds[0]!].text.toLowerCase()}.</p>`) : radios({ name: 'kind', idPrefix: 'kind', fieldset: { legend: { text: 'What kind of audit is it?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeAt(mistakes, 'kind'), value: typed['kind'], items: kinds.map((kind) => ({ value: kind, text: kindsByHand[kind].text, ...(kindsByHand[kind].hint ? { hint: { text: kindsByHand[kind].hint } } : {}) })) })}
        ${kinds.includes('early_review') ? early(typed, mistakes) : nothing}
        ${dateInput({ id: 'on', namePrefix: 'on', fieldset: { legend: { text: onlyEarly ? 'When is the review?' : 'When is it planned for?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeAt(mistakes, 'on'), values: { 'on-day': typed['on-day'] ?? today.day, 'on-month': typed['on-month'] ?? today.month, 'on-year': typed['on-year'] ?? today.year } })}
        ${confirmBox({ name: 'on-right', value: mistakes.find(({ confirm }) => confirm)?.confirm })}
        ${button({ text: onlyEarly ? 'Plan the review' : 'Plan the audit', preventDoubleClick: true })}
      </form>`,
  }
}

function early(typed: PlanFacts['typed'], mistakes: PlanFacts['mistakes']): SafeHtml {
  return html`${radios({ name: 'because', idPrefix: 'because', fieldset: { legend: { text: 'What calls for an early review?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistakeAt(mistakes, 'because'), value: typed['because'], items: Object.entries(reasonsForEarly).map(([value, text]) => ({ value, text })) })}
    ${textarea({ id: 'words', name: 'words', label: { text: 'What happened, in a sentence', classes: 'govuk-label--s' }, hint: { text: 'Everyone who takes part in the audit can read it. No names, and nothing that a safety alert should say: that is raised by itself.' }, value: typed['words'] ?? '', errorMessage: mistakeAt(mistakes, 'words'), rows: 3 })}`
}
