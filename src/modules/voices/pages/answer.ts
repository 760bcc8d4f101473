import type { Mistake } from '#platform/problems.ts'
import { button, html, insetText, nothing, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'

export type AnswerFacts = {
  /** The page of what was said: this form is below it. */
  at: string
  caption: string
  said: SafeHtml
  /** The version that is answered. */
  version: number
  typed: string
  mistakes?: readonly Mistake[]
  /** What was written meanwhile, by somebody else or by themselves in another tab. */
  theirs?: { words: string; own: boolean }
}

/** You said, we did: written as it was told to the child. */
export function answerPage({ at, caption, said, version, typed, mistakes = [], theirs }: AnswerFacts): PageContent {
  const [mistake] = mistakes
  return {
    title: 'Write what happened next',
    ...(theirs ? { status: 409 } : mistake ? { status: 422 } : {}),
    backLink: { href: at },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${caption}</span>
      <h1 class="govuk-heading-l">What happened next?</h1>
      <p class="govuk-body hearth-measure">Tell them yourself, or through somebody they trust: what you did because of what they said, and what could not be done and why. Then write here what you told them and how.</p>
      ${theirs ? insetText({ html: html`<p class="govuk-body">${theirs.own ? 'You wrote an answer in another tab.' : 'Somebody else wrote an answer meanwhile.'} Both are here: put together what the child should hear.</p><blockquote class="hearth-quote">${theirs.words}</blockquote>` }) : nothing}
      <form method="post" action="${at}/answer" novalidate>
        <input type="hidden" name="seen" value="${version}">
        ${textarea({ name: 'words', value: typed, rows: 6, errorMessage: mistake ? { text: mistake.message } : undefined, label: { text: 'What you told them', classes: 'govuk-label--m' }, hint: { text: 'You said …, so we … In words that they would use.' } })}
        ${button({ text: 'Save what you told them', preventDoubleClick: true })}
      </form>
      <h2 class="govuk-heading-m">What they said</h2>
      ${said}`,
  }
}
