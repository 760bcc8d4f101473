import { tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { formForChild, formForKind } from '../form.ts'
import type { Voice, VoiceKind } from '../voice.ts'

export type Asking = {
  pieceId: number
  householdId: number
  children: readonly { id: number; bornOn: Temporal.PlainDate; iroId: number | null }[]
  carers: readonly { id: number }[]
  /** When the words are to be in. */
  dueOn: Temporal.PlainDate
  /** Who asks the carers and the others (clause 7.4). */
  reviewingOfficerId?: number | null
}

/** Lists everyone to be asked for a piece of evidence: each child, by the form of their age on the day, and each carer; and tells those who
 * are to ask them. Asking twice changes nothing: whoever is on the list already stays as they are. */
export async function askForVoices(tx: Tx, asking: Asking, today: Temporal.PlainDate): Promise<void> {
  for (const { id, bornOn, iroId } of asking.children) {
    await ask(tx, asking, { kind: 'child', form: formForChild(bornOn, today), childId: id, gathererId: iroId })
  }
  for (const { id } of asking.carers) {
    const gathererId = asking.reviewingOfficerId ?? null
    await ask(tx, asking, { kind: 'carer', form: formForKind('carer'), carerId: id, gathererId })
  }
}

type Whom = { kind: VoiceKind; form: string; childId?: number; carerId?: number; gathererId: number | null }

/** Asks a carer who has left since: the reviewing officer said so. Gives back the reference of their voice. */
export async function askFormerCarer(
  tx: Tx,
  about: {
    pieceId: number
    householdId: number
    carerId: number
    gathererId: number
    dueOn: Temporal.PlainDate | null
  },
): Promise<string> {
  const { carerId, gathererId } = about
  await ask(tx, about, { kind: 'carer', form: formForKind('carer'), carerId, gathererId })
  const { ref } = await tx.one<{ ref: string }>(
    sql`select ref from voices where piece_id = ${about.pieceId} and kind = 'carer' and carer_id = ${carerId}`,
  )
  return ref
}

type OfPiece = { pieceId: number; householdId: number; dueOn: Temporal.PlainDate | null }

async function ask(tx: Tx, about: OfPiece, whom: Whom): Promise<void> {
  const [childId, carerId] = [whom.childId ?? null, whom.carerId ?? null]
  const asked = await tx.maybe<{ ref: string; byAnother: boolean }>(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, carer_id, gatherer_id, state, due_on)
    select ${whom.kind}, ${whom.form}, ${about.householdId}::int, ${about.pieceId}::int, ${childId}::int, ${carerId}::int, ${whom.gathererId}::int, 'to_ask', ${about.dueOn}::date
    where not exists (select from voices v where v.piece_id = ${about.pieceId} and v.kind = ${whom.kind}
      and v.child_id is not distinct from ${childId} and v.carer_id is not distinct from ${carerId})
    returning ref, gatherer_id is distinct from actor() as "byAnother"`)
  if (asked?.byAnother && whom.gathererId !== null)
    await tell(tx, { to: whom.gathererId, kind: 'voices wanted', path: `/voices/${asked.ref}`, pieceId: about.pieceId })
}

/** The review was moved: the words of those who have not given them are wanted by another day, and whoever asks them is told. */
export async function setWordsDue(tx: Tx, pieceId: number, dueOn: Temporal.PlainDate): Promise<void> {
  const moved = await tx.many<{ ref: string; gathererId: number | null; byAnother: boolean }>(sql`
    update voices set due_on = ${dueOn}, version = version + 1
    where piece_id = ${pieceId} and kind <> 'worker' and state in ('to_ask', 'asked', 'started') and due_on is distinct from ${dueOn}
    returning ref, gatherer_id as "gathererId", gatherer_id is distinct from actor() as "byAnother"`)
  for (const { ref, gathererId, byAnother } of moved)
    if (byAnother && gathererId !== null)
      await tell(tx, { to: gathererId, kind: 'review moved', path: `/voices/${ref}`, pieceId })
}

/** The piece is over, or never was: nobody is asked for it any more, and links end. What was said stays; a worker may
 * still say how an audit was. */
export async function endAsking(tx: Tx, pieceId: number, why: string): Promise<void> {
  await tx.run(sql`update voices set state = 'not_given', reason = 'other', reason_words = ${why}, version = version + 1
    where piece_id = ${pieceId} and kind <> 'worker' and state in ('to_ask', 'asked', 'started')`)
  await tx.run(sql`update voice_links set closed_at = request_now() where closed_at is null
    and voice_id in (select v.id from voices v where v.piece_id = ${pieceId} and v.kind <> 'worker')`)
}

/** The piece is open again: who was ended with it is asked as before, and goes on with what they had begun to say. Their link does not come
 * back: a new one is made. */
export async function askAgainAfter(
  tx: Tx,
  pieceId: number,
  { why, endedAt }: { why: string; endedAt: Temporal.Instant },
): Promise<void> {
  await tx.run(sql`update voices v set reason = null, reason_words = '', version = version + 1,
      state = case as_it_read('voices', v.id, 'state', ${endedAt.subtract({ microseconds: 1 })}, 'to_ask') when 'started' then 'started' else 'to_ask' end
    where v.piece_id = ${pieceId} and v.state = 'not_given' and v.reason = 'other' and v.reason_words = ${why}`)
}

/** These children are in the piece no more: nobody asks them for it, and their links end. What was said stays. */
export async function endAskingChildren(
  tx: Tx,
  pieceId: number,
  childIds: readonly number[],
  why: string,
): Promise<void> {
  const theirs = sql`select v.id from voices v
    where v.piece_id = ${pieceId} and v.kind = 'child' and v.child_id = any (${childIds}::int[])`
  // The voice before its links, as whoever makes a link holds them: else one waits for the other for ever.
  await tx.run(sql`update voices set state = 'not_given', reason = 'other', reason_words = ${why}, version = version + 1
    where id in (${theirs}) and state in ('to_ask', 'asked', 'started')`)
  await tx.run(
    sql`update voice_links set closed_at = request_now() where closed_at is null and voice_id in (${theirs})`,
  )
}

/** They are in it again: who was ended for that reason is to be asked as before. */
export async function askChildrenAgain(
  tx: Tx,
  pieceId: number,
  childIds: readonly number[],
  why: string,
): Promise<void> {
  await tx.run(sql`update voices set state = 'to_ask', reason = null, reason_words = '', version = version + 1
    where piece_id = ${pieceId} and kind = 'child' and child_id = any (${childIds}::int[])
      and state = 'not_given' and reason = 'other' and reason_words = ${why}`)
}

/** Whoever has not begun to say what they think is asked by another officer from now on. A child's own officer stays. */
export async function handOverVoices(tx: Tx, given: { pieceId: number; from: number; to: number }): Promise<void> {
  await tx.run(sql`update voices set gatherer_id = ${given.to}, version = version + 1
    where piece_id = ${given.pieceId} and gatherer_id = ${given.from} and kind not in ('child', 'worker')
      and state in ('to_ask', 'asked')`)
}

/** Asks one more person: a parent, a partner, somebody of the household, or the worker after the audit. Gives back the
 * voice's reference. */
export async function askSomeone(
  tx: Tx,
  whom: {
    kind: Exclude<VoiceKind, 'child' | 'carer'>
    householdId: number
    pieceId: number | null
    gathererId: number | null
    dueOn: Temporal.PlainDate | null
  },
): Promise<string> {
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into voices (kind, form, household_id, piece_id, gatherer_id, state, due_on)
    values (${whom.kind}, ${formForKind(whom.kind)}, ${whom.householdId}, ${whom.pieceId}, ${whom.gathererId}, 'to_ask', ${whom.dueOn})
    returning ref`)
  return ref
}

/** Somebody who knows the child is asked what they see, beside the child's own voice. */
export async function askSomebodyBeside(tx: Tx, voice: Voice): Promise<string> {
  await tx.run(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, gatherer_id, state, due_on, beside_id)
    values ('child', 'fq.yp.observed', ${voice.householdId}, ${voice.pieceId}, ${voice.childId}, ${voice.gathererId}, 'to_ask',
      ${voice.dueOn}, ${voice.id})
    on conflict (beside_id) do nothing`)
  const { ref } = await tx.one<{ ref: string }>(sql`select ref from voices where beside_id = ${voice.id}`)
  return ref
}
