import type { UsualGrade } from '#framework/a2-audit-tool/types.ts'
import type { Day } from '../days.ts'
import type { TeamKey } from '../people.ts'

/** Audits as they are to stand in the demonstration: plain values, which the loader writes down. */

/** A minute of a day in London. */
export type Moment = { day: Day; minute: number }

export type AuditState =
  | 'scheduled'
  | 'gathering'
  | 'review_held'
  | 'in_audit'
  | 'submitted'
  | 'with_qa'
  | 'in_moderation'
  | 'in_discussion'
  | 'graded'
  | 'with_team_manager'
  | 'with_service_manager'
  | 'actions_open'
  | 'verifying'
  | 're_audit_due'
  | 'closed'
  | 'cancelled'

export type MovePlan = {
  move: string
  from: AuditState
  to: AuditState
  /** Key of the person; absent when Hearth itself did it. */
  by?: string
  at: Moment
  words: string
}

export type AnswerPlan = {
  question: string
  /** Reference of the child, for a question that is asked about each. */
  child?: number
  value: string | number | readonly string[] | null
  explanation: string
  evidence: string
  /** Filled in by Hearth from what it knew, and not yet confirmed. */
  broughtForward?: boolean
  by: string
  at: Moment
}

export type ActionPlan = {
  says: string
  question: string
  forWhom: 'child' | 'carer' | 'worker' | 'team' | 'service' | 'partner'
  owner: string
  priority: 'p1' | 'p2' | 'p3' | 'p4'
  raisedBy: string
  raisedAt: Moment
  due: Day
  begun?: Moment
  /** Who was told that it is overdue: the owner’s manager first, then the service manager. */
  told: readonly { to: string; at: Moment }[]
  done?: { at: Moment; evidence: string }
  verified?: { at: Moment; by: string; impact: string }
}

export type VoicePlan = {
  kind: 'child' | 'carer'
  form: string
  child?: number
  carer?: string
  gatherer: string
  askedAt: Moment
  due: Day
  given?: {
    at: Moment
    method: 'link' | 'talking' | 'writing' | 'drawing' | 'observation'
    share: 'carers' | 'iro_and_quality' | 'ask_first'
    answers: readonly { question: string; value: string | number | null; words: string; qualityTeamOnly: boolean }[]
    told?: { at: Moment; by: string; words: string }
  }
  notGiven?: { at: Moment; reason: 'age' | 'declined' | 'not_contactable' | 'other'; words: string }
}

export type AlertPlan = {
  by: string
  at: Moment
  what: string
  told: string
  cleared?: { at: Moment; by: string; decision: string }
}

export type AuditPlan = {
  kind: 'review_linked' | 'monthly_case_file' | 're_audit'
  household: string
  review?: string
  children: readonly number[]
  auditor: string
  worker: string
  moderator?: string
  /** The moderator grades before seeing the auditor’s grade. */
  blind?: boolean
  scheduledFor: Day
  meetingOn?: Day
  periodFrom: Day
  periodTo: Day
  madeAt: Moment
  state: AuditState
  moves: readonly MovePlan[]
  suggestedGrade?: UsualGrade
  auditorGrade?: UsualGrade
  moderatedGrade?: UsualGrade
  finalGrade?: UsualGrade
  answers: readonly AnswerPlan[]
  actions: readonly ActionPlan[]
  voices: readonly VoicePlan[]
  alert?: AlertPlan
  /** Place in the list of plans of the audit that this one looks at again. */
  reauditOf?: number
  reauditOn?: Day
  /** How a household was drawn for a manager’s audit. */
  drawn?: { team: TeamKey; seed: string; candidates: readonly string[]; swappedBecause?: string }
}
