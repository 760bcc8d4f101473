import { enterSends, type Offer, personField } from '#modules/people/index.ts'
import { button, html, mistakeAt, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'

export type HandOverFacts = {
  /** "Observation O-12". */
  called: string
  href: string
  part: string
  /** Who has the part, and what they do in it. */
  name: string
  does: string
  people: Offer
  typed: { to: string; reason: string }
  mistakes: readonly Mistake[]
}

/** Somebody else takes a part over, and why. */
export function handOverPage({ called, href, part, name, does, people, typed, mistakes }: HandOverFacts): PageContent {
  const title = `Somebody else takes over from ${name}`
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: called, href },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${called}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body hearth-measure">${name} ${does}. From now on somebody else does, and ${name} no longer sees it. What was written stays as it is, under the name of whoever wrote it. Everybody who takes part is told. Handed to the wrong person, it is handed on in the same way.</p>
      <form method="post" action="${href}/hand-over/${part}" novalidate>
        ${enterSends(people)}
        ${personField({ name: 'to', value: typed.to, label: 'Who takes it over?', none: 'Choose from the list', offer: people, errorMessage: mistakeAt(mistakes, 'to') })}
        ${textarea({ id: 'reason', name: 'reason', value: typed.reason, rows: 3, label: { text: 'Why?', classes: 'govuk-label--s' }, hint: { text: 'For example that they have left, or are away for long. Everybody who takes part can read it. No health or family matters, please.' }, errorMessage: mistakeAt(mistakes, 'reason') })}
        ${button({ text: 'Hand it over', preventDoubleClick: true })}
      </form>`,
  }
}
