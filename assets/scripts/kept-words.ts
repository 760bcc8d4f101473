// Words that the server has not acknowledged yet, kept in this tab so that a reload or a new sign-in brings them back.
// The key names the person: on a shared computer nobody meets another's words.
import { type Fields, fieldsOf, fill, isVersion } from './fields.ts'

export function keep(element: HTMLElement): void {
  try {
    sessionStorage.setItem(keyOf(element), JSON.stringify(fieldsOf(element)))
  } catch {
    // Storage is full or forbidden: the words are still in the page, and leaving it asks first.
  }
}

export function forget(element: HTMLElement): void {
  sessionStorage.removeItem(keyOf(element))
}

/** Puts kept words back in their fields. True when they differ from what the server sent, and so must be saved. */
export function restore(element: HTMLElement): boolean {
  const kept = sessionStorage.getItem(keyOf(element))
  if (!kept) return false
  const fields: Fields = JSON.parse(kept)
  const differ = spelt(fields) !== spelt(fieldsOf(element))
  // The kept version comes back too: if someone else saved in between, the server will show both texts.
  if (differ) fill(element, fields)
  else forget(element)
  return differ
}

function spelt(fields: Fields): string {
  return JSON.stringify(
    fields.filter(([name]) => !isVersion(name)).map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
  )
}

function keyOf(element: HTMLElement): string {
  return `hearth:${document.body.dataset.person ?? ''}:${location.pathname}:${element.id}`
}
