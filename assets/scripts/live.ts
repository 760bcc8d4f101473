import { setVersion, versionOf } from './answer.ts'
import { isBeingEdited } from './autosave.ts'
import { startComponents } from './components.ts'
import { say } from './saved-line.ts'

/** `id` is the answer's form; `html` replaces what is inside its `[data-fields]`. */
type News = { people: string[]; answers: { id: string; version: number; html: string; by?: string }[] }

const pause = 5000

/** On a page with `[data-live="/address"]`: asks every five seconds who else is here and which answers changed. */
export function startLive(): void {
  const address = document.querySelector<HTMLElement>('[data-live]')?.dataset.live
  if (!address) return
  const ask = async (): Promise<void> => {
    const goesOn = document.hidden || (await refresh(address))
    if (goesOn) setTimeout(ask, pause)
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
  const form = document.getElementById(id)
  if (!(form instanceof HTMLFormElement) || versionOf(form) >= version || isBeingEdited(form)) return
  const fields = form.querySelector('[data-fields]')
  if (!fields) return
  // The server's own markup, in which it has escaped every answer.
  fields.innerHTML = html
  setVersion(form, version)
  startComponents(fields)
  say(form, `Changed just now by ${by ?? 'someone else'}`)
}
