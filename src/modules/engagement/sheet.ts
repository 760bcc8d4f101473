import { type Direction, directions, type Theme, themes } from '#framework/engagement-notes.ts'

/*
 * The sheet of themes of a month (clause 4.12): three months of what children told their reviewing officers. Numbers stand in steps of five, so
 * that nobody is found in them, nor by subtracting; and no number is good or bad.
 */

/** What the notes of three months say: children, each counted once a line. */
export type Told = {
  children: number
  alone: number
  lines: readonly { theme: Theme; direction: Direction; children: number }[]
}

export type Change = 'more' | 'fewer' | 'same' | 'unknown'
export type Cell = { n: number; change: Change }

/** What a sheet says, as it is kept once it is signed. */
export type Counted = {
  /** In steps of five. */
  children: number
  /** Per cent of the children, in steps of ten; null where it would be about fewer than five. */
  alone: number | null
  themes: Partial<Record<Theme, Partial<Record<Direction, Cell>>>>
}

export const step = 5
const inSteps = (n: number) => Math.floor(n / step) * step
/** Nobody, or so many that none of them is found. */
const isEnough = (n: number) => n === 0 || n >= step

/** A sheet of what was told, beside what was told in the three months before. Of fewer than five children it says nothing. */
export function countedOf(now: Told, before: Told): Counted {
  const of = (told: Told, theme: Theme, direction: Direction) =>
    inSteps(told.lines.find((line) => line.theme === theme && line.direction === direction)?.children ?? 0)
  const cells = (theme: Theme) =>
    (Object.keys(directions) as Direction[]).flatMap((direction) => {
      const [n, was] = [of(now, theme, direction), of(before, theme, direction)]
      return n === 0 ? [] : [[direction, { n, change: changeOf(n, was) }] as const]
    })
  const said = (Object.keys(themes) as Theme[]).flatMap((theme) => {
    const own = cells(theme)
    return own.length === 0 ? [] : [[theme, Object.fromEntries(own)] as const]
  })
  return { children: inSteps(now.children), alone: aloneOf(now), themes: Object.fromEntries(said) }
}

const changeOf = (n: number, was: number): Change =>
  was === 0 ? 'unknown' : n > was ? 'more' : n < was ? 'fewer' : 'same'

function aloneOf({ children, alone }: Told): number | null {
  if (children < step || !isEnough(alone) || !isEnough(children - alone)) return null
  return Math.round((alone / children) * 10) * 10
}

const changes: Readonly<Record<Change, string>> = {
  more: 'more than in the three months before',
  fewer: 'fewer than in the three months before',
  same: 'about as many as in the three months before',
  unknown: 'before: fewer than 5',
}

/** "5 to 9". */
export const inRange = (n: number): string => (n === 0 ? 'fewer than 5' : `${n} to ${n + step - 1}`)

/** How a number of the sheet is read. */
export const cellInWords = (cell: Cell | undefined): string =>
  cell === undefined ? 'fewer than 5' : `${inRange(cell.n)}; ${changes[cell.change]}`

/** The three months of which the sheet of a month speaks; `back`: so many before. */
export const periodOf = (
  month: Temporal.PlainYearMonth,
  back = 0,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } => {
  const last = month.subtract({ months: back })
  return {
    from: last.subtract({ months: 2 }).toPlainDate({ day: 1 }),
    to: last.toPlainDate({ day: last.daysInMonth }),
  }
}

export const sheetsPath = '/engagement/themes'
/** The address of the sheet of a month. */
export const sheetPath = (month: Temporal.PlainYearMonth): string => `${sheetsPath}/${month}`

export const longestAsk = 1000
