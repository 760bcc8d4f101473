// Behind a one-time link: each question is sent as it is left, and nothing is put into the device's storage.
import { isChoice, leavesGroup } from './choices.ts'
import { fieldsOf, type Fields } from './fields.ts'
import { say, sayProblem } from './saved-line.ts'

type Kept = { savedAt: string; seen: Record<string, number>; elsewhere: boolean }

const typingPause = 1500
/** Long enough for a press on a button to send the whole form instead. */
const leavingPause = 150
const firstPatience = 2000
const longestPatience = 30_000
const longestWait = 3000

/**
 * On a form `[data-say]`: words are sent at each pause and when their field is left, choices when their question is left or the page
 * goes: what a finger passes over is not said. Each question has a hidden field `…-seen` with the version that the page shows; the reply names
 * the new ones. What could not be sent stays on the page, is tried again, and leaving asks first.
 */
export function startSaying(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-say]')
  if (!form) return
  const changed = new Set<string>()
  let timer = 0
  let patience = firstPatience
  let underWay: Promise<void> | undefined
  let ended = false

  const later = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(), milliseconds)
  }
  const send = async (): Promise<void> => {
    clearTimeout(timer)
    if (underWay) await underWay
    if (changed.size === 0 || ended) return
    const questions = [...changed]
    changed.clear()
    underWay = post(questions).finally(() => (underWay = undefined))
    return underWay
  }
  const post = async (questions: string[]): Promise<void> => {
    const reply = await request(form, questions).catch(() => undefined)
    const told = await reply?.json().catch(() => undefined)
    if (reply?.ok && told) return kept(told)
    for (const one of questions) changed.add(one)
    if (reply && reply.status < 500) {
      ended = true
      return sayProblem(form, told?.message ?? notSent)
    }
    sayProblem(
      form,
      `${told?.message ?? 'No connection.'} Your words are still on this page, and are sent again by themselves.`,
    )
    later(patience)
    patience = Math.min(patience * 2, longestPatience)
  }
  const kept = ({ savedAt, seen, elsewhere }: Kept): void => {
    patience = firstPatience
    for (const [name, version] of Object.entries(seen)) setField(form, name, String(version))
    say(
      form,
      elsewhere
        ? `Saved ${savedAt}. You had answered this in another place too: what stands here counts now.`
        : `Saved ${savedAt}`,
    )
  }

  form.addEventListener('input', ({ target }) => {
    const question = questionOf(form, target)
    if (question === undefined) return
    changed.add(question)
    setField(form, 'typed', 'yes')
    if (!isChoice(target)) later(typingPause)
  })
  form.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (changed.size > 0 && (!isChoice(target) || leavesGroup(target, relatedTarget))) later(leavingPause)
  })
  // The press sends all of it; what is under way must not come after it.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    changed.clear()
    if (!underWay || event.defaultPrevented) return
    event.preventDefault()
    const waited = new Promise((done) => setTimeout(done, longestWait))
    const sendAll = async (first: Promise<unknown>) => {
      await first
      underWay = undefined
      setTimeout(() => form.requestSubmit(event.submitter))
    }
    void sendAll(Promise.race([underWay, waited]))
  })
  document.addEventListener('visibilitychange', () => document.hidden && void send())
  // Whoever leaves quickly takes nothing more along.
  addEventListener('pagehide', () => document.body.hidden || void send())
  addEventListener('online', () => void send())
  addEventListener('beforeunload', (event) => {
    if (!document.body.hidden && changed.size > 0 && (ended || patience > firstPatience)) event.preventDefault()
  })
}

const notSent = 'This could not be sent. Your words are still on this page.'

function request(form: HTMLFormElement, questions: readonly string[]): Promise<Response> {
  return fetch(form.action, {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams(fieldsAbout(form, questions)),
    credentials: 'same-origin',
    redirect: 'error',
    keepalive: true,
  })
}

const fieldsAbout = (form: HTMLFormElement, questions: readonly string[]): Fields =>
  fieldsOf(form).filter(([name]) => questions.includes(questionNamed(form, name) ?? ''))

function questionOf(form: HTMLFormElement, field: EventTarget | null): string | undefined {
  const name = field instanceof Element ? field.getAttribute('name') : null
  return name ? questionNamed(form, name) : undefined
}

/** The question that a field belongs to: the longest one whose name it begins with. */
function questionNamed(form: HTMLFormElement, name: string): string | undefined {
  const all = [...form.querySelectorAll<HTMLInputElement>('input[name$="-seen"]')].map((one) => one.name.slice(0, -5))
  return all
    .filter((one) => name === one || name.startsWith(`${one}-`))
    .toSorted((one, other) => other.length - one.length)[0]
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const found = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
  const field = found ?? Object.assign(document.createElement('input'), { type: 'hidden', name })
  field.value = value
  if (!found) form.append(field)
}
