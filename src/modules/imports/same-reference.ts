import type { ReadFile } from './file.ts'
import { type Fields, type Kind, keyColumns, keyOf, kindNamed } from './kinds/index.ts'
import { type Asked, type Finding, gathered, type ReadRow, withoutRepeats } from './read-rows.ts'

/** Whose references may come in two writings: spreadsheets take zeros off, add ".0" and change capitals. */
export const subjects = ['fostering_households', 'foster_carers', 'header'] as const
export type Subject = (typeof subjects)[number]

export type KnownReference = { reference: string; bornOn: string | null }

/** What was said to questions, by their id. */
export type Answer = 'yes' | 'no'
export type Answers = ReadonlyMap<string, Answer>

/** A reference without what writings differ by: capitals, blanks, a trailing ".0", a sign between letters and number, zeros before a number. */
export function plainly(reference: string): string {
  return reference
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/\.0*$/, '')
    .replaceAll(/(?<=[a-z])[-_./]+(?=\d)|^[-_.]+|[-_.]+$/g, '')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')
}

/** A reference that these files name, where they first do. */
type Mention = KnownReference & { file: number; row: number; column: string }

/**
 * Files in which every reference has one writing. A reference that may be another writing of one that is known, or of one in
 * the same files, is a question; once it was answered with yes, its rows are taken as the other's.
 */
export function takeAsOne(
  files: readonly ReadFile[],
  known: ReadonlyMap<Subject, readonly KnownReference[]>,
  answers: Answers,
): ReadFile[] {
  return subjects.reduce<ReadFile[]>(
    (all, subject) => {
      const pairs = pairsOf(mentionsIn(all, subject), known.get(subject) ?? [], subject, answers)
      return all.map((file, at) => asOne(file, at, subject, pairs))
    },
    [...files],
  )
}

/**
 * Files in which what is said of a record that leads to another is said of that one. `led`: the number that stays, by the one that ended.
 */
export function takeLedOn(
  files: readonly ReadFile[],
  led: ReadonlyMap<Subject, ReadonlyMap<string, string>>,
): ReadFile[] {
  return files.map((file) =>
    [...led].reduce(
      (one, [subject, numbers]) => withNumbers(one, subject, numbers, 'as the two records are one'),
      file,
    ),
  )
}

/** One reference that may be another: the question that asks it, and what was said. */
type Pair = { of: Mention; other: string; id: string; said: Answer | undefined; birth: string }

function pairsOf(
  mentions: ReadonlyMap<string, Mention>,
  known: readonly KnownReference[],
  subject: Subject,
  answers: Answers,
): Pair[] {
  const held = new Set(known.map(({ reference }) => reference))
  const heldAs = Map.groupBy(known, ({ reference }) => plainly(reference))
  const fresh = [...mentions.values()].filter(({ reference }) => !held.has(reference))
  const freshAs = Map.groupBy(fresh, ({ reference }) => plainly(reference))
  return fresh.flatMap((of) => {
    const plain = plainly(of.reference)
    const best = fullest(freshAs.get(plain) ?? [])
    const others = heldAs.get(plain) ?? [best === of ? withoutPoint(of) : best]
    return others.flatMap((other) => {
      if (!other || other.reference === of.reference || bornApart(of, other)) return []
      const id = `same ${kindNamed(subject).noun[0].replaceAll(' ', '-')} ${of.reference} ${other.reference}`
      return [{ of, other: other.reference, id, said: answers.get(id), birth: aboutBirth(of, other) }]
    })
  })
}

function aboutBirth(one: KnownReference, other: KnownReference): string {
  if (one.bornOn === null || other.bornOn === null) return ''
  return one.bornOn === other.bornOn
    ? ', and the birth date is the same'
    : '; the birth dates are alike, so one may have been mistyped'
}

/** The writing from which the others were made: without ".0", and with its zeros. */
function fullest(writings: readonly Mention[]): Mention | undefined {
  const rank = ({ reference }: Mention) => (/\.0+$/.test(reference) ? -1000 : reference.length)
  return writings.toSorted((a, b) => rank(b) - rank(a))[0]
}

/** "147.0" is what a spreadsheet makes of 147, also where nobody is known by either. */
function withoutPoint(of: Mention): Mention | undefined {
  const reference = of.reference.replace(/^(\d+)\.0*$/, '$1')
  return reference === of.reference ? undefined : { ...of, reference }
}

