import { canKeep } from './device.ts'

/** Says beside an answer how its saving stands. The element is a polite status, so screen readers hear it too. */
export function say(element: HTMLElement, words: string): void {
  write(element, false, words)
}

export function sayProblem(element: HTMLElement, ...words: (string | Node)[]): void {
  write(element, true, ...words)
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
  line.classList.toggle('hearth-saved--problem', problem)
  line.replaceChildren(...words)
}
