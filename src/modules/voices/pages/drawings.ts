import { html, type SafeHtml } from '#platform/html/index.ts'

/* The colours and pictures that a child may choose. Drawn here: not every device has a letter for them. Each stands beside its
 * word, so screen readers pass over the drawing. */

const drawn = (inside: SafeHtml): SafeHtml =>
  html`<svg class="hearth-pictures__drawn" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">${inside}</svg>`

const patch = (fill: string): SafeHtml =>
  drawn(html`<circle cx="16" cy="16" r="14" fill="${fill}" stroke="#0b0c0c" stroke-width="1.5"/>`)

const shape = (path: string, fill: string): SafeHtml =>
  html`<path d="${path}" fill="${fill}" stroke="#0b0c0c" stroke-width="1.5" stroke-linejoin="round"/>`

export const drawings: Readonly<Record<string, SafeHtml>> = {
  red: patch('#d4351c'),
  orange: patch('#f47738'),
  yellow: patch('#ffdd00'),
  green: patch('#00703c'),
  blue: patch('#1d70b8'),
  purple: patch('#7a4ea3'),
  brown: patch('#7a4a1f'),
  black: patch('#0b0c0c'),
  star: drawn(shape('M16 2l4.2 9.2 10 1.1-7.4 6.8 2 9.9L16 24l-8.8 5 2-9.9L1.8 12.3l10-1.1z', '#ffdd00')),
  moon: drawn(shape('M21 3a13 13 0 1 0 8 18A11 11 0 0 1 21 3z', '#ffe3a3')),
  tree: drawn(html`${shape('M13 22h6v8h-6z', '#7a4a1f')}${shape('M16 2l11 20H5z', '#00703c')}`),
  ball: drawn(html`${shape('M16 2a14 14 0 1 0 0.01 0z', '#f47738')}${shape('M16 2c-7 9-7 19 0 28M2 16h28', 'none')}`),
  apple: drawn(
    html`${shape('M16 10c-9-5-14 3-12 10 2 8 8 11 12 8 4 3 10 0 12-8 2-7-3-15-12-10z', '#d4351c')}${shape('M16 10c0-4 2-7 6-8', 'none')}`,
  ),
  boat: drawn(
    html`${shape('M2 21h28l-5 8H7z', '#1d70b8')}${shape('M15 3v16H5z', '#ffffff')}${shape('M18 6v13h8z', '#ffffff')}`,
  ),
  house: drawn(
    html`${shape('M6 14h20v15H6z', '#ffe3a3')}${shape('M16 3L2 15h28z', '#d4351c')}${shape('M13 20h6v9h-6z', '#7a4a1f')}`,
  ),
  flower: drawn(
    html`${shape('M16 2a6 6 0 0 1 5 9 6 6 0 0 1 3 10 6 6 0 0 1-8 4 6 6 0 0 1-8-4 6 6 0 0 1 3-10 6 6 0 0 1 5-9z', '#f499be')}${shape('M16 11a4 4 0 1 0 0.01 0z', '#ffdd00')}`,
  ),
}
