import { encode } from 'uqr'
import { html, type SafeHtml } from './html.ts'

/** A QR code of an address, black on white whatever the page's colours; `label` says what a phone finds in it. */
export function qrCode(text: string, label: string): SafeHtml {
  const squares = encode(text, { ecc: 'M', border: 4 }).data
  const size = squares.length
  const dark = squares.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg class="hearth-qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="220" height="220" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark}" fill="#000"/></svg>`
}
