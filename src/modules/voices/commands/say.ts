import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Given } from '../answer.ts'
import { formOf, isWorry, shareOf } from '../form.ts'
import { listSaid } from '../queries/answers.ts'
import type { Method, Voice } from '../voice.ts'
import { caseOf } from './link.ts'
import { saveAnswers } from './save.ts'

export type Moment = { now: Temporal.Instant; today: Temporal.PlainDate }
export type How = { method: Method; helper?: string | undefined }

/** Takes down answers, and tells the people who must act when one of them is a worry about safety. Gives back what was
 * not saved because it had been answered otherwise meanwhile. The caller has judged the move. */
export async function takeDown(tx: Tx, voice: Voice, given: readonly Given[], how: How, at: Moment): Promise<Given[]> {
  await tx.run(sql`update voices set method = coalesce(${how.method}, method), helper = coalesce(${how.helper ?? null}, helper)
    where id = ${voice.id} and (method is distinct from ${how.method} or helper is distinct from coalesce(${how.helper ?? null}, helper))`)
  const clashes = await saveAnswers(tx, voice.id, given, at.now)
  const form = formOf(voice.form)
  if (given.some((one) => isWorry(form, one))) await raiseWorry(tx, voice, at)
  return clashes
}

/** A child, or anyone, said that somebody is not safe: the IRO and Quality Assurance and Partnerships hear of it at once.
 * Safety never waits (process.md 2.1). The trail does not say it: it is read by the carer's side too. */
export async function raiseWorry(tx: Tx, voice: Voice, { today }: Moment): Promise<void> {
  const first = await tx.run(sql`insert into voice_outcomes as o (voice_id, safety_worry) values (${voice.id}, true)
    on conflict (voice_id) do update set safety_worry = true, saved_at = request_now() where not o.safety_worry`)
  if (first === 0) return
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  const to = new Set([...holders.map(({ id }) => id), ...(voice.gathererId === null ? [] : [voice.gathererId])])
  for (const id of to)
    await tell(tx, { to: id, kind: 'safety alert raised', path: `/voices/${voice.ref}`, urgent: true })
  await record(tx, { kind: 'quality team told at once', data: { voice: voice.ref } })
}

/** The words are in: from now on the child's choice of readers holds, and Quality Assurance and Partnerships is told
 * (clause 7.5). The caller has made the move. */
export async function handOver(tx: Tx, voice: Voice, { now, today }: Moment): Promise<void> {
  const { share, chosen } = shareOf(formOf(voice.form), await listSaid(tx, voice.id))
  await tx.run(
    sql`update voices set given_at = ${now}, share = ${share}, share_chosen = ${chosen}, reason = null, reason_words = '' where id = ${voice.id}`,
  )
  await record(tx, { kind: 'voice given', ...caseOf(voice) })
  if (voice.kind !== 'child') return
  for (const { id } of await listPeopleWithDuty(tx, 'hold_voices', today)) {
    await tell(tx, { to: id, kind: 'voice received', path: `/voices/${voice.ref}` })
  }
}
