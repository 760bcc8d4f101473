/** How much more a page may take where there is more, and how large it may be: decision 15 says why some may take more than others. */
export const mostTime = { years: 1.3, neighbours: 1.5 } as const

const lists: Readonly<Record<string, { time?: number; bytes?: number; kilobytes?: number }>> = {
  '/': { time: 3, bytes: 3 },
  '/audits': { time: 1.5 },
  '/month': { time: 3 },
  '/what-we-know': { time: 5 },
  '/calendar': { time: 2 },
  '/programme': { time: 3, bytes: 3 },
  '/agreement': { time: 3.5, bytes: 3, kilobytes: 80 },
  '/voices': { time: 2, bytes: 3 },
  'a household': { time: 2, bytes: 3 },
}

export const mostTimeOf = (page: string, most: number): number => lists[page]?.time ?? most
export const mostBytesOf = (page: string, most: number): number => lists[page]?.bytes ?? most
export const mostKilobytesOf = (page: string): number =>
  lists[page]?.kilobytes ?? (page.startsWith('the print') ? 96 : 64)
