// Forms that take longer than a minute: what was typed and not sent is kept on the device (device.ts), and offered when the form is opened
// again. Where nothing can be kept, leaving the page asks first.
import { drop, get, type Kept, put } from './device.ts'
import { type Fields, fieldsOf, fill, focusFirst } from './fields.ts'
import { sameWords } from './kept-words.ts'

type Draft = {
  form: HTMLFormElement
  place: string
  /** As the server sent it. */
  before: Fields
  line: HTMLElement
  /** What was typed is not sent, and not kept either. */
  atRisk: boolean
  /** How much lay here from before, of which nobody has said yet what becomes of it. */
  offered: number
}

/** Until that is said, what is typed now is kept beside it. */
const besides = (place: string): string => `${place} beside`

/** Every form with room for sentences, or with many fields; answers that save themselves, and secrets, have nothing to do with it. */
export function startDrafts(): void {
  if (!document.body.dataset.person) return
  const drafts = [...document.querySelectorAll<HTMLFormElement>('main form[method="post"]')]
    .filter(takesLong)
    .map(begin)
  addEventListener('beforeunload', (event) => {
    if (drafts.some(({ atRisk }) => atRisk)) event.preventDefault()
  })
}

function takesLong(form: HTMLFormElement): boolean {
  if (form.querySelector('[data-autosave]')) return false
  if ([...form.elements].some((one) => one.matches('[type="password"], [autocomplete="one-time-code"]'))) return false
  return [...form.elements].some((one) => one.matches('textarea')) || namesIn(form).size >= 4
}

/** What is asked in it, chosen already or not. */
const namesIn = (form: HTMLFormElement): Set<string> =>
  new Set(
    [...form.elements]
      .filter((one) => one.matches('input:not([type="hidden"], [type="file"]), textarea, select'))
      .map((one) => one.getAttribute('name') ?? ''),
  )

function begin(form: HTMLFormElement): Draft {
  const draft = { form, place: placeOf(form), before: typedIn(form), line: lineIn(form), atRisk: false, offered: 0 }
  for (const kind of ['input', 'change'])
    document.addEventListener(kind, ({ target }) => {
      if (isControl(target) && target.form === form) void typed(draft)
    })
  form.addEventListener('submit', ({ defaultPrevented }) => {
    if (!defaultPrevented) draft.atRisk = false
  })
  void offerKept(draft)
  return draft
}

const isControl = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  target instanceof Element && target.matches('input, textarea, select')

/** What was left in it before, unless somebody has begun to type meanwhile. */
async function offerKept(draft: Draft): Promise<void> {
  for (const place of [draft.place, besides(draft.place)]) {
    const kept = await get(place)
    if (!kept || draft.atRisk || sameWords(kept.fields, draft.before)) continue
    if (sameWords(typedIn(draft.form), draft.before)) offer(draft, place, kept)
  }
}

async function typed(draft: Draft): Promise<void> {
  const fields = typedIn(draft.form)
  const isAsBefore = sameWords(fields, draft.before)
  draft.atRisk = !isAsBefore
  const place = draft.offered > 0 ? besides(draft.place) : draft.place
  if (isAsBefore) {
    draft.line.textContent = ''
    return drop(place)
  }
  const isKept = await put(place, fields, keyOf(draft.form))
  if (isKept) draft.atRisk = false
  const words = isKept
    ? 'Not sent yet. It is kept on this device, for you alone, until you send it or sign out, at most seven days.'
    : 'Not sent yet. It is only on this page: send it before you leave.'
  // A status that is written again is read out again.
  if (draft.line.textContent !== words) draft.line.textContent = words
}

