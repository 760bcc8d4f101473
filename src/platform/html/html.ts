import { type SafeHtml, html as tag } from '@remix-run/html-template'

export { isSafeHtml, type SafeHtml } from '@remix-run/html-template'

/** What may stand between `${` and `}`. Booleans may not, so `${late && tag(…)}`, which would print "false", does not compile. */
export type Printable = SafeHtml | string | number | null | undefined | Printable[]

type HtmlTag = {
  (strings: TemplateStringsArray, ...values: Printable[]): SafeHtml
  /** Trusts every value as it is. Only for markup that we wrote ourselves. */
  raw(strings: TemplateStringsArray, ...values: Printable[]): SafeHtml
}

/** Template tag: every value is escaped unless it is SafeHtml already; null and undefined print nothing; arrays are joined. */
export const html: HtmlTag = tag

/** No markup at all, for the branch of a condition that prints nothing. */
export const nothing: SafeHtml = html``
