import { asOf, isOlder } from './as-of.ts'
import type { ReadFile } from './file.ts'
import { type Fields, type Kind, type KindName, kindNames } from './kinds/index.ts'
import { type Finding, gathered, type ReadRow, sameFields, type Warning } from './read-rows.ts'
import { resolve } from './resolve.ts'
import type { World } from './world.ts'

export type Outcome = 'new' | 'changed' | 'unchanged'

/**
 * What one row would do to the register. `before` is null for a new row; `after` is the whole row as it would be, or null
 * when there is nothing to write.
 */
export type Change = { row: number; key: string; outcome: Outcome; before: Fields | null; after: Fields | null }

/** What one file would do to the register. */
export type Proposal = {
  name: string
  kind: KindName | null
  count: number
  changes: readonly Change[]
  errors: readonly Finding[]
  warnings: readonly Warning[]
}

/**
 * Compares files with the register, in the order in which kinds depend on each other whatever order they were given in;
 * a later file is compared with what the earlier ones would leave. The proposals come in the order of the files.
 */
export function compareFiles(files: readonly ReadFile[], world: World): Proposal[] {
  const held = new Map(kindNames.map((name) => [name, new Map(world.held.get(name))]))
  const inOrder = files.map((file, index) => ({ file, index })).sort((a, b) => orderOf(a.file) - orderOf(b.file))
  const proposals: Proposal[] = []
  for (const { file, index } of inOrder) proposals[index] = compareFile(file, { ...world, held })
  return proposals
}

/** The world as the files so far would leave it. */
type Growing = Omit<World, 'held'> & { held: Map<KindName, Map<string, Fields>> }

function compareFile(file: ReadFile, world: Growing): Proposal {
  const { name, kind, count } = file
  if (!kind) return { name, kind: null, count, changes: [], errors: file.errors, warnings: file.warnings }
  const changes: Change[] = []
  const findings = { errors: [...file.errors], doubts: [] as Finding[] }
  const known = world.held.get(kind.name) ?? new Map<string, Fields>()
  const year = asOf(kind, file.rows)
  for (const row of file.rows) {
    const change = compareRow({ kind, year, known, world }, row, findings)
    if (change) changes.push(change)
    if (change?.after) known.set(change.key, change.after)
  }
  const errors = findings.errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { name, kind: kind.name, count, changes, errors, warnings: [...file.warnings, ...gathered(findings.doubts)] }
}

type Comparing = { kind: Kind; year: string | undefined; known: ReadonlyMap<string, Fields>; world: World }

/** What one row would do; nothing when it refers to what is not there. */
function compareRow(
  { kind, year, known, world }: Comparing,
  row: ReadRow,
  findings: { errors: Finding[]; doubts: Finding[] },
): Change | undefined {
  const resolved = resolve(kind, row, world)
  findings.errors.push(...resolved.errors)
  findings.doubts.push(...resolved.doubts)
  if (resolved.errors.length > 0) return undefined
  const before = known.get(row.key) ?? null
  const leaving = reasonsToLeave(year, row, resolved.fields, before)
  if (leaving) {
    findings.doubts.push(...leaving)
    return { row: row.row, key: row.key, outcome: 'unchanged', before, after: null }
  }
  const ended = endOf(kind, row.fields, before, world.today)
  const says: Fields = { ...resolved.fields, ...ended, ...(year ? { as_of: year } : {}) }
  const after = before ? { ...before, ...withoutOlderNews(kind, says, before) } : { ...kind.beginsWith, ...says }
  return { row: row.row, key: row.key, outcome: outcomeOf(before, after), before, after }
}

/** Why the register stays as it is whatever the row says; undefined when it need not. */
function reasonsToLeave(
  year: string | undefined,
  row: ReadRow,
  says: Fields,
  before: Fields | null,
): Finding[] | undefined {
  if (!before) return row.fields['record_status'] === 'DELETED' ? [nothingToEnd(row.row)] : undefined
  if (!isOlder(year, before)) return undefined
  const differs = Object.entries(says).some(([field, value]) => before[field] !== value)
  return differs ? [outdated(row.row)] : []
}

/** That a later return says the same is worth keeping, and is no change. */
function outcomeOf(before: Fields | null, after: Fields): Outcome {
  if (before === null) return 'new'
  return sameFields({ ...before, as_of: null }, { ...after, as_of: null }) ? 'unchanged' : 'changed'
}

/** Leaves out what the register already knows better: see Kind.lasting. */
function withoutOlderNews(kind: Kind, says: Fields, before: Fields): Fields {
  const { by, keeps } = kind.lasting ?? { by: '', keeps: [] }
  const sameYear = says['as_of'] === before['as_of']
  const older = sameYear && says[by] === null && before[by] !== null
  return older ? Object.fromEntries(Object.entries(says).filter(([field]) => !keeps.includes(field))) : says
}

/** A row is never deleted: record_status DELETED ends it, and ACTIVE takes it up again. */
function endOf(kind: Kind, fields: Fields, before: Fields | null, today: Temporal.PlainDate): Fields {
  const { record_status, ended_on } = fields
  if (record_status === undefined) return {}
  if (record_status === 'DELETED') {
    const end = { ended_on: ended_on ?? before?.['ended_on'] ?? today.toString() }
    return kind.name === 'fostering_households' ? { ...end, status: 'ended' } : end
  }
  return kind.name === 'fostering_households' ? {} : { ended_on: null }
}

function outdated(row: number): Finding {
  const message = 'A return of a later year says otherwise about this row; what the later one says stays.'
  return { row, column: null, code: 'older_return', message }
}

function nothingToEnd(row: number): Finding {
  const message = 'This row is marked as deleted, and the register does not hold it; there is nothing to end.'
  return { row, column: 'record_status', code: 'nothing_to_end', message }
}

function orderOf({ kind }: ReadFile): number {
  return kind ? kindNames.indexOf(kind.name) : kindNames.length
}
