import { beside, type Fields, fieldsOf, setVersion } from './fields.ts'
import { forget, keep, whereTheyAre } from './kept-words.ts'
import { say, sayMistake, sayProblem, saySignedOut } from './saved-line.ts'

/** One answer's element (a form, or a part of a form), and how its saving stands. */
export type Answer = {
  readonly element: HTMLElement
  /** How often it was changed, and up to which change the server has it. */
  edits: number
  acknowledged: number
  /** Up to which change the last save took them along. */
  sent: number
  /** Whether a save went out of which nobody knows whether it got in. */
  unanswered: boolean
  /** One's own words were chosen over another's: the version of those, until that is saved. */
  chosenOver: number | undefined
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
    sent: 0,
    unanswered: false,
    chosenOver: undefined,
    saving: undefined,
    conflict: undefined,
    timer: 0,
    patience: firstPatience,
  }
}

export const isUnsaved = (answer: Answer): boolean => answer.edits > answer.acknowledged

/** The words changed: they are kept on the device at once, and saved after `pause` milliseconds without another change. */
export function edited(answer: Answer, pause: number): void {
  answer.edits += 1
  keep(answer.element)
  saveIn(answer, pause)
}

/** Saves what is unsaved. Resolves when the server has answered, whatever it said; only one save is under way at a time. */
export async function save(answer: Answer): Promise<void> {
  // The save that is under way takes all of it along.
  if (answer.saving && answer.sent === answer.edits) return answer.saving
  clearTimeout(answer.timer)
  // What changed since goes after it, with the version that it makes.
  while (answer.saving) await answer.saving
  if (!isUnsaved(answer) || answer.conflict !== undefined) return
  answer.saving = send(answer).finally(() => (answer.saving = undefined))
  return answer.saving
}

/** The page goes now, and cannot wait for a save that is under way: what that one did not take along goes at once. */
export function saveAtLast(answer: Answer): void {
  if (answer.sent === answer.edits || answer.conflict !== undefined) return
  answer.sent = answer.edits
  void post(answer).catch(() => undefined)
}

async function send(answer: Answer): Promise<void> {
  const { element, edits } = answer
  answer.sent = edits
  const reply = await post(answer).catch(() => undefined)
  if (!reply || reply.status >= 500) return tryAgain(answer, edits, await reasonOf(reply))
  answer.unanswered = false
  answer.patience = firstPatience
  if (reply.status === 401) return saySignedOut(element)
  const told = await reply.json().catch(() => ({}))
  if (reply.ok) return saved(answer, edits, told)
  if (reply.status === 409 && told.theirs) return showBoth(answer, told)
  if (reply.status === 422 && told.message) return sayMistake(element, told.message, told.at)
  sayProblem(element, told.message ?? `This could not be saved. ${whereTheyAre()}.`)
}

/** A browser lets only so many bytes outlive their page. */
const mayOutlive = 60_000

function post(answer: Answer): Promise<Response> {
  const { element } = answer
  const body = new URLSearchParams([
    ...fieldsOf(element),
    ...formKeyOf(element),
    ...(answer.unanswered ? beside(element, { follows: 'own' }) : []),
    ...(answer.chosenOver === undefined ? [] : beside(element, { keep: 'mine', seen: String(answer.chosenOver) })),
  ])
  answer.unanswered = true
  return fetch(addressOf(element), {
    method: 'POST',
    headers: { accept: 'application/json' },
    body,
    credentials: 'same-origin',
    redirect: 'error',
    keepalive: String(body).length < mayOutlive,
  })
}

/** The key of the form that it is part of says for whom the page was opened: whoever signs in later, in another tab, saves nothing of it. */
function formKeyOf(element: HTMLElement): Fields {
  const key = element.closest('form')?.querySelector<HTMLInputElement>('input[name="form-key"]')
  return key && !element.contains(key) ? [[key.name, key.value]] : []
}

/** Its own address (`data-autosave="/…"`), or that of the form it is part of. */
function addressOf(element: HTMLElement): string {
  return element.dataset.autosave || element.closest('form')?.action || location.href
}

function saved(answer: Answer, edits: number, told: Saved): void {
  answer.chosenOver = undefined
  setVersion(answer.element, told.version)
  acknowledge(answer, edits)
  say(answer.element, `Saved ${told.savedAt}`)
  // What changed meanwhile has its own time to be saved; kept, it names the version that it now follows.
  if (isUnsaved(answer)) keep(answer.element)
}

export function acknowledge(answer: Answer, edits: number): void {
  answer.acknowledged = edits
  if (!isUnsaved(answer)) forget(answer.element)
}

function showBoth(answer: Answer, told: Conflict): void {
  answer.chosenOver = undefined
  answer.conflict = told.version
  const place = answer.element.querySelector('[data-conflict]')
  // The server's own markup, in which it has escaped both texts.
  if (place) place.innerHTML = told.theirs
  sayProblem(answer.element, told.message ?? 'Someone else changed this answer too. Choose which words to keep.')
}

/** What the server says when it cannot save for the moment; it may be a proxy that answers, and says nothing of ours. */
async function reasonOf(reply: Response | undefined): Promise<string> {
  const told = await reply?.json().catch(() => undefined)
  return told?.message ?? 'No connection.'
}

function tryAgain(answer: Answer, edits: number, reason: string): void {
  sayProblem(answer.element, `${reason} ${whereTheyAre()}, and are sent again by themselves.`)
  // What changed meanwhile has its own time to be saved.
  if (answer.edits === edits) saveIn(answer, answer.patience)
  answer.patience = Math.min(answer.patience * 2, longestPatience)
}

function saveIn(answer: Answer, milliseconds: number): void {
  clearTimeout(answer.timer)
  answer.timer = setTimeout(() => void save(answer), milliseconds)
}
