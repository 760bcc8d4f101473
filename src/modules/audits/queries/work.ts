import { questionOf } from '#framework/a2-audit-tool/index.ts'
import { managersComment, workersView } from '#framework/a2-audit-tool/together.ts'
import { comesFrom } from '#modules/actions/index.ts'
import { findTool } from '#modules/tool/index.ts'
import { cameBack, type OpenRow } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { type Kind } from '../audit.ts'
import { beforeSubmission, copyStates, type State } from '../steps.ts'
import { reportDueOn } from '../deadlines.ts'
import { deadlineSettings } from '../settings.ts'
import { moves } from '../states.ts'

/** An audit that is open, and what part in it this person has. */
export type OpenAudit = OpenRow<State> & {
  kind: Kind
  auditor: string | null
  moderator: string | null
  teamManager: string | null
  isAuditor: boolean
  isWorker: boolean
  isModerator: boolean
  isTeamManager: boolean
  needsAuditor: boolean
  needsModerator: boolean
  /** While views are gathered: the worker has written the report, or somebody has said why there is none. */
  reportDone: boolean
  /** While views are gathered: there is a report to read, nobody has said why there is none. */
  reportWritten: boolean
  /** While it is written: the worker has said whether they agree with the audit. */
  viewGiven: boolean
  /** While it is written: they agree in part or not at all, and have not said what they see differently. */
  viewLacksWords: boolean
  /** Every action of the audit is done or ended: what changed can be looked at. */
  actionsDone: boolean
  /** While views are gathered: the team manager has added to the worker's report. */
  managerCommented: boolean
  /** While views are gathered: by when the worker writes. */
  reportDueOn: Temporal.PlainDate | null
}

type Row = Omit<OpenAudit, 'takesPart' | 'reportDueOn'> & {
  formVersionId: number
  formDigest: string
  reportBegun: boolean
}

/** The audits that may wait for this person, by date. `gone`: those who see no case any more. */
export async function listOpenAudits(tx: Tx, actor: Actor, gone: readonly number[]): Promise<OpenAudit[]> {
  const open: OpenAudit[] = []
  for (const row of await listRows(tx, actor, gone)) {
    const { isAuditor, isWorker, isModerator, isTeamManager } = row
    const isReported = row.reportDone || (isWorker && row.reportBegun && !(await asksSummary(tx, row)))
    open.push({
      ...row,
      reportDone: isReported,
      takesPart: isAuditor || isWorker || isModerator || isTeamManager,
      reportDueOn: await reportDue(tx, row),
    })
  }
  return open
}

/** By when this worker writes, by what was agreed when they were asked: an audit keeps the dates that it was given. */
async function reportDue(tx: Tx, { state, isWorker, dueOn, stateSince }: Row): Promise<Temporal.PlainDate | null> {
  if (state !== 'gathering' || !isWorker || !dueOn) return dueOn
  const askedOn = londonDate(stateSince)
  return reportDueOn(dueOn, askedOn, await readSettings(tx, askedOn, deadlineSettings))
}

/** A council may have retired the summary when that could still be done: audits of that version count as reported with the rest. */
async function asksSummary(tx: Tx, row: Row): Promise<boolean> {
  return questionOf('swr.summary', await findTool(tx, row)) !== undefined
}

/** Those that are written now, by this person and another. */
export const writtenByTwo = sql`select a.id from audits a join pieces piece on piece.id = a.id
  where a.phase = 'open' and (a.auditor_id = any ((select acts_for())::int[]) or a.worker_id = any ((select acts_for())::int[]))
    and piece.state = any (${beforeSubmission})`

