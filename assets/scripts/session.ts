// Says some minutes before a session ends that it will, and goes on with it at the press of a button or while somebody types.
// Asking when it ends is no use of the session: an open page keeps nobody signed in.

type Left = { secondsLeft: number; final: boolean; time: string }
type Kind = 'soon' | 'last' | 'over'

/** How long before the end it is said, and how seldom typing goes on with the session. */
const warningSeconds = 5 * 60
const typingPause = 4 * 60 * 1000
const look = 10_000
const askedAgainAfter = 30_000

export function startSession(): void {
  const place = document.querySelector<HTMLElement>('[data-session]')
  if (!place) return
  let end = Date.now() + Number(place.dataset.secondsLeft) * 1000
  let final = place.dataset.final === 'yes'
  let time = document.querySelector('[data-session-line] [data-session-time]')?.textContent ?? ''
  let shown: Kind | undefined
  let used = Date.now()
  let asked = 0

  const show = (kind: Kind | undefined) => {
    if (kind === shown) return
    shown = kind
    place.replaceChildren(...(kind ? [wordsOf(kind, time)] : []))
    document.documentElement.classList.toggle('hearth-session-shown', kind !== undefined)
  }
  const take = (left: Left) => {
    end = Date.now() + left.secondsLeft * 1000
    ;({ final, time } = left)
    for (const one of document.querySelectorAll('[data-session-line] [data-session-time]')) one.textContent = time
    if (left.secondsLeft > warningSeconds) show(undefined)
  }
  const goOn = async () => {
    used = Date.now()
    const left = await ask('/your-session/continuation', 'POST')
    if (left === 'over') show('over')
    else if (left) take(left)
  }
  const watch = async () => {
    const seconds = (end - Date.now()) / 1000
    const justAsked = Date.now() - asked < askedAgainAfter && seconds > 0
    if (shown === 'over' || seconds > warningSeconds || justAsked) return
    asked = Date.now()
    // Another page of theirs may have been used meanwhile.
    const left = await ask('/your-session', 'GET')
    if (left === 'over' || (!left && seconds <= 0)) return show('over')
    if (left) take(left)
    if (end - Date.now() <= warningSeconds * 1000) show(final ? 'last' : 'soon')
  }
  setInterval(() => void watch(), look)
  document.addEventListener('visibilitychange', () => document.hidden || void watch())
  addEventListener('pageshow', () => void watch())
  document.addEventListener('input', () => {
    if (shown === 'soon' || Date.now() - used > typingPause) void goOn()
  })
  let before: HTMLElement | undefined
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement && !place.contains(target)) before = target
  })
  const press = async () => {
    await goOn()
    if (shown !== undefined) return
    place.replaceChildren(said('You stay signed in.'))
    giveFocus(before)
  }
  place.addEventListener('submit', (event) => {
    event.preventDefault()
    void press()
  })
}

/** The button that was pressed is gone: one goes on where one was. */
function giveFocus(before: HTMLElement | undefined): void {
  const main = document.querySelector<HTMLElement>('#main-content')
  main?.setAttribute('tabindex', '-1')
  const to = before?.isConnected ? before : main
  to?.focus({ preventScroll: true })
}

/** Undefined when nobody answered. */
async function ask(address: string, method: 'GET' | 'POST'): Promise<Left | 'over' | undefined> {
  const reply = await fetch(address, { method, headers: { accept: 'application/json' } }).catch(() => undefined)
  if (reply?.status === 401) return 'over'
  return reply?.ok ? ((await reply.json()) as Left) : undefined
}

function wordsOf(kind: Kind, time: string): Node {
  const words = document.querySelector<HTMLTemplateElement>(`template[data-session-${kind}]`)!.content.cloneNode(true)
  for (const one of (words as DocumentFragment).querySelectorAll('[data-session-time]')) one.textContent = time
  return words
}

function said(words: string): HTMLElement {
  const line = document.createElement('p')
  line.className = 'govuk-visually-hidden'
  line.textContent = words
  return line
}
