import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** Where no version of the tool has been published yet, the tool as shipped becomes version 1. Safe to call at every
 * migrate, and from several processes at once; later versions are the council's own. */
export async function publishFirstTemplate(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into templates (version, content, published_at, note)
    select 1, ${JSON.stringify(auditTool)}, request_now(), 'The tool as Hearth ships it.'
    where not exists (select from templates)
    on conflict (version) do nothing`)
}
