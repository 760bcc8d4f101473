import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { cleaned, lacksToStand, type Written } from '../written.ts'
import { findWritten } from '../queries/written.ts'

/** Begins one: a draft, which counts nowhere. Gives back its reference. */
export async function beginWritten(tx: Tx, given: Written): Promise<string> {
  const item = cleaned(given)
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into evidence_items (id, source, questions, says, direction, about, basis, strength, period_from, period_to, impact, counted, out_of, themes, doing, state, written_by)
    values (evidence_number(), nullif(${item.source}, ''), ${item.questions}::text[], ${item.says}, nullif(${item.direction}, ''), nullif(${item.about}, ''), nullif(${item.basis}, ''),
      nullif(${item.strength}, ''), ${item.from}, ${item.to}, ${item.impact}, ${item.counted}, ${item.outOf}, ${item.themes}::text[], ${item.doing}, 'draft', actor())
    returning ref`)
  await record(tx, { kind: 'evidence begun', data: { ref } })
  return ref
}

/** Writes on at a draft. `seen`: the version that was shown. */
export async function rewriteWritten(tx: Tx, ref: string, seen: number, given: Written): Promise<void> {
  const item = cleaned(given)
  const done = await tx.run(sql`
    update evidence_items set source = nullif(${item.source}, ''), questions = ${item.questions}::text[], says = ${item.says}, direction = nullif(${item.direction}, ''),
      about = nullif(${item.about}, ''), basis = nullif(${item.basis}, ''), strength = nullif(${item.strength}, ''), period_from = ${item.from}, period_to = ${item.to},
      impact = ${item.impact}, counted = ${item.counted}, out_of = ${item.outOf}, themes = ${item.themes}::text[], doing = ${item.doing},
      version = version + 1, saved_at = request_now()
    where ref = ${ref} and state = 'draft' and version = ${seen}`)
  if (done === 0) throw new Refused('Somebody has changed this meanwhile. Look at what stands there now.')
}

/** From now on it counts. Refused with the first thing that it lacks. */
export async function letStand(tx: Tx, ref: string, today: Temporal.PlainDate): Promise<void> {
  const [lacks] = lacksToStand(await findWritten(tx, ref), today)
  if (lacks) throw new Refused(`${lacks.message}.`)
  await tx.run(
    sql`update evidence_items set state = 'standing', recorded_on = ${today}, version = version + 1, saved_at = request_now() where ref = ${ref} and state = 'draft'`,
  )
  await record(tx, { kind: 'evidence counts', data: { ref } })
}

/** What was never more than a draft is thrown away. */
export async function dropDraft(tx: Tx, ref: string): Promise<void> {
  const done = await tx.run(sql`delete from evidence_items where ref = ${ref} and state = 'draft'`)
  if (done === 0) throw new Refused('It is no draft any more.')
  await record(tx, { kind: 'evidence draft thrown away', data: { ref } })
}

/** It counts no more, with the reason: another took its place, or it was wrong. */
export async function endWritten(tx: Tx, ref: string, to: 'superseded' | 'withdrawn', why: string): Promise<void> {
  const done =
    await tx.run(sql`update evidence_items set state = ${to}, ended_at = request_now(), ended_by = actor(), ended_why = ${why}, version = version + 1, saved_at = request_now()
    where ref = ${ref} and written_by is not null and state = 'standing'`)
  if (done === 0) throw new Refused('It does not count any more.')
  await record(tx, { kind: to === 'superseded' ? 'evidence replaced' : 'evidence taken away', data: { ref } })
}
