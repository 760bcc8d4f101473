import { empty, join, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Audit, AuditInHand } from '../audit.ts'
import type { Counted } from '../counted.ts'
import { countedUpTo, pageSize } from '../list-size.ts'
import { conditionsOf } from './counted.ts'

const columns =
  raw(`a.id, a.ref, a.kind, a.household_id as "householdId", h.ref as household, a.review_id as "reviewId",
    a.template_id as "templateId", tool.digest as "toolDigest", a.state, a.state_since as "stateSince", a.due_on as "dueOn",
    a.scheduled_for as "scheduledFor", a.meeting_on as "meetingOn",
    a.auditor_id as "auditorId", auditor.name as auditor, managers_above(a.auditor_id) as "auditorManagerIds", a.worker_id as "workerId", worker.name as worker,
    a.moderator_id as "moderatorId", moderator.name as moderator,
    t.manager_id as "teamManagerId", manager.name as "teamManager",
    array(select distinct n.saved_by from answers n where n.audit_id = a.id and n.question = any (array['cyp4.iro_paraphrase', 'cyp4.iro_grade']) and n.saved_by is not null) as "iroWriterIds",
    a.blind_moderation as "blindModeration", a.period_from as "periodFrom", a.period_to as "periodTo",
    a.period_reason as "periodReason", a.children_reason as "childrenReason", a.no_child_placed as "noChildPlaced", a.suggested_grade as "suggestedGrade",
    a.auditor_grade as "auditorGrade", a.blind_grade as "blindGrade", a.blind_locked_at as "blindLockedAt", a.moderated_grade as "moderatedGrade", a.final_grade as "finalGrade",
    a.reaudit_of as "reauditOf", a.reaudit_on as "reauditOn", a.version`)
const sources = raw(`from audits a
  join households h on h.id = a.household_id
  join templates tool on tool.id = a.template_id
  left join teams t on t.id = h.team_id
  left join people auditor on auditor.id = a.auditor_id
  left join people worker on worker.id = a.worker_id
  left join people moderator on moderator.id = a.moderator_id
  left join people manager on manager.id = t.manager_id`)
const audit = sql`select ${columns} ${sources}`

/** Whether the whole audit is theirs to see. The IRO of a child in it sees the row (db/policies/audits.sql), for their own page of
 * it; everything else leaves it out. */
export const seesWhole = sql`(current_user <> 'hearth_assigned' or a.id = any ((select my_audits())::int[]))`

/** One audit by its reference. NotFound when there is none that this person may see, or only an IRO’s part of it. */
export function findAudit(tx: Tx, ref: string): Promise<Audit> {
  return tx.one<Audit>(sql`${audit} where a.ref = ${ref} and ${seesWhole}`)
}

/** The audit, whole or as a child's Independent Reviewing Officer sees it: for what either may do, such as raising an alert. */
export async function findAuditOrPart(tx: Tx, ref: string): Promise<Audit> {
  return (await findAuditAsSeen(tx, ref)).audit
}

/** The same, and which of the two it is. NotFound when it is neither. */
export async function findAuditAsSeen(tx: Tx, ref: string): Promise<{ audit: Audit; whole: boolean }> {
  const { whole, ...found } = await tx.one<Audit & { whole: boolean }>(sql`
    select ${columns}, ${seesWhole} as whole ${sources}
    where a.ref = ${ref} and (${seesWhole} or a.id = any ((select my_iro_audits())::int[]))`)
  return { audit: whole ? found : withoutAnyGrade(found), whole }
}

/** The audit for a child’s IRO who sees nothing else of it: without any grade. Undefined for everybody else. */
export async function findAuditForIro(tx: Tx, ref: string): Promise<Audit | undefined> {
  const found = await tx.maybe<Audit>(
    sql`${audit} where a.ref = ${ref} and a.id = any ((select my_iro_audits())::int[]) and not ${seesWhole}`,
  )
  return found && withoutAnyGrade(found)
}

const withoutAnyGrade = (audit: Audit): Audit => ({
  ...audit,
  suggestedGrade: null,
  auditorGrade: null,
  blindGrade: null,
  moderatedGrade: null,
  finalGrade: null,
})

/** The same, as lean as the saving of an answer wants it: that happens at every pause in somebody's typing. Held for the rest of
 * the transaction beside others who save: it is not moved, and nobody takes another part in it, while they do. */
export function holdAuditInHand(tx: Tx, ref: string): Promise<AuditInHand> {
  return tx.one<AuditInHand>(sql`
    select a.id, a.ref, a.household_id as "householdId", a.state, a.template_id as "templateId", tool.digest as "toolDigest",
      a.auditor_id as "auditorId", a.worker_id as "workerId", a.moderator_id as "moderatorId", t.manager_id as "teamManagerId",
      case when a.moderator_id is null then '{}' else managers_above(a.auditor_id) end as "auditorManagerIds",
      array(select distinct n.saved_by from answers n where n.audit_id = a.id and a.moderator_id is not null and n.question = any (array['cyp4.iro_paraphrase', 'cyp4.iro_grade'])) as "iroWriterIds"
    from audits a join templates tool on tool.id = a.template_id
      join households h on h.id = a.household_id left join teams t on t.id = h.team_id
    where a.ref = ${ref} for share of a`)
}

/** The audit, held for the rest of the transaction: whatever else would change it waits, and so judges what is so afterwards. What
 * only hangs on it (a line of an alert, an answer of a child's) need not wait. */
