import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Given } from '../answer.ts'
import { listSaid, listWhileWriting } from '../queries/answers.ts'
import { lockVoice } from '../queries/voices.ts'
import { overVeiled } from '../visit.ts'
import type { Reason } from '../voice.ts'
import { caseOf, closeLinks } from './link.ts'
import { moveVoice } from './move.ts'
import { keepForBoth } from './together.ts'
import { handOver, type How, type Moment, takeDown } from './say.ts'

/** Writes down what somebody says while they talk, on the form that was open when the talk began. Gives back the answers that had been changed otherwise meanwhile. */
export async function writeDown(
  tx: Tx,
  ref: string,
  given: readonly Given[],
  how: How,
  actor: Actor,
  at: Moment,
  form?: string,
): Promise<Given[]> {
  const before = await lockVoice(tx, ref)
  const { voice: moved } = await moveVoice(tx, ref, 'save', actor)
  const voice = { ...moved, form: form ?? before.form }
  if (voice.form !== before.form) await tx.run(sql`update voices set form = ${voice.form} where id = ${voice.id}`)
  await tx.run(
    sql`update voices set asked_by = coalesce(asked_by, ${actor.id}), asked_at = coalesce(asked_at, ${at.now}) where id = ${voice.id}`,
  )
  const [said, shown] = [await listSaid(tx, voice.id), await listWhileWriting(tx, before)]
  const meant = given.flatMap((one) => overVeiled(one, shown.get(one.question), said.get(one.question)) ?? [])
  return takeDown(tx, voice, meant, how, at)
}

/** That is all they want to say: the words go to Quality Assurance and Partnerships, and a link that is still open ends. */
export async function finish(tx: Tx, ref: string, actor: Actor, at: Moment): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'finish', actor)
  await closeLinks(tx, voice.id, at.now)
  await handOver(tx, voice, at)
  await keepForBoth(tx, voice)
}

/** There are no words, and this is why (clause 6.1). */
export async function sayWhyNot(
  tx: Tx,
  ref: string,
  why: { reason: Reason; words: string },
  actor: Actor,
  { now }: Moment,
): Promise<void> {
  const { voice } = await moveVoice(tx, ref, 'say_why_not', actor)
  await closeLinks(tx, voice.id, now)
  await tx.run(sql`update voices set reason = ${why.reason}, reason_words = ${why.words} where id = ${voice.id}`)
  await record(tx, { kind: 'voice not given', ...caseOf(voice) })
}

/** They may be asked again after all. */
export async function askAgain(tx: Tx, ref: string, actor: Actor): Promise<void> {
  const { reason: was } = await lockVoice(tx, ref)
  const { voice } = await moveVoice(tx, ref, 'ask_again', actor, { details: { was } })
  await tx.run(sql`update voices set reason = null, reason_words = '' where id = ${voice.id}`)
  await record(tx, { kind: 'voice asked for again', ...caseOf(voice) })
}
