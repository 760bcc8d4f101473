// Words of an answer that the server has not acknowledged yet: a reload, a lost connection or a new sign-in brings them back.
import { canKeep, drop, get, put } from './device.ts'
import { fieldsOf, fill, isVersion, type Fields } from './fields.ts'

export function keep(element: HTMLElement): void {
  void put(placeOf(element), fieldsOf(element))
}

export function forget(element: HTMLElement): void {
  void drop(placeOf(element))
}

/** Puts kept words back in their fields, unless somebody has begun to write there. True when they differ from what the server sent, and
 * so must be saved. */
export async function restore(element: HTMLElement, isBegun: () => boolean): Promise<boolean> {
  const kept = await get(placeOf(element))
  if (!kept || isBegun()) return false
  const differ = !sameWords(kept.fields, fieldsOf(element))
  // The kept version comes back too: if someone else saved in between, the server will show both texts.
  if (differ) fill(element, kept.fields)
  else void drop(placeOf(element), { whoever: true })
  return differ
}

/** What is said of words that are not saved: only what is so. */
export const whereTheyAre = (): string =>
  canKeep() ? 'Your words are kept on this device' : 'Your words are still on this page'

export const sameWords = (one: Fields, other: Fields): boolean => spelt(one) === spelt(other)

function spelt(fields: Fields): string {
  return JSON.stringify(
    fields.filter(([name]) => !isVersion(name)).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
  )
}

/** By where its form is sent: the same answer may stand on more than one page. */
const placeOf = (element: HTMLElement): string =>
  `${new URL(element.closest('form')?.action || location.href, location.href).pathname}#${element.id}`
