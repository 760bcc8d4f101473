// The empty form as it lies on a device, without a connection. It has nobody's name and no key: what is typed goes into the box of whoever led
// a day here last (away.ts), and cannot be read on this page again once it is left.
import { type Away, type LyingAway, namesLike, paragraph, sealedOf, slotOf } from './away-kept.ts'
import { prefix } from './device.ts'
import { fieldsOf } from './fields.ts'
import { seal } from './sealed.ts'

const typingPause = 300
const kept =
  'Not sent yet. It lies on this device, locked, for you alone, at most seven days. Sign in with a connection, open this day, and it is sent.'
const atRisk = 'Not sent yet, and this device keeps nothing: it is only on this page.'

/** True on that page. */
export function startAwayForm(): boolean {
  const form = document.querySelector<HTMLElement>('[data-away-form]')
  if (!form) return false
  const line = form.querySelector<HTMLElement>('[data-away-line]')!
  const own = ownSlot()
  leadBack(form)
  if (!own) {
    form.querySelector<HTMLElement>('[data-away-nobody]')!.hidden = false
    for (const field of form.querySelectorAll<HTMLInputElement>('input, textarea')) field.disabled = true
    return true
  }
  showEarlier(form, own.whose)
  const answers = new Map<string, HTMLElement>()
  const name = `${sealedOf(own.whose)}${String(Math.random()).slice(2)}`
  let timer = 0
  let unsaved = false
  let order: Promise<unknown> = Promise.resolve()
  const keep = async (): Promise<void> => {
    const away: Away = {
      place: location.pathname,
      answers: Object.fromEntries([...answers].map(([id, element]) => [id, fieldsOf(element)])),
    }
    try {
      const lying: LyingAway = { ...(await seal(own.slot, JSON.stringify(away))), at: Date.now(), by: '', key: '' }
      localStorage.setItem(name, JSON.stringify(lying))
      unsaved = false
    } catch {
      unsaved = true
    }
    const words = unsaved ? atRisk : kept
    if (line.textContent !== words) line.textContent = words
  }
  const typed = ({ target }: Event): void => {
    const answer = target instanceof Element ? target.closest<HTMLElement>('[data-autosave]') : null
    if (!answer) return
    answers.set(answer.id, answer)
    unsaved = true
    clearTimeout(timer)
    timer = setTimeout(() => (order = order.then(keep)), typingPause)
  }
  for (const kind of ['input', 'change']) document.addEventListener(kind, typed)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && unsaved) order = order.then(keep)
  })
  addEventListener('beforeunload', (event) => {
    if (unsaved) event.preventDefault()
  })
  return true
}

/** The box of whoever led a day here last: nobody's once they signed out. */
function ownSlot(): { whose: string; slot: string } | undefined {
  if (!globalThis.crypto?.subtle) return undefined
  const [newest] = namesLike(/:slot$/)
    .map((name) => ({ name, ...(JSON.parse(localStorage.getItem(name) ?? '{}') as { at: number; slot: string }) }))
    .toSorted((a, b) => b.at - a.at)
  if (!newest) return undefined
  const whose = newest.name.slice(prefix.length, -':slot'.length)
  return newest.name === slotOf(whose) ? { whose, slot: newest.slot } : undefined
}

function showEarlier(form: HTMLElement, whose: string): void {
  const earlier = namesLike(/:away:/).filter((name) => name.startsWith(sealedOf(whose))).length
  if (earlier === 0) return
  const words =
    earlier === 1
      ? 'What was written here before lies on this device, locked, and is not sent yet. It cannot be read here: it stands in the form once you have signed in with a connection. Go on with what is missing.'
      : `What was written here before, ${earlier} times, lies on this device, locked, and is not sent yet. It cannot be read here: it stands in the form once you have signed in with a connection. Go on with what is missing.`
  form.querySelector('[data-away-line]')!.before(paragraph(words))
}

/** The way to what can be sent. A browser that says it has a connection may have none that leads anywhere, so nobody is told that there is one. */
function leadBack(form: HTMLElement): void {
  const back = form.querySelector<HTMLAnchorElement>('[data-away-back]')!
  back.href = location.pathname.endsWith('/form') ? '/' : location.pathname
}
