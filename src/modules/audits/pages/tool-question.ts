import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import {
  button,
  checkboxes,
  errorSummary,
  html,
  input,
  insetText,
  nothing,
  radios,
  type SafeHtml,
  textarea,
} from '#platform/html/index.ts'
import type { Mistake, PageContent } from '#platform/http/index.ts'
import { localTypes } from '../draft.ts'

type Typed = Readonly<Record<string, string>>

export type WordsFacts = {
  section: Section
  question: Question
  seen: number
  typed?: Typed
  mistakes: readonly Mistake[]
  /** Somebody saved the draft meanwhile: what this question says in it now, and who saved. */
  theirs?: { question: Question | undefined; savedBy: string | null }
}

/** Other words for a question: what it asks, and what to look for. */
export function wordsPage(facts: WordsFacts): PageContent {
  const { section, question, seen, typed } = facts
  return framed(
    facts,
    `Change the words: ${question.text}`,
    html`
    <h1 class="govuk-heading-l">Change the words</h1>
    ${facts.theirs ? moved(facts.theirs) : nothing}
    <p class="govuk-body">The question keeps its key, <code>${question.key}</code>, so that answers over the years can be laid side by side. Ask the same thing in better words; for another thing, add a question.</p>
    <form method="post" action="/tool/questions/${question.key}" novalidate>
      <input type="hidden" name="draft" value="${seen}">
      ${wordsFields(facts.mistakes, typed ?? { text: question.text, prompts: question.prompts ?? '' })}
      ${button({ text: 'Save in the draft', preventDoubleClick: true })}
    </form>`,
    section,
  )
}

function moved({ question, savedBy }: NonNullable<WordsFacts['theirs']>): SafeHtml {
  return insetText({
    html: html`<p class="govuk-body"><strong>${savedBy ?? 'Somebody else'} changed the draft while you were writing.</strong> What you wrote is below, not yet saved.</p>
      ${question ? html`<p class="govuk-body">In the draft it now reads: “${question.text}”${question.prompts ? html` <span class="govuk-hint">${question.prompts}</span>` : nothing}</p><p class="govuk-body">Save again to put your words in their place.</p>` : html`<p class="govuk-body">In the draft this question is no longer asked.</p>`}`,
  })
}

export type NewQuestionFacts = {
  section: Section
  seen: number
  typed: Typed
  mistakes: readonly Mistake[]
  moved: boolean
}

/** A question of the council's own. */
export function newQuestionPage(facts: NewQuestionFacts): PageContent {
  const { section, seen, typed, mistakes } = facts
  const mistake = mistakeOf(mistakes)
  return framed(
    facts,
    `Add a question: ${section.title}`,
    html`
    <span class="govuk-caption-l">${section.title}</span>
    <h1 class="govuk-heading-l">Add a question</h1>
    ${facts.moved ? insetText({ text: 'Somebody else changed the draft while you were writing. What you wrote is below: save it again.' }) : nothing}
    <form method="post" action="/tool/sections/${section.key}" novalidate>
      <input type="hidden" name="draft" value="${seen}">
      ${wordsFields(mistakes, typed)}
      ${radios({ name: 'type', idPrefix: 'type', fieldset: { legend: { text: 'How is it answered?', classes: 'govuk-fieldset__legend--s' } }, errorMessage: mistake('type'), value: typed['type'], items: Object.entries(localTypes).map(([value, text]) => ({ value, text })) })}
      ${textarea({ id: 'options', name: 'options', label: { text: 'Answers to choose from', classes: 'govuk-label--s' }, hint: { text: 'For a list only: one on each line.' }, errorMessage: mistake('options'), value: typed['options'], rows: 5 })}
      ${checkboxes({ name: 'required', idPrefix: 'required', items: [{ value: 'yes', text: 'It must be answered before the section is done', checked: typed['required'] === 'yes' }] })}
      ${button({ text: 'Add it to the draft', preventDoubleClick: true })}
    </form>`,
    section,
  )
}

function framed(
  { mistakes }: { mistakes: readonly Mistake[] },
  title: string,
  main: SafeHtml,
  section: Section,
): PageContent {
  const summary = errorSummary({
    titleText: 'There is a problem',
    errorList: mistakes.map(({ field, message }) => ({ text: message, href: `#${field}` })),
  })
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: section.title, href: `/tool/sections/${section.key}` },
    main: html`${mistakes.length > 0 ? summary : nothing}${main}`,
  }
}

function wordsFields(mistakes: readonly Mistake[], typed: Typed): SafeHtml {
  const mistake = mistakeOf(mistakes)
  return html`${input({ id: 'text', name: 'text', label: { text: 'What is asked?', classes: 'govuk-label--s' }, hint: { text: 'In plain words, as a question.' }, errorMessage: mistake('text'), value: typed['text'], spellcheck: true })}
    ${textarea({ id: 'prompts', name: 'prompts', label: { text: 'What to look for', classes: 'govuk-label--s' }, hint: { text: 'Shown under the question. It may stay empty.' }, errorMessage: mistake('prompts'), value: typed['prompts'], rows: 3, spellcheck: true })}`
}

function mistakeOf(mistakes: readonly Mistake[]) {
  return (field: string) => {
    const message = mistakes.find((one) => one.field === field)?.message
    return message ? { text: message } : undefined
  }
}
