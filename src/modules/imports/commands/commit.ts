import { listNumbersLedSince, rebuildPlacements, saveUnknownChildren } from '#modules/register/index.ts'
import type { With } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { changesAnything, type ImportState, isOfRegister, tallyOf } from '../import.ts'
import { heldOf, saveOf } from '../intake.ts'
import {
  type Fields,
  isOfRegister as isKindOfRegister,
  type Kind,
  type KindName,
  kindNamed,
  kinds,
} from '../kinds/index.ts'
import { findImport, listFiles, lockImport, momentOf } from '../queries/imports.ts'
import { sameFields } from '../read-rows.ts'
import { type ImportFacts, importMoves } from '../states.ts'
import { refuseWhatIsWrongNow } from './wrong-now.ts'

/** Who decides; nobody on the command line. `leavesOutErrors`: rows with errors stay out, the others come in. */
export type Deciding = { importId: number; by: number | null; leavesOutErrors?: boolean; today: Temporal.PlainDate }

/**
 * Brings in what was proposed: all of it in this transaction, or nothing. Throws Refused when the move is not allowed,
 * or when the register has changed since the files were compared with it.
 */
export async function commit(tx: Tx, { importId, by, leavesOutErrors = false, today }: Deciding): Promise<void> {
  // One import at a time: two that overlap would each be right alone and wrong together.
  await holdLock(tx, 'importing')
  await lockImport(tx, importId)
  // While it is still proposed: what was decided is not read again.
  await refuseWhatIsWrongNow(tx, importId, today)
  const tally = await decide(tx, 'commit', { importId, by, leavesOutErrors })
  const changes = await listPending(tx, importId)
  await refuseLedSince(tx, importId, changes)
  const now = await momentOf(tx)
  const open: With[] = []
  for (const kind of kinds) open.push(...(await bringIn(tx, kind, changes.get(kind.name) ?? [], now)))
  await tellOnce(tx, open, by)
  await rebuildPlacements(tx, childrenTouched(changes))
  await forgetWithheld(tx, importId)
  const counts = isOfRegister(await findImport(tx, importId)) ? { new: tally.new, changed: tally.changed } : {}
  await record(tx, { kind: 'import committed', data: { import: importId, ...counts } })
}

/** What is open is with somebody now: each hears of all of theirs at once. */
async function tellOnce(tx: Tx, open: readonly With[], by: number | null): Promise<void> {
  const each = new Map(open.map((one) => [`${one.personId} ${one.path}`, one]))
  for (const { personId: to, path } of each.values())
    if (to !== by) await tell(tx, { to, kind: 'brought in', path, pieceId: null })
}

/** Leaves the register as it is. The files and what they would have changed stay on record. */
export async function discard(tx: Tx, { importId, by }: Omit<Deciding, 'today'>): Promise<void> {
  await decide(tx, 'discard', { importId, by })
  await forgetWithheld(tx, importId)
  await record(tx, { kind: 'import discarded', data: { import: importId } })
}

/** What no line showed is in the register now, or nowhere. */
async function forgetWithheld(tx: Tx, importId: number): Promise<void> {
  await tx.run(sql`select forget_withheld(${importId})`)
}

async function decide(
  tx: Tx,
  name: 'commit' | 'discard',
  { importId, by, leavesOutErrors = false }: Omit<Deciding, 'today'>,
) {
  await lockImport(tx, importId)
  const { state } = await findImport(tx, importId)
  const tally = tallyOf(await listFiles(tx, importId))
  const changes = changesAnything(tally) ? tally.new + tally.changed : 0
  // The database lets nobody without the duty read an import, so whoever comes this far may.
  const facts: ImportFacts = {
    imports: true,
    errors: tally.error,
    questions: tally.question,
    kept: tally.kept,
    leavesOutErrors,
    changes,
  }
  const judgement = judge(importMoves[name], state, facts)
  if (!judgement.allowed) throw new Refused(decidedAlready[state] ?? judgement.because)
  await tx.run(sql`update imports set state = ${judgement.to}, decided_by = ${by}, decided_at = request_now()
    where id = ${importId}`)
  return tally
}

