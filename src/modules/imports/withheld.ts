import { type Fields, type Kind, withheldFields } from './kinds/index.ts'

/** What a line says of a row of the register, before and after; without `after` it writes nothing. */
type Lined = { row_number: number; before?: Fields | null; after?: Fields | null }

/** Lines as anybody may read them, and what is kept beside them for the register alone. */
export function withhold<T extends Lined>(kind: Kind, lines: readonly T[]): { shown: T[]; kept: Lined[] } {
  const secret = withheldFields(kind)
  if (secret.length === 0) return { shown: [...lines], kept: [] }
  return {
    shown: lines.map((line) => (line.after ? { ...line, ...bothOf(line, (field) => !secret.includes(field)) } : line)),
    kept: lines.flatMap((line) =>
      line.after ? [{ row_number: line.row_number, ...bothOf(line, (field) => secret.includes(field)) }] : [],
    ),
  }
}

function bothOf({ before, after }: Lined, which: (field: string) => boolean): Pick<Lined, 'before' | 'after'> {
  const some = (fields: Fields | null | undefined) =>
    fields ? Object.fromEntries(Object.entries(fields).filter(([field]) => which(field))) : null
  return { before: some(before), after: some(after) }
}
