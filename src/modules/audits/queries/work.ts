import { questionOf } from '#framework/a2-audit-tool/index.ts'
import type { WorkItem } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { beforeSubmission, copyStates, type Kind, type State } from '../audit.ts'
import { handsBack } from '../states.ts'
import { managersComment, workersView } from '../together.ts'
import { findTool } from './answers.ts'

/** An audit that is open, and what part in it this person has. */
export type OpenAudit = {
  ref: string
  kind: Kind
  household: string
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
  auditor: string | null
  moderator: string | null
  teamManager: string | null
  isAuditor: boolean
  isWorker: boolean
  isModerator: boolean
  isTeamManager: boolean
  covering: string | null
  needsAuditor: boolean
  needsModerator: boolean
  reportDone: boolean
  /** There is a report to read: nobody has said why there is none. */
  reportWritten: boolean
  /** The worker has said whether they agree with the audit. */
  viewGiven: boolean
  /** They agree in part or not at all, and have not said what they see differently. */
  viewLacksWords: boolean
  /** Handed back to whoever had it, with what was asked. */
  cameBack: boolean
  /** Every action of the audit is done or ended: what changed can be looked at. */
  actionsDone: boolean
  /** The team manager has added to the worker's report. */
  managerCommented: boolean
}

type Row = OpenAudit & { templateId: number; toolDigest: string; reportBegun: boolean }

/** The audits that may wait for this person, by date. `gone`: those who see no case any more. */
export async function listOpenAudits(tx: Tx, actor: Actor, gone: readonly number[]): Promise<OpenAudit[]> {
  const rows = await listRows(tx, actor, gone)
  for (const row of rows)
    if (row.isWorker && !row.reportDone && row.reportBegun) row.reportDone = !(await asksSummary(tx, row))
  return rows
}

/** A council may have retired the summary when that could still be done: audits of that version count as reported with the rest. */
async function asksSummary(tx: Tx, row: Row): Promise<boolean> {
  return questionOf('swr.summary', await findTool(tx, row)) !== undefined
}

function listRows(tx: Tx, actor: Actor, gone: readonly number[]): Promise<Row[]> {
  const me = [...actor.actsFor]
  return tx.many<Row>(sql`
    select a.ref, a.kind, h.ref as household, a.state, a.state_since as "stateSince", a.due_on as "dueOn",
      (select name from people where id = a.auditor_id) as auditor, (select name from people where id = a.moderator_id) as moderator,
      (select name from people where id = t.manager_id) as "teamManager",
      coalesce(a.auditor_id = any (${me}), false) as "isAuditor", coalesce(a.worker_id = any (${me}), false) as "isWorker",
      coalesce(a.moderator_id = any (${me}), false) as "isModerator", coalesce(t.manager_id = any (${me}), false) as "isTeamManager",
      (select string_agg(distinct p.name, ', ') from people p where p.id = any (${me}) and p.id <> ${actor.id}
        and p.id in (a.auditor_id, a.worker_id, a.moderator_id, t.manager_id)) as covering,
      (${needsAuditor(gone)}) as "needsAuditor", (${needsModerator(gone)}) as "needsModerator",
      ${reportDone} as "reportDone", ${answered('swr.summary')} as "reportWritten",
      ${answered(workersView)} as "viewGiven", ${viewLacksWords} as "viewLacksWords", ${cameBack} as "cameBack",
      a.state = 'actions_open' and not exists (select from actions x where x.audit_id = a.id and x.state in ('open', 'in_progress')) as "actionsDone",
      ${answered(managersComment)} as "managerCommented",
      exists (select from answers n where n.audit_id = a.id and n.section = 'swr' and not n.brought_forward) as "reportBegun",
      a.template_id as "templateId", tool.digest as "toolDigest"
    from (select id from (${openAuditsOf(actor, gone)}) open order by due_on nulls last, id limit 200) o
      join audits a on a.id = o.id join templates tool on tool.id = a.template_id join households h on h.id = a.household_id left join teams t on t.id = h.team_id
    order by a.due_on nulls last, a.id`)
}

/** The worker has written the report, or somebody has said why there is none. */
const reportDone = sql`exists (select from answers n where n.audit_id = a.id and n.question in ('swr.summary', 'swr.not_written') and not n.brought_forward)`

