import { inFull } from '#platform/dates/index.ts'
import { type Fields, fieldOf, type Kind, type Value } from './kinds/index.ts'
import type { Asked } from './read-rows.ts'
import type { Answers } from './same-reference.ts'

/** The code of what is said of a row that is blank where the register is not. */
export const keptBlank = 'kept_blank'

/** What of a row counts, and what the register keeps because the file is blank there. */
export type Counting = { says: Fields; kept?: Asked }

/**
 * Leaves out what the register already knows and the file is blank about (Kind.lasting): an export often leaves out what it does not
 * know. When it means “not so”, somebody says so, of a row or of the whole column: then the file counts.
 */
export function keepWhatLasts(
  kind: Kind,
  { row, key }: { row: number; key: string },
  says: Fields,
  before: Fields,
  answers: Answers,
): Counting {
  const { by, keeps } = kind.lasting ?? { by: '', keeps: [] }
  const sameYear = (says['as_of'] ?? null) === (before['as_of'] ?? null)
  if (!sameYear || says[by] !== null || (before[by] ?? null) === null) return { says }
  const id = `${keptBlank} ${kind.name} ${key}`
  if ((answers.get(id) ?? answers.get(idForAll(kind.name))) === 'yes') return { says }
  const [name = by, column] = Object.entries(kind.columns).find(([, one]) => fieldOf(one) === by) ?? []
  const has = column?.type === 'date' ? inFull(Temporal.PlainDate.from(String(before[by]))) : quoted(before[by] ?? null)
  const message = `Kept: the file is blank where Hearth has ${has}.`
  return {
    says: Object.fromEntries(Object.entries(says).filter(([field]) => !keeps.includes(field))),
    kept: { row, column: name, code: keptBlank, message, id },
  }
}

/** What is said to all rows of a kind at once. */
export const idForAll = (kind: string): string => `${keptBlank} ${kind}`

const quoted = (value: Value): string => `“${value}”`
