import type { Tx } from '#platform/sql/index.ts'

/** What a file says of a piece, in the words of where it came from: their numbers instead of ours, days as ISO text. */
export type Said = Readonly<Record<string, string | number | boolean | null>>

/** How a piece stands by what a file says of it. */
export type Stands = { state: string; since: Temporal.Instant; dueOn: Temporal.PlainDate | null }
/** And with whom it is from now on, where that is somebody new. */
export type StandsAnew = Stands & { isWith?: number | null }

/** One that a file brought is with this person now; nobody, where it is over. */
export type With = { personId: number; path: string }

/** When rows are written, and what is looked up once for all of them. */
export type Writing = { now: Temporal.Instant; once: <T>(key: string, work: () => Promise<T>) => Promise<T> }

/** What a room hands out so that its pieces come in by file. The import room reads, compares and asks; it knows no state, clock or part. */
export type Brought = {
  /** What was said last of those with these numbers, by number; `piece` is the reference, `worked_on` that somebody has gone on with it here. */
  held: (tx: Tx, ids: readonly string[], how: { lock: boolean }) => Promise<Map<string, Said>>
  /** Which of these households there are, for whoever brings in its files and need see none. */
  homes?: (tx: Tx, sources: readonly string[]) => Promise<string[]>
  /** What the room itself knows against a row, by its number: it stays out. */
  against?: (tx: Tx, rows: readonly Said[]) => Promise<Map<string, { column: string; code: string; message: string }>>
  /** Writes them, each under its number; gives with whom those are now that are new and open. */
  save: (tx: Tx, rows: readonly Said[], now: Temporal.Instant) => Promise<With[]>
  /** The import that made them is taken back: they were written down by mistake. */
  takeDown: (tx: Tx, ids: readonly string[], now: Temporal.Instant) => Promise<void>
}
