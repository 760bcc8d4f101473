import type { AskedPage } from '../list-page.ts'

/** A whole number from 0 as an address or a form writes it, and as a column of PostgreSQL can hold it; undefined for any other text. */
export function readNumber(text: string | undefined): number | undefined {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : undefined
}

/** The version of something that a page showed; 0, which nothing has, when it says none that there could be. */
export const readVersion = (text: string | undefined): number => readNumber(text) ?? 0

/** The page of a list that an address asks for; the first when it asks for none that there could be. `name`: which of several lists
 * on one page. */
export function readPage(query: Readonly<Record<string, string>>, name = 'page'): AskedPage {
  const page = /^[1-9]\d{0,5}$/.test(query[name] ?? '') ? Number(query[name]) : 1
  return { page, after: name === 'page' ? readNumber(query['after']) || undefined : undefined }
}
