import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { findVoice, lockVoice } from '../queries/voices.ts'
import { isWider, type Share, type Told, type Voice } from '../voice.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'
import { lockBoth } from './together.ts'
import type { Moment } from './say.ts'

/** The child was asked first, and agreed that their words may be shared: when, and how they said so. */
export async function recordAgreement(
  tx: Tx,
  ref: string,
  told: Told,
  actor: Actor,
  { now, today }: Moment,
): Promise<void> {
  const details = { from: 'ask_first', to: 'agreed', on: told.on.toString() }
  const { voice } = await moveVoice(tx, ref, 'record_agreement', actor, { words: told.how, details })
  refuseBefore(voice, told, today)
  await tx.run(sql`update voices set share_agreed_at = ${now} where id = ${voice.id}`)
  await record(tx, { kind: 'agreement to share a voice recorded', ...caseOf(voice, details) })
}

/** They changed their mind about who may read it, and told somebody (their form says that they may). To let more people read
 * it, somebody says when and how they were told so; to let fewer, nothing is asked. The old choice is kept. */
export async function changeShare(
  tx: Tx,
  ref: string,
  choice: { share: Share; told?: Told | undefined },
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<void> {
  const { share, told } = choice
  const before = await lockVoice(tx, ref)
  const details = { from: nameOfChoice(before), to: share, ...(told ? { on: told.on.toString() } : {}) }
  const { voice } = await moveVoice(tx, ref, 'change_share', actor, { words: told?.how ?? '', details })
  if (isWider(share, before)) {
    if (!told) throw new Refused('Say when and how they told you that more people may read it.')
    refuseBefore(voice, told, today)
  }
  await tx.run(
    sql`update voices set share = ${share}, share_chosen = true, share_agreed_at = null where id = ${voice.id}`,
  )
  await record(tx, { kind: 'choice of who may read a voice changed', ...caseOf(voice, details) })
}

function nameOfChoice({ share, shareChosen, shareAgreedAt }: Voice): string {
  if (!shareChosen) return 'not_chosen'
  return shareAgreedAt ? 'agreed' : share
}

/** What a child says of who may read their words, they say once there are words, and not on a day to come. */
function refuseBefore(voice: Voice, { on, how }: Told, today: Temporal.PlainDate): void {
  const given = voice.givenAt && londonDate(voice.givenAt)
  if (Temporal.PlainDate.compare(on, today) > 0) throw new Refused('The day when they told you is still to come.')
  if (given && Temporal.PlainDate.compare(on, given) < 0)
    throw new Refused('The day when they told you is before they gave these words.')
  if (how.trim() === '') throw new Refused('Say how they told you.')
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
  const named = await findVoice(tx, ref)
  await lockBoth(tx, named)
  const { voice } = await moveVoice(tx, ref, 'answer', actor)
  if (told.seen < voice.version && voice.toldWords !== '' && voice.toldWords !== told.words)
    throw new ToldAlready(voice.toldWords, await wroteIt(tx, voice, actor))
  await tx.run(sql`update voices set told_at = ${now}, told_by = ${actor.id} where id = ${voice.id}`)
  await tx.run(sql`insert into voice_outcomes as o (voice_id, told_words) values (${voice.id}, ${told.words})
    on conflict (voice_id) do update set told_words = excluded.told_words, saved_at = request_now()`)
  await tx.run(
    sql`update voice_openings set child_told_at = request_now() where voice_id = ${voice.id} and child_told_at is null`,
  )
  await record(tx, { kind: 'voice answered', ...caseOf(voice) })
  if (named.toldAt === null) await answerTheOther(tx, voice, told.words, actor, now)
}

/** Two who were asked in one conversation are told together, as long as the other has heard nothing yet. */
async function answerTheOther(
  tx: Tx,
  { togetherWith }: Voice,
  words: string,
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  const other = await tx.maybe<{ ref: string; version: number }>(
    sql`select ref, version from voices where id = ${togetherWith} and state = 'given' and told_at is null`,
  )
  if (other) await answerVoice(tx, other.ref, { words, seen: other.version }, actor, now)
}

async function wroteIt(tx: Tx, { id }: Voice, actor: Actor): Promise<boolean> {
  return (await tx.maybe(sql`select from voices where id = ${id} and told_by = ${actor.id}`)) !== undefined
}

/** Another answer was written while this one was: by somebody else, or by the same person in another tab. */
export class ToldAlready extends Refused {
  readonly theirs: { words: string; own: boolean }
  constructor(words: string, own: boolean) {
    super('Another answer has been written meanwhile. Both are shown: keep what the child should hear.')
    this.theirs = { words, own }
  }
}
