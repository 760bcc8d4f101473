import type { Form } from '#framework/forms/types.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { changesOf, numbered } from '../draft-changes.ts'
import { whyNotPublished } from '../draft-depth.ts'
import {
  findDraft,
  findNewestVersion,
  findOldestToPutBack,
  findTakenIn,
  findVersion,
  listEverAsked,
} from '../queries/versions.ts'
import type { ShapedForm, WhyKept } from '../shaped.ts'
import { hasNews, takenInOf, withShipped } from '../shipped.ts'

/** A form as Hearth ships it, under its key, and the note beside its first version. */
export type Shipped = { key: string; form: Form; note: string; whyKept: WhyKept }

/** Where no version of the form has been published yet, the form as shipped becomes version 1; where an older one was taken
 * in, what is new comes in as the next version. Safe to call at every migrate, and from several processes at once. */
export async function publishShipped(tx: Tx, shipped: Shipped): Promise<void> {
  await publishFirst(tx, shipped)
  await publishNews(tx, shipped)
}

export async function publishFirst(tx: Tx, { key, form, note }: Shipped): Promise<void> {
  await tx.run(sql`
    insert into form_versions (form, version, content, shipped, published_at, note)
    select ${key}, 1, ${JSON.stringify(form)}, ${JSON.stringify(takenInOf(form))}, request_now(), ${note}
    where not exists (select from form_versions where form = ${key})
    on conflict (form, version) do nothing`)
}

/** What is under way stays on its version. A draft that the council is preparing takes in the same, and whoever has it open
 * is told that it moved. */
async function publishNews(tx: Tx, { key, form, whyKept }: Shipped): Promise<void> {
  const before = await findNewestVersion(tx, key)
  const taken = await findTakenIn(tx, key)
  if (!hasNews(before.content, form, taken, whyKept)) return
  const earlier = (await listEverAsked(tx, key)).map((one) => one.question)
  const content = numbered(withShipped(before.content, form, taken, whyKept), before.content, earlier)
  const published = await tx.maybe<{ id: number }>(sql`
    insert into form_versions (form, version, content, shipped, published_at, note)
    values (${key}, ${before.version + 1}, ${JSON.stringify(content)}, ${JSON.stringify(takenInOf(form))}, request_now(), ${noteOfNews})
    on conflict (form, version) do nothing returning id`)
  const draft = published && (await findDraft(tx, key))
  if (!draft) return
  const carried = JSON.stringify(withShipped(draft.content, form, taken, whyKept))
  await tx.run(
    sql`update form_drafts set content = ${carried}, based_on = ${published.id}, version = version + 1 where form = ${key}`,
  )
}

const noteOfNews = 'Questions that came with a new version of Hearth. All other words are as the council had them.'

/** Publishes the draft as the next version. What begins from now on uses it; what is under way stays on its own. */
export async function publishDraft(
  tx: Tx,
  { key, trail, shipped }: ShapedForm,
  seen: number,
  note: string,
): Promise<number> {
  const draft = await findDraft(tx, key)
  if (!draft || draft.version !== seen)
    throw new Refused('Somebody else changed the draft meanwhile. Look at it again first.')
  const before = await findNewestVersion(tx, key)
  const earlier = (await listEverAsked(tx, key)).map((one) => one.question)
  const changes = changesOf(draft.content, before.content, earlier)
  if (changes.length === 0) throw new Refused('The draft changes nothing: there is nothing to publish.')
  refuseWhatLacks(draft.content, shipped)
  const removed = await tx.run(sql`delete from form_drafts where form = ${key} and version = ${seen}`)
  if (removed === 0) throw new Refused('Somebody else published it at the same moment.')
  const version = before.version + 1
  await tx.run(sql`insert into form_versions (form, version, content, published_at, published_by, note)
    values (${key}, ${version}, ${JSON.stringify(numbered(draft.content, before.content, earlier))}, request_now(), actor(), ${note})`)
  await record(tx, { kind: trail.published, data: { version, changes: changes.length, reason: note } })
  return version
}

/** No version is published in which a rule that limits the grade would find no answer. */
function refuseWhatLacks(form: Form, shipped: Form): void {
  const because = whyNotPublished(form, shipped)
  if (because.length > 0) throw new Refused(because.join(' '))
}

/** Why this version cannot be put back; null when it can. */
export async function whyNotPutBack(tx: Tx, form: string, version: number): Promise<string | null> {
  if (await findDraft(tx, form))
    return 'A draft of the next version is being prepared: publish it or throw it away first.'
  if ((await findNewestVersion(tx, form)).version === version) return 'This version is in force.'
  if (version < (await findOldestToPutBack(tx, form)))
    return 'Questions came with Hearth itself since this version: take what you want of it into a draft.'
  return null
}

/** Publishes what an earlier version asked as the next version, with the reason. What begins from now on uses it; what is under way
 * stays on its own. `seen` is the version that was in force when it was asked. */
export async function putBack(
  tx: Tx,
  { key, trail, shipped }: ShapedForm,
  { version: number, seen, note }: { version: number; seen: number; note: string },
): Promise<number> {
  const because = await whyNotPutBack(tx, key, number)
  if (because) throw new Refused(because)
  const [before, earlierOne] = [await findNewestVersion(tx, key), await findVersion(tx, key, number)]
  const earlier = (await listEverAsked(tx, key)).map((one) => one.question)
  const changes = changesOf(earlierOne.content, before.content, earlier)
  refuseWhatLacks(earlierOne.content, shipped)
  if (changes.length === 0) throw new Refused('It asks the same as the version in force: there is nothing to put back.')
  const content = JSON.stringify(numbered(earlierOne.content, before.content, earlier))
  const version = seen + 1
  const words = `Version ${number}, put back. ${note}`
  const published =
    before.version === seen &&
    (await tx.run(sql`
    insert into form_versions (form, version, content, published_at, published_by, note)
    values (${key}, ${version}, ${content}, request_now(), actor(), ${words}) on conflict (form, version) do nothing`))
  if (!published) throw new Refused('Another version was published meanwhile. Look at it again first.')
  await record(tx, { kind: trail.published, data: { version, putBack: number, changes: changes.length, reason: note } })
  return version
}
