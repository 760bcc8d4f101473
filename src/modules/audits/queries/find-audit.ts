import { comesFrom } from '#modules/actions/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type AskedPage, countedUpTo, type ListPage } from '#platform/list-page.ts'
import { empty, join, listPage, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Audit, AuditInHand } from '../audit.ts'
import type { Counted } from '../counted.ts'
import { states, steps } from '../steps.ts'
import { conditionsOf } from './narrowing.ts'

const columns =
  raw(`a.id, piece.ref, a.kind, piece.household_id as "householdId", h.ref as household, a.review_id as "reviewId",
    piece.form_version_id as "formVersionId", tool.digest as "formDigest", piece.state, piece.state_since as "stateSince", piece.due_on as "dueOn",
    a.scheduled_for as "scheduledFor", a.meeting_on as "meetingOn",
    a.auditor_id as "auditorId", auditor.name as auditor, managers_above(a.auditor_id) as "auditorManagerIds", a.worker_id as "workerId", worker.name as worker,
    a.moderator_id as "moderatorId", moderator.name as moderator,
    t.manager_id as "teamManagerId", manager.name as "teamManager",
    array(select distinct n.saved_by from answers n where n.piece_id = a.id and n.question = any (array['cyp4.iro_paraphrase', 'cyp4.iro_grade']) and n.saved_by is not null) as "iroWriterIds",
    a.blind_moderation as "blindModeration", a.period_from as "periodFrom", a.period_to as "periodTo",
    a.period_reason as "periodReason", a.children_reason as "childrenReason", a.no_child_placed as "noChildPlaced", a.suggested_grade as "suggestedGrade",
    a.auditor_grade as "auditorGrade", a.blind_grade as "blindGrade", a.blind_locked_at as "blindLockedAt", a.moderated_grade as "moderatedGrade", a.final_grade as "finalGrade",
    a.reaudit_of as "reauditOf", a.reaudit_on as "reauditOn", piece.version`)
const sources = raw(`from audits a join pieces piece on piece.id = a.id
  join households h on h.id = piece.household_id
  join form_versions tool on tool.id = piece.form_version_id
  left join teams t on t.id = h.team_id
  left join people auditor on auditor.id = a.auditor_id
  left join people worker on worker.id = a.worker_id
  left join people moderator on moderator.id = a.moderator_id
  left join people manager on manager.id = t.manager_id`)
const audit = sql`select ${columns} ${sources}`

/** Whether the whole audit is theirs to see: their own, or of one of their households. The IRO of a child in it sees the row
 * (db/policies/audits.sql), for their own page of it; everything else leaves it out. Asked row by row, as a list of all that
 * somebody sees grows with the years; and not with "exists", which would make such a list again. One that goes by the
 * person (its number stands apart) is theirs whole, or not theirs at all. */
export const seesWhole = sql`(current_user <> 'hearth_assigned' or a.id >= 500000000 or coalesce(
  a.phase <> 'cancelled' and (a.auditor_id = any ((select acts_for())::int[]) or a.moderator_id = any ((select acts_for())::int[]))
  or (select p.household_id from pieces p where p.id = a.id and p.sight = 'household') = any ((select my_households())::int[]), false))`

/** One audit by its reference. NotFound when there is none that this person may see, or only an IRO’s part of it. */
export function findAudit(tx: Tx, ref: string): Promise<Audit> {
  return tx.one<Audit>(sql`${audit} where piece.ref = ${ref} and ${seesWhole}`)
}

/** The audit, whole or as a child's Independent Reviewing Officer sees it: for what either may do, such as raising an alert. */
export async function findAuditOrPart(tx: Tx, ref: string): Promise<Audit> {
  return (await findAuditAsSeen(tx, ref)).audit
}

/** The same, and which of the two it is. NotFound when it is neither. */
export async function findAuditAsSeen(tx: Tx, ref: string): Promise<{ audit: Audit; whole: boolean }> {
  const { whole, ...found } = await tx.one<Audit & { whole: boolean }>(sql`
    select ${columns}, ${seesWhole} as whole ${sources}
    where piece.ref = ${ref} and (${seesWhole} or is_officer_in(a.id))`)
  return { audit: whole ? found : withoutAnyGrade(found), whole }
}

