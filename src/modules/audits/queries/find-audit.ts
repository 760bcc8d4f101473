import { comesFrom } from '#modules/actions/index.ts'
import { namedIn } from '#modules/people/index.ts'
import { raw, sql, type Tx } from '#platform/sql/index.ts'
import type { Audit, AuditInHand } from '../audit.ts'

/** Whose team it is; of an audit that is over whose it was. */
const teamManager = `coalesce(case when a.phase <> 'open' then manager_when_over(a.id) end, ${namedIn('manager')})`

/** All that `Audit` holds, where `wholeFrom` finds it. */
export const wholeColumns =
  raw(`a.id, piece.ref, a.kind, piece.household_id as "householdId", h.ref as household, a.review_id as "reviewId",
    piece.form_version_id as "formVersionId", tool.digest as "formDigest", piece.state, piece.state_since as "stateSince", piece.due_on as "dueOn",
    a.scheduled_for as "scheduledFor", a.meeting_on as "meetingOn",
    a.auditor_id as "auditorId", ${namedIn('auditor')} as auditor, managers_above(a.auditor_id) as "auditorManagerIds", a.worker_id as "workerId", ${namedIn('worker')} as worker,
    a.moderator_id as "moderatorId", ${namedIn('moderator')} as moderator,
    t.manager_id as "teamManagerId", ${teamManager} as "teamManager",
    array(select distinct n.saved_by from answers n where n.piece_id = a.id and n.question = any (array['cyp4.iro_paraphrase', 'cyp4.iro_grade']) and n.saved_by is not null) as "iroWriterIds",
    a.blind_moderation as "blindModeration", a.period_from as "periodFrom", a.period_to as "periodTo",
    a.period_reason as "periodReason", a.children_reason as "childrenReason", a.no_child_placed as "noChildPlaced", a.scale, a.overall, a.suggested_grade as "suggestedGrade",
    a.auditor_grade as "auditorGrade", a.blind_grade as "blindGrade", a.blind_locked_at as "blindLockedAt", a.moderated_grade as "moderatedGrade", a.final_grade as "finalGrade",
    a.reaudit_of as "reauditOf", a.reaudit_on as "reauditOn", piece.version`)
export const wholeFrom = raw(`from audits a join pieces piece on piece.id = a.id
  join households h on h.id = piece.household_id
  join form_versions tool on tool.id = piece.form_version_id
  left join teams t on t.id = h.team_id
  left join people auditor on auditor.id = a.auditor_id
  left join people worker on worker.id = a.worker_id
  left join people moderator on moderator.id = a.moderator_id
  left join people manager on manager.id = t.manager_id`)
const audit = sql`select ${wholeColumns} ${wholeFrom}`

/** Whether the whole audit is theirs to see: their own, of one of their households, or met on a day of the leaders' programme. An IRO of a
 * child sees the row (db/policies/audits.sql), for their own page of it alone. Asked row by row, as a list of all that somebody sees grows with
 * the years; without "exists", which would make such a list. One that goes by the person (its number stands apart) is theirs whole or not at all. */
export const seesWhole = sql`(current_user <> 'hearth_assigned' or a.id >= 500000000 or coalesce(
  a.phase <> 'cancelled' and (a.auditor_id = any ((select acts_for())::int[]) or a.moderator_id = any ((select acts_for())::int[]))
  or (select p.household_id from pieces p where p.id = a.id and p.sight = 'household') = any ((select my_households())::int[]), false)
  or a.id = any ((select my_slot_pieces())::int[]))`

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
    select ${wholeColumns}, ${seesWhole} as whole ${wholeFrom}
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

/** The same for a child’s IRO, who may see no more than their part of it. */
export async function lockAuditOrPart(tx: Tx, ref: string): Promise<Audit> {
  await tx.one(sql`select id from pieces where ref = ${ref} for no key update`)
  return findAuditOrPart(tx, ref)
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

export type AuditInLine = Pick<
  Audit,
  'ref' | 'kind' | 'state' | 'stateSince' | 'scheduledFor' | 'finalGrade' | 'overall'
>

/** The latest audits of a household, by the day it is planned for or else since when it stands where it is. */
export function listAuditsOfHousehold(tx: Tx, householdId: number, most: number): Promise<AuditInLine[]> {
  return tx.many<AuditInLine>(sql`
    select piece.ref, a.kind, piece.state, piece.state_since as "stateSince", a.scheduled_for as "scheduledFor", case when a.overall then a.final_grade end as "finalGrade", a.overall
    from pieces piece join audits a on a.id = piece.id where piece.household_id = ${householdId} and ${seesWhole}
    order by case when piece.state = 'scheduled' then a.scheduled_for else (piece.state_since at time zone 'Europe/London')::date end desc, a.id desc
    limit ${most}`)
}
