import { type Fields, fieldsOf, fill, setVersion } from './fields.ts'
import { forget, keep } from './kept-words.ts'
import { say, sayProblem, saySignedOut } from './saved-line.ts'

/** One answer's element (a form, or a part of a form), and how its saving stands. */
export type Answer = {
  readonly element: HTMLElement
  /** How often it was changed, and up to which change the server has it. */
  edits: number
  acknowledged: number
  saving: Promise<void> | undefined
  /** Set while both texts are shown: the version that a choice is made against. */
  conflict: number | undefined
  timer: number
  /** Milliseconds until the next try after a failure. */
  patience: number
}

type Saved = { version: number; savedAt: string }
/** `theirs` is markup: the box that shows both texts. */
type Conflict = { version: number; theirs: string; message?: string }

const firstPatience = 1000
const longestPatience = 30_000

export function newAnswer(element: HTMLElement): Answer {
  return {
    element,
    edits: 0,
    acknowledged: 0,
    saving: undefined,
    conflict: undefined,
    timer: 0,
    patience: firstPatience,
  }
}

export const isUnsaved = (answer: Answer): boolean => answer.edits > answer.acknowledged

/** The words changed: they are kept in this tab at once, and saved after `pause` milliseconds without another change. */
export function edited(answer: Answer, pause: number): void {
  answer.edits += 1
  keep(answer.element)
  saveIn(answer, pause)
}

/** Saves what is unsaved. Resolves when the server has answered, whatever it said; only one save is under way at a time. */
export async function save(answer: Answer): Promise<void> {
  clearTimeout(answer.timer)
  if (answer.saving) return answer.saving
  if (!isUnsaved(answer) || answer.conflict !== undefined) return
  answer.saving = send(answer).finally(() => (answer.saving = undefined))
  return answer.saving
}

/** One of two texts was chosen. `theirs` are the fields of the other text; without them one's own words stay. */
export function settle(answer: Answer, theirs: Fields | undefined): void {
  if (answer.conflict === undefined) return
  // While the conflict still stands: taking away the button that has the focus asks for a save, which must not happen yet.
  answer.element.querySelector('[data-conflict]')?.replaceChildren()
  setVersion(answer.element, answer.conflict)
  answer.conflict = undefined
  if (!theirs) return edited(answer, 0)
  fill(answer.element, theirs)
  acknowledge(answer, answer.edits)
  say(answer.element, 'Their words are kept.')
}

async function send(answer: Answer): Promise<void> {
  const { element, edits } = answer
  const reply = await post(element).catch(() => undefined)
  if (!reply || reply.status >= 500) return tryAgain(answer)
  answer.patience = firstPatience
  if (reply.status === 401) return saySignedOut(element)
  const told = await reply.json().catch(() => ({}))
  if (reply.ok) return saved(answer, edits, told)
  if (reply.status === 409 && told.theirs) return showBoth(answer, told)
  sayProblem(element, told.message ?? 'This could not be saved. Your words are kept on this device.')
}

function post(element: HTMLElement): Promise<Response> {
  return fetch(addressOf(element), {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fieldsOf(element)),
    credentials: 'same-origin',
    redirect: 'error',
  })
}

/** Its own address (`data-autosave="/…"`), or that of the form it is part of. */
function addressOf(element: HTMLElement): string {
  return element.dataset.autosave || element.closest('form')?.action || location.href
}

function saved(answer: Answer, edits: number, told: Saved): void {
  setVersion(answer.element, told.version)
  acknowledge(answer, edits)
  say(answer.element, `Saved ${told.savedAt}`)
  if (isUnsaved(answer)) edited(answer, 0)
}

function acknowledge(answer: Answer, edits: number): void {
  answer.acknowledged = edits
  if (!isUnsaved(answer)) forget(answer.element)
}

function showBoth(answer: Answer, told: Conflict): void {
  answer.conflict = told.version
  const place = answer.element.querySelector('[data-conflict]')
  // The server's own markup, in which it has escaped both texts.
  if (place) place.innerHTML = told.theirs
  sayProblem(answer.element, told.message ?? 'Someone else changed this answer too. Choose which words to keep.')
}

function tryAgain(answer: Answer): void {
  sayProblem(answer.element, 'No connection. Your words are kept on this device and will be saved when it is back.')
  saveIn(answer, answer.patience)
  answer.patience = Math.min(answer.patience * 2, longestPatience)
}

function saveIn(answer: Answer, milliseconds: number): void {
  clearTimeout(answer.timer)
  answer.timer = setTimeout(() => void save(answer), milliseconds)
}
