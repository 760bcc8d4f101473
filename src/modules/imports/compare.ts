import type { ReadFile } from './file.ts'
import { type Fields, type Kind, type KindName, kindNames } from './kinds/index.ts'
import { type Finding, gathered, type ReadRow, sameFields, type Warning } from './read-rows.ts'
import { resolve } from './resolve.ts'
import type { World } from './world.ts'

export type Outcome = 'new' | 'changed' | 'unchanged'

/** What one row would do to the register. `before` is null for a new row; `after` is the whole row as it would be. */
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
  const changes: Change[] = []
  const errors: Finding[] = [...file.errors]
  const doubts: Finding[] = []
  const known = (kind && world.held.get(kind.name)) ?? new Map<string, Fields>()
  for (const row of kind ? file.rows : []) {
    const change = kind && compareRow(kind, row, known, world, errors, doubts)
    if (!change) continue
    changes.push(change)
    if (change.after) known.set(change.key, change.after)
  }
  errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  return { name, kind: kind?.name ?? null, count, changes, errors, warnings: [...file.warnings, ...gathered(doubts)] }
}

function compareRow(
  kind: Kind,
  row: ReadRow,
  known: ReadonlyMap<string, Fields>,
  world: World,
  errors: Finding[],
  doubts: Finding[],
): Change | undefined {
  const resolved = resolve(kind, row, world)
  errors.push(...resolved.errors)
  doubts.push(...resolved.doubts)
  if (resolved.errors.length > 0) return undefined
  const before = known.get(row.key) ?? null
  const ended = row.fields['record_status'] === 'DELETED'
  if (ended && !before) {
    doubts.push(nothingToEnd(row.row))
    return { row: row.row, key: row.key, outcome: 'unchanged', before: null, after: null }
  }
  const says = { ...resolved.fields, ...endOf(kind, row.fields, before, world.today) }
  const after = before ? { ...before, ...withoutOlderNews(kind, says, before) } : { ...kind.beginsWith, ...says }
  const outcome = before === null ? 'new' : sameFields(before, after) ? 'unchanged' : 'changed'
  return { row: row.row, key: row.key, outcome, before, after }
}

/** Leaves out what the register already knows better: see Kind.lasting. */
function withoutOlderNews(kind: Kind, says: Fields, before: Fields): Fields {
  const { by, keeps } = kind.lasting ?? { by: '', keeps: [] }
  const older = says[by] === null && before[by] !== null
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

function nothingToEnd(row: number): Finding {
  const message = 'This row is marked as deleted, and the register does not hold it; there is nothing to end.'
  return { row, column: 'record_status', code: 'nothing_to_end', message }
}

function orderOf({ kind }: ReadFile): number {
  return kind ? kindNames.indexOf(kind.name) : kindNames.length
}
