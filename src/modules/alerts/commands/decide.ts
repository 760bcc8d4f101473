import { tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Alert, Decision, EndedAs } from '../alert.ts'
import { lockAlert, newestEntry } from '../queries/alerts.ts'
import { listWhoMayDecide } from '../queries/cast.ts'
import { decidersOf, type Person } from '../road.ts'
import { eitherOf } from '../names.ts'

/** Who decides this alert now, the likeliest first. */
export async function listDeciders(tx: Tx, alert: Alert, today: Temporal.PlainDate): Promise<Person[]> {
  return decidersAmong(await listWhoMayDecide(tx, today), alert)
}

/** The same where those who decide have been read for several. */
export const decidersAmong = (people: readonly Person[], { circle, climbedAt }: Alert): Person[] =>
  decidersOf({ people }, circle, climbedAt !== null)

/** A concern that nobody has read is not ended with the others. */
const saidMeanwhile =
  'Something more was said while you were writing. Read it here, and see whether your decision still stands.'

/** Whoever decides settles every line; the decision ends the alert. What follows are actions, and the answer to the child
 * stays a step of its own. */
export async function decide(
  tx: Tx,
  ref: string,
  given: { decided: Decision; words: string; seen: number },
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  await end(tx, ref, { endedAs: 'decided', ...given }, actor, now)
}

/** What is decided stands elsewhere, in what it is looked into as: here no more than that it is decided, as whoever does not know of that reads it. */
export async function decideElsewhere(
  tx: Tx,
  ref: string,
  seen: number,
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  await end(tx, ref, { endedAs: 'decided', decided: null, words: '', seen }, actor, now)
}

/** The service manager, or who decides in their place, accepts that it was raised by mistake, and says why. */
export async function acceptMistake(
  tx: Tx,
  ref: string,
  given: { why: string; seen: number },
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  await end(tx, ref, { endedAs: 'mistake', words: given.why, decided: null, seen: given.seen }, actor, now)
}

/** `seen`: the newest concern that stood on the page from which it is ended. */
type Ending = { endedAs: EndedAs; words: string; decided: Decision | null; seen: number }

async function end(
  tx: Tx,
  ref: string,
  { endedAs, words, decided, seen }: Ending,
  actor: Actor,
  now: Temporal.Instant,
): Promise<void> {
  const alert = await lockAlert(tx, ref)
  if (alert.decidedAt) throw new Refused('It has been decided already. A new worry is a new alert.')
  if ((await newestEntry(tx, alert.id)) > seen) throw new Refused(saidMeanwhile)
  const deciders = await listDeciders(tx, alert, londonDate(now))
  if (!deciders.some(({ id }) => id === actor.id)) throw new NotAllowed(`It is decided by ${eitherOf(deciders)}.`)
  await tx.run(sql`update alerts set decided_by = actor(), decided_at = request_now(), ended_as = ${endedAs}, decision = ${words},
      decided = ${decided === null ? null : JSON.stringify(decided)}::jsonb, saved_at = request_now() where id = ${alert.id}`)
  const involved = await tx.many<{ id: number }>(sql`
    select distinct coalesce(n.person_id, e.by_id) as id from alert_entries e full join alert_lines n on n.alert_id = e.alert_id and false
    where coalesce(n.alert_id, e.alert_id) = ${alert.id} and coalesce(n.person_id, e.by_id) is not null`)
  for (const { id } of involved)
    if (id !== actor.id && !alert.circle.includes(id))
      await tell(tx, { to: id, kind: 'safety alert decided', path: `/alerts/${ref}`, pieceId: null })
  await record(tx, { kind: 'safety alert decided', data: { alert: ref, as: endedAs } })
}
