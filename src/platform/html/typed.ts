import { formAsksField, saidIn } from './form-asks.ts'
import { html, nothing, type SafeHtml } from './html.ts'
import { insetText } from './inset-text.ts'
import { summaryList } from './summary-list.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

const pairs = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))

/** All that a form was sent with, to be sent on from another page. */
export const hiddenFields = (fields: Fields): SafeHtml =>
  html`${pairs(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** The same with what the form asked, so that the page after that one can say it too. */
export const sentOn = ({ body, asks }: WhatWasTyped): SafeHtml =>
  html`${hiddenFields(body)}${asks === '' ? nothing : hiddenFields({ [formAsksField]: asks })}`

/** A form as it was sent, and what it asked (form-asks.ts), '' where it did not say so. */
export type WhatWasTyped = { body: Fields; asks: string }

/**
 * What somebody put into a form, question by question, choices in words, to be read and copied where the form cannot be shown. `onlyNew`: not what
 * its page had shown already. Of a form that did not say what it asks, what looks like words. `nothing` when there is none.
 */
export function whatWasTyped({ body, asks }: WhatWasTyped, { onlyNew = false } = {}): SafeHtml {
  const said = saidIn(asks, body)?.filter(({ isNew }) => isNew || !onlyNew)
  if (said === undefined) return wordsTyped(body)
  if (said.length === 0) return nothing
  return summaryList({
    rows: said.map(({ says, text }) => ({ key: { text: says }, value: { html: withLines(text) } })),
  })
}

function wordsTyped(fields: Fields): SafeHtml {
  const words = pairs(fields).filter(([, value]) => /\S\s+\S/.test(value))
  return words.length === 0 ? nothing : html`${words.map(([, value]) => insetText({ html: withLines(value) }))}`
}

function withLines(words: string): SafeHtml {
  return html`${words.split(/\r?\n/).map((line, at) => html`${at ? html`<br>` : nothing}${line}`)}`
}
