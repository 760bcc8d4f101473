// What of a leader's day lies on a device: where, and what (away.ts, away-form.ts).
import { prefix } from './device.ts'
import type { Fields } from './fields.ts'
import type { Sealed } from './sealed.ts'

/** What was typed on one page of the empty form: where, and the fields of each answer that was touched, by its element. */
export type Away = { place: string; answers: Readonly<Record<string, Fields>> }
/** As it lies there. `at`, `by` and `key` as of everything that does (device.ts). */
export type LyingAway = Sealed & { at: number; by: string; key: string }

export const slotOf = (whose: string): string => `${prefix}${whose}:slot`
export const sealedOf = (whose: string): string => `${prefix}${whose}:away:`
/** Where the empty form stands when it is of no day yet. */
export const noDay = '/programme/form'

export function namesLike(pattern: RegExp): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(prefix) && pattern.test(name))
  } catch {
    return []
  }
}

export const paragraph = (words: string): HTMLElement =>
  Object.assign(document.createElement('p'), { className: 'govuk-body', textContent: words })