/** What was answered is looked up in the state that asks for it: there may be 200 audits, each with a hundred answers. */
function listRows(tx: Tx, actor: Actor, gone: readonly number[]): Promise<Row[]> {
  const me = [...actor.actsFor]
  return tx.many<Row>(sql`
    select piece.ref, a.kind, h.ref as household, piece.state, piece.state_since as "stateSince", piece.due_on as "dueOn",
      (select name from people where id = a.auditor_id) as auditor, (select name from people where id = a.moderator_id) as moderator,
      (select name from people where id = t.manager_id) as "teamManager",
      coalesce(a.auditor_id = any (${me}), false) as "isAuditor", coalesce(a.worker_id = any (${me}), false) as "isWorker",
      coalesce(a.moderator_id = any (${me}), false) as "isModerator", coalesce(t.manager_id = any (${me}), false) as "isTeamManager",
      (select string_agg(distinct p.name, ', ') from people p where p.id = any (${me}) and p.id <> ${actor.id}
        and p.id in (a.auditor_id, a.worker_id, a.moderator_id, t.manager_id)) as covering,
      (${needsAuditor(gone)}) as "needsAuditor", (${needsModerator(gone)}) as "needsModerator",
      piece.state = 'gathering' and ${reportDone} as "reportDone", piece.state = 'gathering' and ${answered('swr.summary')} as "reportWritten",
      piece.state = 'in_audit' and ${answered(workersView)} as "viewGiven", piece.state = 'in_audit' and ${viewLacksWords} as "viewLacksWords", ${cameBack(moves)} as "cameBack",
      piece.state = 'actions_open' and not ${isThere(sql`actions x where ${comesFrom(sql`x`, sql`a.id`)} and x.state in ('open', 'in_progress')`)} as "actionsDone",
      piece.state = 'gathering' and ${answered(managersComment)} as "managerCommented",
      piece.state = 'gathering' and coalesce(a.worker_id = any (${me}), false) and ${isThere(sql`
        answers n where n.piece_id = a.id and n.section = 'swr' and not n.brought_forward`)} as "reportBegun",
      piece.form_version_id as "formVersionId", tool.digest as "formDigest"
    from pieces piece join audits a on a.id = piece.id join form_versions tool on tool.id = piece.form_version_id
      join households h on h.id = piece.household_id left join teams t on t.id = h.team_id
    where piece.id = any (array(select id from (${openAuditsOf(actor, gone)}) open order by due_on nulls last, id limit 200))
    order by piece.due_on nulls last, a.id`)
}

/** Looked up for each audit. "exists" lists the rows of every audit there is as soon as many are thought to be on the page. */
function isThere(rows: Sql): Sql {
  return sql`coalesce((select true from ${rows} limit 1), false)`
}

/** The worker has written the report, or somebody has said why there is none. */
const reportDone = isThere(
  sql`answers n where n.piece_id = a.id and n.question in ('swr.summary', 'swr.not_written') and not n.brought_forward`,
)

const answered = (question: string): Sql =>
  isThere(sql`answers n where n.piece_id = a.id and n.question = ${question} and n.value not in ('null', '""')`)

/** As `callsForWords` has it of the question as it is shipped: no council can change what code reads. */
const viewLacksWords = isThere(sql`answers n where n.piece_id = a.id and n.question = ${workersView}
  and n.value in ('"partly"', '"disagree"') and trim(n.explanation) = ''`)

export async function isReportDone(tx: Tx, pieceId: number): Promise<boolean> {
  const { done } = await tx.one<{ done: boolean }>(
    sql`select ${reportDone} as done from audits a where a.id = ${pieceId}`,
  )
  return done
}

/** The open audits that name this person, that belong to their team, or whose next step falls to one of their duties.
 * One branch for each, so that each finds its own index however many audits are closed. */
function openAuditsOf(actor: Actor, gone: readonly number[]): Sql {
  const me = [...actor.actsFor]
  const audits = sql`select a.id, piece.due_on from audits a join pieces piece on piece.id = a.id`
  const assigns = actor.duties.has('assign_moderators')
  return sql`
    ${audits} where a.auditor_id = any (${me}) and a.phase = 'open'
    union ${audits} where a.worker_id = any (${me}) and a.phase = 'open'
    union ${audits} where a.moderator_id = any (${me}) and a.phase = 'open'
    union select piece.id, piece.due_on from teams t join households h on h.team_id = t.id join pieces piece on piece.household_id = h.id
      where t.manager_id = any (${me}) and piece.stream = 'audit' and piece.state not in ('closed', 'cancelled')
    union (select id, due_on from pieces where stream = 'audit' and state = any (${statesByDuty(actor)})
      and state not in ('closed', 'cancelled') order by due_on limit 200)
    union ${audits} where ${assigns} and ${needsAuditor(gone)}
    union ${audits} where ${assigns} and ${needsModerator(gone)}`
}

/** Nobody carries it out, or somebody who has gone: until it is sent, another can. */
const needsAuditor = (gone: readonly number[]): Sql =>
  sql`piece.stream = 'audit' and piece.state = any (${beforeSubmission}) and (a.auditor_id is null or a.auditor_id = any (${gone}))`

const needsModerator = (gone: readonly number[]): Sql =>
  sql`piece.stream = 'audit' and piece.state = 'in_moderation' and a.moderator_id = any (${gone})`

/** The states whose next step falls to anyone with a duty, not to a person named on the audit. */
function statesByDuty(actor: Actor): State[] {
  return [
    ...(actor.duties.has('assign_moderators') ? (['submitted', 'with_qa', 're_audit_due', 'verifying'] as const) : []),
    ...(actor.duties.has('decide_disagreements') ? (['in_discussion'] as const) : []),
    ...(actor.duties.has('sign_off') ? (['with_service_manager', ...copyStates] as const) : []),
  ]
}
