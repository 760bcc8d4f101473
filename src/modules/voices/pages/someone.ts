import type { Mistake } from '#platform/problems.ts'
import { button, html, radios, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { someoneKinds } from '../forms.ts'
import { kindNames } from '../voice.ts'

const hints: Partial<Record<(typeof someoneKinds)[number], { text: string }>> = {
  partner: { text: 'Child’s social worker, school, health, virtual school' },
  worker: { text: 'How the audit was for them; only the quality team reads it' },
}

/** Whom else to ask for an audit: a parent, a partner, somebody of the household. */
export function someonePage(
  about: { household: string; audit: string },
  mistakes: readonly Mistake[] = [],
): PageContent {
  const [mistake] = mistakes
  return {
    title: 'Ask somebody else',
    ...(mistake ? { status: 422 } : {}),
    backLink: { href: `/audits/${about.audit}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">Audit ${about.audit}, household ${about.household}</span>
      <h1 class="govuk-heading-l">Whom else do you want to ask?</h1>
      <form method="post" action="/voices/new" novalidate>
        <input type="hidden" name="household" value="${about.household}"><input type="hidden" name="audit" value="${about.audit}">
        ${radios({ name: 'kind', errorMessage: mistake ? { text: mistake.message } : undefined, fieldset: { legend: { text: 'Somebody who is', classes: 'govuk-fieldset__legend--m' } }, items: someoneKinds.map((kind) => ({ value: kind, text: kindNames[kind], hint: hints[kind] })) })}
        ${button({ text: 'Ask them', preventDoubleClick: true })}
      </form>`,
  }
}
