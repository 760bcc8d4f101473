import { type Answer, edited, isUnsaved, newAnswer, save, saveAtLast } from './answer.ts'
import { isChoice, leavesGroup, startChoices } from './choices.ts'
import { placeOfConflict, settle } from './conflict.ts'
import { restore } from './kept-words.ts'
import { startLeaving } from './leaving.ts'

const typingPause = 800
const choicePause = 2000

const answers = new Map<HTMLElement, Answer>()

/**
 * Saves each answer, an element `[data-autosave]` with an id and a `version` field, while it is written: its fields are
 * posted to the address in the attribute, else to its form's. Words are saved at every pause and when their field is left;
 * choices when their group is left, when the page is hidden, or after two seconds at rest. The server replies
 * 200 { version, savedAt }, or 409 { version, theirs, message } when someone else changed it meanwhile, or 401.
 * Words that are not acknowledged survive a reload, a lost connection and a new sign-in.
 */
export function startAutosave(): void {
  const elements = document.querySelectorAll<HTMLElement>('[data-autosave]')
  // The empty form that lies on a device is sent by nobody: away.ts.
  if (!elements.length || document.querySelector('[data-away-form]')) return
  for (const element of elements) void comeBack(element)
  startChoices()
  document.addEventListener('input', onInput)
  document.addEventListener('change', onChange)
  document.addEventListener('focusout', onFocusOut)
  document.addEventListener('click', choose)
  document.addEventListener('visibilitychange', () => document.hidden && void saveAll())
  addEventListener('pagehide', () => unsaved().forEach(saveAtLast))
  addEventListener('pageshow', () => void saveAll())
  addEventListener('online', () => unsaved().filter(isAtRest).forEach(save))
  startLeaving({ anyUnsaved, saveAll, postedAsAWhole })
}

async function comeBack(element: HTMLElement): Promise<void> {
  if (await restore(element, () => isBeingEdited(element))) edited(answerOf(element), 0)
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

/** The answer that a field belongs to; the choice between two people's words is no answer. */
function answerAround(field: EventTarget | null): Answer | undefined {
  if (!(field instanceof Element) || placeOfConflict(field)) return undefined
  const element = field.closest<HTMLElement>('[data-autosave]')
  return element ? answerOf(element) : undefined
}

function onInput({ target }: Event): void {
  const answer = answerAround(target)
  if (answer) edited(answer, isChoice(target) ? choicePause : typingPause)
}

function onChange({ target }: Event): void {
  if (!isChoice(target)) saveAround(target)
}

function onFocusOut({ target, relatedTarget }: FocusEvent): void {
  if (!isChoice(target) || leavesGroup(target, relatedTarget)) saveAround(target)
}

function saveAround(field: EventTarget | null): void {
  const answer = answerAround(field)
  if (answer) void save(answer)
}

/** A press on one of the ways out of the conflict box. */
function choose({ target }: Event): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('button[data-keep]') : null
  const element = button?.closest<HTMLElement>('[data-autosave]')
  if (button && element) settle(answerOf(element), button)
}

const isAtRest = ({ element }: Answer): boolean =>
  !(isChoice(document.activeElement) && element.contains(document.activeElement))

const unsaved = (): Answer[] => [...answers.values()].filter(isUnsaved)
const anyUnsaved = (): boolean => unsaved().length > 0

async function saveAll(): Promise<void> {
  await Promise.all(unsaved().map(save))
}

/** A form that is posted saves every answer in it; their kept words go when the next page shows them. */
function postedAsAWhole(form: HTMLFormElement): void {
  for (const answer of answers.values()) if (form.contains(answer.element)) answer.acknowledged = answer.edits
}
