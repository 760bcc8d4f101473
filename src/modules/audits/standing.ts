import { needsSignOff } from '#framework/a2-audit-tool/judgement.ts'
import type { Missing } from '#framework/a2-audit-tool/answers.ts'
import type { Limits } from '#framework/a2-audit-tool/overall.ts'
import type { Views } from '#framework/a2-audit-tool/of-record.ts'
import type { Lack, Together } from '#framework/a2-audit-tool/together.ts'
import type { Behind } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'
import type { State } from './steps.ts'

export type Unanswered = { who: string; ref: string }

/** What a judge must know of an audit, of its answers, and of the person who asks. Gathered by queries/standing.ts. */
export type Standing = Behind & {
  audit: Audit
  /** The person’s part in this audit, their own or by covering for somebody. */
  isAuditor: boolean
  isWorker: boolean
  isModerator: boolean
  isTeamManager: boolean
  duties: ReadonlySet<string>
  /** The children of this audit whose IRO they are: themselves, never by cover. */
  iroOf: readonly number[]
  /** What is still unanswered, part by part. */
  missing: {
    preparation: Missing[]
    audit: Missing[]
    moderation: Missing[]
    response: Missing[]
    sign_off: Missing[]
    closing: Missing[]
  }
  /** Who has neither given their view nor a reason, in words. */
  voicesMissing: string[]
  /** Who told us something and has not heard what came of it: by reference, and where one answers. */
  unanswered: readonly Unanswered[]
  /** The conversation, and what the worker says of the audit. */
  together: Together
  auditorGrade: Audit['auditorGrade']
  /** Why the auditor’s grade may not stand as it is: a cap without leave, an override without a reason. */
  gradeBlocked: string | null
  moderatorGrade: Audit['moderatedGrade']
  /** The moderator's own word that somebody else should moderate. */
  moderatorDeclines: boolean
  settledGrade: Audit['finalGrade']
  /** What limits the grade of record: the facts, and the sections' grades of record. */
  ofRecord: Limits
  inadequateLimitingSection: boolean
  signedOffAs: { enough: boolean; reauditOn: Temporal.PlainDate | null; reauditIsPast: boolean }
  actions: { total: number; unfinished: number; unsettled: number }
  openAlerts: number
  /** Whether putting right what is decided or over is theirs: never by somebody who graded it. */
  corrects: boolean
  /** Another audit of the same review, planned since this one was cancelled. */
  plannedInstead: string | null
  reaudit: { state: State; finalGrade: Audit['finalGrade'] } | null
  /** What the move itself was given: a reason, a moderator. */
  given: { views?: Views; reason?: string; moderatorConflict?: string | null; meetingOn?: Temporal.PlainDate | null }
}

/** What the conversation still lacks; where the worker has not said what they think, the reason for that counts for both. */
export const conversationLacks = ({ together, given }: Standing): Lack | null =>
  together.view !== 'given' && given.reason?.trim() ? together.conversationWithout : together.conversation

/** Whether the service manager signs this audit off: known once it is graded. */
export const signOffNeeded = ({ audit, inadequateLimitingSection }: Standing): boolean =>
  needsSignOff(audit.auditorGrade, audit.finalGrade, inadequateLimitingSection)
