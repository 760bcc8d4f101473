import { tell } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { unfinishedAfterMinutes } from '#framework/safety-alerts.ts'
import type { Alert } from '../alert.ts'
import { childrenOf, listToldIds, listUnfinishedSince, lockAlert } from '../queries/alerts.ts'
import { findCast } from '../queries/cast.ts'
import { climbersOf, readersOf } from '../road.ts'
import { line, raise, tellOne } from './raise.ts'

const reached = (moment: Temporal.Instant, now: Temporal.Instant) => Temporal.Instant.compare(moment, now) <= 0

/** What one open alert calls for now: whoever came into a post since is told; undecided too long, it is told again, and climbs. */
export async function sweepAlert(tx: Tx, ref: string, now: Temporal.Instant): Promise<void> {
  const alert = await lockAlert(tx, ref)
  if (alert.decidedAt) return
  const cast = await findCast(
    tx,
    { householdId: alert.householdId, childIds: await childrenOf(tx, alert.id) },
    londonDate(now),
  )
  const told = await listToldIds(tx, alert.id)
  const readers = readersOf(cast, alert.circle)
  for (const reader of readers) if (!told.has(reader.id)) await tellOne(tx, alert, null, reader)
  if (!alert.toldAgainAt && reached(alert.againAt, now))
    await tellAgain(
      tx,
      alert,
      readers.filter(({ id }) => told.has(id)),
    )
  if (!alert.climbedAt && reached(alert.climbsAt, now)) await climb(tx, alert, climbersOf(cast, alert.circle))
}

type Named = { id: number; name: string }

async function tellAgain(tx: Tx, alert: Alert, readers: readonly Named[]): Promise<void> {
  await tx.run(sql`update alerts set told_again_at = request_now(), saved_at = request_now() where id = ${alert.id}`)
  for (const { id } of readers) {
    await line(tx, alert.id, null, 'told again', id)
    await tell(tx, {
      to: id,
      kind: 'safety alert told again',
      path: `/alerts/${alert.ref}`,
      urgent: true,
      pieceId: null,
    })
  }
}

async function climb(tx: Tx, alert: Alert, climbers: readonly Named[]): Promise<void> {
  await tx.run(sql`update alerts set climbed_at = request_now(), saved_at = request_now() where id = ${alert.id}`)
  for (const { id } of climbers) {
    await line(tx, alert.id, null, 'climbed', id)
    await tell(tx, { to: id, kind: 'safety alert climbed', path: `/alerts/${alert.ref}`, urgent: true, pieceId: null })
  }
  await record(tx, { kind: 'safety alert climbed', data: { alert: alert.ref } })
}

/** What was answered by then goes out now. */
export const dueBy = (now: Temporal.Instant) => now.subtract({ minutes: unfinishedAfterMinutes })

/** A yes that nobody confirmed or took back for half an hour goes out by itself, and says so. */
export async function sendUnfinished(tx: Tx, now: Temporal.Instant, only?: number): Promise<void> {
  for (const one of await listUnfinishedSince(tx, dueBy(now))) {
    if (only !== undefined && one.id !== only) continue
    await tx.run(
      sql`update unfinished_alerts set ended_at = request_now(), ended_as = 'went out' where id = ${one.id} and ended_at is null`,
    )
    await raise(
      tx,
      {
        householdId: one.householdId,
        source: 'unfinished',
        pieceId: one.pieceId,
        childIds: [],
        what: `Somebody answered yes to “${one.pieceId === null ? 'Is there anything to act on today?' : 'Is any child here at risk of serious harm now?'}” and did not finish. Ask them what they saw or heard.`,
        circleSaid: false,
        byId: one.byId,
      },
      now,
    )
  }
}
