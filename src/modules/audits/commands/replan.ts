import { changePiece } from '#modules/evidence/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { deadlineSettings } from '../settings.ts'
import { dueOn } from '../steps.ts'

/* What an audit keeps of its plan, changed. Whether it may be, why, and who is told, is judged where audits are planned. */

/** Another day: by when its step is due follows. */
export async function setDay(tx: Tx, audit: Audit, on: Temporal.PlainDate, today: Temporal.PlainDate): Promise<void> {
  const deadlines = await readSettings(tx, today, deadlineSettings)
  const step = { ...audit, scheduledFor: on, grade: null }
  const due = dueOn(audit.state, londonDate(audit.stateSince), step, deadlines)
  await tx.run(sql`update audits set scheduled_for = ${on}, saved_at = request_now() where id = ${audit.id}`)
  await changePiece(tx, audit.id, { dueOn: due })
}

/** Somebody else who carries it out. */
export async function setAuditor(tx: Tx, id: number, auditorId: number): Promise<void> {
  await tx.run(sql`update audits set auditor_id = ${auditorId}, saved_at = request_now() where id = ${id}`)
  await changePiece(tx, id)
}
