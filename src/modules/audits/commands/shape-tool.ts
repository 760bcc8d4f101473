import type { Tool } from '#framework/a2-audit-tool/types.ts'
import { Refused } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { questionsOf, retire, whyKept } from '../draft.ts'
import { findDraft, findNewestVersion } from '../queries/versions.ts'

/** Somebody else saved the draft since this page was opened: nothing was written. */
export class DraftMoved extends Error {}

/** Changes the draft of the next version, and begins one when there is none (`seen` is 0 then). `seen` is the version of
 * the draft that the person had before them. Throws DraftMoved when it is no longer the newest. */
export async function changeDraft(tx: Tx, seen: number, change: (tool: Tool) => Tool): Promise<void> {
  const newest = await findNewestVersion(tx)
  const draft = await findDraft(tx)
  if ((draft?.version ?? 0) !== seen) throw new DraftMoved()
  const content = JSON.stringify(change(draft?.content ?? newest.content))
  const saved = draft
    ? await tx.run(sql`update template_draft set content = ${content}, version = version + 1, saved_by = actor(),
        saved_at = request_now() where id = 1 and version = ${seen}`)
    : await tx.run(sql`insert into template_draft (id, content, based_on, saved_by, saved_at)
        values (1, ${content}, ${newest.id}, actor(), request_now()) on conflict do nothing`)
  if (saved === 0) throw new DraftMoved()
  await record(tx, { kind: 'audit tool drafted', data: { basedOn: newest.version } })
}

/** A question is no longer asked from the next version on, unless a rule or a fact rests on it. */
export async function retireQuestion(tx: Tx, seen: number, key: string): Promise<void> {
  await changeDraft(tx, seen, (tool) => {
    const question = questionsOf(tool).find((one) => one.key === key)
    const because = question && whyKept(question, tool)
    if (because) throw new Refused(because)
    return retire(tool, key)
  })
}

export async function throwDraftAway(tx: Tx, seen: number): Promise<void> {
  const gone = await tx.run(sql`delete from template_draft where id = 1 and version = ${seen}`)
  if (gone === 0) throw new Refused('Somebody else changed the draft meanwhile. Look at it again first.')
  await record(tx, { kind: 'audit tool draft thrown away' })
}
