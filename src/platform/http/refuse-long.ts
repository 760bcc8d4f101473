import { listTooLong } from './lengths.ts'
import type { ServerOptions } from './options.ts'
import { Unreadable } from './problem.ts'
import { json, type OpenContext, page, type Reply } from './route.ts'

/** What is typed into these is shown to nobody again. */
const secret = ['password', 'chosen', 'code']
export const holdsSecret = (body: Readonly<Record<string, unknown>>): boolean => secret.some((name) => name in body)

/** A page on which the words that are too long can be made shorter and sent on, with all else that was sent; undefined when every
 * text fits. Nothing is cut off, and nothing is lost. */
export function refuseLong(
  { tooLongPage }: Pick<ServerOptions, 'tooLongPage'>,
  { body, wantsJson }: Pick<OpenContext, 'body' | 'wantsJson'>,
  about: { path: string; asks: string; byLink: boolean; most?: number | undefined },
): Reply | undefined {
  const { most, ...where } = about
  const texts = listTooLong(body, most)
  const [first] = texts
  if (!first) return undefined
  if (wantsJson) return json({ message: `${first.message} Your words are still on this page.` }, 422)
  if (!tooLongPage || holdsSecret(body)) throw new Unreadable(413, first.message)
  return page({ ...tooLongPage({ ...where, body, texts }), status: 422 })
}
