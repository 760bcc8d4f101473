import type { ReadFile } from './file.ts'
import { type Fields, type KindName, keyFields, kinds, namesIn } from './kinds/index.ts'
import { type Answers, type KnownReference, type Subject } from './same-reference.ts'
import type { GoingOn } from './what-is-open.ts'

/** What files are compared with: the rows that the register holds, by kind and key, and who and which teams there are. */
export type World = {
  held: ReadonlyMap<KindName, ReadonlyMap<string, Fields>>
  /** Our number by the other system's reference. */
  people: ReadonlyMap<string, number>
  /** Our number by name in small letters. */
  teams: ReadonlyMap<string, number>
  /** What the rooms that keep pieces know against a row, by kind and key: it stays out. */
  against: ReadonlyMap<string, { column: string; code: string; message: string }>
  /** Who manages which team, by our numbers. */
  managers: ReadonlyMap<number, number | null>
  /** Every reference of these kinds, for those that new ones may be another writing of. */
  references: ReadonlyMap<Subject, readonly KnownReference[]>
  /** What was said to questions like those of these files when earlier ones were brought in. */
  saidBefore: Answers
  /** What goes on in the households of these files. */
  goingOn: ReadonlyMap<string, GoingOn>
  today: Temporal.PlainDate
}

/** The references of other systems whose rows must be looked up before these files can be compared, by kind. */
export function referencesIn(files: readonly ReadFile[]): Map<KindName, string[]> {
  const wanted = new Map<KindName, Set<string>>(kinds.map((kind) => [kind.name, new Set()]))
  for (const { kind, rows } of files) {
    if (!kind) continue
    const [own] = keyFields(kind)
    for (const { fields } of rows) {
      wanted.get(kind.name)?.add(String(fields[own ?? '']))
      for (const { field, to } of kind.references ?? [])
        for (const name of namesIn(fields, field)) wanted.get(to)?.add(name)
      // How old a child was when last looked after: a header says nothing of its year.
      if (kind.name === 'header') wanted.get('episodes')?.add(String(fields['source_id']))
    }
  }
  return new Map([...wanted].map(([name, references]) => [name, [...references]]))
}
