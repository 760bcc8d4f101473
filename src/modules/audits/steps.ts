import { managersComment, workersView } from '#framework/a2-audit-tool/together.ts'
import { ended, namesOf, type Steps } from '#modules/evidence/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import { type Audit, followsReview } from './audit.ts'
import { again, days, laterOf, responseDays, type When, within, workingDayFrom } from './deadlines.ts'
import type { Part } from './hearers.ts'
import { moveForms } from './move-forms.ts'
import type { OpenAudit } from './queries/work.ts'
import {
  asAuditor,
  asTeamManager,
  asWorker,
  chooseAuditor,
  namedAs,
  qualityAssurance,
  whoHas,
  withAuditor,
  withQuality,
  withTeamManager,
} from './turns.ts'

/** The fifteen states of an audit, in their order, and cancelled: the way of an audit in docs/invariants.md; clause A.1. */
export const states = [
  'scheduled',
  'gathering',
  'review_held',
  'in_audit',
  'submitted',
  'with_qa',
  'in_moderation',
  'in_discussion',
  'graded',
  'with_team_manager',
  'with_service_manager',
  'actions_open',
  'verifying',
  're_audit_due',
  'closed',
  'cancelled',
] as const
export type State = (typeof states)[number]

/** All that is so of an audit because of its state. */
export const steps: Steps<State, Audit, Part, OpenAudit, When> = {
  scheduled: {
    name: 'Planned',
    ...withAuditor,
    due: ({ on, audit, deadlines }) =>
      followsReview(audit)
        ? laterOf(on, addWorkingDays(audit.scheduledFor, -deadlines['deadline.ask_for_views']))
        : audit.scheduledFor,
    dueInWords:
      'so long before the review (`deadline.ask_for_views`), never before it was planned; without a review, its own day',
    asks: [
      {
        what: 'Ask for everyone’s views for …',
        ...asAuditor,
        mine: (row) => row.isAuditor && followsReview(row),
      },
      { what: 'Begin …', ...asAuditor },
      chooseAuditor,
    ],
    waiting: (row) =>
      `With ${namedAs(row.auditor, followsReview(row) ? 'who asks for everyone’s views' : 'who begins it')}`,
  },
  gathering: {
    name: 'Gathering views',
    ...withAuditor,
    due: ({ on, audit }) => laterOf(on, audit.meetingOn ?? audit.scheduledFor),
    dueInWords: 'the day of the review meeting',
    asks: [
      {
        what: 'Write your report and reflection for …',
        ...asWorker,
        href: '/sections/swr',
        mine: (row) => row.isWorker && !row.reportDone,
        dueOn: (row) => row.reportDueOn,
      },
      { what: 'Hold the review and record it for …', ...asAuditor },
      {
        what: 'Read the worker’s report and add to it, if you wish, for …',
        ...asTeamManager,
        href: `/sections/swr#${managersComment.replace('.', '-')}`,
        mine: (row) => row.isTeamManager && row.reportWritten && !row.managerCommented,
      },
      chooseAuditor,
    ],
    waiting: () => 'Views are being gathered',
  },
  review_held: {
    name: 'Review held',
    ...withAuditor,
    due: ({ on, audit, deadlines }) =>
      laterOf(on, addWorkingDays(audit.meetingOn ?? audit.scheduledFor, deadlines['deadline.conversation'])),
    dueInWords: 'after the meeting (`deadline.conversation`)',
    asks: [{ what: 'Begin …', ...asAuditor }, chooseAuditor],
    waiting: ({ auditor }) => `With ${namedAs(auditor, 'the auditor')}`,
  },
  in_audit: {
    name: 'Being written together',
    ...withAuditor,
    turn: ['auditor', 'worker'],
    due: (when) => {
      const { on, audit, deadlines } = when
      const isReview = followsReview(audit)
      if (audit.returned && !isReview) return again(when)
      const from = isReview ? (audit.meetingOn ?? audit.scheduledFor) : on
      return laterOf(audit.returned ? again(when) : on, addWorkingDays(from, deadlines['deadline.submit']))
    },
    dueInWords:
      'after the meeting, or after it began where there is none (`deadline.submit`); handed back: `deadline.put_right`, `deadline.put_right_inadequate`',
    asks: [
      { what: 'Finish and send …', ...asAuditor },
      chooseAuditor,
      {
        what: 'Write … together with the auditor, and say whether you agree',
        ...asWorker,
        mine: (row) => row.isWorker && !row.viewGiven,
      },
      {
        what: 'Say what you see differently in …',
        ...asWorker,
        href: `/sections/ovr#${workersView.replace('.', '-')}`,
        mine: (row) => row.isWorker && row.viewLacksWords,
      },
      { what: 'Write … together with the auditor', ...asWorker },
    ],
    waiting: () => 'The auditor and the fostering social worker are writing it',
  },
  submitted: {
    name: 'Sent to Quality Assurance and Partnerships',
    ...withQuality,
    turn: ['assign_moderators'],
    ...within('deadline.forward', 'deadline.forward_inadequate'),
    asks: [{ what: 'Check …', ...whoHas('assign_moderators', 'Your team forwards completed audits') }],
    copyFor: 'sign_off',
  },
  with_qa: {
    name: 'Being checked',
    ...withQuality,
    turn: ['assign_moderators'],
    ...within('deadline.forward', 'deadline.forward_inadequate'),
    asks: [
      {
        what: 'Choose the moderator for …',
        href: `/${moveForms.assign_moderator.noun}`,
        ...whoHas('assign_moderators', 'Your team forwards completed audits'),
      },
    ],
    copyFor: 'sign_off',
  },
  in_moderation: {
    name: 'With the moderator',
    isWith: ({ moderator }) => moderator ?? 'a moderator, not yet named',
    turn: ['moderator'],
    ...within('deadline.moderate', 'deadline.moderate_inadequate'),
    asks: [
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
    waiting: ({ moderator }) => `With ${namedAs(moderator, 'the moderator')}`,
    copyFor: 'sign_off',
  },
  in_discussion: {
    name: 'Being talked over',
    isWith: ({ auditor, moderator }) => `${auditor ?? 'the auditor'} and ${moderator ?? 'the moderator'}`,
    turn: ['moderator', 'auditor', 'decide_disagreements'],
    ...within('deadline.discuss', 'deadline.discuss_inadequate'),
    asks: [
      { what: 'Talk over and settle …', why: 'You are the moderator', mine: (row) => row.isModerator },
      { what: 'Talk over … with the moderator', why: 'You carried out this audit', mine: (row) => row.isAuditor },
      {
        what: 'Decide the grade of …',
        href: `/${moveForms.decide.noun}`,
        ...whoHas('decide_disagreements', 'The auditor and the moderator do not agree'),
      },
    ],
    waiting: () => 'The auditor and the moderator talk it over',
    copyFor: 'sign_off',
    rare: true,
  },
  graded: {
    name: 'Graded',
    ...withTeamManager,
    // Hearth itself passes it on in the same moment.
    turn: [],
    due: ({ on }) => on,
    dueInWords: 'the same day: Hearth passes it on',
    asks: [],
    rare: true,
  },
  with_team_manager: {
    name: 'With the team manager',
    ...withTeamManager,
    turn: ['team manager'],
    due: (when) => (when.audit.returned ? again(when) : addWorkingDays(when.on, responseDays(when))),
    dueInWords:
      '`deadline.respond`, `deadline.respond_requires_improvement`, `deadline.respond_inadequate`; handed back: `deadline.put_right`, `deadline.put_right_inadequate`',
    asks: [{ what: 'Respond to …', href: '/sections/tm', ...asTeamManager }],
  },
  with_service_manager: {
    name: 'With the service manager',
    isWith: () => 'the service manager',
    turn: ['sign_off'],
    ...within('deadline.sign_off', 'deadline.sign_off_inadequate'),
    asks: [
      {
        what: 'Sign off …',
        href: '/sections/sm',
        ...whoHas('sign_off', 'It is inadequate or requires improvement'),
      },
    ],
    waiting: () => 'With the service manager',
    rare: true,
  },
  actions_open: {
    name: 'Actions under way',
    // Also when none is open any more: the next step is theirs.
    isWith: (audit) => `${withTeamManager.isWith(audit)}, who sees that the actions are done`,
    // Owners of actions are reminded of each of them by itself.
    turn: ['team manager'],
    due: ({ on, deadlines }) => addWorkingDays(on, deadlines['deadline.actions']),
    dueInWords: '`deadline.actions`; each action has its own day',
    asks: [
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
    waiting: (row) => `${withTeamManager.waiting(row)}, who sees that the actions are done`,
  },
  verifying: {
    name: 'Checking what changed',
    isWith: () => 'those who check the actions',
    turn: ['team manager', 'close_audits'],
    due: ({ on, deadlines }) => workingDayFrom(on.add({ months: deadlines['deadline.impact_check'] })),
    dueInWords: '`deadline.impact_check`',
    asks: [
      { what: 'Check what changed after …', href: '/sections/loop', ...asTeamManager },
      { what: 'Close …', ...whoHas('close_audits', 'Your team closes audits') },
    ],
    waiting: () => 'Being checked for what changed',
  },
  re_audit_due: {
    name: 'Waiting for the re-audit',
    isWith: () => qualityAssurance,
    turn: ['close_audits'],
    due: (when) =>
      when.audit.reauditOn ??
      workingDayFrom(when.on.add({ weeks: days(when, 'deadline.reaudit', 'deadline.reaudit_inadequate') })),
    dueInWords: 'the day of the re-audit; none planned: `deadline.reaudit`, `deadline.reaudit_inadequate`',
    asks: [{ what: 'Follow the re-audit after …', ...whoHas('close_audits', 'Your team closes audits') }],
    waiting: () => 'Waiting for the re-audit',
    rare: true,
  },
  closed: ended('Closed'),
  cancelled: ended('Cancelled', { aside: true }),
}

export const stateNames = namesOf(steps)

/** Whose turn it is, in words, for the status line. */
export const ownerOf = (audit: Audit): string => steps[audit.state].isWith(audit)

/** By when the state that an audit enters on this day should be left. Every state but an end has a date (invariant 6). */
export function dueOn(
  state: State,
  on: Temporal.PlainDate,
  audit: When['audit'],
  deadlines: When['deadlines'],
): Temporal.PlainDate | null {
  return steps[state].due({ on, audit, deadlines })
}

export const isOver = ({ state }: Pick<Audit, 'state'>): boolean => steps[state].over === true

/** The states in which an audit is still being prepared and written: its people and its period can change. */
export const beforeSubmission: readonly State[] = ['scheduled', 'gathering', 'review_held', 'in_audit']
export const isBeforeSubmission = ({ state }: Pick<Audit, 'state'>): boolean => beforeSubmission.includes(state)

/** Finished, and not with the team manager yet: the service manager has a copy to read (clause 7.8). */
export const copyStates: readonly State[] = states.filter((state) => steps[state].copyFor)