export async function lockAudit(tx: Tx, ref: string): Promise<Audit> {
  await tx.one(sql`select id from audits where ref = ${ref} for no key update`)
  return findAudit(tx, ref)
}

/** What people said and are to do for it, held as well: a move is judged by it. In the order of their numbers, so that two who hold
 * several never wait for each other. */
export async function holdWhatIsJudged(tx: Tx, auditId: number): Promise<void> {
  await tx.run(sql`select id from voices where audit_id = ${auditId} order by id for share`)
  await tx.run(sql`select id from actions where audit_id = ${auditId} order by id for share`)
}

export function findAuditById(tx: Tx, id: number): Promise<Audit> {
  return tx.one<Audit>(sql`${audit} where a.id = ${id}`)
}

/** The references of a household's audits that are not over, the first to be held first. */
export async function listOpenRefsOfHousehold(tx: Tx, householdId: number): Promise<string[]> {
  const open = await tx.many<{ ref: string }>(sql`select a.ref from audits a
    where a.household_id = ${householdId} and a.state not in ('closed', 'cancelled') and ${seesWhole} order by a.scheduled_for`)
  return open.map(({ ref }) => ref)
}

export function listAuditsOfHousehold(tx: Tx, householdId: number): Promise<Audit[]> {
  return tx.many<Audit>(
    sql`${audit} where a.household_id = ${householdId} and ${seesWhole} order by a.scheduled_for desc, a.id desc`,
  )
}

export type AuditFilter = {
  state?: string
  kind?: string
  grade?: string
  team?: number
  who?: number
  search?: string
  overdueOn?: Temporal.PlainDate
  /** What a figure of a report counts. */
  counted?: Counted
}

export type AuditRow = Pick<Audit, 'ref' | 'household' | 'state' | 'dueOn' | 'scheduledFor' | 'finalGrade'> & {
  teamId: number | null
  team: string | null
  alert: boolean
}

/** One page of the audits that this person may see, newest first, and how many there are: exactly up to `countedUpTo`,
 * beyond it one more, unless a report's figure was followed here. One query, which stops when it knows enough. */
export async function listAudits(
  tx: Tx,
  filter: AuditFilter,
  page: number,
): Promise<{ rows: AuditRow[]; total: number }> {
  const where = wanted(filter)
  const rows = await tx.many<AuditRow & { total: number }>(sql`
    select a.ref, h.ref as household, a.state, a.due_on as "dueOn", a.scheduled_for as "scheduledFor",
      a.final_grade as "finalGrade", h.team_id as "teamId", t.name as team,
      coalesce((select true from alerts l where l.household_id = a.household_id and l.decided_at is null limit 1), false) as alert,
      (select count(*) from (select from audits a ${filter.team ? sql`join households h on h.id = a.household_id` : empty}
        ${where} limit ${isFigure(filter) ? null : countedUpTo + 1}) counted) as total
    from audits a join households h on h.id = a.household_id left join teams t on t.id = h.team_id
    ${where}
    order by a.scheduled_for desc, a.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`)
  return { rows, total: rows[0]?.total ?? 0 }
}

const isFigure = ({ counted = {} }: AuditFilter): boolean => Object.keys(counted).length > 0

/** How many audits each figure of a report counts: as many as the list that it opens has. */
export function countAudits<const F extends Readonly<Record<string, Counted>>>(
  tx: Tx,
  figures: F,
): Promise<Record<keyof F, number>> {
  const counts = Object.entries(figures).map(
    ([name, counted]) => sql`(select count(*) from audits a ${wanted({ counted })}) as ${raw(`"${name}"`)}`,
  )
  return tx.one<Record<keyof F, number>>(sql`select ${join(counts)}`)
}

/** The audits that are past their date, longest first, and how many there are in all. */
export async function listStuckAudits(
  tx: Tx,
  today: Temporal.PlainDate,
  most: number,
): Promise<{ audits: Audit[]; total: number }> {
  const where = wanted({ overdueOn: today })
  const audits = await tx.many<Audit & { total: number }>(sql`
    select ${columns}, (select count(*) from audits a ${where}) as total ${sources} ${where} order by a.due_on, a.id limit ${most}`)
  return { audits, total: audits[0]?.total ?? 0 }
}

function wanted(filter: AuditFilter): Sql {
  const conditions: Sql[] = [seesWhole, ...conditionsOf(filter.counted ?? {})]
  if (filter.state === 'open') conditions.push(sql`a.state not in ('closed', 'cancelled')`)
  else if (filter.state) conditions.push(sql`a.state = ${filter.state}`)
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`)
  if (filter.grade) conditions.push(sql`a.final_grade = ${filter.grade}`)
  if (filter.team) conditions.push(sql`h.team_id = ${filter.team}`)
  if (filter.who)
    conditions.push(
      sql`(a.auditor_id = ${filter.who} or a.moderator_id = ${filter.who} or a.worker_id = ${filter.who})`,
    )
  if (filter.search) conditions.push(sql`a.ref = ${filter.search}`)
  if (filter.overdueOn) conditions.push(sql`a.due_on < ${filter.overdueOn} and a.state not in ('closed', 'cancelled')`)
  return conditions.reduce((all, one, at) => (at === 0 ? sql`where ${one}` : sql`${all} and ${one}`), empty)
}
