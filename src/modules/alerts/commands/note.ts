import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { circleOf } from '../alert.ts'
import { childrenOf, listToldIds, lockAlert } from '../queries/alerts.ts'
import { findCast } from '../queries/cast.ts'
import { readersOf } from '../road.ts'
import { line, tellOne } from './raise.ts'

/** Somebody was told outside Hearth, or something was agreed: a dated line with a name, which nobody writes over. */
export async function noteOnAlert(tx: Tx, ref: string, words: string): Promise<void> {
  const alert = await lockAlert(tx, ref)
  await line(tx, alert.id, null, 'noted', null, words)
  await record(tx, {
    kind: 'safety alert noted',
    ...(alert.matterId === null ? { data: { alert: ref } } : { pieceId: alert.matterId }),
  })
}

/** Whom it is about and who must not read it, said after it went out: by the child's Independent Reviewing Officer for what a
 * child said, or by anybody who reads it whole. It moves to its own circle, and whoever now stands in is told. Gives back where it
 * is found now. */
export async function sayCircle(
  tx: Tx,
  ref: string,
  people: readonly number[],
  actor: Actor,
  now: Temporal.Instant,
): Promise<string> {
  const alert = await lockAlert(tx, ref)
  if (alert.decidedAt) throw new Refused('It has been decided already.')
  if (people.includes(actor.id))
    throw new NotAllowed('It is about you: somebody else says so, and you would not read it further.')
  const circle = circleOf(alert.circle, people)
  await tx.run(
    sql`update alert_entries set circle_said = true, saved_at = request_now() where alert_id = ${alert.id} and not circle_said`,
  )
  const { ref: moved } = await tx.one<{ ref: string }>(sql`select change_circle(${alert.id}, ${circle}::int[]) as ref`)
  const here = await lockAlert(tx, moved)
  const cast = await findCast(
    tx,
    { householdId: here.householdId, childIds: await childrenOf(tx, here.id) },
    londonDate(now),
  )
  const told = await listToldIds(tx, here.id)
  // Those who had been told of another alert that it joins have not been told of these words.
  for (const reader of readersOf(cast, circle))
    if (moved !== ref || !told.has(reader.id)) await tellOne(tx, here, null, reader)
  await record(tx, { kind: 'safety alert kept from somebody', data: { alert: moved } })
  return moved
}
