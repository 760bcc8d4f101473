import type { Mistake } from '#platform/problems.ts'
import { button, html, select, whatToMend } from '#platform/html/index.ts'
import type { PageContent } from '#platform/http/index.ts'
import { languageName, languages } from '../languages.ts'
import type { Voice } from '../voice.ts'

export type LanguageFacts = { voice: Voice; who: string; mistakes?: readonly Mistake[] }

/** In which language their words are. The words stay as they were said; whoever has them read aloud hears them in it. */
export function languagePage({ voice, who, mistakes = [] }: LanguageFacts): PageContent {
  const [mistake] = mistakes
  return {
    title: 'In which language are their words?',
    ...(mistake ? { status: 422 } : {}),
    backLink: { href: `/voices/${voice.ref}` },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${voice.ref}, ${who}</span>
      <h1 class="govuk-heading-l">In which language are their words?</h1>
      <p class="govuk-body hearth-measure">They stay as they were said. A screen reader then reads them in that language, wherever they are quoted.</p>
      <form method="post" action="/voices/${voice.ref}/language" novalidate>
        ${select({
          name: 'language',
          label: { text: 'Language', classes: 'govuk-label--m' },
          items: languages.map((value) => ({ value, text: languageName(value), selected: value === voice.language })),
          ...(mistake ? { errorMessage: { text: mistake.message } } : {}),
        })}
        ${button({ text: 'Save', preventDoubleClick: true })}
      </form>`,
  }
}
