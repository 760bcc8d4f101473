import { sql, type Tx } from '#platform/sql/index.ts'

/** The files that are still kept of imports that were decided, lapsed or could not be read before this moment. */
export async function listKeptSince(tx: Tx, before: Temporal.Instant): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`select f.id from import_files f join imports i on i.id = f.import_id
    where f.gone_at is null and f.kind is not null and i.state <> 'proposed' and coalesce(i.decided_at, i.started_at) < ${before} order by f.id`)
  return rows.map(({ id }) => id)
}

/** The file itself goes; its lines, by which its import can be taken back, stay. */
export async function letGo(tx: Tx, fileId: number): Promise<void> {
  await tx.run(
    sql`update import_files set content = '', gone_at = request_now() where id = ${fileId} and gone_at is null`,
  )
}
