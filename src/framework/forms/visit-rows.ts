import { one } from './write.ts'

/*
 * Visits as rows of one answer: when, of which kind, whether a child was seen, and alone. A row is kept as one text, so that an answer
 * stays a list of texts, as that of a question with several answers is.
 */

export type VisitRow = { on: string; kind: string; seen: string }

export const visitKinds = [
  one('supervision', 'Supervision visit'),
  one('unannounced', 'Unannounced visit'),
  one('other', 'Another visit'),
]

export const visitSeen = [
  one('alone', 'A child, alone'),
  one('seen', 'A child, not alone'),
  one('none', 'No child'),
  one('not_written', 'Not written down'),
]

export const rowOf = ({ on, kind, seen }: VisitRow): string => [on, kind, seen].join('|')

export function visitIn(row: string): VisitRow {
  const [on = '', kind = '', seen = ''] = row.split('|')
  return { on, kind, seen }
}

/** The rows of an answer; none of what is no list of them. */
export const visitsIn = (value: unknown): VisitRow[] =>
  Array.isArray(value) ? value.map((row) => visitIn(String(row))) : []

/** As they are kept: by their days; what is no day yet comes last. */
export const inOrder = (rows: readonly VisitRow[]): VisitRow[] =>
  rows.toSorted((one, other) => orderOf(one).localeCompare(orderOf(other)))

const orderOf = ({ on, kind }: VisitRow): string => `${isDay(on) ? on : `9${on}`} ${kind}`

/** What is to be mended about a row, if anything. */
export function mistakeInRow({ on, kind, seen }: VisitRow): string | undefined {
  if (on === '') return 'Give the day of each visit, such as 27 3 2026.'
  if (!isDay(on)) return `“${on}” is no day. Give a real date, such as 27 3 2026.`
  const offered = (options: typeof visitKinds, value: string) => options.some((option) => option.value === value)
  if (!offered(visitKinds, kind)) return `Choose what kind of visit that of ${dayInWords(on)} was.`
  if (!offered(visitSeen, seen))
    return `Choose whether a child was seen on ${dayInWords(on)}; “not written down” is an answer too.`
  return undefined
}

/** How many visits one answer holds. */
export const mostVisits = 200

/** The rows as they may be kept, or what is to be mended first. */
export function readVisits(raw: readonly string[]): { value: string[] } | { mend: string } {
  if (raw.length > mostVisits)
    return {
      mend: `There are ${raw.length} visits here, and at most ${mostVisits} can be kept. Take some of them out: until then nothing of them is saved.`,
    }
  const rows = raw.map(visitIn)
  const mistake = rows.map(mistakeInRow).find((one) => one !== undefined)
  if (mistake !== undefined) return { mend: mistake }
  const twice = rows.find((row, at) => rows.findIndex(({ on, kind }) => on === row.on && kind === row.kind) !== at)
  return twice
    ? { mend: `The visit of ${dayInWords(twice.on)} stands there twice. Take one of them out.` }
    : { value: rows.map(rowOf) }
}

export function visitInWords({ on, kind, seen }: VisitRow): string {
  const named = (options: typeof visitKinds, value: string) =>
    options.find((option) => option.value === value)?.text.toLowerCase() ?? value
  return `${isDay(on) ? dayInWords(on) : on}: ${named(visitKinds, kind)}, seen: ${named(visitSeen, seen)}`
}

export function isDay(text: string): boolean {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) && Boolean(Temporal.PlainDate.from(text, { overflow: 'reject' }))
  } catch {
    return false
  }
}

export const dayInWords = (iso: string): string =>
  Temporal.PlainDate.from(iso).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
