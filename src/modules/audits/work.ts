import { listGone, type WorkItem } from '#modules/people/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { beforeSubmission, followsReview, type Kind, type State } from './audit.ts'
import { moveForms } from './move-forms.ts'

type Row = {
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
  /** When an open safety alert is to be dealt with. */
  alertDueOn: Temporal.PlainDate | null
  reportDone: boolean
}

/** The audits that wait for this person, each as the exact step; and those of theirs that wait for somebody else. */
export async function listAuditWork(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<WorkItem[]> {
  const me = [...actor.actsFor]
  const gone = actor.duties.has('assign_moderators') ? await listGone(tx, today) : []
  const rows = await tx.many<Row>(sql`
    select a.ref, a.kind, h.ref as household, a.state, a.state_since as "stateSince", a.due_on as "dueOn",
      (select name from people where id = a.auditor_id) as auditor, (select name from people where id = a.moderator_id) as moderator,
      (select name from people where id = t.manager_id) as "teamManager",
      coalesce(a.auditor_id = any (${me}), false) as "isAuditor", coalesce(a.worker_id = any (${me}), false) as "isWorker",
      coalesce(a.moderator_id = any (${me}), false) as "isModerator", coalesce(t.manager_id = any (${me}), false) as "isTeamManager",
      (select string_agg(distinct p.name, ', ') from people p where p.id = any (${me}) and p.id <> ${actor.id}
        and p.id in (a.auditor_id, a.worker_id, a.moderator_id, t.manager_id)) as covering,
      (${needsAuditor(gone)}) as "needsAuditor", (${needsModerator(gone)}) as "needsModerator",
      (select l.due_on from alerts l where l.audit_id = a.id and l.cleared_at is null limit 1) as "alertDueOn",
      exists (select from answers n where n.audit_id = a.id and n.question in ('swr.summary', 'swr.not_written') and not n.brought_forward) as "reportDone"
    from (select id from (${openAuditsOf(actor, gone)}) open order by due_on nulls last, id limit 200) o
      join audits a on a.id = o.id join households h on h.id = a.household_id left join teams t on t.id = h.team_id
    order by a.due_on nulls last, a.id`)
  const done = await listDone(tx, actor)
  return [...rows.flatMap((row) => itemsOf(row, actor, today)), ...done]
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
    union select a.id, a.due_on from alerts l join audits a on a.id = l.audit_id
      where l.cleared_at is null and ${actor.duties.has('sign_off')}
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
    ...(actor.duties.has('sign_off') ? (['with_service_manager'] as const) : []),
  ]
}

/** `…` stands for the audit. */
type Turn = { what: string; why: string; href?: string; mine: (row: Row, actor: Actor) => boolean }

const chooseAuditor: Turn = {
  what: 'Choose another auditor for …',
  why: 'Nobody is there to carry it out',
  href: '/auditor',
  mine: (row, actor) => row.needsAuditor && actor.duties.has('assign_moderators'),
}

/** Whose turn each state is, as a verb. The first that fits is the person's; otherwise they wait. */
const turns: Partial<Record<State, readonly Turn[]>> = {
  scheduled: [
    {
      what: 'Ask for everyone’s views for …',
      why: 'You carry out this audit',
      mine: (row) => row.isAuditor && followsReview(row),
    },
    { what: 'Begin …', why: 'You carry out this audit', mine: (row) => row.isAuditor },
    chooseAuditor,
  ],
  gathering: [
    {
      what: 'Write your report and reflection for …',
      why: 'You are the fostering social worker',
      href: '/sections/swr',
      mine: (row) => row.isWorker && !row.reportDone,
    },
    { what: 'Hold the review and record it for …', why: 'You carry out this audit', mine: (row) => row.isAuditor },
    chooseAuditor,
  ],
  review_held: [{ what: 'Begin …', why: 'You carry out this audit', mine: (row) => row.isAuditor }, chooseAuditor],
  in_audit: [
    { what: 'Finish and send …', why: 'You carry out this audit', mine: (row) => row.isAuditor },
    chooseAuditor,
    {
      what: 'Write … together with the auditor',
      why: 'You are the fostering social worker',
      mine: (row) => row.isWorker,
    },
  ],
  submitted: [
    {
      what: 'Check …',
      why: 'Your team forwards completed audits',
      mine: (_row, actor) => actor.duties.has('assign_moderators'),
    },
  ],
  with_qa: [
    {
      what: 'Choose the moderator for …',
      why: 'Your team forwards completed audits',
      href: `/${moveForms.assign_moderator.noun}`,
      mine: (_row, actor) => actor.duties.has('assign_moderators'),
    },
  ],
  in_moderation: [
    {
      what: 'Moderate …',
      why: 'You are the moderator',
      href: '/sections/mod',
      mine: (row, actor) => row.isModerator && actor.duties.has('moderate'),
    },
    {
      what: 'Choose another moderator for …',
      why: 'Nobody is there to moderate it',
      href: `/${moveForms.reassign.noun}`,
      mine: (row, actor) => row.needsModerator && actor.duties.has('assign_moderators'),
    },
  ],
  in_discussion: [
    { what: 'Talk over and settle …', why: 'You are the moderator', mine: (row) => row.isModerator },
    { what: 'Talk over … with the moderator', why: 'You carried out this audit', mine: (row) => row.isAuditor },
    {
      what: 'Decide the grade of …',
      why: 'The auditor and the moderator do not agree',
      href: `/${moveForms.decide.noun}`,
      mine: (_row, actor) => actor.duties.has('decide_disagreements'),
    },
  ],
  with_team_manager: [
    { what: 'Respond to …', why: 'You are the team manager', href: '/sections/tm', mine: (row) => row.isTeamManager },
  ],
  with_service_manager: [
    {
      what: 'Sign off …',
      why: 'It is inadequate or requires improvement',
      href: '/sections/sm',
      mine: (_row, actor) => actor.duties.has('sign_off'),
    },
  ],
  verifying: [
    {
      what: 'Check what changed after …',
      why: 'You are the team manager',
      href: '/sections/loop',
      mine: (row) => row.isTeamManager,
    },
    { what: 'Close …', why: 'Your team closes audits', mine: (_row, actor) => actor.duties.has('close_audits') },
  ],
  re_audit_due: [
    {
      what: 'Follow the re-audit after …',
      why: 'Your team closes audits',
      mine: (_row, actor) => actor.duties.has('close_audits'),
    },
  ],
}

