import { isBeingEdited } from './autosave.ts'
import { startComponents } from './components.ts'
import { setVersion, versionOf } from './fields.ts'
import { showHanging } from './hanging.ts'
import { say } from './saved-line.ts'

/** `id` is the answer's element; `html` is that element again, with its `[data-saved]`, or what belongs inside its `[data-fields]`. */
type News = { people: string[]; answers: { id: string; version: number; html: string; by?: string }[] }

const pause = 5000

/** On a page with `[data-live="/address"]`: asks every five seconds who else is here and which answers changed. */
export function startLive(): void {
  const address = document.querySelector<HTMLElement>('[data-live]')?.dataset.live
  if (!address) return
  const ask = async (): Promise<void> => {
    if (document.hidden || (await refresh(address))) setTimeout(ask, pause)
  }
  setTimeout(ask, pause)
}

/** False when there is no use in asking again: the person is signed out, or may no longer see the page. */
async function refresh(address: string): Promise<boolean> {
  const reply = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined)
  if (!reply || reply.status >= 500) return true
  if (!reply.ok) return false
  show(await reply.json())
  return true
}

function show(news: News): void {
  const line = document.querySelector('[data-presence]')
  const words = news.people.length ? `Also here: ${new Intl.ListFormat('en-GB').format(news.people)}` : ''
  // A status that is written again is read out again.
  if (line && line.textContent !== words) line.textContent = words
  for (const answer of news.answers) replace(answer)
}

function replace({ id, version, html, by }: News['answers'][number]): void {
  const element = document.getElementById(id)
  if (!element || versionOf(element) >= version || isBeingEdited(element)) return
  // The server's own markup, in which it has escaped every answer.
  const fields = element.querySelector('[data-fields]')
  if (fields) fields.innerHTML = html
  else renew(element, html)
  setVersion(element, version)
  startComponents(element)
  showHanging()
  say(element, `Changed just now by ${by ?? 'someone else'}`)
}

/** The element as the server now has it, around the line that says how its saving stands: a line that has just come into the
 * page is not read out, one that was there and changes is. */
function renew(element: HTMLElement, html: string): void {
  const template = document.createElement('template')
  template.innerHTML = html
  const fresh = template.content.firstElementChild
  const [line, freshLine] = [element, fresh].map((one) => one?.querySelector(':scope > [data-saved]'))
  if (!fresh || !line || !freshLine) return element.replaceChildren(...(fresh?.childNodes ?? []))
  for (const { name, value } of fresh.attributes) element.setAttribute(name, value)
  const nodes = [...fresh.childNodes]
  const at = nodes.indexOf(freshLine)
  for (const child of [...element.childNodes]) if (child !== line) child.remove()
  line.before(...nodes.slice(0, at))
  line.after(...nodes.slice(at + 1))
}
