import { escaped, html, nothing, type SafeHtml } from './html.ts'

/** What the official macros call `text` and `html`: text is escaped, html is trusted and wins when both are given. */
export type Content = { text?: string | number | undefined; html?: SafeHtml | undefined }

/** `{ value, optional: true }` prints the bare name when true, and nothing when false or missing. */
export type AttributeValue =
  | string
  | number
  | boolean
  | undefined
  | { value: string | number | boolean | undefined; optional?: boolean | undefined }
export type Attributes = { readonly [name: string]: AttributeValue }

/** What every component accepts. `classes` is a space-separated string that is added to the component's own. */
export type Common = { classes?: string | undefined; attributes?: Attributes | undefined }

/** An entry of a list that may be left out by a condition: `canSign && { … }`. */
export type Maybe<T> = T | false | null | undefined | ''
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** The content to print, or undefined when there is none. */
export function content(from: Content | undefined): SafeHtml | string | number | undefined {
  return hasHtml(from) ? from.html : from?.text
}

export function hasContent(from: Content | undefined): from is Content {
  return hasHtml(from) || Boolean(from?.text)
}

function hasHtml(from: Content | undefined): from is { html: SafeHtml } {
  return Boolean(from?.html?.length)
}

/** Entries without those that a condition left out. */
export function present<T extends object>(items: readonly Maybe<T>[] | undefined): T[] {
  return items ? items.filter((item): item is T => Boolean(item)) : []
}

/** A class attribute's value: the component's class and whatever of the rest is given. */
export function classNames(own: string, ...more: (string | false | undefined)[]): string {
  let names = own
  for (const name of more) if (name) names += ` ${name}`
  return names
}

/** One attribute with a leading space, or nothing when the value is missing, false or empty. */
export function attribute(name: string, value: string | number | boolean | undefined): SafeHtml {
  if (value === undefined || value === false || value === '') return nothing
  return value === true ? html` ${name}` : html` ${name}="${value}"`
}

/** All given attributes, each with a leading space. */
export function attributesOf(attributes: Attributes | undefined): SafeHtml {
  if (!attributes) return nothing
  let markup = ''
  for (const name in attributes) markup += written(escaped(name), attributes[name])
  return html.raw`${markup}`
}

function written(name: string, given: AttributeValue): string {
  const { value, optional } = typeof given === 'object' ? given : { value: given, optional: false }
  if (value === undefined) return ''
  if (optional && value === true) return ` ${name}`
  return optional && value === false ? '' : ` ${name}="${escaped(String(value))}"`
}

/** Words for a component's script, as `data-i18n.` attributes; a set of messages goes by plural rule (`one`, `other`). */
export function translations(key: string, words: string | PluralForms | undefined): Attributes {
  if (!words) return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(Object.entries(words).map(([rule, message]) => [`data-i18n.${key}.${rule}`, message]))
}

export type PluralForms = { readonly [rule: string]: string }

/** Words as a heading of their own. */
export function headed(level: 'h1' | 'h2' | 'h3', classes: string, words: ReturnType<typeof content>): SafeHtml {
  if (level === 'h1') return html`<h1 class="${classes}">${words}</h1>`
  return level === 'h2' ? html`<h2 class="${classes}">${words}</h2>` : html`<h3 class="${classes}">${words}</h3>`
}
