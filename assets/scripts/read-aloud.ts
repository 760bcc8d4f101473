/** Buttons that read an element aloud. They stay hidden until the browser has a voice; many name theirs only after a while. */
export function startReadAloud(): void {
  if (!('speechSynthesis' in window)) return
  const buttons = document.querySelectorAll<HTMLButtonElement>('button[data-read-aloud]')
  if (buttons.length === 0) return
  for (const button of buttons) button.addEventListener('click', () => press(button))
  const offer = () => {
    const canSpeak = speechSynthesis.getVoices().length > 0
    for (const button of buttons) button.hidden = !canSpeak
  }
  offer()
  speechSynthesis.addEventListener?.('voiceschanged', offer)
  // A page that is left must fall silent; some browsers read on.
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

function press(button: HTMLButtonElement): void {
  const wasReading = button.getAttribute('aria-pressed') === 'true'
  speechSynthesis.cancel()
  for (const other of document.querySelectorAll('button[data-read-aloud]')) show(other, false)
  say(button, '')
  if (!wasReading) read(button)
}

function read(button: HTMLButtonElement): void {
  const words = document.getElementById(button.dataset.readAloud ?? '')?.innerText
  if (!words) return
  const speech = new SpeechSynthesisUtterance(words)
  speech.lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang
  speech.rate = 0.9
  speech.addEventListener('end', () => show(button, false))
  speech.addEventListener('error', ({ error }) => {
    show(button, false)
    if (error !== 'canceled' && error !== 'interrupted')
      say(button, 'This device cannot read aloud now. Ask somebody to read it with you.')
  })
  show(button, true)
  speechSynthesis.speak(speech)
}

function show(button: Element, reading: boolean): void {
  button.setAttribute('aria-pressed', String(reading))
}

/** In words, where a screen reader hears them too. */
function say(button: Element, words: string): void {
  const status = button.nextElementSibling
  if (status?.matches('[data-read-aloud-status]')) status.textContent = words
}
