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

/** The review was held on another day than was recorded: a day that followed from it follows, one that was set otherwise stays. */
export async function setMeeting(
  tx: Tx,
  audit: Audit,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<void> {
  const deadlines = await readSettings(tx, today, deadlineSettings)
  const dueAfter = (meetingOn: Temporal.PlainDate | null) =>
    dueOn(audit.state, londonDate(audit.stateSince), { ...audit, meetingOn, grade: null }, deadlines)
  const follows = audit.dueOn !== null && dueAfter(audit.meetingOn)?.equals(audit.dueOn) === true
  await tx.run(sql`update audits set meeting_on = ${on}, saved_at = request_now() where id = ${audit.id}`)
  await changePiece(tx, audit.id, follows ? { dueOn: dueAfter(on) } : {})
}

/** Somebody else who carries it out. */
export async function setAuditor(tx: Tx, id: number, auditorId: number): Promise<void> {
  await tx.run(sql`update audits set auditor_id = ${auditorId}, saved_at = request_now() where id = ${id}`)
  await changePiece(tx, id)
}
