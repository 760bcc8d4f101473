import type { Mistake } from '#platform/problems.ts'
import type { Section } from '#framework/a2-audit-tool/types.ts'
import { html, input, type SafeHtml, textarea, whatToMend } from '#platform/html/index.ts'
import { type PageContent, textOf } from '#platform/http/index.ts'
import type { Body } from '../tool-forms.ts'

/** What a form of the tool has been given to show: what is written in it, and what must be mended. */
export type Filled = { typed: Body; mistakes: readonly Mistake[] }

/** The frame around a form of the tool: what must be mended, and the way back to its section. */
export function framed({ mistakes }: Filled, title: string, main: SafeHtml, section: Section): PageContent {
  return {
    title,
    status: mistakes.length > 0 ? 422 : 200,
    backLink: { text: section.title, href: `/tool/sections/${section.key}` },
    main: html`${whatToMend(mistakes)}${main}`,
  }
}

type Labelled = { label: string; hint?: string; small?: boolean }

/** One line of words, with its mistake. */
export function lineField(filled: Filled, name: string, labelled: Labelled): SafeHtml {
  return input({ ...fieldOf(filled, name, labelled), spellcheck: true })
}

/** Words of any length, with their mistake. */
export function wordsField(filled: Filled, name: string, labelled: Labelled & { rows: number }): SafeHtml {
  return textarea({ ...fieldOf(filled, name, labelled), rows: labelled.rows, spellcheck: true })
}

function fieldOf(filled: Filled, name: string, { label, hint, small }: Labelled) {
  return {
    id: name,
    name,
    label: { text: label, ...(small ? {} : { classes: 'govuk-label--s' }) },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: mistakeOf(filled, name),
    value: textOf(filled.typed, name),
  }
}

export function mistakeOf({ mistakes }: Filled, field: string): { text: string } | undefined {
  const message = mistakes.find((one) => one.field === field)?.message
  return message ? { text: message } : undefined
}

/** What every question says: what it asks, and what to look for. */
export function askedFields(filled: Filled): SafeHtml {
  return html`${lineField(filled, 'text', { label: 'What is asked?', hint: 'In plain words, as a question.' })}
    ${wordsField(filled, 'prompts', { label: 'What to look for', hint: 'Shown under the question. It may stay empty.', rows: 3 })}`
}
