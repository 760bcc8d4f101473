import { html, type SafeHtml } from './html.ts'

export type Mood = 'very happy' | 'happy' | 'in between' | 'sad' | 'very sad'

/** A face for a child to choose. It is drawn beside words and never stands alone, so screen readers pass over it. */
export function face(mood: Mood): SafeHtml {
  return html`<svg class="hearth-face" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
    <circle class="hearth-face__skin" cx="32" cy="32" r="29"/>
    <circle class="hearth-face__ink" cx="22" cy="26" r="3.5"/><circle class="hearth-face__ink" cx="42" cy="26" r="3.5"/>
    ${mouths[mood]}
  </svg>`
}

const line = (path: string): SafeHtml => html`<path class="hearth-face__line" d="${path}"/>`

const mouths: { [mood in Mood]: SafeHtml } = {
  'very happy': html`<path class="hearth-face__smile" d="M17 37h30a15 15 0 0 1-30 0z"/>`,
  happy: line('M18 39q14 12 28 0'),
  'in between': line('M20 43h24'),
  sad: line('M18 47q14-12 28 0'),
  'very sad': html`${line('M18 49q14-15 28 0')}${line('M15 19l9 -3M49 19l-9 -3')}<path class="hearth-face__tear" d="M44 33q5 8 0 9q-5-1 0-9z"/>`,
}