/** Said to whoever comes too late. */
const decidedAlready: Readonly<Partial<Record<ImportState, string>>> = {
  lapsed:
    'This import has lapsed: nobody decided about it in time, or a newer one of the same files took its place. Decide about that one, or choose the files again.',
  unreadable: 'Nothing of these files could be read. Mend them, and choose them again.',
  committed: 'This import was brought in already.',
  taken_back: 'This import was brought in, and taken back. To bring the files in again, choose them again.',
  discarded: 'This import was discarded. Choose the files again.',
}

/** Records that were made one since, or two again, would be written to as they were when the files were compared. */
async function refuseLedSince(
  tx: Tx,
  importId: number,
  changes: ReadonlyMap<KindName, readonly Pending[]>,
): Promise<void> {
  if (![...changes.keys()].some((name) => isKindOfRegister(kindNamed(name)))) return
  const { startedAt } = await tx.one<{ startedAt: Temporal.Instant }>(
    sql`select started_at as "startedAt" from imports where id = ${importId}`,
  )
  const led = await listNumbersLedSince(tx, startedAt)
  const named = recordsNamed(changes).find(({ record, number }) => led.has(`${record} ${number}`))
  if (named)
    throw new Refused(
      `The ${named.record} ${named.number} is in two records that were made one, or parted, since these files were read. Nothing was brought in. Discard this import and choose the files again.`,
    )
}

/** Every child, carer and household that these rows are of, or name. */
function recordsNamed(changes: ReadonlyMap<KindName, readonly Pending[]>): { record: string; number: string }[] {
  const of = (record: string, numbers: readonly string[]) => numbers.map((number) => ({ record, number }))
  const households = [...changes.values()].flat().flatMap(({ after }) => after['household'] ?? [])
  return [
    ...of('child', [...numbersIn(changes.get('header') ?? []), ...childrenTouched(changes)]),
    ...of('carer', numbersIn(changes.get('foster_carers') ?? [])),
    ...of('household', [...numbersIn(changes.get('fostering_households') ?? []), ...households.map(String)]),
  ]
}

/** What becomes of one row over all files of the import: several years of a return may speak of the same one. */
type Pending = { key: string; before: Fields | null; after: Fields }

async function listPending(tx: Tx, importId: number): Promise<Map<KindName, Pending[]>> {
  const rows = await tx.many<Pending & { kind: KindName }>(sql`
    select kind, key, (array_agg(before order by id))[1] as before, (array_agg(after order by id desc))[1] as after
    from lines_to_bring_in(${importId}) group by kind, key`)
  return Map.groupBy(rows, (row) => row.kind)
}

async function bringIn(tx: Tx, kind: Kind, pending: readonly Pending[], now: Temporal.Instant): Promise<With[]> {
  if (pending.length === 0) return []
  const references = [...new Set(pending.map(({ key }) => key.split(' ')[0] ?? ''))]
  const held = await heldOf(tx, kind, references, { lock: true })
  const moved = pending.find(({ key, before }) => !isStill(held.get(key) ?? null, before))
  if (moved) throw new Refused(registerChanged(kind, moved.key))
  if (kind.name === 'episodes') await saveUnknownChildren(tx, references)
  return saveOf(
    tx,
    kind,
    pending.map(({ after }) => after),
    now,
  )
}

function isStill(held: Fields | null, before: Fields | null): boolean {
  return held === null || before === null ? held === before : sameFields(held, before)
}

function registerChanged(kind: Kind, key: string): string {
  return `The register has changed since these files were read: the ${kind.noun[0]} ${key} is not as it was. Nothing was brought in. Discard this import and choose the files again.`
}

function childrenTouched(changes: ReadonlyMap<KindName, readonly Pending[]>): string[] {
  return numbersIn([...(changes.get('episodes') ?? []), ...(changes.get('household_link') ?? [])])
}

function numbersIn(touching: readonly Pending[]): string[] {
  return [...new Set(touching.map(({ key }) => key.split(' ')[0] ?? ''))]
}