/**
 * Of households, and of children of whom only episodes are known, no birth date can tell two apart; nor can one that differs in the
 * year alone, or has day and month the other way round: it may have been mistyped.
 */
function bornApart(one: KnownReference, other: KnownReference): boolean {
  if (one.bornOn === null || other.bornOn === null) return false
  const [year, month, day] = one.bornOn.split('-')
  const [otherYear, otherMonth, otherDay] = other.bornOn.split('-')
  const sameDay = month === otherMonth && day === otherDay
  const turned = year === otherYear && month === otherDay && day === otherMonth
  return !sameDay && !turned
}

/** Every reference that the files name; the row that says who it is comes before one that only refers to it. */
function mentionsIn(files: readonly ReadFile[], subject: Subject): Map<string, Mention> {
  const mentions = new Map<string, Mention>()
  for (const [at, { kind, rows }] of files.entries()) {
    for (const { field, column } of kind ? namings(kind, subject) : []) {
      const defines = kind?.name === subject && field === 'source_id'
      for (const { row, fields } of rows) {
        if ((fields[field] ?? null) === null) continue
        const reference = String(fields[field])
        const before = mentions.get(reference)
        if (before && !(defines && before.bornOn === null)) continue
        const bornOn = defines ? bornIn(fields) : null
        if (!before || bornOn !== null) mentions.set(reference, { reference, bornOn, file: at, row, column })
      }
    }
  }
  return mentions
}

function bornIn(fields: Fields): string | null {
  return typeof fields['born_on'] === 'string' ? fields['born_on'] : null
}

/** The fields of a kind in which a subject's reference stands, with their columns. */
function namings(kind: Kind, subject: Subject): { field: string; column: string }[] {
  const own = kind.name === subject ? [{ field: 'source_id', column: keyColumns(kind)[0] ?? '' }] : []
  return [...own, ...(kind.references ?? []).filter(({ to, several }) => to === subject && !several)]
}

function asOne(file: ReadFile, at: number, subject: Subject, pairs: readonly Pair[]): ReadFile {
  const { kind } = file
  if (!kind || pairs.length === 0) return file
  const asked = pairs.filter(({ of, said }) => of.file === at && said === undefined)
  const questions = [...(file.questions ?? []), ...asked.map((pair) => questionOf(pair, subject))]
  const same = new Map(pairs.filter(({ said }) => said === 'yes').map(({ of, other }) => [of.reference, other]))
  return withNumbers({ ...file, questions }, subject, same, 'as was answered')
}

/** The same file with other references, each named once with why. */
function withNumbers(file: ReadFile, subject: Subject, same: ReadonlyMap<string, string>, why: string): ReadFile {
  const { kind } = file
  if (!kind || same.size === 0) return file
  const taken: Finding[] = []
  const rows = file.rows.map((row) => withReferences(kind, subject, row, { same, why }, taken))
  if (taken.length === 0) return file
  const once = withoutRepeats(kind, rows)
  return {
    ...file,
    rows: once.rows,
    errors: [...file.errors, ...once.errors],
    warnings: [...file.warnings, ...gathered([...taken, ...once.doubts])],
  }
}

function withReferences(
  kind: Kind,
  subject: Subject,
  row: ReadRow,
  { same, why }: { same: ReadonlyMap<string, string>; why: string },
  taken: Finding[],
): ReadRow {
  const changed = namings(kind, subject).flatMap(({ field, column }) => {
    const reference = String(row.fields[field])
    const other = same.get(reference)
    if (other === undefined) return []
    const message = `${reference} is taken as ${nounOf(subject)} ${other}, ${why}.`
    taken.push({ row: row.row, column, code: 'taken_as', message })
    return [[field, other] as const]
  })
  if (changed.length === 0) return row
  const fields = { ...row.fields, ...Object.fromEntries(changed) }
  return { ...row, fields, key: keyOf(kind, fields) }
}

function questionOf({ of, other, id, birth }: Pair, subject: Subject): Asked {
  const differ = 'The two references differ only by zeros, “.0”, capitals, hyphens or blanks'
  const message = `Is ${of.reference} ${nounOf(subject)} ${other}? ${differ}${birth}.`
  return { id, row: of.row, column: of.column, code: 'same_reference', message }
}

function nounOf(subject: Subject): string {
  return `the ${kindNamed(subject).noun[0]}`
}
