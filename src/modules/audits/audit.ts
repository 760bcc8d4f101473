import type { Grade } from '#framework/a2-audit-tool/types.ts'
import type { ScaleKey } from '#framework/forms/scale.ts'
import type { State } from './steps.ts'

export type Kind = 'review_linked' | 'monthly_case_file' | 'thematic' | 're_audit' | 'senior_leader'

export const kindNames: Record<Kind, string> = {
  review_linked: 'Audit at the carer’s review',
  monthly_case_file: 'Manager’s monthly audit',
  thematic: 'Thematic audit',
  re_audit: 'Re-audit',
  senior_leader: 'Senior leader’s audit',
}

/** What calls for an early review. */
export const reasonsForEarly = {
  allegation: 'An allegation',
  concern: 'A complaint, or a concern about the care',
  household: 'A change in the household',
  health: 'Serious illness of a carer',
  other: 'Something else that bears on the approval',
} as const
export type ReasonForEarly = keyof typeof reasonsForEarly

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
  /** The scale of its grades, by the version of the tool that it is filled in with. */
  scale: ScaleKey
  /** Whether a grade is given for the whole. Where none is, those below are the lowest of any section: what is done goes by them. */
  overall: boolean
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

/** Only an audit at the carer’s review goes through gathering and the review meeting (reading 1). */
export const followsReview = (audit: Pick<Audit, 'kind'>): boolean => audit.kind === 'review_linked'

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

/** The worker with whom an audit is done, by name where somebody is named. */
export const workerOf = ({ worker }: Pick<Audit, 'worker'>): string => worker ?? 'the fostering social worker'
