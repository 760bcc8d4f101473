import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { copyStates, followsReview, type State } from './audit.ts'
import { reportDueOn } from './deadlines.ts'
import { moveForms } from './move-forms.ts'
import { listDoneSince, listOpenAudits, type OpenAudit } from './queries/work.ts'
import { deadlineSettings } from './settings.ts'
import { managersComment, workersView } from './together.ts'

/** The audits that wait for this person, each as the exact step; those of theirs that wait for somebody else; and what
 * they finished this month. */
export async function listAuditWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  const open = await listOpenAudits(tx, actor, gone)
  const items: WorkItem[] = []
  for (const row of open) items.push(...itemsOf(row, { actor, today, reportDue: await reportDue(tx, row) }))
  const done = await listDoneSince(tx, actor, today.with({ day: 1 }))
  return [...items, ...done]
}

/** By when this worker writes, by what was agreed when they were asked: an audit keeps the dates that it was given. */
async function reportDue(
  tx: Tx,
  { state, isWorker, dueOn, stateSince }: OpenAudit,
): Promise<Temporal.PlainDate | null> {
  if (state !== 'gathering' || !isWorker || !dueOn) return dueOn
  const askedOn = londonDate(stateSince)
  return reportDueOn(dueOn, askedOn, await readSettings(tx, askedOn, deadlineSettings))
}

/** `…` stands for the audit. */
type Turn = {
  what: string
  why: string
  href?: string
  mine: (row: OpenAudit, actor: Actor) => boolean
  /** The worker's report has a day of its own; everything else is due with the audit. */
  isReport?: true
}

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
      isReport: true,
    },
    { what: 'Hold the review and record it for …', why: 'You carry out this audit', mine: (row) => row.isAuditor },
    {
      what: 'Read the worker’s report and add to it, if you wish, for …',
      why: 'You are the team manager',
      href: `/sections/swr#${managersComment.replace('.', '-')}`,
      mine: (row) => row.isTeamManager && row.reportWritten && !row.managerCommented,
    },
    chooseAuditor,
  ],
  review_held: [{ what: 'Begin …', why: 'You carry out this audit', mine: (row) => row.isAuditor }, chooseAuditor],
  in_audit: [
    { what: 'Finish and send …', why: 'You carry out this audit', mine: (row) => row.isAuditor },
    chooseAuditor,
    {
      what: 'Write … together with the auditor, and say whether you agree',
      why: 'You are the fostering social worker',
      mine: (row) => row.isWorker && !row.viewGiven,
    },
    {
      what: 'Say what you see differently in …',
      why: 'You are the fostering social worker',
      href: `/sections/ovr#${workersView.replace('.', '-')}`,
      mine: (row) => row.isWorker && row.viewLacksWords,
    },
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
  actions_open: [
    {
      what: 'See what still needs doing after …',
      why: 'You are the team manager, and no action is open',
      mine: (row) => row.isTeamManager && row.actionsDone && row.cameBack,
    },
    {
      what: 'Go on to check what changed after …',
      why: 'You are the team manager, and no action is open',
      mine: (row) => row.isTeamManager && row.actionsDone,
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

type Now = { actor: Actor; today: Temporal.PlainDate; reportDue: Temporal.PlainDate | null }

function itemsOf(row: OpenAudit, { actor, today, reportDue }: Now): WorkItem[] {
  const turn = turns[row.state]?.find((one) => one.mine(row, actor))
  if (turn) {
    const covering = row.covering ? `, covering for ${row.covering}` : ''
    const why = `${turn.why}${covering}${row.cameBack ? '. It came back, with what was asked' : ''}`
    return [
      {
        what: turn.what.replace('…', `the audit of household ${row.household}`),
        why,
        href: `/audits/${row.ref}${turn.href ?? ''}`,
        dueOn: turn.isReport ? reportDue : row.dueOn,
        group: 'mine',
      },
    ]
  }
  const takesPart = row.isAuditor || row.isWorker || row.isModerator || row.isTeamManager
  const hasCopy = actor.duties.has('sign_off') && copyStates.includes(row.state)
  if (!takesPart && !hasCopy) return []
  return [
    {
      what: `Audit of household ${row.household}`,
      why: `${takesPart ? '' : 'A copy for you to read. '}${waitingFor(row)}, since ${inWords(londonDate(row.stateSince), today)}`,
      href: `/audits/${row.ref}`,
      dueOn: row.dueOn,
      group: 'waiting',
    },
  ]
}

/** With whom it is, by name where somebody is named. */
function waitingFor(row: OpenAudit): string {
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
      return `With ${named(row.teamManager, 'the team manager')}, who sees that the actions are done`
    case 'verifying':
      return 'Being checked for what changed'
    case 're_audit_due':
      return 'Waiting for the re-audit'
    default:
      return 'With Quality Assurance and Partnerships'
  }
}
