import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Given } from '../answer.ts'
import { isOpen, type Link, tidyToken } from '../link.ts'
import { lateKey, nowKey } from '../form.ts'
import { listSaid } from '../queries/answers.ts'
import { voiceColumns } from '../queries/voices.ts'
import { isIdle, type Key, newSecret, newVisitId, type Visit } from '../visit.ts'
import type { Voice } from '../voice.ts'
import { openLink } from './link.ts'

/** Opens the link for one device: gives back the address's own number and the secret of its cookie. Undefined when the link
 * opens nothing. The link can be opened again, here or elsewhere, until it closes; each time is a visit of its own. */
export async function beginVisit(tx: Tx, typed: string, now: Temporal.Instant): Promise<Key | undefined> {
  const opened = await openLink(tx, typed, now)
  if (!opened) return undefined
  const key = { visit: newVisitId(), secret: newSecret() }
  await tx.run(sql`insert into voice_visits (id, voice_id, token_hash, secret_hash, started_at, last_used_at)
    values (${key.visit}, ${opened.voice.id}, ${hash(tidyToken(typed))}, ${hash(key.secret)}, ${now}, ${now})`)
  return key
}

export type OpenedVisit = { visit: Visit; voice: Voice; expiresAt: Temporal.Instant }

/**
 * Lets a visit in: from here on the transaction sees its one voice and nothing else. Undefined when the cookie is not this
 * address's, the visit has ended or was left alone too long, or the link has closed; nobody can tell which. `forUpdate` keeps
 * the voice as it is for a save.
 */
export async function openVisit(
  tx: Tx,
  { visit: id, secret }: Key,
  now: Temporal.Instant,
  forUpdate = false,
): Promise<OpenedVisit | undefined> {
  const found = await tx.maybe<Visit & Link>(sql`select v.id, v.voice_id as "voiceId", v.started_at as "startedAt",
      v.last_used_at as "lastUsedAt", v.knows_mark as "knowsMark", l.made_at as "madeAt", l.expires_at as "expiresAt",
      l.closed_at as "closedAt"
    from voice_visits v join voice_links l on l.token_hash = v.token_hash
    where v.id = ${id} and v.secret_hash = ${hash(secret)} and v.ended_at is null`)
  if (!found || isIdle(found, now) || !isOpen(found, now)) return undefined
  await tx.one(sql`select set_config('hearth.linked_voice', ${String(found.voiceId)}, true)`)
  const lock = forUpdate ? sql`for update` : sql``
  const voice = await tx.one<Voice>(sql`select ${voiceColumns} from voices v where v.id = ${found.voiceId} ${lock}`)
  await tx.run(sql`update voice_visits set last_used_at = greatest(last_used_at, ${now}) where id = ${id}`)
  return { visit: found, voice, expiresAt: found.expiresAt }
}

/**
 * Who tells somebody something now is let in by the cookie alone, however long the page stood open and whatever became of the
 * link meanwhile: nothing is shown for it, and the visit stays closed. Undefined when the cookie is not this address's.
 */
export async function openToTell(
  tx: Tx,
  { visit: id, secret }: Key,
): Promise<{ voice: Voice; visit: Pick<Visit, 'id' | 'voiceId'> } | undefined> {
  const found = await tx.maybe<{ voiceId: number }>(sql`select voice_id as "voiceId" from voice_visits
    where id = ${id} and secret_hash = ${hash(secret)}`)
  if (!found) return undefined
  await tx.one(sql`select set_config('hearth.linked_voice', ${String(found.voiceId)}, true)`)
  const voice = await tx.one<Voice>(sql`select ${voiceColumns} from voices v where v.id = ${found.voiceId} for update`)
  return { voice, visit: { id, voiceId: found.voiceId } }
}

/** Whether somebody was told something from this visit a moment ago: with its cookie, though it is closed. Later nobody learns it here, who
 * may be somebody else by then. */
export async function hasJustTold(tx: Tx, key: Key, now: Temporal.Instant): Promise<boolean> {
  const opened = await openToTell(tx, key)
  if (!opened) return false
  const told = await tx.maybe(sql`select from voice_answers where voice_id = ${opened.voice.id}
    and question in (${nowKey(opened.voice.form)}, ${lateKey(opened.voice.form)}) and saved_at > ${now.subtract({ minutes: 2 })}
    and question in (select jsonb_object_keys(said) from voice_visits where id = ${opened.visit.id})`)
  return told !== undefined
}

/** They left: the address opens nothing any more. What was said stays said. */
export async function endVisit(tx: Tx, key: Key, now: Temporal.Instant): Promise<void> {
  const opened = await openVisit(tx, key, now)
  if (opened) await tx.run(sql`update voice_visits set ended_at = ${now} where id = ${opened.visit.id}`)
}

/** Remembers what was said in this visit, so that it, and no other, shows it again. */
export async function noteSaid(
  tx: Tx,
  visit: Pick<Visit, 'id' | 'voiceId'>,
  given: readonly Pick<Given, 'question'>[],
): Promise<void> {
  const stored = await listSaid(tx, visit.voiceId)
  const versions = given.flatMap(({ question }) => {
    const one = stored.get(question)
    return one ? [[question, one.version] as const] : []
  })
  if (versions.length === 0) return
  const said = JSON.stringify(Object.fromEntries(versions))
  await tx.run(sql`update voice_visits set said = said || ${said}::jsonb where id = ${visit.id}`)
}
