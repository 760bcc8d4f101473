/** Buttons that read an element aloud. They stay hidden where the browser cannot speak. */
export function startReadAloud(): void {
  if (!('speechSynthesis' in window)) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-read-aloud]')) {
    button.hidden = false
    button.addEventListener('click', () => press(button))
  }
  // A page that is left must fall silent; some browsers read on.
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

function press(button: HTMLButtonElement): void {
  const wasReading = button.getAttribute('aria-pressed') === 'true'
  speechSynthesis.cancel()
  for (const other of document.querySelectorAll('button[data-read-aloud]')) show(other, false)
  if (!wasReading) read(button)
}

function read(button: HTMLButtonElement): void {
  const words = document.getElementById(button.dataset.readAloud ?? '')?.innerText
  if (!words) return
  const speech = new SpeechSynthesisUtterance(words)
  speech.lang = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang
  speech.rate = 0.9
  speech.onend = () => show(button, false)
  show(button, true)
  speechSynthesis.speak(speech)
}

function show(button: Element, reading: boolean): void {
  button.setAttribute('aria-pressed', String(reading))
}