function itemsOf(row: Row, actor: Actor, today: Temporal.PlainDate): WorkItem[] {
  const alert: WorkItem[] =
    row.alertDueOn && (actor.duties.has('sign_off') || row.isTeamManager)
      ? [
          {
            what: `Deal with the safety alert on the audit of household ${row.household}`,
            why: 'A child may not be safe',
            href: `/audits/${row.ref}/alert`,
            dueOn: row.alertDueOn,
            group: 'mine',
            alert: true,
          },
        ]
      : []
  const turn = turns[row.state]?.find((one) => one.mine(row, actor))
  if (turn) {
    const why = row.covering ? `${turn.why}, covering for ${row.covering}` : turn.why
    return [
      ...alert,
      {
        what: turn.what.replace('…', `the audit of household ${row.household}`),
        why,
        href: `/audits/${row.ref}${turn.href ?? ''}`,
        dueOn: row.dueOn,
        group: 'mine',
      },
    ]
  }
  const takesPart = row.isAuditor || row.isWorker || row.isModerator || row.isTeamManager
  if (!takesPart) return alert
  return [
    ...alert,
    {
      what: `Audit of household ${row.household}`,
      why: `${waitingFor(row)}, since ${inWords(londonDate(row.stateSince), today)}`,
      href: `/audits/${row.ref}`,
      dueOn: row.dueOn,
      group: 'waiting',
    },
  ]
}

/** With whom it is, by name where somebody is named. */
function waitingFor(row: Row): string {
  const named = (name: string | null, part: string) => (name ? `${name}, ${part}` : part)
  switch (row.state) {
    case 'scheduled':
      return `With ${named(row.auditor, followsReview(row) ? 'who asks for everyone’s views' : 'who begins it')}`
    case 'gathering':
      return 'Views are being gathered'
    case 'review_held':
      return `With ${named(row.auditor, 'the auditor')}`
    case 'in_audit':
      return 'The auditor and the fostering social worker are writing it'
    case 'in_moderation':
      return `With ${named(row.moderator, 'the moderator')}`
    case 'in_discussion':
      return 'The auditor and the moderator talk it over'
    case 'graded':
    case 'with_team_manager':
      return `With ${named(row.teamManager, 'the team manager')}`
    case 'with_service_manager':
      return 'With the service manager'
    case 'actions_open':
      return 'With the owners of the actions'
    case 'verifying':
      return 'Being checked for what changed'
    case 're_audit_due':
      return 'Waiting for the re-audit'
    default:
      return 'With Quality Assurance and Partnerships'
  }
}

/** What the person finished this month: each audit once for each thing done with it. */
function listDone(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  return tx.many<WorkItem>(sql`
    select 'Audit of household ' || h.ref as what, ${raw(finished)} as why, '/audits/' || a.ref as href,
      (max(m.at) at time zone 'Europe/London')::date as "dueOn", 'done' as "group"
    from audit_moves m join audits a on a.id = m.audit_id join households h on h.id = a.household_id
    where m.by_id = ${actor.id} and m.at >= date_trunc('month', request_now()) and m.move in ('submit', 'assign_moderator', 'moderate', 'respond', 'sign_off', 'decide', 'close')
    group by a.id, h.id, m.move order by max(m.at) desc limit 20`)
}

const finished = `case m.move when 'submit' then 'You sent it' when 'assign_moderator' then 'You forwarded it' when 'moderate' then 'You moderated it'
  when 'respond' then 'You responded' when 'sign_off' then 'You signed it off' when 'decide' then 'You decided its grade' else 'You closed it' end`
