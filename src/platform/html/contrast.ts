/** How light a colour is, from 0 to 1: WCAG 2.2, "relative luminance". `colour` is written like #0f5c63. */
function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** The contrast of two colours, from 1 to 21: WCAG 2.2, 1.4.3. */
export function contrastOf(one: string, other: string): number {
  const [darker, lighter] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

/** So much of a colour in white, as the styles mix it. */
export function tintOf(colour: string, share: number): string {
  const mixed = channelsOf(colour).map((channel) => Math.round(channel * share + 255 * (1 - share)))
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** What words must have against what lies behind them. */
export const leastContrast = 4.5

/** How much of the council's own colour lies behind its links: the frame of a page, a filter, a panel (styles/_brand.scss). */
export const surfaceShare = 0.07

/** What a child's pages lie on, whatever colour a council has (styles/_plain.scss). */
export const childsTint = '#fbf8f1'

/** Whether a council's own colour can be read wherever Hearth puts it: white words on it, and as a link on white, on its own tint, and on a child's
 * page. */
export function isReadable(colour: string): boolean {
  const behind = ['#ffffff', tintOf(colour, surfaceShare), childsTint]
  return behind.every((tint) => contrastOf(colour, tint) >= leastContrast)
}
