import type { KindName } from './kinds/index.ts'

/** Files that somebody chose together, what they would change, and what became of it. */
export type Import = {
  id: number
  state: ImportState
  /** With any of these somebody handles it: no other people know what is in it. */
  duties: readonly string[]
  /** Undefined names mean the command line. */
  startedBy: string | null
  startedAt: Temporal.Instant
  decidedBy: string | null
  decidedAt: Temporal.Instant | null
  takenBackBy: string | null
  takenBackAt: Temporal.Instant | null
  takenBackBecause: string | null
  /** How many of its rows stayed when it was taken back. */
  stays: number
  /** Somebody has answered something that it asked. */
  answered: boolean
  /** The newer one that took its place, of one that lapsed. */
  lapsedFor: number | null
}

export const stateNames = {
  proposed: 'To decide',
  committed: 'Brought in',
  discarded: 'Discarded',
  lapsed: 'Lapsed',
  unreadable: 'Could not be read',
  taken_back: 'Taken back',
} as const

export type ImportState = keyof typeof stateNames

/** How many rows of a file have which outcome. */
export type Tally = Record<'new' | 'changed' | 'unchanged' | 'left' | 'kept' | 'question' | 'error' | 'warning', number>

export type ImportFile = {
  id: number
  name: string
  /** Null when it was no file that Hearth knows; then `problem` says why. */
  kind: KindName | null
  /** The end of the financial year of which it was taken to tell. */
  yearEnd: Temporal.PlainDate | null
  rows: number
  problem: string | null
  tally: Tally
  /** Since when the file itself is not kept any more. */
  goneAt: Temporal.Instant | null
  /** How many rows have errors: a row may have several. */
  refused: number
}

export const nothingYet: Tally = {
  ...{ new: 0, changed: 0, unchanged: 0, left: 0 },
  ...{ kept: 0, question: 0, error: 0, warning: 0 },
}

/** All files of an import together. */
export function tallyOf(files: readonly Pick<ImportFile, 'tally'>[]): Tally {
  return files.reduce(
    (sum, { tally }) => ({
      new: sum.new + tally.new,
      changed: sum.changed + tally.changed,
      unchanged: sum.unchanged + tally.unchanged,
      left: sum.left + tally.left,
      kept: sum.kept + tally.kept,
      question: sum.question + tally.question,
      error: sum.error + tally.error,
      warning: sum.warning + tally.warning,
    }),
    nothingYet,
  )
}

/** Whether it is of what the whole service may count; else the trail says that there was one, and nothing of it. */
export const isOfRegister = ({ duties }: Pick<Import, 'duties'>): boolean => duties.includes('import_data')

/** Whether no row of any file could be read and nothing is asked: then there is nothing to decide. */
export function isUnreadable(tally: Tally): boolean {
  const { warning: _, error, ...read } = tally
  return error > 0 && Object.values(read).every((count) => count === 0)
}

/** Whether bringing the files in would change the register at all. */
export function changesAnything(tally: Tally): boolean {
  return tally.new + tally.changed > 0
}
