import type { Mistake } from '#platform/problems.ts'
import { button, html, insetText, nothing, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import type { Voice } from '../voice.ts'
import type { SaidInWords } from '../words.ts'
import { wordsList } from './panel.ts'

export type AnswerFacts = {
  voice: Voice
  who: string
  said: readonly SaidInWords[]
  typed: string
  mistakes?: readonly Mistake[]
  /** What somebody else wrote meanwhile. */
  theirs?: string
}

/** You said, we did: written as it was told to the child. */
export function answerPage({ voice, who, said, typed, mistakes = [], theirs }: AnswerFacts): PageContent {
  const [mistake] = mistakes
  return {
    title: 'Write what happened next',
    ...(theirs ? { status: 409 } : mistake ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">What happened next?</h1>
      <p class="govuk-body hearth-measure">Tell them yourself, or through somebody they trust: what you did because of what they said, and what could not be done and why. Then write here what you told them and how.</p>
      ${theirs ? insetText({ html: html`<p class="govuk-body">Somebody else wrote an answer meanwhile. Both are here: put together what the child should hear.</p><blockquote class="hearth-quote">${theirs}</blockquote>` }) : nothing}
      <form method="post" action="/voices/${voice.ref}/answer" novalidate>
        <input type="hidden" name="seen" value="${voice.version}">
        ${textarea({ name: 'words', value: typed, rows: 6, errorMessage: mistake ? { text: mistake.message } : undefined, label: { text: 'What you told them', classes: 'govuk-label--m' }, hint: { text: 'You said …, so we … In words that they would use.' } })}
        ${button({ text: 'Save what you told them', preventDoubleClick: true })}
      </form>
      <h2 class="govuk-heading-m">What they said</h2>
      ${wordsList(said)}`,
  }
}
