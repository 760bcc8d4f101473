/** Names and values as a form posts them. */
export type Fields = [name: string, value: string][]

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What the fields inside an element would post. */
export function fieldsOf(element: HTMLElement): Fields {
  return controlsIn(element)
    .filter((control) => !control.disabled && (!isBox(control) || control.checked))
    .map((control) => [control.name, control.value])
}

/** Sets the fields inside an element; boxes and choices that are not among the given ones are cleared. */
export function fill(element: HTMLElement, fields: Fields): void {
  for (const control of controlsIn(element)) {
    const given = fields.filter(([name]) => name === control.name).map(([, value]) => value)
    if (isBox(control)) control.checked = given.includes(control.value)
    else if (given[0] !== undefined) control.value = given[0]
  }
}

/** An answer's version stands in a hidden field of its own, so that a save can be refused when someone else came first. */
export const isVersion = (name: string): boolean => /(^|:)version$/.test(name)

export function versionOf(element: HTMLElement): number {
  return Number(versionField(element)?.value ?? 0)
}

export function setVersion(element: HTMLElement, version: number): void {
  const field = versionField(element)
  if (field) field.value = String(version)
}

/**
 * What is said beside an answer's version: `follows: 'own'`, that one's own save before this one may have made the next
 * version already; `keep: 'mine', seen: '7'`, that one's own words were chosen over version 7.
 */
export function beside(element: HTMLElement, said: Readonly<Record<string, string>>): Fields {
  const version = versionField(element)
  return version ? Object.entries(said).map(([part, value]) => [version.name.replace(/version$/, part), value]) : []
}

function versionField(element: HTMLElement): Control | undefined {
  return controlsIn(element).find(({ name }) => isVersion(name))
}

/** Puts the focus where the answer is given: on the choice made, else on its first field. */
export function focusFirst(element: HTMLElement): void {
  const seen = controlsIn(element).filter((control) => control.type !== 'hidden' && control.offsetParent !== null)
  const chosen = seen.find((control) => isBox(control) && control.checked)
  const first = seen[0]
  const field = first && isBox(first) && chosen ? chosen : first
  field?.focus()
}

/** The choice between two people's words is no field of the answer. */
function controlsIn(element: HTMLElement): Control[] {
  // Fields of a form may stand elsewhere on the page.
  const controls =
    element instanceof HTMLFormElement ? element.elements : element.querySelectorAll('input, textarea, select')
  return ([...controls] as Control[]).filter(
    (control) =>
      control.name &&
      !/^(submit|button|file|fieldset|output)$/.test(control.type) &&
      !control.closest('[data-conflict]'),
  )
}

const isBox = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio'
