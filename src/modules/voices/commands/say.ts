import { sql, type Tx } from '#platform/sql/index.ts'
import { record, recordOutsideCase } from '#platform/trail/index.ts'
import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import { raise } from '#modules/alerts/index.ts'
import type { Given, Said } from '../answer.ts'
import { formOf, isAlert, isLook, shareOf } from '../form.ts'
import { listSaid } from '../queries/answers.ts'
import type { Method, Voice } from '../voice.ts'
import { caseOf } from './link.ts'
import { saveAnswers } from './save.ts'

export type Moment = { now: Temporal.Instant; today: Temporal.PlainDate }
/** `inPassing`: the words are still being written, and come again with every pause. */
export type How = { method: Method; helper?: string | undefined; inPassing?: boolean }

/** Takes down answers, and goes the one road when one of them says that somebody may not be safe. Gives back what was not
 * saved because it had been answered otherwise meanwhile. The caller has judged the move. */
export async function takeDown(tx: Tx, voice: Voice, given: readonly Given[], how: How, at: Moment): Promise<Given[]> {
  await tx.run(sql`update voices set method = coalesce(${how.method}, method), helper = coalesce(${how.helper ?? null}, helper)
    where id = ${voice.id} and (method is distinct from ${how.method} or helper is distinct from coalesce(${how.helper ?? null}, helper))`)
  const before = await listSaid(tx, voice.id)
  const clashes = await saveAnswers(tx, voice.id, given, at.now)
  const form = formOf(voice.form)
  const news = given.filter((one) => !clashes.includes(one) && isNews(one, before.get(one.question), how))
  if (news.some((one) => isAlert(form, one))) await raiseFromVoice(tx, voice, at)
  else if (news.some((one) => isLook(form, one))) await askForLook(tx, voice, at)
  return clashes
}

/** Said anew, or with words added: the same answer sent twice tells nobody twice. Of words that are still being written the first ones
 * are news, not each pause in them. */
function isNews(one: Given, before: Said | undefined, { inPassing }: How): boolean {
  if (JSON.stringify(one.value) !== JSON.stringify(before?.value ?? null)) return true
  const known = before?.words ?? ''
  return one.words !== '' && (inPassing ? known === '' : one.words !== known)
}

/** The alert carries whose voice it is, which form and when: no answer, no question, no words. Whom it must not reach is asked of
 * the child's Independent Reviewing Officer first. */
export async function raiseFromVoice(tx: Tx, voice: Voice, { now }: Moment): Promise<void> {
  await noteLook(tx, voice)
  await raise(
    tx,
    {
      householdId: voice.householdId,
      source: 'voice',
      voiceId: voice.id,
      form: voice.form,
      officerId: voice.kind === 'child' ? voice.gathererId : null,
      childIds: voice.childId === null ? [] : [voice.childId],
      what: '',
      circleSaid: voice.kind !== 'child',
    },
    now,
  )
}

/** To be read the same day by the child's officer and Quality Assurance and Partnerships; where the speaker has no officer, by
 * Quality Assurance and Partnerships and the team manager. The trail does not say it: it is read by the carer's side too. */
async function askForLook(tx: Tx, voice: Voice, { today }: Moment): Promise<void> {
  if (!(await noteLook(tx, voice))) return
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  const officer = voice.kind === 'child' ? voice.gathererId : null
  const other = officer ?? (await teamManagerOf(tx, voice))
  for (const id of new Set([...holders.map((one) => one.id), ...(other === null ? [] : [other])]))
    await tell(tx, { to: id, kind: 'look today', path: `/voices/${voice.ref}`, urgent: true, pieceId: voice.pieceId })
  await recordOutsideCase(tx, { kind: 'quality team told at once', pieceId: voice.pieceId, data: { voice: voice.ref } })
}

/** It stands above the work of those who read it until the person has been answered. False when it did already. */
async function noteLook(tx: Tx, { id }: Voice): Promise<boolean> {
  const first = await tx.run(sql`insert into voice_outcomes as o (voice_id, to_read_today) values (${id}, true)
    on conflict (voice_id) do update set to_read_today = true, saved_at = request_now() where not o.to_read_today`)
  return first > 0
}

async function teamManagerOf(tx: Tx, { householdId }: Voice): Promise<number | null> {
  const { id } = await tx.one<{ id: number | null }>(
    sql`select team_manager_id as id from alert_cast(${householdId}, '{}')`,
  )
  return id
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
    await tell(tx, { to: id, kind: 'voice received', path: `/voices/${voice.ref}`, pieceId: voice.pieceId })
  }
}
