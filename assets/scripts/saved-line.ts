import { canKeep } from './device.ts'

/** Says beside an answer how its saving stands. The element is a polite status, so screen readers hear it too. */
export function say(element: HTMLElement, words: string): void {
  write(element, false, words)
}

export function sayProblem(element: HTMLElement, ...words: (string | Node)[]): void {
  write(element, true, ...words)
}

/** The answer itself is not right: that is said beside it, and whoever comes to its field again hears what is wrong. */
export function sayMistake(element: HTMLElement, words: string, at?: string): void {
  const read = at === 'evidence' && element.querySelector<HTMLInputElement>('[name$=":evidence"]')
  if (read) return sayAtRead(element, read, words)
  sayProblem(element, `Error: ${words}`)
  const line = element.querySelector('[data-saved]')
  if (!line) return
  line.id ||= `${element.id}-saved`
  // The page may have come with the same: it is said once.
  for (const shown of element.querySelectorAll('.govuk-error-message'))
    if (shown.textContent?.trim().endsWith(words)) shown.remove()
  element.querySelector('.govuk-form-group')?.classList.add('govuk-form-group--error')
  for (const field of fieldsWithValue(element)) {
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', [...othersOf(field, line.id), line.id].join(' '))
    if (field.matches('.govuk-input')) field.classList.add('govuk-input--error')
  }
}

/** What was read for it cannot stand so: said directly above its own field. The line beside the answer only says where to look. */
function sayAtRead(element: HTMLElement, field: HTMLInputElement, words: string): void {
  sayProblem(element, 'Not saved: look at what was read, and its date')
  const shown = document.createElement('span')
  shown.className = 'govuk-error-message'
  shown.id = `${element.id}-unclear`
  shown.dataset['said'] = ''
  shown.textContent = `Error: ${words}`
  for (const before of field.parentElement?.querySelectorAll('.govuk-error-message') ?? []) before.remove()
  field.before(shown)
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', [...othersOf(field, shown.id), shown.id].join(' '))
  field.classList.add('govuk-input--error')
  const fold = field.closest('details')
  if (fold) fold.open = true
}

const othersOf = (field: Element, ...ids: string[]): string[] =>
  (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !ids.includes(id))

/** The fields of an answer's value; not those of the words below it. Of rows, those of the rows that are begun and not whole: else of all
 * that are begun. */
function fieldsWithValue(element: HTMLElement): Field[] {
  const fields = [...element.querySelectorAll<Field>('[name$=":value"], [name*=":value-"]')]
  const rowOf = (field: Field) => field.closest('[data-rows] > *')
  const filled = (row: Element) => fields.filter((field) => rowOf(field) === row && isFilled(field)).length
  const partly = fields.filter((field) => {
    const row = rowOf(field)
    return row && filled(row) > 0 && filled(row) < 3
  })
  return partly.length > 0 ? partly : fields.filter((field) => (rowOf(field) ? filled(rowOf(field)!) > 0 : true))
}

type Field = HTMLInputElement | HTMLSelectElement
const isFilled = (field: Field): boolean => field.type !== 'checkbox' && field.value !== ''

function forgetMistake(element: HTMLElement, line: Element): void {
  for (const said of element.querySelectorAll('.govuk-error-message[data-said]')) said.remove()
  for (const field of element.querySelectorAll('[aria-invalid="true"]')) {
    field.removeAttribute('aria-invalid')
    field.classList.remove('govuk-input--error')
    const others = othersOf(field, line.id, `${element.id}-unclear`)
    if (others.length > 0) field.setAttribute('aria-describedby', others.join(' '))
    else field.removeAttribute('aria-describedby')
  }
  for (const group of element.querySelectorAll('.govuk-form-group--error'))
    if (!group.querySelector('.govuk-error-message')) group.classList.remove('govuk-form-group--error')
}

/** Signing in comes back to this very page, where the kept words are put in again and saved. */
export function saySignedOut(element: HTMLElement): void {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`
  link.textContent = 'Sign in'
  // Where the device keeps nothing the words are on this page alone: they are not left for signing in.
  if (!canKeep()) link.target = '_blank'
  const where = canKeep()
    ? 'kept here: sign in again and they will be saved'
    : 'still on this page: sign in in another tab, and come back'
  sayProblem(element, `You have been signed out. Your words are ${where}. `, link)
}

function write(element: HTMLElement, problem: boolean, ...words: (string | Node)[]): void {
  const line = element.querySelector('[data-saved]')
  if (!line) return
  forgetMistake(element, line)
  const isSaid = words.every((one) => typeof one === 'string') && line.textContent === words.join('')
  if (isSaid && line.classList.contains('hearth-saved--problem') === problem) return
  line.classList.toggle('hearth-saved--problem', problem)
  // The same words once more are no news: a screen reader would say them at each pause.
  line.replaceChildren(...words)
}
