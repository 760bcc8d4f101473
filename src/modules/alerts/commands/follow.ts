import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findAlert, listAlertsOfVoice, listToldIds } from '../queries/alerts.ts'
import { findCast } from '../queries/cast.ts'
import { readersOf } from '../road.ts'
import type { Alert } from '../alert.ts'
import { line, tellOne } from './raise.ts'

/** Words that raised an alert turn out to be another child's, perhaps of another household. */
export type WordsMoved = {
  correctionId: number
  from: { voiceId: number; childId: number | null }
  to: { voiceId: number; childId: number | null; householdId: number; officerId: number | null }
}

/** What these words raised follows them: an open alert by the road of alerts, with its clocks as they run, so that everybody who may act
 * for the right child is told; of one that was decided only whose words they were. */
export async function followWords(tx: Tx, moved: WordsMoved, now: Temporal.Instant): Promise<void> {
  for (const alert of await listAlertsOfVoice(tx, moved.from.voiceId)) {
    const here = alert.decidedAt === null ? await whereItBelongs(tx, alert, moved) : alert
    const { correctionId, from, to } = moved
    const entries = await tx.many<{ id: number }>(
      sql`select id from alert_entries where alert_id = ${alert.id} and voice_id = ${from.voiceId} order by id`,
    )
    for (const { id } of entries)
      await tx.one(
        sql`select follow_words(${correctionId}, ${id}, ${here.id}, ${to.voiceId}, ${from.childId}, ${to.childId})`,
      )
    await line(
      tx,
      here.id,
      null,
      'noted',
      null,
      'What raised this was kept about somebody else, and is now with whose words it is.',
    )
    await record(tx, { kind: 'safety alert moved', data: { alert: alert.ref, to: here.ref } })
    if (here.decidedAt === null) await tellWhoeverMayAct(tx, here, alert.id !== here.id, moved, now)
  }
}

/** The open alert of the right household, for the same circle of readers. */
async function whereItBelongs(tx: Tx, alert: Alert, { to }: WordsMoved): Promise<Alert> {
  if (alert.householdId === to.householdId) return alert
  const { ref } = await tx.one<{ ref: string }>(sql`
    select ref from put_alert(${to.householdId}, ${alert.circle}::int[], ${alert.raisedAt}, ${alert.againAt}, ${alert.climbsAt})`)
  return findAlert(tx, ref)
}

async function tellWhoeverMayAct(
  tx: Tx,
  alert: Alert,
  isAnother: boolean,
  { to }: WordsMoved,
  now: Temporal.Instant,
): Promise<void> {
  const childIds = to.childId === null ? [] : [to.childId]
  const cast = await findCast(tx, { householdId: to.householdId, childIds, officerId: to.officerId }, londonDate(now))
  const told = await listToldIds(tx, alert.id)
  for (const reader of readersOf(cast, alert.circle))
    if (isAnother || !told.has(reader.id)) await tellOne(tx, alert, null, reader)
}
