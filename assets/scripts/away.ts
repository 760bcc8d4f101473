// A leader's day may be written down where there is no connection. While there is one, the page of the day sees to it that the empty form lies
// on the device (away-worker.ts), and a box for whoever leads it (sealed.ts): what is typed into the empty form is put into that box, which
// opens only with the key that the server gives to that person, signed in. Then it goes on as what a page of theirs had kept, with the
// version that it saw: none. If there is an answer by then, both texts are shown.
import { type Away, type LyingAway, namesLike, noDay, paragraph, sealedOf, slotOf } from './away-kept.ts'
import { startAwayForm } from './away-form.ts'
import { canKeep, drop, get, person, put } from './device.ts'
import { type Fields, isVersion } from './fields.ts'
import { newBox, unseal } from './sealed.ts'

export async function startAway(): Promise<void> {
  forgetOthersSlots()
  if (startAwayForm()) return
  const line = document.querySelector<HTMLElement>('[data-away]')
  if (!line || !canKeep()) return
  try {
    const key = await ownKey()
    await bringBack(key, line)
  } catch {
    // What cannot be kept or opened here stays as it is; the form works as ever.
  }
  void layOutForm(line)
}

/** The box of this person, made where there is none; its key is kept locked as their words are, anew with each week's key. */
async function ownKey(): Promise<string> {
  const kept = await get('box')
  const known = new Map(kept?.fields)
  const [key, slot] = [known.get('key'), known.get('slot')]
  const box = key && slot ? { key, slot } : await newBox()
  if (await put('box', Object.entries(box)))
    localStorage.setItem(slotOf(person), JSON.stringify({ at: Date.now(), slot: box.slot }))
  return box.key
}

/** Whoever sits here now types into their own box, or into none. What lies in another's stays theirs. */
function forgetOthersSlots(): void {
  if (person === '') return
  for (const name of namesLike(/:slot$/)) if (name !== slotOf(person)) localStorage.removeItem(name)
}

/** What was typed for the day of this page, in the order in which it was: kept where each answer looks for what was not sent. */
async function bringBack(key: string, line: HTMLElement): Promise<void> {
  if (!document.querySelector('[data-autosave]')) return
  const lying = namesLike(/:away:/)
    .filter((name) => name.startsWith(sealedOf(person)))
    .map((name) => ({ name, one: JSON.parse(localStorage.getItem(name) ?? '{}') as LyingAway }))
    .toSorted((a, b) => a.one.at - b.one.at)
  const left: string[] = []
  for (const { name, one } of lying) {
    const away: Away = JSON.parse(await unseal(key, one))
    if (away.place !== location.pathname && away.place !== noDay) continue
    for (const [id, fields] of Object.entries(away.answers)) {
      const place = `${location.pathname}#${id}`
      const isAsked = document.getElementById(id)?.matches('[data-autosave]')
      if (!isAsked || (await get(place))) left.push(...wordsIn(fields))
      else await put(place, fields)
    }
    localStorage.removeItem(name)
  }
  await showLeft(left, line)
}

/** What was typed, a single word too; not the key of a choice, which says nothing by itself. */
const wordsIn = (fields: Fields): string[] =>
  fields
    .filter(([name, value]) => !isVersion(name) && value.trim() !== '' && !/^[a-z\d]+(_[a-z\d]+)*$/.test(value))
    .map(([, value]) => value)

/** Words for which there is no room now (the form has changed since, or something newer waits there): to be copied, and kept until then. */
async function showLeft(now: readonly string[], line: HTMLElement): Promise<void> {
  const place = `${location.pathname} left`
  const before = (await get(place))?.fields.map(([, words]) => words) ?? []
  const all = [...new Set([...before, ...now])]
  if (all.length === 0) return
  await put(
    place,
    all.map((words) => ['left', words]),
  )
  const box = document.createElement('div')
  box.className = 'govuk-inset-text'
  box.append(
    paragraph('You wrote this without a connection, and there is no empty place for it here now. Copy what you need.'),
  )
  box.append(...all.map((words) => paragraph(words)))
  const copied = Object.assign(document.createElement('button'), { type: 'button', textContent: 'I have copied it' })
  copied.className = 'govuk-button govuk-button--secondary'
  copied.addEventListener('click', () => {
    box.remove()
    void drop(place, { whoever: true })
  })
  box.append(copied)
  line.before(box)
}

/** Says that the form can be opened here without a connection once that is so. */
async function layOutForm(line: HTMLElement): Promise<void> {
  const script = line.dataset.away
  if (!script || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(script, { scope: '/programme/' })
    const { active } = await navigator.serviceWorker.ready
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => (line.hidden = data !== 'laid out'))
    port1.start()
    active?.postMessage('lay out', [port2])
  } catch {
    // A browser that takes none: the form works with a connection, as ever.
  }
}
