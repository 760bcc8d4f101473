/** How much more a page may take where there is more, and how large it may be: decision 15 says why some may take more than others. */
const mostTime = { years: 1.3, neighbours: 1.5 } as const

export type Axis = keyof typeof mostTime
type Most = { time?: number; bytes?: number; kilobytes?: number } & { [axis in Axis]?: number }

/** `time`: on both axes. */
const lists: Readonly<Record<string, Most>> = {
  '/': { time: 3, bytes: 3 },
  '/audits': { time: 1.5 },
  '/month': { neighbours: 4.6 },
  '/what-we-know': { time: 5 },
  '/calendar': { neighbours: 2.7 },
  '/programme': { time: 3, bytes: 3 },
  '/agreement': { time: 3.5, bytes: 3, kilobytes: 80 },
  '/voices': { time: 2, neighbours: 2.3, bytes: 3 },
  '/concerns': { neighbours: 3.3 },
  'a household': { years: 2.4, neighbours: 2, bytes: 3 },
  'an audit': { years: 1.5 },
  'a section': { years: 1.6 },
  'the print of an audit': { years: 1.5 },
  '/children': { years: 1.5 },
  '/not-proposed': { years: 1.6 },
  '/access-changes': { years: 1.6 },
  '/your-absence': { neighbours: 2.1 },
}

export const mostTimeOf = (page: string, axis: Axis): number =>
  lists[page]?.[axis] ?? lists[page]?.time ?? mostTime[axis]
export const mostBytesOf = (page: string, axis: Axis): number => lists[page]?.bytes ?? mostTime[axis]
export const mostKilobytesOf = (page: string): number =>
  lists[page]?.kilobytes ?? (page.startsWith('the print') ? 96 : 64)

/** For how many times as long as by a bare page the event loop may be held: decision 15. */
export const mostHeldOf = (what: string): number => (what === '300 half-open sockets' ? 27 : 20)
