import { Refused } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Share } from '../voice.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'

/** The child was asked first, and agreed that their words may be shared. */
export async function recordAgreement(tx: Tx, ref: string, actor: Actor, now: Temporal.Instant): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'record_agreement', actor)
  await tx.run(sql`update voices set share_agreed_at = ${now} where id = ${voice.id}`)
  await record(tx, { kind: 'agreement to share a voice recorded', ...caseOf(voice) })
}

/** They changed their mind about who may read it, and told somebody (their form says that they may). */
export async function changeShare(tx: Tx, ref: string, share: Share, actor: Actor): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'change_share', actor)
  await tx.run(
    sql`update voices set share = ${share}, share_chosen = true, share_agreed_at = null where id = ${voice.id}`,
  )
  await record(tx, { kind: 'choice of who may read a voice changed', ...caseOf(voice) })
}

/** You said, we did: what became of what somebody said, in the words in which they were told (clause 2.2). `seen` is the
 * version of the voice that the page showed. */
export async function answerVoice(
  tx: Tx,
  ref: string,
  told: { words: string; seen: number },
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'answer', actor)
  if (told.seen < voice.version && voice.toldWords !== '' && voice.toldWords !== told.words)
    throw new ToldAlready(voice.toldWords)
  await tx.run(sql`update voices set told_at = ${now}, told_by = ${actor.id} where id = ${voice.id}`)
  await tx.run(sql`insert into voice_outcomes as o (voice_id, told_words) values (${voice.id}, ${told.words})
    on conflict (voice_id) do update set told_words = excluded.told_words, saved_at = request_now()`)
  await tx.run(
    sql`update voice_openings set child_told_at = request_now() where voice_id = ${voice.id} and child_told_at is null`,
  )
  await record(tx, { kind: 'voice answered', ...caseOf(voice) })
}

/** Somebody else wrote an answer while this one was written. */
export class ToldAlready extends Refused {
  readonly theirs: string
  constructor(theirs: string) {
    super('Somebody else has written an answer meanwhile. Both are shown: keep what the child should hear.')
    this.theirs = theirs
  }
}
