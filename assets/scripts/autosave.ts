import { type Answer, edited, isUnsaved, newAnswer, save, settle } from './answer.ts'
import { type Fields, versionOf } from './fields.ts'
import { restore } from './kept-words.ts'
import { startLeaving } from './leaving.ts'

const typingPause = 800

const answers = new Map<HTMLElement, Answer>()

/**
 * Saves each answer, an element `[data-autosave]` with an id and a `version` field, while it is written: its fields are
 * posted to the address in the attribute, else to its form's. The server replies 200 { version, savedAt }, or
 * 409 { version, theirs, message } when someone else changed it meanwhile, or 401.
 * Words that are not acknowledged survive a reload, a lost connection and a new sign-in.
 */
export function startAutosave(): void {
  const elements = document.querySelectorAll<HTMLElement>('[data-autosave]')
  if (!elements.length) return
  for (const element of elements) if (restore(element)) edited(answerOf(element), 0)
  document.addEventListener('input', onInput)
  document.addEventListener('change', saveAround)
  document.addEventListener('focusout', saveAround)
  document.addEventListener('click', choose)
  addEventListener('online', () => void saveAll())
  startLeaving({ anyUnsaved, saveAll, postedAsAWhole })
}

/** Whether the person is in the middle of this answer, so that nothing may change it under their hands. */
export function isBeingEdited(element: HTMLElement): boolean {
  const answer = answers.get(element)
  const open = answer !== undefined && (isUnsaved(answer) || answer.conflict !== undefined)
  return open || element.contains(document.activeElement)
}

function answerOf(element: HTMLElement): Answer {
  const answer = answers.get(element) ?? newAnswer(element)
  answers.set(element, answer)
  return answer
}

function answerAround(target: EventTarget | null): Answer | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-autosave]') : null
  return element ? answerOf(element) : undefined
}

function onInput({ target }: Event): void {
  const answer = answerAround(target)
  if (answer) edited(answer, isChoice(target) ? 0 : typingPause)
}

const isChoice = (field: EventTarget | null): boolean =>
  field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))

function saveAround({ target }: Event): void {
  const answer = answerAround(target)
  if (answer) void save(answer)
}

/** A press on "Keep my words" or "Keep their words" in the conflict box. */
function choose(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-keep]') : null
  const answer = answerAround(button)
  if (!button || !answer) return
  event.preventDefault()
  // A box that came with the page stands beside the other text's version already.
  answer.conflict ??= versionOf(answer.element)
  settle(answer, button.dataset.keep === 'theirs' ? fieldsIn(button.dataset.fields ?? '{}') : undefined)
}

function fieldsIn(json: string): Fields {
  const named: { [name: string]: string | string[] } = JSON.parse(json)
  return Object.entries(named).flatMap(([name, values]) =>
    [values].flat().map((value): Fields[number] => [name, value]),
  )
}

const unsaved = (): Answer[] => [...answers.values()].filter(isUnsaved)
const anyUnsaved = (): boolean => unsaved().length > 0

async function saveAll(): Promise<void> {
  await Promise.all(unsaved().map(save))
}

/** A form that is posted saves every answer in it; their kept words go when the next page shows them. */
function postedAsAWhole(form: HTMLFormElement): void {
  for (const answer of answers.values()) if (form.contains(answer.element)) answer.acknowledged = answer.edits
}
