import { html, nothing, type SafeHtml } from './html.ts'
import { insetText } from './inset-text.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

const pairs = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))

/** All that a form was sent with, to be sent on from another page. */
export const hiddenFields = (fields: Fields): SafeHtml =>
  html`${pairs(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** The words that somebody typed, rather than the values of choices, to be read where their form cannot be shown. */
export const wordsTyped = (fields: Fields): SafeHtml[] =>
  pairs(fields)
    .filter(([, value]) => /\S\s+\S/.test(value))
    .map(([, value]) => insetText({ html: withLines(value) }))

function withLines(words: string): SafeHtml {
  return html`${words.split(/\r?\n/).map((line, at) => html`${at ? html`<br>` : nothing}${line}`)}`
}
