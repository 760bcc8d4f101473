import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { isWithin, whyAbove } from '#framework/a2-audit-tool/overall.ts'
import type { View } from '#framework/a2-audit-tool/together.ts'
import { reasonGiven as needsReason, type StreamMove } from '#modules/evidence/index.ts'
import { awaitsLock, workerOf } from './audit.ts'
import { conversationLacks, type Standing } from './standing.ts'
import type { State } from './steps.ts'

export type AuditMove = StreamMove<State, Standing>

/* By whom a move of an audit is made, and what several of them need: the words that the moves are written in. */

export const auditor = { by: 'the auditor', may: (s: Standing) => s.isAuditor }
export const quality = {
  by: 'Quality Assurance and Partnerships',
  may: (s: Standing) => s.duties.has('assign_moderators'),
}
export const closer = { by: 'Quality Assurance and Partnerships', may: (s: Standing) => s.duties.has('close_audits') }
export const head = { by: 'the Head of Quality Assurance and Partnerships', may: (s: Standing) => s.corrects }
export const moderator = { by: 'the moderator', may: (s: Standing) => s.isModerator }
export const teamManager = { by: 'the team manager', may: (s: Standing) => s.isTeamManager }
export const serviceManager = { by: 'the service manager', may: (s: Standing) => s.duties.has('sign_off') }
export const verifier = {
  by: 'the team manager, the service manager or Quality Assurance and Partnerships',
  may: (s: Standing) => s.duties.has('verify_actions') && (s.isTeamManager || !s.duties.has('respond')),
}
export const itself = { by: 'Hearth itself', may: () => true }

export const reasonGiven = needsReason('Give a reason: the next person needs it.')
/** Nothing is moderated, graded or closed over an open safety alert. Said so that it tells nobody more than they may know. */
export const nothingOpen = {
  says: 'Something about this household must be decided first. The page of the audit says whom to speak to; where it does not, ask Quality Assurance and Partnerships.',
  holds: (s: Standing) => s.openAlerts === 0,
}
export const nothingMissing = (part: keyof Standing['missing'], says: string) => ({
  says,
  holds: (s: Standing) => s.missing[part].length === 0,
})

/** The limits hold for every grade of record (decision 22). Of those that rest on a section's grade, whoever sees that
 * section differently says so there. */
export const withinLimits = (grade: (s: Standing) => Grade | null) => ({
  says: 'The grade is not above what the limits leave open.',
  // What a blind moderator chooses first is locked as chosen, and nothing of the auditor's is told before.
  holds: (s: Standing) => awaitsLock(s.audit) || isWithin(grade(s), s.ofRecord),
  because: (s: Standing) => whyAbove(grade(s), s.ofRecord),
})

/** Clause 7.1: the auditor and the worker go through it together. */
export const heldTogether = {
  says: 'Record the conversation with the fostering social worker: the audit is done together.',
  holds: (s: Standing) => conversationLacks(s) === null,
  because: (s: Standing) => conversationLacks(s)?.says ?? '',
}

/** The worker's view of the audit goes with it, or the reason why there is none. It says whose turn it is. */
export const viewOrReason = {
  says: 'The fostering social worker says whether they agree; or you say why they have not.',
  holds: (s: Standing) => s.together.view === 'given' || Boolean(s.given.reason?.trim()),
  because: (s: Standing) =>
    `It is the turn of ${workerOf(s.audit)}, who ${viewsInWords[s.together.view]}. If they cannot, say why when you send it.`,
}

export const viewsInWords: Record<View, string> = {
  given: 'has said whether they agree',
  'no words': 'does not agree with all of it and has not yet said what they see differently',
  none: 'has not yet said whether they agree',
}
