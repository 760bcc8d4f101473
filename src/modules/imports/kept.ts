import { inFull } from '#platform/dates/index.ts'
import { type Fields, fieldOf, isWithheld, type Kind, type Value } from './kinds/index.ts'
import type { Asked, Finding } from './read-rows.ts'
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

/** Other facts give way to a blank, which is said column by column. Of what few may know it is not said, and of an end that is no more the status says it. */
export function blanksThatCount(kind: Kind, row: number, before: Fields, after: Fields): Finding[] {
  return Object.entries(kind.columns).flatMap(([column, one]) => {
    const field = fieldOf(one)
    const isSaid = field && !isWithheld(one) && !field.startsWith('ended_')
    if (!isSaid || (before[field] ?? null) === null || (after[field] ?? null) !== null) return []
    const message =
      'Becomes blank: the file is blank where Hearth has something. Take the column out of the file if it only does not know it.'
    return [{ row, column, code: 'becomes_blank', message }]
  })
}

/** What is said to all rows of a kind at once. */
export const idForAll = (kind: string): string => `${keptBlank} ${kind}`

const quoted = (value: Value): string => `“${value}”`
