// Words that the server has not acknowledged yet, kept in this tab so that a reload or a new sign-in brings them back.
// The key names the person: on a shared computer nobody meets another's words.

export type Fields = [name: string, value: string][]

export function keep(form: HTMLFormElement): void {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(fieldsOf(form)))
  } catch {
    // Storage is full or forbidden: the words are still in the page, and leaving it asks first.
  }
}

export function forget(form: HTMLFormElement): void {
  sessionStorage.removeItem(keyOf(form))
}

/** Puts kept words back into the form. True when they differ from what the server sent, and so must be saved. */
export function restore(form: HTMLFormElement): boolean {
  const kept = sessionStorage.getItem(keyOf(form))
  if (!kept) return false
  const fields: Fields = JSON.parse(kept)
  if (same(fields, fieldsOf(form))) {
    forget(form)
    return false
  }
  fill(form, fields)
  return true
}

export function fieldsOf(form: HTMLFormElement): Fields {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}

/** Sets every field of the form to the given values; boxes and choices that are not among them are cleared. */
export function fill(form: HTMLFormElement, fields: Fields): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      field.checked = fields.some(([name, value]) => name === field.name && value === field.value)
    } else if (isWritten(field)) {
      const given = fields.find(([name]) => name === field.name)
      if (given) field.value = given[1]
    }
  }
}

// The kept version is one of the fields: if someone saved in between, the server then shows both texts.
function same(one: Fields, other: Fields): boolean {
  const spelt = (fields: Fields) =>
    JSON.stringify(
      fields.filter(([name]) => name !== 'version').map(([name, value]) => [name, value.replace(/\r\n/g, '\n')]),
    )
  return spelt(one) === spelt(other)
}

function isWritten(field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (field instanceof HTMLInputElement)
    return field.type !== 'submit' && field.type !== 'button' && field.type !== 'file'
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement
}

function keyOf(form: HTMLFormElement): string {
  return `hearth:${document.body.dataset.person ?? ''}:${form.id || new URL(form.action).pathname}`
}
