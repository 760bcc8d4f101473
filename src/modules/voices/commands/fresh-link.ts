import { lockText, unlockIfOurs } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Voice } from '../voice.ts'

/** How long the page of a new link can be opened again by whoever made it: to copy, to print, after a reload. */
export const freshMinutes = 20

/** Keeps the token of a link that was made just now, locked, for its maker alone (decision 27). */
export async function keepFresh(
  tx: Tx,
  { voice, token }: { voice: Pick<Voice, 'id'>; token: string },
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(sql`delete from fresh_links where voice_id = ${voice.id} or until <= ${now}`)
  await tx.run(sql`insert into fresh_links (token_hash, voice_id, made_by, sealed, until)
    values (${hash(token)}, ${voice.id}, ${actor.id}, ${lockText(token)}, ${now.add({ minutes: freshMinutes })})`)
}

/** The token, while the minutes last and the link still opens; to its maker alone. Nothing once the service's secret is another. */
export async function findFresh(
  tx: Tx,
  voice: Pick<Voice, 'id'>,
  now: Temporal.Instant,
): Promise<{ token: string; lastsUntil: Temporal.Instant } | undefined> {
  const fresh = await tx.maybe<{ sealed: string; lastsUntil: Temporal.Instant }>(sql`
    select f.sealed, l.expires_at as "lastsUntil" from fresh_links f join voice_links l on l.token_hash = f.token_hash
    where f.voice_id = ${voice.id} and f.until > ${now} and l.closed_at is null and l.expires_at > ${now}`)
  const token = fresh && unlockIfOurs(fresh.sealed)
  return token === undefined ? undefined : { token, lastsUntil: fresh!.lastsUntil }
}
