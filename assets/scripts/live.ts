import { isBeingEdited } from './autosave.ts'
import { startComponents } from './components.ts'
import { setVersion, versionOf } from './fields.ts'
import { showHanging } from './hanging.ts'
import { say } from './saved-line.ts'

/** `id` is the answer's element; `html` is that element again, with its `[data-saved]`, or what belongs inside its `[data-fields]`. */
type News = {
  stamp?: string
  people: string[]
  answers: { id: string; version: number; html: string; by?: string; own?: boolean }[]
}

const pause = 5000

/** What the server said last, once all of it stands in the page: as long as it is so, it has nothing to say. */
let stamp = ''

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
  const reply = await fetch(withWhatIsKnown(address), { headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  if (!reply || reply.status >= 500) return true
  if (!reply.ok) return false
  if (reply.status !== 204) show(await reply.json())
  return true
}

/** With the stamp, and the version of each answer in this page. */
function withWhatIsKnown(address: string): URL {
  const url = new URL(address, location.href)
  const versions = [...document.querySelectorAll<HTMLElement>('[data-autosave]')].flatMap((element) => {
    const version = versionOf(element)
    return version ? [`${element.id}:${version}`] : []
  })
  url.searchParams.set('known', versions.join())
  if (stamp) url.searchParams.set('stamp', stamp)
  return url
}

function show(news: News): void {
  const line = document.querySelector('[data-presence]')
  const words = news.people.length ? `Also here: ${new Intl.ListFormat('en-GB').format(news.people)}` : ''
  // A status that is written again is read out again.
  if (line && line.textContent !== words) line.textContent = words
  const left = news.answers.filter((answer) => !replace(answer))
  stamp = left.length === 0 ? (news.stamp ?? '') : ''
}

/** False when somebody is in the middle of it: it is asked for again until they are not. */
function replace({ id, version, html, by, own }: News['answers'][number]): boolean {
  const element = document.getElementById(id)
  if (!element || versionOf(element) >= version) return true
  if (isBeingEdited(element)) return false
  // The server's own markup, in which it has escaped every answer.
  const fields = element.querySelector('[data-fields]')
  if (fields) fields.innerHTML = html
  else renew(element, html)
  setVersion(element, version)
  startComponents(element)
  showHanging()
  say(element, own ? 'Changed just now in another tab of yours' : `Changed just now by ${by ?? 'someone else'}`)
  return true
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
