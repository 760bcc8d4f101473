import { sql, type Tx } from '#platform/sql/index.ts'

/** Beside the files that were applied: those after which this was done. */
const mark = 'evidence filled'

/** What counts from before items were kept: once after each change of the database's files, safe to do again. It looks at everything that was ever
 * written, so a start that changes nothing does not wait for it. */
export async function fillEvidence(tx: Tx): Promise<void> {
  const { files } = await tx.one<{ files: string }>(
    sql`select md5(string_agg(name || sha256, ',' order by name)) as files from schema_migrations where name <> ${mark}`,
  )
  const done = await tx.maybe(sql`select name from schema_migrations where name = ${mark} and sha256 = ${files}`)
  if (done) return
  await tx.run(sql`select fill_evidence()`)
  await tx.run(sql`
    insert into schema_migrations (name, sha256) values (${mark}, ${files})
    on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()`)
}
