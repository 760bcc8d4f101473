import { type Answer, answerOf, edited, isUnsaved, save, settle } from './answer.ts'
import { type Fields, restore } from './kept-words.ts'

const typingPause = 800
const longestFlush = 3000

const answers = new Map<HTMLFormElement, Answer>()

/**
 * Saves each `<form data-autosave>` while it is written. The form holds one answer and its `version`; the server replies
 * 200 { version, savedAt, by }, 409 { version, theirs, message } when someone else changed it meanwhile, or 401.
 * Words that are not acknowledged survive a reload, a lost connection and a new sign-in.
 */
export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form)
  if (!answers.size) return
  addEventListener('online', saveAll)
  addEventListener('beforeunload', (event) => {
    if (unsaved().length) event.preventDefault()
  })
  document.addEventListener('click', followAfterSaving)
  document.addEventListener('submit', submitAfterSaving)
}

/** Whether the person is in the middle of this answer, so that nothing may change it under their hands. */
export function isBeingEdited(form: HTMLFormElement): boolean {
  const answer = answers.get(form)
  return (
    form.contains(document.activeElement) ||
    (answer !== undefined && (isUnsaved(answer) || answer.conflict !== undefined))
  )
}

function watch(form: HTMLFormElement): void {
  const answer = answerOf(form)
  answers.set(form, answer)
  form.addEventListener('input', ({ target }) => edited(answer, isChoice(target) ? 0 : typingPause))
  form.addEventListener('change', () => void save(answer))
  form.addEventListener('focusout', () => void save(answer))
  form.addEventListener('click', (event) => choose(answer, event))
  if (restore(form)) edited(answer, 0)
}

const isChoice = (field: EventTarget | null): boolean =>
  field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))

/** A press on "Keep my words" or "Keep their words" in the conflict box. */
function choose(answer: Answer, event: Event): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-keep]') : null
  if (!button) return
  event.preventDefault()
  settle(answer, button.dataset.keep === 'theirs' ? fieldsIn(button.dataset.fields ?? '{}') : undefined)
}

function fieldsIn(json: string): Fields {
  const named: { [name: string]: string | string[] } = JSON.parse(json)
  return Object.entries(named).flatMap(([name, values]) =>
    [values].flat().map((value): Fields[number] => [name, value]),
  )
}

const unsaved = (): Answer[] => [...answers.values()].filter(isUnsaved)

async function saveAll(): Promise<void> {
  await Promise.all(unsaved().map(save))
}

/** A link pressed while an answer is on its way waits for it, so that leaving loses nothing and asks nothing. */
function followAfterSaving(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  const plain = !event.defaultPrevented && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!link || !plain || link.target || link.origin !== location.origin || link.hash || !mustFlush()) return
  event.preventDefault()
  void flush().then(() => location.assign(link.href))
}

function submitAfterSaving(event: SubmitEvent): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return
  if (mustFlush()) {
    event.preventDefault()
    void flush().then(() => form.requestSubmit(event.submitter))
    return
  }
  // Posting an answer's own form saves it; its kept words go when the next page shows them.
  const own = answers.get(form)
  if (own) own.acknowledged = own.edits
}

// Only once: where the connection is gone, a second press leaves, and the browser asks first.
let flushed = false
const mustFlush = (): boolean => !flushed && unsaved().length > 0

async function flush(): Promise<void> {
  flushed = true
  await Promise.race([saveAll(), new Promise((done) => setTimeout(done, longestFlush))])
}
