import { hearersOf } from '#modules/evidence/index.ts'
import { listPeopleWithCases, remind, type Reminding } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { sectionHref } from '../addresses.ts'
import { reportDueOn } from '../deadlines.ts'
import { hearing, type Parts, turnOf } from '../hearers.ts'
import { findAuditById } from '../queries/find-audit.ts'
import { isReportDone } from '../queries/work.ts'
import { deadlineSettings } from '../settings.ts'

/** The open audits with a date that is near or past. Of those whose views are gathered, all: their report has a date of its own. */
export async function listToRemind(tx: Tx, until: Temporal.PlainDate): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`select id from pieces
    where stream = 'audit' and state not in ('closed', 'cancelled') and (due_on <= ${until} or state = 'gathering') order by id`)
  return rows.map(({ id }) => id)
}

/** Reminds those whose turn it is in one audit, of their own step. Held meanwhile, so that it does not pass on to somebody else. */
export async function remindOfAudit(tx: Tx, id: number, reminding: Reminding): Promise<void> {
  await tx.one(sql`select id from pieces where id = ${id} for share`)
  const audit = await findAuditById(tx, id)
  const { state, dueOn, stateSince: begunAt, ref } = audit
  if (dueOn === null) return
  const { today } = reminding
  const parts = await whoIsHere(tx, audit, today)
  const turn = await hearersOf(tx, hearing, turnOf[state], parts, { today, isToDo: true })
  const kinds = { due: 'audit due', overdue: 'audit overdue' } as const
  await remind(tx, { dueOn, begunAt, path: `/audits/${ref}`, kinds }, turn, reminding)
  if (state !== 'gathering' || parts.workerId === null || (await isReportDone(tx, id))) return
  const askedOn = londonDate(begunAt)
  const report = {
    dueOn: reportDueOn(dueOn, askedOn, await readSettings(tx, askedOn, deadlineSettings)),
    begunAt,
    path: sectionHref(audit, { key: 'swr' }),
    kinds: { due: 'report due', overdue: 'report overdue' } as const,
  }
  await remind(tx, report, [parts.workerId], reminding)
}

/** Whoever sees cases no more has no part any more: it falls to whoever looks for somebody else. */
async function whoIsHere(tx: Tx, audit: Parts, today: Temporal.PlainDate): Promise<Parts> {
  const here = new Set((await listPeopleWithCases(tx, today)).map(({ id }) => id))
  const present = (id: number | null) => (id !== null && here.has(id) ? id : null)
  return {
    auditorId: present(audit.auditorId),
    workerId: present(audit.workerId),
    moderatorId: present(audit.moderatorId),
    teamManagerId: present(audit.teamManagerId),
  }
}
