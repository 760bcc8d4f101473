import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { changesOf, numbered } from '../draft-changes.ts'
import { findDraft, findNewestVersion, findTakenIn, listEverAsked } from '../queries/versions.ts'
import { hasNews, takenInOf, withShipped } from '../shipped.ts'

/** Where no version of the tool has been published yet, the tool as shipped becomes version 1; where an older one was taken
 * in, what is new comes in as the next version. Safe to call at every migrate, and from several processes at once. */
export async function publishShippedTool(tx: Tx, shipped: Tool = auditTool): Promise<void> {
  await publishFirstTemplate(tx, shipped)
  await publishShippedChanges(tx, shipped)
}

export async function publishFirstTemplate(tx: Tx, shipped: Tool = auditTool): Promise<void> {
  await tx.run(sql`
    insert into form_versions (form, version, content, shipped, published_at, note)
    select 'audit', 1, ${JSON.stringify(shipped)}, ${JSON.stringify(takenInOf(shipped))}, request_now(), 'The tool as Hearth ships it.'
    where not exists (select from form_versions where form = 'audit')
    on conflict (form, version) do nothing`)
}

/** Audits under way stay on their version. A draft that the council is preparing takes in the same, and whoever has it open
 * is told that it moved. */
async function publishShippedChanges(tx: Tx, shipped: Tool): Promise<void> {
  const before = await findNewestVersion(tx)
  const taken = await findTakenIn(tx)
  if (!hasNews(before.content, shipped, taken)) return
  const earlier = (await listEverAsked(tx)).map((one) => one.question)
  const content = numbered(withShipped(before.content, shipped, taken), before.content, earlier)
  const published = await tx.maybe<{ id: number }>(sql`
    insert into form_versions (form, version, content, shipped, published_at, note)
    values ('audit', ${before.version + 1}, ${JSON.stringify(content)}, ${JSON.stringify(takenInOf(shipped))}, request_now(), ${noteOfShipped})
    on conflict (form, version) do nothing returning id`)
  const draft = published && (await findDraft(tx))
  if (!draft) return
  const carried = JSON.stringify(withShipped(draft.content, shipped, taken))
  await tx.run(
    sql`update template_draft set content = ${carried}, based_on = ${published.id}, version = version + 1 where id = 1`,
  )
}

const noteOfShipped = 'Questions that came with a new version of Hearth. All other words are as the council had them.'

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
  await tx.run(sql`insert into form_versions (form, version, content, published_at, published_by, note)
    values ('audit', ${version}, ${JSON.stringify(numbered(draft.content, before.content, earlier))}, request_now(), actor(), ${note})`)
  await record(tx, { kind: 'audit tool published', data: { version, changes: changes.length, reason: note } })
  return version
}
