import type { Audit } from '#modules/audits/index.ts'
import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { PageContent } from '#platform/http/index.ts'
import { button, html, type SafeHtml, textarea, whatToMend, mistakeAt } from '#platform/html/index.ts'

export type AuditorFacts = {
  audit: Audit
  people: Offer
  typed: Readonly<Record<string, string>>
  mistakes: readonly Mistake[]
}

/** Another auditor, and why. */
export function auditorPage(facts: AuditorFacts): PageContent {
  const { audit, mistakes } = facts
  return {
    title: `Auditor, audit ${audit.ref}`,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: `Audit ${audit.ref}`, href: `/audits/${audit.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${audit.ref}, household ${audit.household}</span>
      <h1 class="govuk-heading-l">Choose another auditor</h1>
      <p class="govuk-body">${audit.auditor ? `${audit.auditor} carries out this audit now.` : 'Nobody carries out this audit yet.'} What is written stays, and both people are told.</p>
      ${form(facts)}`,
  }
}

function form({ audit, people, typed, mistakes }: AuditorFacts): SafeHtml {
  return html`<form method="post" action="/audits/${audit.ref}/auditor" novalidate>
    ${enterSends(people)}
    ${personField({ name: 'auditor', label: 'Who carries it out?', hint: 'Not the fostering social worker or the team manager of this household.', none: 'Choose from the list', offer: people, value: typed['auditor'] ?? '', errorMessage: mistakeAt(mistakes, 'auditor') })}
    ${textarea({ id: 'reason', name: 'reason', label: { text: 'Why somebody else?', classes: 'govuk-label--s' }, hint: { text: 'Everyone who takes part in the audit can read it.' }, value: typed['reason'] ?? '', errorMessage: mistakeAt(mistakes, 'reason'), rows: 3 })}
    ${button({ text: 'Change the auditor', preventDoubleClick: true })}
  </form>`
}
