import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { Refused } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { changesOf, numbered } from '../draft-changes.ts'
import { findDraft, findNewestVersion, listEverAsked } from '../queries/versions.ts'

/** Where no version of the tool has been published yet, the tool as shipped becomes version 1. Safe to call at every
 * migrate, and from several processes at once; later versions are the council’s own. */
export async function publishFirstTemplate(tx: Tx): Promise<void> {
  await tx.run(sql`
    insert into templates (version, content, published_at, note)
    select 1, ${JSON.stringify(auditTool)}, request_now(), 'The tool as Hearth ships it.'
    where not exists (select from templates)
    on conflict (version) do nothing`)
}

/** Publishes the draft as the next version. Audits that are planned from now on use it; those under way stay on theirs. */
export async function publishDraft(tx: Tx, seen: number, note: string): Promise<number> {
  const draft = await findDraft(tx)
  if (!draft || draft.version !== seen)
    throw new Refused('Somebody else changed the draft meanwhile. Look at it again first.')
  const before = await findNewestVersion(tx)
  const earlier = (await listEverAsked(tx)).map((one) => one.question)
  const changes = changesOf(draft.content, before.content, earlier)
  if (changes.length === 0) throw new Refused('The draft changes nothing: there is nothing to publish.')
  const removed = await tx.run(sql`delete from template_draft where id = 1 and version = ${seen}`)
  if (removed === 0) throw new Refused('Somebody else published it at the same moment.')
  const version = before.version + 1
  await tx.run(sql`insert into templates (version, content, published_at, published_by, note)
    values (${version}, ${JSON.stringify(numbered(draft.content, before.content, earlier))}, request_now(), actor(), ${note})`)
  await record(tx, { kind: 'audit tool published', data: { version, changes: changes.length, reason: note } })
  return version
}
