import type { Household } from '#modules/register/index.ts'
import type { Mistake, PageContent } from '#platform/http/index.ts'
import { button, confirmBox, dateInput, errorSummary, html, nothing, radios } from '#platform/html/index.ts'
import { kindNames } from '../audit.ts'

export type PlanFacts = {
  household: Household
  kinds: readonly (keyof typeof kindNames)[]
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
  today: Temporal.PlainDate
}

/** Planning an audit by hand: a thematic one, a senior leader's. Those at reviews plan themselves, a manager's are drawn. */
export function planPage({ household, kinds, typed, mistakes, today }: PlanFacts): PageContent {
  const errorFor = (field: string) => {
    const mistake = mistakes.find((one) => one.field === field)
    return mistake ? { text: mistake.message } : undefined
  }
  return {
    title: `Plan an audit of household ${household.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Household ${household.ref}`, href: `/households/${household.ref}` },
    main: html`${mistakes.length > 0 ? errorSummary({ titleText: 'There is something to mend', errorList: mistakes.map((mistake) => ({ text: mistake.message, href: `#${mistake.field}` })) }) : nothing}
      <h1 class="govuk-heading-l">Plan an audit of household ${household.ref}</h1>
      <p class="govuk-body">Audits at the carers’ yearly review are planned by Hearth itself, and managers’ monthly audits come from the draw. You will be the auditor of this one.</p>
      <form method="post" action="/audits" novalidate>
        <input type="hidden" name="household" value="${household.ref}">
        ${radios({ name: 'kind', idPrefix: 'kind', fieldset: { legend: { text: 'What kind of audit is it?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: errorFor('kind'), value: typed['kind'], items: kinds.map((kind) => ({ value: kind, text: kindNames[kind] })) })}
        ${dateInput({ id: 'on', namePrefix: 'on', fieldset: { legend: { text: 'When is it planned for?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: errorFor('on'), values: { 'on-day': typed['on-day'] ?? today.day, 'on-month': typed['on-month'] ?? today.month, 'on-year': typed['on-year'] ?? today.year } })}
        ${confirmBox({ name: 'on-right', value: mistakes.find(({ confirm }) => confirm)?.confirm })}
        ${button({ text: 'Plan the audit', preventDoubleClick: true })}
      </form>`,
  }
}