/** One's own words from before stand beside the form, and go into it only when that is pressed. */
function offer(draft: Draft, place: string, { fields, at }: Kept): void {
  draft.offered += 1
  const box = document.createElement('div')
  box.className = 'govuk-inset-text'
  box.setAttribute('role', 'status')
  box.dataset.offers = draft.form.getAttribute('action') ?? ''
  startOf(draft.form).before(box)
  const settle = (words: string): void => {
    draft.offered -= 1
    if (draft.offered === 0) void drop(besides(draft.place), { whoever: true })
    box.replaceChildren(line('p', 'govuk-body', words))
    focusFirst(draft.form)
  }
  const putBack = press('Put it back', () => {
    const own = typedIn(draft.form)
    fill(draft.form, fields)
    for (const field of draft.form.elements) field.dispatchEvent(new Event('change', { bubbles: true }))
    settle('It is back in the form. It is not sent yet.')
    void typed(draft)
    // What stood in its place is offered in turn.
    if (sameWords(own, draft.before) || sameWords(own, fields)) return
    void put(besides(draft.place), own, keyOf(draft.form))
    offer(draft, besides(draft.place), { fields: own, at: Date.now(), by: '' })
  })
  const throwAway = press('Throw it away', () => {
    settle('It is thrown away.')
    void drop(place, { whoever: true }).then(() => typed(draft))
  })
  const group = line('div', 'govuk-button-group', '')
  group.append(putBack, throwAway)
  const longest = fields.map(([, value]) => value).toSorted((one, other) => other.length - one.length)[0] ?? ''
  box.append(
    line('p', 'govuk-body', `You had written something here on ${momentInWords(at)}, and it was not sent.`),
    ...(/\s/.test(longest) ? [line('p', 'govuk-body', `“${shortened(longest)}”`)] : []),
    group,
  )
}

function press(text: string, work: () => void): HTMLElement {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text })
  button.className = 'govuk-button govuk-button--secondary'
  button.addEventListener('click', work)
  return button
}

function line(tag: 'p' | 'div', className: string, words: string): HTMLElement {
  return Object.assign(document.createElement(tag), { className, textContent: words })
}

const shortened = (words: string): string => (words.length > 120 ? `${words.slice(0, 120).trimEnd()} …` : words)

const momentInWords = (at: number): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', ...options }).format(at)
  return `${part({ day: 'numeric', month: 'long' })} at ${part({ hour: '2-digit', minute: '2-digit' })}`
}

/** Where a form begins: its fields may stand apart from it, as those of an alert stand beside the question that opens it. */
function startOf(form: HTMLFormElement): Element {
  const first = [...form.elements].find((one) => one.matches('input:not([type="hidden"]), textarea, select'))
  return !first || form.contains(first) ? form : (first.closest('.govuk-form-group') ?? first)
}

/** The line must stand there before it says anything, or it is not read out. */
function lineIn(form: HTMLFormElement): HTMLElement {
  const status = line('p', 'hearth-saved', '')
  status.setAttribute('role', 'status')
  status.dataset.typedInto = form.getAttribute('action') ?? ''
  const button = [...form.elements].find((one) => one.matches('button:not([type="button"])'))
  const place = button?.closest('.govuk-button-group') ?? button
  if (place) place.before(status)
  else form.append(status)
  return status
}

/** What a person puts in, and which version they saw: if somebody else was first, the server shows both. */
const typedIn = (form: HTMLFormElement): Fields => {
  const hidden = new Set(hiddenIn(form).map(({ name }) => name))
  return fieldsOf(form).filter(([name]) => !hidden.has(name) || isSeen(name))
}

const hiddenIn = (form: HTMLFormElement): HTMLInputElement[] =>
  [...form.elements].filter((one): one is HTMLInputElement => one.matches('input[type="hidden"]'))

const isSeen = (name: string): boolean => /(^|[-:])(seen|version)$/.test(name)
const keyOf = (form: HTMLFormElement): string => keyField(form)?.value ?? ''
const keyField = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[name="form-key"]')

/** Where it is sent, and what about: the same form has it on whichever page it stands. */
function placeOf(form: HTMLFormElement): string {
  const about = hiddenIn(form)
    .filter((field) => !/^form-(key|asks)$/.test(field.name) && !isSeen(field.name))
    .map(({ name, value }) => `${name}=${value}`)
  return [new URL(form.action).pathname, ...about].join(' ')
}
