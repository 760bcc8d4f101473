import { button, html, input, mistakeAt, nothing, textarea, whatToMend } from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Correctable, Mistaken } from '#platform/room.ts'

export type AskFacts = {
  about: Correctable
  of: Mistaken
  body: Record<string, string | string[]>
  mistakes: readonly Mistake[]
}

/** "This is about the wrong person": short, as whoever sees it wants it away. */
export function askPage({ about, of, body, mistakes }: AskFacts): PageContent {
  return {
    title: 'This is about the wrong person',
    ...(mistakes.length > 0 ? { status: 422 } : {}),
    backLink: { href: of.href },
    main: html`${whatToMend(mistakes)}
      <span class="govuk-caption-l">${of.what}</span>
      <h1 class="govuk-heading-l">This is about the wrong person</h1>
      <p class="govuk-body hearth-measure">Quality Assurance and Partnerships looks at it ${about.whose ? 'and moves it to whose it is, or seals it' : 'and seals it'}. You hear what came of it. If a child may not be safe, raise a safety alert as well: it does not wait for this.</p>
      <form method="post" action="/corrections" novalidate>
        <input type="hidden" name="kind" value="${about.kind}">
        <input type="hidden" name="of" value="${of.ref}">
        ${textarea({ id: 'what', name: 'what', rows: 3, value: textOf(body, 'what'), label: { text: 'What is wrong?', classes: 'govuk-label--m' }, hint: { text: 'Say how you know. You need not repeat what stands there.' }, errorMessage: mistakeAt(mistakes, 'what') })}
        ${about.whose ? input({ id: 'whose', name: 'whose', value: textOf(body, 'whose'), classes: 'govuk-input--width-10', autocomplete: 'off', label: { text: 'Whose is it, if you know?', classes: 'govuk-label--m' }, hint: { text: `${about.whose}. You may name it without being able to open it.` }, errorMessage: mistakeAt(mistakes, 'whose') }) : nothing}
        ${button({ text: 'Ask for it to be put right', preventDoubleClick: true })}
      </form>`,
  }
}
