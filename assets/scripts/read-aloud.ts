// Reads a page aloud, sentence by sentence: what is asked, what can be chosen, the buttons. A press pauses, another goes on.
//   <button data-read-aloud hidden>   <button data-read-stop hidden>   <p data-read-aloud-status>

/** The buttons stay hidden until the browser has a voice; many name theirs only after a while. */
export function startReadAloud(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-read-aloud]')
  if (!('speechSynthesis' in window) || !button) return
  const stop = document.querySelector<HTMLButtonElement>('button[data-read-stop]')
  const status = document.querySelector('[data-read-aloud-status]')
  let left: string[] = []
  let state: 'silent' | 'reading' | 'paused' = 'silent'
  /** What is spoken now: a voice that was stopped still says that it has ended. */
  let spoken = 0

  const become = (now: typeof state) => {
    state = now
    button.textContent = { silent: 'Read it to me', reading: 'Pause', paused: 'Go on reading' }[now]
    if (stop) stop.hidden = now === 'silent'
  }
  const say = (words: string) => {
    if (status) status.textContent = words
  }
  const hush = () => {
    spoken += 1
    speechSynthesis.cancel()
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
    if (state === 'silent') left = sentencesIn(document.querySelector('main') ?? document.body)
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
  // A page that is left must fall silent; some browsers read on.
  addEventListener('pagehide', hush)
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
    const numbers = [...scale.querySelectorAll('label')].map(({ textContent }) => textContent?.trim() ?? '')
    if (numbers.length > 6) scale.textContent = `Choose a number from ${numbers[0]} to ${numbers.at(-1)}.`
  }
  for (const one of copy.querySelectorAll('p, li, h1, h2, h3, legend, label, button, a[role="button"], summary, div'))
    one.append('\n')
  return (copy.textContent ?? '')
    .split(/\n+|(?<=[.!?])\s+/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}
