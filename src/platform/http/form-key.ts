import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { asksIn, formAsksField } from '#platform/html/form-asks.ts'
import { escaped } from '#platform/html/html.ts'
import type { Fields } from './parsing.ts'
import type { Upload } from './route.ts'

/* The key that each form carries (decision 58). It stands in the form alone: what is kept of it is a hash. */

/** The field that holds it. */
export const formKeyField = 'form-key'

/** Puts a key into each form of a page that is sent with POST, unless one stands there already: this is the only place that does, so no
 * form can forget it. `posted`: the form that this page answers, which keeps its key when it is shown again. `saysWhatItAsks`: each form carries
 * that too, for whatever answers it (form-asks.ts). */
export function withKeys(
  markup: string,
  { posted, pageKey = newKey(), shownTo, saysWhatItAsks = false }: Keys = {},
): string {
  const isShownAgain = postedAgain(markup, posted)
  const counts = new Map<string, number>()
  return markup.replaceAll(postForm, (tag: string, at: number) => {
    const asks = saysWhatItAsks ? asksField(markup.slice(at, markup.indexOf('</form>', at)), tag, markup) : ''
    if (holdsKey(markup, at)) return `${tag}${asks}`
    const count = (counts.get(tag) ?? 0) + 1
    counts.set(tag, count)
    const key = isShownAgain(tag) ? posted!.key! : markedFor(hash(`${pageKey} ${count} ${tag}`).slice(0, 32), shownTo)
    return `${tag}<input type="hidden" name="${formKeyField}" value="${key}">${asks}`
  })
}

/** `posted`: what this page answers. `pageKey`: what the keys of its forms are made from, where that is settled. `shownTo`: the person who
 * is signed in. */
export type Keys = {
  posted?: Posted | undefined
  pageKey?: string | undefined
  shownTo?: number | undefined
  saysWhatItAsks?: boolean
}
type Posted = { url: string; key: string | undefined }

/** For whom a form was shown stands at the end of its key (decision 73): to nobody else does it say who that is. */
const markedFor = (key: string, personId: number | undefined): string =>
  personId === undefined ? key : `${key}.${hash(`${key} shown to ${personId}`).slice(0, 8)}`

/** Whether a form was shown to somebody else than whoever sends it: on a machine that several use, whoever signed in later in another
 * tab. It proves nothing: a key without such a mark is anybody's. */
export function isOfAnother(key: string | undefined, personId: number): boolean {
  const [, shown] = /^([0-9a-f]{32})\.[0-9a-f]{8}$/.exec(key ?? '') ?? []
  return shown !== undefined && markedFor(shown, personId) !== key
}

/** A form that sends on what another page's form was filled in with says already what that one asked. */
function asksField(form: string, tag: string, page: string): string {
  // Its fields may stand elsewhere on the page.
  const id = /\sid="([^"]*)"/.exec(tag)?.[1]
  const isSpread = id !== undefined && page.includes(` form="${id}"`)
  const asks = form.includes(`name="${formAsksField}"`) ? '' : isSpread ? asksIn(page, id) : asksIn(form)
  return asks === '' ? '' : `<input type="hidden" name="${formAsksField}" value="${asks}">`
}

/** For one page, as it is shown once. */
const newKey = (): string => randomBytes(15).toString('base64url')

/** How long an address with a key leads to the same forms: whoever keeps it as a bookmark has new ones the next day. */
const pageKeyLasts = { hours: 12 }

/** The key in the address of a page whose forms keep their keys when a browser comes back to it (a page is kept nowhere, so it is asked for
 * again): undefined where there is none yet, or it is of another day. */
export function pageKeyIn(query: Readonly<Record<string, string>>, now: Temporal.Instant): string | undefined {
  const key = keyIn(query[formKeyField])
  const minute = Number.parseInt(key?.split('.')[1] ?? '', 36)
  if (Number.isNaN(minute)) return undefined
  const from = minuteOf(now.subtract(pageKeyLasts))
  return minute >= from && minute <= minuteOf(now) ? key : undefined
}

/** The same address with a key of its own. */
export function withPageKey(url: string, now: Temporal.Instant): string {
  const [path = '', asked = ''] = url.split('?')
  const query = new URLSearchParams(asked)
  query.set(formKeyField, `${newKey()}.${minuteOf(now).toString(36)}`)
  return `${path}?${query}`
}

const minuteOf = (moment: Temporal.Instant): number => Math.floor(moment.epochMilliseconds / 60_000)

const keyIn = (given: unknown): string | undefined =>
  typeof given === 'string' && /^[\w.-]{20,64}$/.test(given) ? given : undefined

const postForm = /<form\b[^>]*\smethod="post"[^>]*>/g

/** Words that somebody had typed come back with the key that they were sent with. */
function holdsKey(markup: string, at: number): boolean {
  const next = markup.indexOf(`name="${formKeyField}"`, at)
  return next !== -1 && next < markup.indexOf('</form>', at)
}

/** Which form of the page is the one that was posted: by its address, where only one has it. */
function postedAgain(markup: string, posted: Posted | undefined) {
  if (posted?.key === undefined) return () => false
  const action = ` action="${escaped(posted.url)}"`
  const those = [...markup.matchAll(postForm)].filter(([tag]) => tag.includes(action))
  return (tag: string): boolean => those.length === 1 && tag.includes(action)
}

/** What was sent, without what Hearth itself had put into the form: its key, if that may be ours, and what it asks, '' where it does not say. */
export function takeKey(fields: Fields): { key: string | undefined; asks: string; body: Fields } {
  const { [formKeyField]: key, [formAsksField]: asks, ...body } = fields
  return { key: keyIn(key), asks: typeof asks === 'string' ? asks : '', body }
}

/** What was sent, as a hash that nobody can guess at without the key: a password may be in it. A line break is one, however it came. */
export function contentHash(key: string, body: Fields, uploads: readonly Upload[]): string {
  const fields = Object.entries(body).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const files = uploads.map(({ field, name, size, bytes }) => [field, name, size, hash(bytes)])
  return hash(JSON.stringify([key, fields, files]).replaceAll(String.raw`\r\n`, String.raw`\n`))
}

/** The key for sending the same content as another: always the same one, so that this too is done once. */
export const keyForAnother = (key: string, content: string): string => hash(`another ${key} ${content}`).slice(0, 40)
