import { duties as inWords } from '#framework/s4-roles.ts'
import type { ReadFile } from './file.ts'
import { bringersOf } from './kinds/index.ts'

/** Files as far as this person may bring them in, and whose the import is: of those who may bring in every one of them. */
export type ForWhom = { read: readonly ReadFile[]; duties: readonly string[] }

/**
 * What somebody may not bring in is refused, and nothing of it kept. What belongs to different people is not mixed: an import is seen whole or not
 * at all. `held`: the duties of whoever chose the files.
 */
export function forWhom(files: readonly ReadFile[], held: ReadonlySet<string>): ForWhom {
  let duties: readonly string[] = []
  const read = files.map((file) => {
    if (!file.kind) return file
    const own = bringersOf(file.kind)
    if (!own.some((duty) => held.has(duty))) return refused(file, 'not_theirs', notTheirs(file.kind.title, own))
    const both = duties.length > 0 ? duties.filter((duty) => own.some((one) => one === duty)) : own
    if (!both.some((duty) => held.has(duty))) return refused(file, 'by_itself', byItself(file.kind.title))
    duties = both
    return file
  })
  return { read, duties: duties.length > 0 ? duties : [[...held][0] ?? 'import_data'] }
}

const notTheirs = (title: string, own: readonly (keyof typeof inWords)[]): string =>
  `This is the file “${title}”. It is brought in by those who ${own.map((duty) => inWords[duty]).join(', or ')}. Nothing of it is kept.`

const byItself = (title: string): string =>
  `This is the file “${title}”. Others may see it than the files chosen with it: choose it by itself.`

function refused({ name }: ReadFile, code: string, message: string): ReadFile {
  return {
    name,
    kind: undefined,
    count: 0,
    rows: [],
    errors: [{ row: null, column: null, code, message }],
    warnings: [],
  }
}