/** The audit for a child’s IRO who sees nothing else of it: without any grade. Undefined for everybody else. */
export async function findAuditForIro(tx: Tx, ref: string): Promise<Audit | undefined> {
  const found = await tx.maybe<Audit>(
    sql`${audit} where piece.ref = ${ref} and is_officer_in(a.id) and not ${seesWhole}`,
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
 * the transaction beside others who save: it is not moved, and nobody takes another part in it, while they do. The piece first, as
 * everybody holds it: of the audit then what is so after whatever was waited for. */
export function holdAuditInHand(tx: Tx, ref: string): Promise<AuditInHand> {
  return tx.one<AuditInHand>(sql`
    select a.id, piece.ref, piece.household_id as "householdId", piece.state, piece.form_version_id as "formVersionId", tool.digest as "formDigest",
      a.auditor_id as "auditorId", a.worker_id as "workerId", a.moderator_id as "moderatorId", t.manager_id as "teamManagerId",
      case when a.moderator_id is null then '{}' else managers_above(a.auditor_id) end as "auditorManagerIds",
      array(select distinct n.saved_by from answers n where n.piece_id = a.id and a.moderator_id is not null and n.question = any (array['cyp4.iro_paraphrase', 'cyp4.iro_grade'])) as "iroWriterIds"
    from pieces piece join audits a on a.id = piece.id join form_versions tool on tool.id = piece.form_version_id
      join households h on h.id = piece.household_id left join teams t on t.id = h.team_id
    where piece.ref = ${ref} for share of piece, a`)
}

/** The audit, held for the rest of the transaction: whatever else would change it waits, and so judges what is so afterwards. What
 * only hangs on it (a line of an alert, an answer of a child's) need not wait. */
export async function lockAudit(tx: Tx, ref: string): Promise<Audit> {
  await tx.one(sql`select id from pieces where ref = ${ref} for no key update`)
  return findAudit(tx, ref)
}

/** What people said and are to do for it, held as well: a move is judged by it. In the order of their numbers, so that two who hold
 * several never wait for each other. */
export async function holdWhatIsJudged(tx: Tx, pieceId: number): Promise<void> {
  await tx.run(sql`select id from voices where piece_id = ${pieceId} order by id for share`)
  await tx.run(sql`select x.id from actions x where ${comesFrom(sql`x`, sql`${pieceId}::int`)} order by x.id for share`)
}

export function findAuditById(tx: Tx, id: number): Promise<Audit> {
  return tx.one<Audit>(sql`${audit} where a.id = ${id}`)
}

/** The references of a household's audits that are not over, the first to be held first. */
export async function listOpenRefsOfHousehold(tx: Tx, householdId: number): Promise<string[]> {
  const open = await tx.many<{ ref: string }>(sql`select piece.ref from audits a join pieces piece on piece.id = a.id
    where piece.household_id = ${householdId} and piece.state not in ('closed', 'cancelled') and ${seesWhole} order by a.scheduled_for`)
  return open.map(({ ref }) => ref)
}

export type AuditInLine = Pick<Audit, 'ref' | 'kind' | 'state' | 'stateSince' | 'scheduledFor' | 'finalGrade'>

/** The latest audits of a household, by the day it is planned for or else since when it stands where it is. */
export function listAuditsOfHousehold(tx: Tx, householdId: number, most: number): Promise<AuditInLine[]> {
  return tx.many<AuditInLine>(sql`
    select piece.ref, a.kind, piece.state, piece.state_since as "stateSince", a.scheduled_for as "scheduledFor", a.final_grade as "finalGrade"
    from pieces piece join audits a on a.id = piece.id where piece.household_id = ${householdId} and ${seesWhole}
    order by case when piece.state = 'scheduled' then a.scheduled_for else (piece.state_since at time zone 'Europe/London')::date end desc, a.id desc
    limit ${most}`)
}

export type AuditFilter = {
  state?: string
  kind?: string
  grade?: string
  team?: number
  overdueOn?: Temporal.PlainDate
  /** What a figure of a report counts. */
  counted?: Counted
}

export type AuditRow = Pick<Audit, 'ref' | 'household' | 'state' | 'dueOn' | 'scheduledFor' | 'finalGrade'> & {
  teamId: number | null
  team: string | null
  alert: boolean
}

/** The audits that this person may see, newest first. What a figure of a report counts is listed to its end. `reach`: who is assigned
 * their cases finds their few among all by number, instead of walking past everybody's; whoever has many walks. */
export async function listAudits(
  tx: Tx,
  filter: AuditFilter,
  asked: AskedPage,
  reach: Actor['reach'] = 'service',
): Promise<ListPage<AuditRow>> {
  const columns = sql`piece.ref, h.ref as household, piece.state, piece.due_on as "dueOn", a.scheduled_for as "scheduledFor",
      a.final_grade as "finalGrade", h.team_id as "teamId", t.name as team,
      coalesce((select true from alerts l where l.household_id = piece.household_id and l.decided_at is null limit 1), false) as alert`
  const from = sql`audits a join pieces piece on piece.id = a.id join households h on h.id = piece.household_id
      left join teams t on t.id = h.team_id`
  const order = [sql`a.scheduled_for`, sql`a.id`]
  const { few, many } = reach === 'assigned' ? await howMany(tx) : { few: undefined, many: false }
  const theirs = few ? sql`a.id = any (${few})` : reach === 'assigned' ? seesWhole : sql`true`
  const [where, toItsEnd] = [[theirs, ...narrowing(filter)], isFigure(filter)]
  const counted = countedOf(filter)
  const isLong = many && where.length === 1 && asked.after === undefined
  return listPage<AuditRow>(tx, { columns, from, counted, where, order, newestFirst: true, toItsEnd, isLong }, asked)
}

/** The numbers of all audits that somebody sees whole, where they are few. Ordered by whose they are, so that each index is gone
 * through from there, however many are somebody else's. */
async function howMany(tx: Tx): Promise<{ few?: number[]; many: boolean }> {
  const most = countedUpTo + 1
  const own = (
    part: Sql,
  ) => sql`(select a.id from audits a where ${part} = any ((select acts_for())::int[]) and a.phase <> 'cancelled'
      order by ${part} limit ${most})`
  const { ids } = await tx.one<{ ids: number[] }>(sql`select array(
      (select p.id from pieces p where p.household_id = any ((select my_households())::int[]) and p.sight = 'household' and p.stream = 'audit'
        order by p.household_id limit ${most})
      union ${own(sql`a.auditor_id`)} union ${own(sql`a.moderator_id`)}) as ids`)
  return ids.length < most ? { few: ids, many: false } : { many: true }
}

/** Only what the filter asks for: a row that is counted costs what is looked up beside it. */
function countedOf({ team, state, overdueOn }: AuditFilter): Sql {
  const ofPiece = team || overdueOn || (state !== undefined && !phases.has(state))
  return sql`audits a ${ofPiece ? sql`join pieces piece on piece.id = a.id` : empty}
    ${team ? sql`join households h on h.id = piece.household_id` : empty}`
}

/** The states that the audit's own row tells: whether it is over, and how. */
const phases: ReadonlySet<string> = new Set(['open', 'closed', 'cancelled'])

/** What a report counts, and how many are late, which the month says as well. */
const isFigure = ({ counted = {}, overdueOn }: AuditFilter): boolean =>
  overdueOn !== undefined || Object.keys(counted).length > 0

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
  const late = sql`from audits a join pieces piece on piece.id = a.id ${wanted({ overdueOn: today })}`
  const audits = await tx.many<Audit & { total: number }>(sql`
    select ${columns}, (select count(*) ${late}) as total ${sources}
    where a.id = any (array(select a.id ${late} order by piece.due_on, a.id limit ${most})) order by piece.due_on, a.id`)
  return { audits, total: audits[0]?.total ?? 0 }
}

const openStates = (): readonly string[] => states.filter((state) => !steps[state].over)

const inState = (state: string): Sql =>
  phases.has(state)
    ? sql`a.phase = ${state}`
    : sql`a.phase = 'open' and piece.stream = 'audit' and piece.state = ${state}`

function wanted(filter: AuditFilter): Sql {
  return sql`where ${join([seesWhole, ...narrowing(filter)], ' and ')}`
}

function narrowing(filter: AuditFilter): Sql[] {
  const conditions = conditionsOf(filter.counted ?? {})
  if (filter.state) conditions.push(inState(filter.state))
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`)
  if (filter.grade) conditions.push(sql`a.final_grade = ${filter.grade}`)
  if (filter.team) conditions.push(sql`h.team_id = ${filter.team}`)
  // By the states in which it may be late, so that it is found by its day and not among all that is open.
  if (filter.overdueOn)
    conditions.push(
      sql`piece.stream = 'audit' and piece.state = any (${openStates()}) and piece.due_on < ${filter.overdueOn}`,
    )
  return conditions
}
