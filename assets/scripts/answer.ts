import { type Fields, fieldsOf, fill, forget, keep } from './kept-words.ts'
import { say, sayProblem, saySignedOut } from './saved-line.ts'

/** One answer's form, and how its saving stands. */
export type Answer = {
  readonly form: HTMLFormElement
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

const firstPatience = 1000
const longestPatience = 30_000

export function answerOf(form: HTMLFormElement): Answer {
  return { form, edits: 0, acknowledged: 0, saving: undefined, conflict: undefined, timer: 0, patience: firstPatience }
}

export const isUnsaved = (answer: Answer): boolean => answer.edits > answer.acknowledged

/** The words changed: they are kept in this tab at once, and saved after `pause` milliseconds without another change. */
export function edited(answer: Answer, pause: number): void {
  answer.edits += 1
  keep(answer.form)
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
  setVersion(answer.form, answer.conflict)
  answer.conflict = undefined
  answer.form.querySelector('[data-conflict]')?.replaceChildren()
  if (!theirs) return edited(answer, 0)
  fill(answer.form, theirs)
  acknowledge(answer, answer.edits)
  say(answer.form, 'Their words are kept.')
}

export function versionOf(form: HTMLFormElement): number {
  return Number(versionField(form)?.value ?? 0)
}

export function setVersion(form: HTMLFormElement, version: number): void {
  const field = versionField(form)
  if (field) field.value = String(version)
}

async function send(answer: Answer): Promise<void> {
  const { form, edits } = answer
  const reply = await post(form).catch(() => undefined)
  if (!reply || reply.status >= 500) return tryAgain(answer)
  answer.patience = firstPatience
  if (reply.status === 401) return saySignedOut(form)
  const told = await reply.json().catch(() => ({}))
  if (reply.ok) return saved(answer, edits, told)
  if (reply.status === 409 && told.theirs) return showBoth(answer, told)
  sayProblem(form, told.message ?? 'This could not be saved. Your words are kept on this device.')
}

function post(form: HTMLFormElement): Promise<Response> {
  return fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fieldsOf(form)),
    credentials: 'same-origin',
    redirect: 'error',
  })
}

function saved(answer: Answer, edits: number, told: { version: number; savedAt: string }): void {
  setVersion(answer.form, told.version)
  acknowledge(answer, edits)
  say(answer.form, `Saved ${told.savedAt}`)
  if (isUnsaved(answer)) edited(answer, 0)
}

function acknowledge(answer: Answer, edits: number): void {
  answer.acknowledged = edits
  if (!isUnsaved(answer)) forget(answer.form)
}

function showBoth(answer: Answer, told: { version: number; theirs: string; message?: string }): void {
  answer.conflict = told.version
  const place = answer.form.querySelector('[data-conflict]')
  // The server's own markup, in which it has escaped both texts.
  if (place) place.innerHTML = told.theirs
  sayProblem(answer.form, told.message ?? 'Someone else changed this answer too. Choose which words to keep.')
}

function tryAgain(answer: Answer): void {
  sayProblem(answer.form, 'No connection. Your words are kept on this device and will be saved when it is back.')
  saveIn(answer, answer.patience)
  answer.patience = Math.min(answer.patience * 2, longestPatience)
}

function saveIn(answer: Answer, milliseconds: number): void {
  clearTimeout(answer.timer)
  answer.timer = setTimeout(() => void save(answer), milliseconds)
}

function versionField(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>('input[name="version"]')
}