const answered = (question: string): Sql =>
  sql`exists (select from answers n where n.audit_id = a.id and n.question = ${question} and n.value not in ('null', '""'))`

/** As `callsForWords` has it of the question as it is shipped: no council can change what code reads. */
const viewLacksWords = sql`exists (select from answers n where n.audit_id = a.id and n.question = ${workersView}
  and n.value in ('"partly"', '"disagree"') and trim(n.explanation) = '')`

const cameBack = sql`coalesce((select m.move = any (${[...handsBack]}) from audit_moves m
  where m.audit_id = a.id and m.from_state is distinct from m.to_state order by m.at desc, m.id desc limit 1), false)`

export async function isReportDone(tx: Tx, auditId: number): Promise<boolean> {
  const { done } = await tx.one<{ done: boolean }>(
    sql`select ${reportDone} as done from audits a where a.id = ${auditId}`,
  )
  return done
}

/** The open audits that name this person, that belong to their team, or whose next step falls to one of their duties.
 * One branch for each, so that each finds its own index however many audits are closed. */
function openAuditsOf(actor: Actor, gone: readonly number[]): Sql {
  const me = [...actor.actsFor]
  const open = sql`state not in ('closed', 'cancelled')`
  const assigns = actor.duties.has('assign_moderators')
  return sql`
    select id, due_on from audits where auditor_id = any (${me}) and ${open}
    union select id, due_on from audits where worker_id = any (${me}) and ${open}
    union select id, due_on from audits where moderator_id = any (${me}) and ${open}
    union select a.id, a.due_on from teams t join households h on h.team_id = t.id join audits a on a.household_id = h.id
      where t.manager_id = any (${me}) and a.${open}
    union (select id, due_on from audits where state = any (${statesByDuty(actor)}) and ${open} order by due_on limit 200)
    union select a.id, a.due_on from audits a where ${assigns} and ${needsAuditor(gone)}
    union select a.id, a.due_on from audits a where ${assigns} and ${needsModerator(gone)}`
}

/** Nobody carries it out, or somebody who has gone: until it is sent, another can. */
const needsAuditor = (gone: readonly number[]): Sql =>
  sql`a.state = any (${beforeSubmission}) and (a.auditor_id is null or a.auditor_id = any (${gone}))`

const needsModerator = (gone: readonly number[]): Sql =>
  sql`a.state = 'in_moderation' and a.moderator_id = any (${gone})`

/** The states whose next step falls to anyone with a duty, not to a person named on the audit. */
function statesByDuty(actor: Actor): State[] {
  return [
    ...(actor.duties.has('assign_moderators') ? (['submitted', 'with_qa', 're_audit_due', 'verifying'] as const) : []),
    ...(actor.duties.has('decide_disagreements') ? (['in_discussion'] as const) : []),
    ...(actor.duties.has('sign_off') ? (['with_service_manager', ...copyStates] as const) : []),
  ]
}

/** What the person has finished since that day, in London: each audit once for each thing done with it. */
export function listDoneSince(tx: Tx, actor: Actor, since: Temporal.PlainDate): Promise<WorkItem[]> {
  return tx.many<WorkItem>(sql`
    select 'Audit of household ' || h.ref as what, ${raw(finished)} as why, '/audits/' || a.ref as href,
      (max(m.at) at time zone 'Europe/London')::date as "dueOn", 'done' as "group"
    from audit_moves m join audits a on a.id = m.audit_id join households h on h.id = a.household_id
    where m.by_id = ${actor.id} and m.at >= (${since}::date)::timestamp at time zone 'Europe/London' and m.move in ('submit', 'assign_moderator', 'moderate', 'respond', 'sign_off', 'decide', 'close')
    group by a.id, h.id, m.move order by max(m.at) desc limit 20`)
}

const finished = `case m.move when 'submit' then 'You sent it' when 'assign_moderator' then 'You forwarded it' when 'moderate' then 'You moderated it'
  when 'respond' then 'You responded' when 'sign_off' then 'You signed it off' when 'decide' then 'You decided its grade' else 'You closed it' end`
