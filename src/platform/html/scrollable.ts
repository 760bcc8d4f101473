import { html, type SafeHtml } from './html.ts'

/** Lets wide content scroll by itself on narrow screens, with the keyboard too. `label` says what it holds. */
export function scrollable(label: string, wide: SafeHtml): SafeHtml {
  return html`<div class="hearth-scroll" role="region" aria-label="${label}" tabindex="0">${wide}</div>`
}
