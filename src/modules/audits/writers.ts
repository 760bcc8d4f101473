import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Part, Question, Section } from '#framework/a2-audit-tool/types.ts'
import { managersComment, workersView } from '#framework/a2-audit-tool/together.ts'
import {
  mayWrite as mayWriteBy,
  mayWriteIn as mayWriteInBy,
  ownersOf as ownersBy,
  type Rule,
  type Writers,
} from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'
import { beforeSubmission, type State } from './steps.ts'
import type { Standing } from './standing.ts'

/** What a person is to an audit, as far as it decides what they write. */
export type Writer = Pick<Standing, 'isAuditor' | 'isWorker' | 'isModerator' | 'isTeamManager' | 'duties' | 'iroOf'>

export type Who =
  | 'worker'
  | 'auditor'
  | 'moderator'
  | 'team manager'
  | 'service manager'
  | 'whoever closes it'
  | 'child’s reviewing officer'

/** The IRO’s own part of what is said of their child (clause 4.6): before the audit is sent, and by them alone. */
const irosPart: Rule<State, Who> = {
  states: ['gathering', 'review_held', 'in_audit'],
  by: ['child’s reviewing officer'],
}

/** Who writes which part, and when. The audit itself is written by two people together (clause 7.1). */
export const writers: Writers<Writer, State, Part, Who> = {
  who: {
    worker: (writer) => writer.isWorker,
    auditor: (writer) => writer.isAuditor,
    moderator: (writer) => writer.isModerator,
    'team manager': (writer) => writer.isTeamManager,
    'service manager': (writer) => writer.duties.has('sign_off'),
    // A team manager only of the household's own team: another team's, who carried the audit out, does not close it.
    'whoever closes it': (writer) =>
      writer.duties.has('verify_actions') && (writer.isTeamManager || !writer.duties.has('respond')),
    'child’s reviewing officer': ({ iroOf }, child) =>
      child === 'any' ? iroOf.length > 0 : child !== null && iroOf.includes(child),
  },
  parts: {
    preparation: { states: beforeSubmission, by: ['worker', 'auditor'] },
    audit: { states: ['in_audit'], by: ['auditor', 'worker'] },
    moderation: { states: ['in_moderation', 'in_discussion'], by: ['moderator'] },
    response: { states: ['with_team_manager'], by: ['team manager'] },
    sign_off: { states: ['with_service_manager'], by: ['service manager'] },
    closing: { states: ['actions_open', 'verifying', 're_audit_due'], by: ['whoever closes it'] },
  },
  own: {
    refl: ['worker'],
    swr: ['worker'],
    fro: ['auditor'],
    // What the team manager would like to add is the team manager's to write.
    [managersComment]: ['team manager'],
    'swr.not_written': ['worker', 'auditor'],
    [workersView]: ['worker'],
    'ovr.grade': ['auditor'],
    'ovr.override_reason': ['auditor'],
    'cyp4.auditor_differs': ['auditor'],
  },
  apart: Object.fromEntries(irosQuestions.map((key) => [key, irosPart])),
}

/** Whose it is, where others write beside them: what it lacks nobody else can give. Undefined when it is everybody's of its part. */
export const ownersOf = (section: Section, question: Pick<Question, 'key'>): readonly Who[] | undefined =>
  ownersBy(writers, section, question)

/** May this person change this answer now? Of a child’s section, for this child; without one, for any. */
export const mayWrite = (
  section: Section,
  question: Pick<Question, 'key'>,
  { state }: Pick<Audit, 'state'>,
  writer: Writer,
  child: number | null | 'any' = 'any',
): boolean => mayWriteBy(writers, { section, question, state, child }, writer)

/** May this person change anything in this section now? */
export const mayWriteIn = (section: Section, { state }: Pick<Audit, 'state'>, writer: Writer): boolean =>
  mayWriteInBy(writers, section, state, writer)
