// Reads a page aloud, sentence by sentence: what is asked, what can be chosen, the buttons. A press pauses, another goes on.
//   <div class="hearth-read-aloud"> <button data-read-aloud hidden> <button data-read-stop hidden> </div> <p data-read-aloud-status>
// One that stands in a `[data-read-part]` reads that part, else the whole page.

/** What is spoken now: a voice that was stopped still says that it has ended. */
let spoken = 0
/** Makes whoever reads now fall silent. */
let silence: () => void = () => undefined

/** The buttons stay hidden until the browser has a voice; many name theirs only after a while. */
export function startReadAloud(): void {
  if (!('speechSynthesis' in window)) return
  const places = document.querySelectorAll<HTMLElement>('.hearth-read-aloud')
  for (const place of places) startReading(place)
  // A page that is left must fall silent; some browsers read on.
  if (places.length > 0) addEventListener('pagehide', hush)
}

function hush(): void {
  spoken += 1
  speechSynthesis.cancel()
}

function startReading(place: HTMLElement): void {
  const button = place.querySelector<HTMLButtonElement>('button[data-read-aloud]')
  if (!button) return
  const part = place.closest<HTMLElement>('[data-read-part]') ?? document.querySelector('main') ?? document.body
  const stop = place.querySelector<HTMLButtonElement>('button[data-read-stop]')
  const status = part.querySelector('[data-read-aloud-status]')
  let left: string[] = []
  let state: 'silent' | 'reading' | 'paused' = 'silent'

  const become = (now: typeof state) => {
    state = now
    button.textContent = { silent: 'Read it to me', reading: 'Pause', paused: 'Go on reading' }[now]
    if (stop) stop.hidden = now === 'silent'
  }
  const say = (words: string) => {
    if (status) status.textContent = words
  }
  const next = () => {
    const [sentence] = left
    if (sentence === undefined) return become('silent')
    spoken += 1
    const mine = spoken
    const speech = new SpeechSynthesisUtterance(sentence)
    speech.lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang
    speech.rate = 0.9
    speech.addEventListener('end', () => {
      if (mine !== spoken) return
      left = left.slice(1)
      next()
    })
    speech.addEventListener('error', () => {
      if (mine !== spoken) return
      become('silent')
      say('This device cannot read aloud now. Ask somebody to read it with you.')
    })
    speechSynthesis.speak(speech)
  }

  button.addEventListener('click', () => {
    say('')
    hush()
    if (state === 'reading') return become('paused')
    if (state === 'silent') {
      silence()
      left = sentencesIn(part)
    }
    silence = () => become('silent')
    become('reading')
    next()
  })
  stop?.addEventListener('click', () => {
    hush()
    become('silent')
    button.focus()
  })
  const offer = () => {
    button.hidden = speechSynthesis.getVoices().length === 0
  }
  offer()
  speechSynthesis.addEventListener?.('voiceschanged', offer)
}

const unread =
  '[hidden], [aria-hidden="true"], .govuk-visually-hidden, .hearth-exit, .hearth-read-aloud, .hearth-saved, textarea'

/** What of an element is read: a pause at each sentence, and each line; eleven numbers in a row are read as the first and the last; what is
 * folded away is not read. */
export function sentencesIn(element: Element): string[] {
  const copy = element.cloneNode(true) as Element
  for (const one of copy.querySelectorAll(unread)) one.remove()
  for (const one of copy.querySelectorAll('details:not([open])'))
    for (const part of [...one.children]) if (part.tagName !== 'SUMMARY') part.remove()
  for (const scale of copy.querySelectorAll('.hearth-scale')) {
    const choices = [...scale.querySelectorAll('label')].map(({ textContent }) => textContent?.trim() ?? '')
    const numbers = choices.filter((choice) => /^\d+$/.test(choice))
    const others = choices.filter((choice) => !numbers.includes(choice))
    if (numbers.length > 6)
      scale.textContent = [`Choose a number from ${numbers[0]} to ${numbers.at(-1)}.`, ...others].join('\n')
  }
  for (const one of copy.querySelectorAll('p, li, h1, h2, h3, legend, label, button, a[role="button"], summary, div'))
    one.append('\n')
  return (copy.textContent ?? '')
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
