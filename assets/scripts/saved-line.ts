/** Says beside an answer how its saving stands. The element is a polite status, so screen readers hear it too. */
export function say(form: HTMLFormElement, words: string): void {
  write(form, false, words)
}

export function sayProblem(form: HTMLFormElement, ...words: (string | Node)[]): void {
  write(form, true, ...words)
}

/** Signing in comes back to this very page, where the kept words are put in again and saved. */
export function saySignedOut(form: HTMLFormElement): void {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`
  link.textContent = 'Sign in'
  sayProblem(form, 'You have been signed out. Your words are kept here: sign in again and they will be saved. ', link)
}

function write(form: HTMLFormElement, problem: boolean, ...words: (string | Node)[]): void {
  const line = form.querySelector('[data-saved]')
  if (!line) return
  line.classList.toggle('hearth-saved--problem', problem)
  line.replaceChildren(...words)
}
