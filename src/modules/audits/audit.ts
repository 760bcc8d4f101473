import type { Grade } from '#framework/a2-audit-tool/types.ts'

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

export type Kind = 'review_linked' | 'monthly_case_file' | 'thematic' | 're_audit' | 'senior_leader'

export const kindNames: Record<Kind, string> = {
  review_linked: 'Audit at the carer’s review',
  monthly_case_file: 'Manager’s monthly audit',
  thematic: 'Thematic audit',
  re_audit: 'Re-audit',
  senior_leader: 'Senior leader’s audit',
}

export const stateNames: Record<State, string> = {
  scheduled: 'Planned',
  gathering: 'Gathering views',
  review_held: 'Review held',
  in_audit: 'Being written together',
  submitted: 'Sent to Quality Assurance and Partnerships',
  with_qa: 'Being checked',
  in_moderation: 'With the moderator',
  in_discussion: 'Being talked over',
  graded: 'Graded',
  with_team_manager: 'With the team manager',
  with_service_manager: 'With the service manager',
  actions_open: 'Actions under way',
  verifying: 'Checking what changed',
  re_audit_due: 'Waiting for the re-audit',
  closed: 'Closed',
  cancelled: 'Cancelled',
}

/** Words that begin a line, within a sentence: only their first letter is made small, and names keep theirs. */
export const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

export type Audit = {
  id: number
  ref: string
  kind: Kind
  householdId: number
  household: string
  reviewId: number | null
  formVersionId: number
  /** Tells one version of the tool from another. */
  formDigest: string
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
  scheduledFor: Temporal.PlainDate
  meetingOn: Temporal.PlainDate | null
  auditorId: number | null
  auditor: string | null
  /** Everyone above the auditor: none of them moderates this audit (invariant 1). */
  auditorManagerIds: readonly number[]
  workerId: number | null
  worker: string | null
  moderatorId: number | null
  moderator: string | null
  teamManagerId: number | null
  teamManager: string | null
  /** The IROs who wrote their part about a child: none of them moderates this audit. */
  iroWriterIds: readonly number[]
  blindModeration: boolean
  periodFrom: Temporal.PlainDate
  periodTo: Temporal.PlainDate
  periodReason: string | null
  /** Why a child of the period is left out. */
  childrenReason: string | null
  noChildPlaced: boolean
  suggestedGrade: Grade | null
  auditorGrade: Grade | null
  /** A blind moderator's first grade, as they chose it before they saw the auditor's: it is never changed. */
  blindGrade: Grade | null
  blindLockedAt: Temporal.Instant | null
  moderatedGrade: Grade | null
  finalGrade: Grade | null
  reauditOf: number | null
  reauditOn: Temporal.PlainDate | null
  version: number
}

/** As much of an audit as saving one answer needs to know: where it stands, and who has which part in it. */
export type AuditInHand = Pick<
  Audit,
  | 'id'
  | 'ref'
  | 'householdId'
  | 'state'
  | 'formVersionId'
  | 'formDigest'
  | 'auditorId'
  | 'auditorManagerIds'
  | 'iroWriterIds'
  | 'workerId'
  | 'moderatorId'
  | 'teamManagerId'
>

export const isOver = (audit: Pick<Audit, 'state'>): boolean => audit.state === 'closed' || audit.state === 'cancelled'

/** The states in which an audit is still being prepared and written: its people and its period can change. */
export const beforeSubmission: readonly State[] = ['scheduled', 'gathering', 'review_held', 'in_audit']
export const isBeforeSubmission = (audit: Pick<Audit, 'state'>): boolean => beforeSubmission.includes(audit.state)

/** Finished, and not with the team manager yet: the service manager has a copy to read (clause 7.8). */
export const copyStates: readonly State[] = ['submitted', 'with_qa', 'in_moderation', 'in_discussion']

/** Only an audit at the carer’s review goes through gathering and the review meeting (reading 1). */
export const followsReview = (audit: Pick<Audit, 'kind'>): boolean => audit.kind === 'review_linked'

const worst: Record<Grade, number> = { inadequate: 1, requires_improvement: 2, good: 3, outstanding: 4 }

/** Why this person cannot moderate this audit; null when they can. Nobody moderates their own audit, their own work, an audit
 * in which they wrote as a child’s IRO, or one whose auditor they manage (invariant 1). */
export function conflictOf(
  personId: number,
  audit: Pick<Audit, 'auditorId' | 'workerId' | 'auditorManagerIds' | 'iroWriterIds'>,
): string | null {
  if (personId === audit.auditorId) return 'Carried out this audit.'
  if (personId === audit.workerId) return 'Is the fostering social worker of this household.'
  if (audit.iroWriterIds.includes(personId)) return 'Wrote the IRO’s part about a child in this audit.'
  if (audit.auditorManagerIds.includes(personId)) return 'Manages the work of the auditor.'
  return null
}

/** Whether this moderation is still blind: the moderator's first grade is not locked yet. A grade that is only chosen may
 * be chosen again. */
export const awaitsLock = (audit: Pick<Audit, 'blindModeration' | 'state' | 'blindGrade'>): boolean =>
  audit.blindModeration && audit.state === 'in_moderation' && audit.blindGrade === null

/** Steps between two grades: 0 the same, positive when the second is higher. */
export const stepsBetween = (one: Grade, other: Grade): number => worst[other] - worst[one]

/** The worker with whom an audit is done, by name where somebody is named. */
export const workerOf = ({ worker }: Pick<Audit, 'worker'>): string => worker ?? 'the fostering social worker'

export const qualityAssurance = 'Quality Assurance and Partnerships'

/** Whose turn it is, in words, for the status line. */
export function ownerOf(audit: Audit): string {
  switch (audit.state) {
    case 'scheduled':
    case 'gathering':
    case 'review_held':
    case 'in_audit':
      return audit.auditor ?? 'a reviewing officer, not yet named'
    case 'submitted':
    case 'with_qa':
    case 're_audit_due':
      return qualityAssurance
    case 'in_moderation':
      return audit.moderator ?? 'a moderator, not yet named'
    case 'in_discussion':
      return `${audit.auditor ?? 'the auditor'} and ${audit.moderator ?? 'the moderator'}`
    case 'graded':
    case 'with_team_manager':
      return audit.teamManager ?? 'the team manager'
    case 'with_service_manager':
      return 'the service manager'
    case 'actions_open':
      // Also when none is open any more: the next step is theirs.
      return `${audit.teamManager ?? 'the team manager'}, who sees that the actions are done`
    case 'verifying':
      return 'those who check the actions'
    default:
      return 'nobody: it is over'
  }
}
