import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { findImport } from '../queries/imports.ts'
import { importMoves } from '../states.ts'

/** Lets a proposal lapse that nobody decided; `replacedBy`: a newer import of the same files. Of one that was decided nothing changes. */
export async function lapse(tx: Tx, importId: number, replacedBy: number | null): Promise<void> {
  // Who is deciding about it at this moment decides: a lapse waits for nobody.
  const [found] = await tx.many(sql`select id from imports where id = ${importId} for update skip locked`)
  if (!found) return
  const { state } = await findImport(tx, importId)
  const judgement = judge(importMoves.lapse, state, undefined)
  if (!judgement.allowed) return
  await tx.run(sql`update imports set state = ${judgement.to}, decided_at = request_now(), lapsed_for = ${replacedBy}
    where id = ${importId}`)
  await tx.run(sql`select forget_withheld(${importId})`)
  await record(tx, { kind: 'import lapsed', data: { import: importId, ...(replacedBy ? { for: replacedBy } : {}) } })
}

/**
 * The proposals whose every file that could be read a newer import holds as well: of the same kind, of the same year where it tells of
 * one, with the same name and a row in common, or with all of its rows. Two parts of a register that are brought in one
 * after the other, or a small file beside a large one, take nothing from each other.
 */
export async function listReplaced(tx: Tx, by: number): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`
    with own as materialized (select f.kind, coalesce(f.year_end::text, '') as year, f.name, c.key from import_files f join import_changes c on c.file_id = f.id
      where f.import_id = ${by} and c.outcome in ('new', 'changed', 'unchanged', 'left'))
    select i.id from imports i where i.state = 'proposed' and i.id < ${by}
    and exists (select from import_files f where f.import_id = i.id and f.kind is not null)
    and not exists (select from import_files f where f.import_id = i.id and f.kind is not null and not (
      (f.kind, coalesce(f.year_end::text, '')) in (select kind, year from own)
      and (select coalesce(bool_or((f.kind, coalesce(f.year_end::text, ''), f.name, c.key) in (select kind, year, name, key from own)), false)
          or coalesce(bool_and((f.kind, coalesce(f.year_end::text, ''), c.key) in (select kind, year, key from own)), true)
        from import_changes c where c.file_id = f.id and c.outcome in ('new', 'changed', 'unchanged', 'left'))))
    order by i.id`)
  return rows.map(({ id }) => id)
}

/** The proposals that have waited for a decision since before this moment. */
export async function listWaitingSince(tx: Tx, before: Temporal.Instant): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(
    sql`select id from imports where state = 'proposed' and started_at < ${before} order by id`,
  )
  return rows.map(({ id }) => id)
}
