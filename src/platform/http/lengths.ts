import type { z } from 'zod'
import type { Mistake } from '#platform/problems.ts'
import type { Fields } from './parsing.ts'

/** Most characters of any text that a form takes, where the form itself says no less. */
export const longestText = 20_000

/** How long a text is, as a browser's maxlength counts it: a line break is one character, however it was sent. */
export const lengthOf = (text: string): number => text.replaceAll('\r\n', '\n').length

/** The sentence for a text that is longer than it may be; undefined for one that fits. */
export function tooLong(text: string, most: number): string | undefined {
  const length = lengthOf(text)
  if (length <= most) return undefined
  const [is, may, less] = [length, most, length - most].map((count) => count.toLocaleString('en-GB'))
  return `This has ${is} characters and may have ${may}. Take out ${less}.`
}

/** The same as what is to be mended at a field: nothing when it fits. */
export function mistakeOfLength(field: string, text: string, most: number): Mistake[] {
  const message = tooLong(text, most)
  return message ? [{ field, message }] : []
}

/** The same for a schema of zod: `z.string().superRefine(upTo(2000))`. */
export function upTo(most: number): (text: string, context: z.RefinementCtx) => void {
  return (text, context) => {
    const message = tooLong(text, most)
    if (message) context.addIssue({ code: 'custom', message })
  }
}

/** A field whose text no form takes: which it is, what stands in it, and why not. */
export type TooLong = { field: string; text: string; most: number; message: string }

/** `most`: how much the form itself lets through, which may be less than what is longer than any text. */
export function listTooLong(body: Fields, most: number = longestText): TooLong[] {
  return Object.entries(body).flatMap(([field, value]) =>
    [value].flat().flatMap((text) => {
      const message = lengthOf(text) > longestText && tooLong(text, most)
      return message ? [{ field, text, most, message }] : []
    }),
  )
}
