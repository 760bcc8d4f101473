import { listAlertsOfVoice, listDeciders, lockAlert } from '#modules/alerts/index.ts'
import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { findVoice } from '../queries/voices.ts'

/** The open alert that these words raised and this person has to decide; undefined when there is none. */
export async function alertToDecide(
  tx: Tx,
  voiceId: number,
  actor: Pick<Actor, 'id'>,
  today: Temporal.PlainDate,
): Promise<{ id: number; ref: string } | undefined> {
  for (const alert of await listAlertsOfVoice(tx, voiceId)) {
    if (alert.decidedAt) continue
    if ((await listDeciders(tx, alert, today)).some(({ id }) => id === actor.id)) return alert
  }
  return undefined
}

/** Whoever has to decide opens a child's words: only when a child may be in danger and nobody who has read them can be reached.
 * The child's officer and Quality Assurance and Partnerships hear at once; the child by whoever answers them. */
export async function openWords(
  tx: Tx,
  ref: string,
  given: { reason: string; nobodyReached: boolean },
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<void> {
  const voice = await findVoice(tx, ref)
  const alert = await alertToDecide(tx, voice.id, actor, today)
  if (!alert) throw new NotAllowed('A child’s words are opened only by whoever has to decide about their safety.')
  if ((await lockAlert(tx, alert.ref)).decidedAt) throw new Refused('It has been decided already.')
  if (!given.nobodyReached)
    throw new Refused('Ask first whoever has read them: their words are opened when nobody can be reached.')
  await tx.run(sql`insert into voice_openings (voice_id, alert_id, by_id, at, reason)
    values (${voice.id}, ${alert.id}, actor(), request_now(), ${given.reason})`)
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  for (const id of new Set([...holders.map((one) => one.id), ...(voice.gathererId === null ? [] : [voice.gathererId])]))
    if (id !== actor.id)
      await tell(tx, {
        to: id,
        kind: 'words opened',
        path: `/voices/${voice.ref}`,
        urgent: true,
        pieceId: voice.pieceId,
      })
  // Not of the case: its trail is read by the carer's side, who may not learn that a child's words raised an alert.
  await recordOutsideCase(tx, { kind: 'words of a child opened', pieceId: voice.pieceId, data: { voice: voice.ref } })
}

export type Opening = { at: Temporal.Instant; by: string; reason: string; childToldAt: Temporal.Instant | null }

/** Who opened these words, for those who may read them. */
export function listOpenings(tx: Tx, voiceId: number): Promise<Opening[]> {
  return tx.many<Opening>(sql`select o.at, p.name as by, o.reason, o.child_told_at as "childToldAt"
    from voice_openings o join people p on p.id = o.by_id where o.voice_id = ${voiceId} order by o.at`)
}
