import type { Mistake } from '#platform/problems.ts'
import { inWords } from '#platform/dates/index.ts'
import type { Carer } from '#modules/register/index.ts'
import { button, html, radios, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { NamedPiece } from '#platform/room.ts'
import { someoneKinds } from '../forms.ts'
import { kindNames } from '../voice.ts'

const hints: Partial<Record<(typeof someoneKinds)[number], { text: string }>> = {
  partner: { text: 'Child’s social worker, school, health, virtual school' },
  worker: { text: 'How the audit was for them; only the quality team reads it' },
}

type SomeoneFacts = {
  piece: NamedPiece
  household: string | null
  /** The carers of that time who have left, and are on no list. */
  former: readonly Pick<Carer, 'id' | 'initials' | 'leftOn'>[]
  today: Temporal.PlainDate
}

/** How the form names one of them. */
export const carerChoice = (id: number): string => `carer-${id}`

/** Whom else to ask for a piece of evidence: a parent, a partner, somebody of the household. */
export function someonePage(
  { piece, household, former, today }: SomeoneFacts,
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
        ${radios({ name: 'kind', errorMessage: mistake ? { text: mistake.message } : undefined, fieldset: { legend: { text: 'Somebody who is', classes: 'govuk-fieldset__legend--m' } }, items: [...someoneKinds.map((kind) => ({ value: kind, text: kindNames[kind], hint: hints[kind] })), ...former.map(({ id, initials, leftOn }) => ({ value: carerChoice(id), text: `Foster carer ${initials}`.trim(), hint: { text: `Cared here in that time, and left ${leftOn ? `on ${inWords(leftOn, today)}` : 'since'}. Ask them only if it is right to.` } }))] })}
        ${button({ text: 'Ask them', preventDoubleClick: true })}
      </form>`,
  }
}
