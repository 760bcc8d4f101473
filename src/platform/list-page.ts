/** How many stand on a page of a list. */
export const pageSize = 25

/** Up to here a list says exactly how long it is, and here it ends; what lies beyond begins a list of its own. */
export const countedUpTo = 500

/** The page of a list that an address asks for, from 1; `after`: of what comes after the one with this number. */
export type AskedPage = { page: number; after?: number | undefined; whole?: true }

/** All of a list, for a file. */
export const wholeList: AskedPage = { page: 1, whole: true }

/** So many rows a file has at most: beyond them it says that there are more. */
export const mostInFile = 5000

/** One page of a list, and what must be known to say where it stands in the whole. */
export type ListPage<Row> = {
  rows: readonly Row[]
  /** How many there are; of more than can be counted, as many as are listed. */
  count: number
  /** There are more than are counted and listed. */
  more: boolean
  /** Which page this is: the one asked for, or the last. */
  page: number
  asked: AskedPage
  /** The number of the last one of all that are listed, when more come after it and this is the last page. */
  next?: number | undefined
}

/** One page of what has been read already. */
export function pageOfAll<Row>(all: readonly Row[], asked: AskedPage): ListPage<Row> {
  if (asked.whole) return wholeOf(all, asked)
  const page = Math.min(asked.page, lastPageOf(all.length))
  const rows = all.slice((page - 1) * pageSize, page * pageSize)
  return { rows, count: all.length, more: false, page, asked }
}

/** As much of it as a file has, of what was read: of more than that, one more at least. */
export function wholeOf<Row>(read: readonly Row[], asked: AskedPage): ListPage<Row> {
  const rows = read.slice(0, mostInFile)
  return { rows, count: rows.length, more: read.length > mostInFile, page: 1, asked }
}

/** How many must be read so that the page asked for is full and the next is known to be there. */
export const readUpTo = ({ page }: AskedPage): number => Math.min(page * pageSize, countedUpTo) + 1

/** The page asked for of what was read so far: how many there are in all is not known where there may be more. */
export function pageAsFarAsRead<Row>(read: readonly Row[], asked: AskedPage): ListPage<Row> {
  const known = readUpTo(asked)
  return { ...pageOfAll(read.slice(0, Math.min(known, countedUpTo)), asked), more: read.length >= known }
}

/** The last page of so many. */
export const lastPageOf = (count: number): number => Math.max(1, Math.ceil(count / pageSize))
