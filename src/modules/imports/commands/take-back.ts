import { type Fields, rebuildPlacements, removeUnknownChildren } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { type ImportState, isOfRegister } from '../import.ts'
import { removeOf, saveOf } from '../intake.ts'
import { type KindName, kindNamed, kindNames, kinds } from '../kinds/index.ts'
import { findImport, lockImport, momentOf } from '../queries/imports.ts'
import { findAround, findTouched } from '../queries/touched.ts'
import { type GoesBack, type Plan, planTakingBack } from '../taking-back.ts'
import { importMoves } from '../states.ts'

/** What would go back, and what would stay, if the import were taken back now. */
export async function previewTakingBack(tx: Tx, importId: number): Promise<Plan> {
  const touched = await findTouched(tx, importId, { lock: false })
  return planTakingBack(importId, touched, await findAround(tx, touched))
}

/** Nobody: on the command line. */
export type TakingBack = { importId: number; by: number | null; because: string }

/**
 * Takes an import back: what is still as it brought it goes back to what it was before, and what was changed since stays and is listed;
 * all of it in this transaction. Throws Refused when it was not brought in, or taken back before.
 */
export async function takeBack(tx: Tx, { importId, by, because }: TakingBack): Promise<Plan> {
  await holdLock(tx, 'importing')
  await lockImport(tx, importId)
  const { state } = await findImport(tx, importId)
  const facts = { imports: true, errors: 0, questions: 0, kept: 0, leavesOutErrors: false, changes: 0 }
  const judgement = judge(importMoves.takeBack, state, facts)
  if (!judgement.allowed) throw new Refused(neverThere[state] ?? judgement.because)
  const touched = await findTouched(tx, importId, { lock: true })
  const plan = planTakingBack(importId, touched, await findAround(tx, touched))
  await putBack(tx, plan.goesBack, await momentOf(tx))
  await tx.run(sql`update imports set state = ${judgement.to}, taken_back_by = ${by}, taken_back_at = request_now(),
    taken_back_because = ${because} where id = ${importId}`)
  await keepStays(tx, importId, plan)
  await recordAll(tx, importId, plan)
  return plan
}

const neverBrought = 'This import was never brought in, so there is nothing to take back.'

/** Said to whoever comes too late, or too early. */
const neverThere: Readonly<Partial<Record<ImportState, string>>> = {
  taken_back: 'This import was taken back already.',
  proposed: neverBrought,
  lapsed: neverBrought,
  discarded: neverBrought,
  unreadable: neverBrought,
}

/** What is referred to comes back first and goes last. */
async function putBack(tx: Tx, goesBack: readonly GoesBack[], now: Temporal.Instant): Promise<void> {
  const byKind = Map.groupBy(goesBack, ({ kind }) => kind)
  for (const kind of kindNames) {
    const rows = (byKind.get(kind) ?? []).flatMap(({ to }) => (to ? [to] : []))
    await saveOf(tx, kindNamed(kind), rows, now)
  }
  const carers = (byKind.get('foster_carers') ?? []).flatMap(({ key, to, since }) => (to ? [{ key, since }] : []))
  if (carers.length > 0) await takeBackStays(tx, carers)
  const removed = (kind: KindName) => (byKind.get(kind) ?? []).filter(({ to }) => to === null).map(({ key }) => key)
  for (const { name, piece } of kinds) if (piece) await removeOf(tx, kindNamed(name), removed(name), now)
  for (const kind of ['household_link', 'episodes'] as const) await removeOf(tx, kindNamed(kind), removed(kind), now)
  const children = childrenIn(goesBack)
  await rebuildPlacements(tx, children)
  for (const kind of ['carer_reviews', 'header', 'foster_carers', 'fostering_households'] as const)
    await removeOf(tx, kindNamed(kind), removed(kind), now)
  if (children.length > 0) await removeUnknownChildren(tx, children)
}

/** Carers who were moved to another household never were there. */
async function takeBackStays(tx: Tx, carers: readonly { key: string; since: string }[]): Promise<void> {
  await tx.run(sql`select take_back_stays(c.id, b.since) from jsonb_to_recordset(${JSON.stringify(carers)}::jsonb) as b (key text, since date)
    join carers c on c.source_id = b.key`)
}

function childrenIn(goesBack: readonly GoesBack[]): string[] {
  const own = goesBack.filter(({ kind }) => kind === 'episodes' || kind === 'household_link' || kind === 'header')
  return [...new Set(own.map(({ key }) => key.split(' ')[0] ?? ''))]
}

/** What had stayed of an earlier one and goes back with this one stays no more. */
async function keepStays(tx: Tx, importId: number, { goesBack, stays }: Plan): Promise<void> {
  const back = goesBack.map(({ kind, key }) => ({ kind, key }))
  await tx.run(sql`delete from import_stays s using jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as b (kind text, key text)
    where s.kind = b.kind and s.key = b.key`)
  await tx.run(sql`insert into import_stays (import_id, kind, key, because)
    select ${importId}, kind, key, because from jsonb_populate_recordset(null::import_stays, ${JSON.stringify(stays)}::jsonb)`)
}

async function recordAll(tx: Tx, importId: number, { goesBack, stays }: Plan): Promise<void> {
  const counts = { back: goesBack.length, stays: stays.length }
  const data = { import: importId, ...(isOfRegister(await findImport(tx, importId)) ? counts : {}) }
  await record(tx, { kind: 'import taken back', data })
  const households = await tx.many<{ id: number }>(
    sql`select id from households where source_id = any (${householdsIn(goesBack)}) order by id`,
  )
  for (const { id } of households)
    await record(tx, { kind: 'import taken back', householdId: id, data: { import: importId } })
}

/** The households whose own row, carers, reviews or children were put back. A piece says so itself, to those who see it. */
function householdsIn(goesBack: readonly GoesBack[]): string[] {
  const ofRegister = goesBack.filter(({ kind }) => !kindNamed(kind).piece)
  const named = ofRegister.flatMap(({ kind, key, now, to }) =>
    kind === 'fostering_households' ? [key] : [householdOf(now), householdOf(to)].flatMap((one) => one ?? []),
  )
  return [...new Set(named)]
}

const householdOf = (fields: Fields | null): string | undefined =>
  typeof fields?.['household'] === 'string' ? fields['household'] : undefined
