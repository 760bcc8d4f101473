import type { Actor } from '#platform/actor.ts'
import { hash } from '#platform/hash.ts'
import { Refused } from '#platform/problems.ts'
import { addWorkingDays, startOfLondonDay } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { isOpen, type Link, newToken, tidyToken } from '../link.ts'
import { lockVoice, voiceColumns } from '../queries/voices.ts'
import { settings } from '../settings.ts'
import type { Voice } from '../voice.ts'
import { settleForm } from './form-of-the-day.ts'
import { moveVoice } from './move.ts'

/** Makes a one-time link and gives back its token: told once, kept only as a hash. Links made before it end. */
export async function makeLink(
  tx: Tx,
  ref: string,
  actor: Actor,
  { today, now }: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<{ voice: Voice; token: string; lastsUntil: Temporal.Instant }> {
  const { voice: asked } = await moveVoice(tx, ref, 'make_link', actor)
  const voice = await settleForm(tx, asked, today)
  const token = newToken()
  const lastsUntil = await linkLastsUntil(tx, voice, { today, now })
  await closeLinks(tx, voice.id, now)
  await tx.run(sql`insert into voice_links (token_hash, voice_id, made_by, made_at, expires_at)
    values (${hash(token)}, ${voice.id}, ${actor.id}, ${now}, ${lastsUntil})`)
  await tx.run(
    sql`update voices set asked_by = ${actor.id}, asked_at = coalesce(asked_at, ${now}) where id = ${voice.id}`,
  )
  await record(tx, { kind: 'link to a voice form made', ...caseOf(voice) })
  return { voice, token, lastsUntil }
}

/** A link lasts as long as the council set, and in any case until a week after the review that is to hear the words. */
async function linkLastsUntil(
  tx: Tx,
  voice: Voice,
  { today, now }: { today: Temporal.PlainDate; now: Temporal.Instant },
): Promise<Temporal.Instant> {
  const set = await readSettings(tx, today, settings)
  const lasts = now.add({ hours: 24 * set['voices.link_lasts'] })
  if (voice.dueOn === null) return lasts
  const review = addWorkingDays(voice.dueOn, set['voices.due_before_review'])
  const afterIt = startOfLondonDay(review.add({ days: 8 }))
  return Temporal.Instant.compare(lasts, afterIt) > 0 ? lasts : afterIt
}

/** Ends the links of a voice, so that nobody can open them any more. */
export async function withdrawLinks(tx: Tx, voice: Voice, now: Temporal.Instant): Promise<void> {
  await lockVoice(tx, voice.ref)
  const ended = await closeLinks(tx, voice.id, now)
  if (ended === 0) throw new Refused('There is no link to withdraw.')
  await record(tx, { kind: 'link to a voice form withdrawn', ...caseOf(voice) })
}

export function closeLinks(tx: Tx, voiceId: number, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`update voice_links set closed_at = ${now} where voice_id = ${voiceId} and closed_at is null`)
}

/** What the trail keeps of a voice: which case and which voice, never what was said. */
export const caseOf = (voice: Pick<Voice, 'householdId' | 'pieceId' | 'ref'>, more: Record<string, unknown> = {}) => ({
  householdId: voice.householdId,
  pieceId: voice.pieceId,
  data: { voice: voice.ref, ...more },
})

/**
 * Opens a link at the door: from here on the transaction sees this one voice and nothing else. Undefined for a token that
 * never was, has expired or was withdrawn; nobody can tell which. `forUpdate` keeps the voice as it is for a save.
 */
export async function openLink(
  tx: Tx,
  typed: string,
  now: Temporal.Instant,
  forUpdate = false,
): Promise<Opened | undefined> {
  const link = await tx.maybe<Link & { voiceId: number }>(sql`select voice_id as "voiceId", made_at as "madeAt",
      expires_at as "expiresAt", closed_at as "closedAt" from voice_links where token_hash = ${hash(tidyToken(typed))}`)
  if (!link || !isOpen(link, now)) return undefined
  await tx.one(sql`select set_config('hearth.linked_voice', ${String(link.voiceId)}, true)`)
  const lock = forUpdate ? sql`for update` : sql``
  const voice = await tx.one<Voice>(sql`select ${voiceColumns} from voices v where v.id = ${link.voiceId} ${lock}`)
  return { voice, expiresAt: link.expiresAt }
}

export type Opened = { voice: Voice; expiresAt: Temporal.Instant }
