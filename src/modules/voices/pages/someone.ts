import type { Mistake } from '#platform/problems.ts'
import { button, html, radios, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { someoneKinds } from '../forms.ts'
import { kindNames } from '../voice.ts'

const hints: Partial<Record<(typeof someoneKinds)[number], { text: string }>> = {
  partner: { text: 'Child’s social worker, school, health, virtual school' },
  worker: { text: 'How the audit was for them; only the quality team reads it' },
}

/** Whom else to ask for a piece of evidence: a parent, a partner, somebody of the household. */
export function someonePage(
  { piece, household }: { piece: NamedPiece; household: string | null },
  mistakes: readonly Mistake[] = [],
): PageContent {
  const [mistake] = mistakes
  return {
    title: 'Ask somebody else',
    ...(mistake ? { status: 422 } : {}),
    backLink: piece,
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${piece.text}${household ? `, household ${household}` : ''}</span>
      <h1 class="govuk-heading-l">Whom else do you want to ask?</h1>
      <form method="post" action="/voices/new" novalidate>
        <input type="hidden" name="from" value="${piece.ref}">
        ${radios({ name: 'kind', errorMessage: mistake ? { text: mistake.message } : undefined, fieldset: { legend: { text: 'Somebody who is', classes: 'govuk-fieldset__legend--m' } }, items: someoneKinds.map((kind) => ({ value: kind, text: kindNames[kind], hint: hints[kind] })) })}
        ${button({ text: 'Ask them', preventDoubleClick: true })}
      </form>`,
  }
}
