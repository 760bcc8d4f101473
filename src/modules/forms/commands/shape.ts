import { isDeepStrictEqual } from 'node:util'
import type { Form } from '#framework/forms/types.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { questionsOf, retire } from '../draft.ts'
import { inDepth, whyAskedFirst } from '../draft-depth.ts'
import { whyKept } from '../draft-kept.ts'
import { place, placesOf } from '../draft-order.ts'
import { findDraft, findNewestVersion } from '../queries/versions.ts'
import type { ShapedForm } from '../shaped.ts'

/** Most characters of a draft, with all of its words: many times what Hearth ships. The database keeps twice as much, for it writes
 * the same with more blanks. */
export const longestDraft = 2_000_000

/** Somebody else saved the draft since this page was opened: nothing was written. */
export class DraftMoved extends Error {}

/** One change to the draft: what is done to what, for the trail, and how. */
export type DraftChange = {
  did: 'added' | 'reworded' | 'moved' | 'retired' | 'returned' | 'asked further' | 'asked at first'
  /** The key of a question or a section. */
  to: string
  change: (form: Form) => Form
}

/** Changes the draft of the next version, and begins one when there is none (`seen` is 0 then). `seen` is the version of
 * the draft that the person had before them. False when the draft says the same as before: then nothing is written.
 * Throws DraftMoved when it is no longer the newest. */
export async function changeDraft(
  tx: Tx,
  { key, trail, says }: Pick<ShapedForm, 'key' | 'trail' | 'says'>,
  seen: number,
  { did, to, change }: DraftChange,
): Promise<boolean> {
  const newest = await findNewestVersion(tx, key)
  const draft = await findDraft(tx, key)
  if ((draft?.version ?? 0) !== seen) throw new DraftMoved()
  const before = draft?.content ?? newest.content
  const after = change(before)
  if (isDeepStrictEqual(after, before)) return false
  const content = JSON.stringify(after)
  if (content.length > longestDraft) throw new Refused(says.tooLong)
  const saved = draft
    ? await tx.run(sql`update form_drafts set content = ${content}, version = version + 1, saved_by = actor(),
        saved_at = request_now() where form = ${key} and version = ${seen}`)
    : await tx.run(sql`insert into form_drafts (form, content, based_on, saved_by, saved_at)
        values (${key}, ${content}, ${newest.id}, actor(), request_now()) on conflict do nothing`)
  if (saved === 0) throw new DraftMoved()
  await record(tx, { kind: trail.drafted, data: { basedOn: newest.version, did, to } })
  return true
}

/** A question is no longer asked from the next version on, unless a rule or a fact rests on it. */
export function retireQuestion(tx: Tx, shaped: ShapedForm, seen: number, key: string): Promise<boolean> {
  const change = (form: Form) => {
    const question = questionsOf(form).find((one) => one.key === key)
    const because = question && whyKept(question, form, shaped.whyKept)
    if (because) throw new Refused(because)
    return retire(form, key)
  }
  return changeDraft(tx, shaped, seen, { did: 'retired', to: key, change })
}

/** A question is asked at first, or of whoever looks closer, from the next version on. */
export function deepenQuestion(
  tx: Tx,
  shaped: ShapedForm,
  seen: number,
  { key, further }: { key: string; further: boolean },
): Promise<boolean> {
  const change = (form: Form) => {
    const question = questionsOf(form).find((one) => one.key === key)
    const because = question && further && whyAskedFirst(question, form)
    if (because) throw new Refused(because)
    return inDepth(form, key, further)
  }
  return changeDraft(tx, shaped, seen, { did: further ? 'asked further' : 'asked at first', to: key, change })
}

/** A question stands behind another of its section from the next version on, where its order allows that. */
export function placeQuestion(tx: Tx, shaped: ShapedForm, seen: number, key: string, after: string): Promise<boolean> {
  const change = (form: Form) => {
    const section = form.sections.find((one) => one.questions.some((question) => question.key === key))
    if (!section || !placesOf(section, key).others.includes(after))
      throw new Refused('The question cannot stand there. Look at the section again first.')
    return place(form, key, after)
  }
  return changeDraft(tx, shaped, seen, { did: 'moved', to: key, change })
}

export async function throwDraftAway(tx: Tx, { key, trail }: ShapedForm, seen: number): Promise<void> {
  const gone = await tx.run(sql`delete from form_drafts where form = ${key} and version = ${seen}`)
  if (gone === 0) throw new Refused('Somebody else changed the draft meanwhile. Look at it again first.')
  await record(tx, { kind: trail.thrownAway })
}
