import { limits } from './limits.ts'
import { Unreadable } from './problem.ts'

export type Fields = Record<string, string | string[]>

/** Reads a posted form. Throws Unreadable when it holds more fields than any form of ours. */
export function parseForm(text: string): Fields {
  if (countOf(text, '&') >= limits.fields) throw tooManyFields()
  return fieldsOf(new URLSearchParams(text))
}

/** Reads the end of an address: of a field that comes more than once the first counts. */
export function parseQuery(text: string): Record<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(text))
    if (!fields.has(withoutNull(name))) fields.set(withoutNull(name), withoutNull(value))
  return Object.fromEntries(fields)
}

/** Names and values as they came; a name that comes more than once has a list. U+0000, which nobody types and PostgreSQL's text
 * cannot hold, is left out; a value that nobody can see is empty. */
export function fieldsOf(pairs: Iterable<readonly [string, string]>): Fields {
  const fields = new Map<string, string[]>()
  for (const [givenName, value] of pairs) {
    const name = withoutNull(givenName)
    if (name.length > limits.fieldName) throw new Unreadable(400, 'This form has a field that no form of Hearth has.')
    const values = fields.get(name)
    const shown = withoutUnseen(withoutTurning(withoutNull(value)))
    if (values) values.push(shown)
    else fields.set(name, [shown])
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0]! : values]))
}

export const tooManyFields = () =>
  new Unreadable(413, `This form has more than ${limits.fields.toLocaleString('en-GB')} fields: no form of Hearth has.`)

export const withoutNull = (text: string): string => text.replaceAll('\u0000', '')

/** U+202D and U+202E turn round whatever is read after them; no script needs them. */
const withoutTurning = (text: string): string => text.replaceAll(/[\u202D\u202E]/g, '')

/** A zero-width space that was pasted is no reason, and no word of anybody's. Among words such signs stay: scripts need them. */
const withoutUnseen = (text: string): string => (/[^\s\p{DI}]/u.test(text) || !/\p{DI}/u.test(text) ? text : '')

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1 && count <= limits.fields; at = text.indexOf(sign, at + 1)) count += 1
  return count
}
