import { html, type SafeHtml } from './html.ts'

export type Mark = 'tick' | 'small tick' | 'question' | 'small cross' | 'cross'

/** A tick, a cross or a question mark for a child to choose, where a face would say how it feels. It is drawn beside words and never stands
 * alone, so screen readers pass over it. */
export function mark(kind: Mark): SafeHtml {
  return html`<svg class="hearth-face" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
    <circle class="hearth-face__paper" cx="32" cy="32" r="29"/>${strokes[kind]}
  </svg>`
}

const line = (path: string): SafeHtml => html`<path class="hearth-face__line hearth-face__line--thick" d="${path}"/>`

const strokes: { [kind in Mark]: SafeHtml } = {
  tick: line('M16 33l11 12 21-26'),
  'small tick': line('M24 33l6 7 11-14'),
  question: html`${line('M23 25q1-10 10-10t9 9q0 5-6 8-3 2-3 7')}<circle class="hearth-face__ink" cx="33" cy="48" r="3.5"/>`,
  'small cross': line('M25 25l14 14M39 25l-14 14'),
  cross: line('M18 18l28 28M46 18l-28 28'),
}
