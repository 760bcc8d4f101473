import { isSafeHtml, html as official, type SafeHtml } from '@remix-run/html-template'

export { isSafeHtml, type SafeHtml } from '@remix-run/html-template'

/** What may stand between `${` and `}`. Booleans may not, so `${late && tag(…)}`, which would print "false", does not compile. */
export type Printable = SafeHtml | string | number | null | undefined | Printable[]

type Template = (strings: TemplateStringsArray, ...values: Printable[]) => SafeHtml
/** `html.raw` trusts every value as it is. Only for markup that we wrote ourselves. */
type HtmlTag = Template & { raw: Template }

/**
 * Template tag: every value is escaped unless it is SafeHtml already; null and undefined print nothing; arrays are joined.
 * It prints what `@remix-run/html-template` prints (html.test.ts compares them on anything), in a third of the time: a page
 * is some hundred of these.
 */
export const html: HtmlTag = Object.assign(template, { raw: official.raw })

function template(strings: TemplateStringsArray, ...values: Printable[]): SafeHtml {
  let markup = strings[0] ?? ''
  for (let at = 0; at < values.length; at++) markup += printed(values[at]) + strings[at + 1]
  return official.raw(nothingAround, markup)
}

/** No markup at all, for the branch of a condition that prints nothing. */
export const nothing: SafeHtml = official``

function printed(value: Printable): string {
  if (typeof value === 'string') return escaped(value)
  if (value === null || value === undefined) return ''
  if (isSafeHtml(value)) return value.toString()
  return Array.isArray(value) ? joined(value) : escaped(String(value))
}

function joined(values: Printable[]): string {
  let markup = ''
  for (const value of values) markup += printed(value)
  return markup
}

/** Words as they may stand in markup. Most need nothing; asking first is cheaper than replacing. */
export const escaped = (words: string): string =>
  special.test(words) ? words.replace(specials, (one) => references[one] ?? '') : words

const special = /[&<>"']/
const specials = /[&<>"']/g
const references: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const nothingAround: TemplateStringsArray = Object.assign(['', ''], { raw: ['', ''] })
