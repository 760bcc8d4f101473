import { type Kind, kinds, needOf } from './kinds/index.ts'

/** Which kind of file this is, by its columns; or what is missing, or that it is none that we know. */
export type Recognised =
  | { ok: true; kind: Kind }
  | { ok: false; code: 'missing_columns' | 'not_recognised'; because: string }

/** Files of the same return that are not brought in, by a column that only they have. */
const others: Readonly<Record<string, string>> = {
  review_code: 'the reviews file of the SSDA903 return (the child’s own reviews, not the carer’s)',
  duc: 'the file of unaccompanied asylum-seeking children of the SSDA903 return',
  sdq_score: 'the OC2 file of the SSDA903 return',
  in_touch: 'the OC3 file of the SSDA903 return',
  date_match: 'the AD1 file of the SSDA903 return',
  date_placed_ceased: 'the placed for adoption file of the SSDA903 return',
  prev_perm: 'the previous permanence file of the SSDA903 return',
  mis_start: 'the missing file of the SSDA903 return',
  sw_id: 'the social workers file of the SSDA903 return',
  dolo_start: 'the deprivation of liberty file of the SSDA903 return',
}

/**
 * Judges a file by its columns and never by its name. Extra columns and any order are fine, so a regional copy with LA
 * and YEAR is the same kind as the return it was made from.
 */
export function recognise(columns: readonly string[]): Recognised {
  const given = new Set(columns.map(columnKey))
  const other = Object.keys(others).find((column) => given.has(column))
  if (other)
    return {
      ok: false,
      code: 'not_recognised',
      because: `This looks like ${others[other]}. Hearth does not bring that in.`,
    }
  const fitting = kinds.filter((kind) => missing(kind, given).length === 0 && !isUnlike(kind, given))
  const best = mostLike(fitting, given)
  if (best) return { ok: true, kind: best }
  return almost(given) ?? { ok: false, code: 'not_recognised', because: notKnown(columns) }
}

/** How column names are compared: capitals, blanks and hyphens make no difference. */
export function columnKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

/** The kind that uses the most of the file's columns. */
function mostLike(candidates: readonly Kind[], given: ReadonlySet<string>): Kind | undefined {
  const used = (kind: Kind) => Object.keys(kind.columns).filter((name) => given.has(columnKey(name))).length
  return candidates.toSorted((a, b) => used(b) - used(a))[0]
}

function missing(kind: Kind, given: ReadonlySet<string>): string[] {
  const needed = Object.keys(kind.columns).filter((name) => needOf(kind.columns[name]) || kind.knownBy.includes(name))
  return needed.filter((name) => !given.has(columnKey(name)))
}

function isUnlike(kind: Kind, given: ReadonlySet<string>): boolean {
  return kind.unlike !== undefined && given.has(columnKey(kind.unlike))
}

/** A file that has at least two columns, and half, of what a kind is known by is probably meant to be one. */
function almost(given: ReadonlySet<string>): Recognised | undefined {
  const known = (kind: Kind) => kind.knownBy.filter((name) => given.has(columnKey(name))).length
  const candidates = kinds.filter(
    (kind) => !isUnlike(kind, given) && known(kind) >= Math.max(2, kind.knownBy.length / 2),
  )
  const nearest = candidates.toSorted((a, b) => known(b) / b.knownBy.length - known(a) / a.knownBy.length)[0]
  if (!nearest) return undefined
  const names = missing(nearest, given).join(', ')
  const because = `This looks like the file “${nearest.title}”, but these columns are missing: ${names}. Add them and choose the file again.`
  return { ok: false, code: 'missing_columns', because }
}

function notKnown(columns: readonly string[]): string {
  const titles = kinds.map((kind) => kind.title).join('; ')
  return `No file that Hearth knows has these columns: ${namedShort(columns)}. The headings must stand in one of the first ten rows. It knows: ${titles}.`
}

/** Names as somebody typed them, as far as a sentence holds them. */
export function namedShort(columns: readonly string[]): string {
  const named = columns.slice(0, 6).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name))
  return `${named.join(', ')}${columns.length > 6 ? ' and more' : ''}`
}

/** What a regional copy of a return has besides the return's own columns. */
const besides: ReadonlySet<string> = new Set(['la', 'year'])

/** The columns of a file that its kind does not know. */
export function notRead(kind: Kind, columns: readonly string[]): string[] {
  const known = new Set(Object.keys(kind.columns).map(columnKey))
  return columns.filter((name) => name.trim() !== '' && !known.has(columnKey(name)) && !besides.has(columnKey(name)))
}
