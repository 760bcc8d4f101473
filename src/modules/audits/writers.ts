import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Part, Question, Section } from '#framework/a2-audit-tool/types.ts'
import type { Audit } from './audit.ts'
import type { State } from './steps.ts'
import type { Standing } from './standing.ts'
import { managersComment, workersView } from './together.ts'

type Writer = Pick<Standing, 'isAuditor' | 'isWorker' | 'isModerator' | 'isTeamManager' | 'duties' | 'iroOf'>

type Rule = { states: readonly State[]; may: (writer: Writer) => boolean }

/** Who writes which part, and when. The audit itself is written by two people together (clause 7.1). */
const rules: Record<Part, Rule> = {
  preparation: {
    states: ['scheduled', 'gathering', 'review_held', 'in_audit'],
    may: (writer) => writer.isWorker || writer.isAuditor,
  },
  audit: { states: ['in_audit'], may: (writer) => writer.isAuditor || writer.isWorker },
  moderation: { states: ['in_moderation', 'in_discussion'], may: (writer) => writer.isModerator },
  response: { states: ['with_team_manager'], may: (writer) => writer.isTeamManager },
  sign_off: { states: ['with_service_manager'], may: (writer) => writer.duties.has('sign_off') },
  closing: {
    states: ['actions_open', 'verifying', 're_audit_due'],
    // A team manager only of the household's own team: another team's, who carried the audit out, does not close it.
    may: (writer) => writer.duties.has('verify_actions') && (writer.isTeamManager || !writer.duties.has('respond')),
  },
}

/** Whose a question is that not everybody writes who writes its part. */
export type OwnWriter = 'worker' | 'auditor' | 'team manager'

const own: Readonly<Record<string, readonly OwnWriter[]>> = {
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
}

const isOne: Record<OwnWriter, (writer: Writer) => boolean> = {
  worker: (writer) => writer.isWorker,
  auditor: (writer) => writer.isAuditor,
  'team manager': (writer) => writer.isTeamManager,
}

/** Whose it is, where others write beside them: what it lacks nobody else can give. Undefined when it is everybody's of its part. */
export const ownersOf = (section: Section, { key }: Pick<Question, 'key'>): readonly OwnWriter[] | undefined =>
  own[key] ?? own[section.key]

/** The IRO’s own part of what is said of their child (clause 4.6): before the audit is sent, and by them alone. */
const irosStates: readonly State[] = ['gathering', 'review_held', 'in_audit']

/** May this person change this answer now? Of a child’s section, for this child; without one, for any. */
export function mayWrite(
  section: Section,
  question: Pick<Question, 'key'>,
  audit: Pick<Audit, 'state'>,
  writer: Writer,
  childId: number | null | 'any' = 'any',
): boolean {
  if (isIrosQuestion(question.key)) {
    const theirs = childId === 'any' ? writer.iroOf.length > 0 : childId !== null && writer.iroOf.includes(childId)
    return theirs && irosStates.includes(audit.state)
  }
  const rule = rules[section.part]
  const owners = ownersOf(section, question)
  return rule.states.includes(audit.state) && (owners ? owners.some((one) => isOne[one](writer)) : rule.may(writer))
}

/** May this person change anything in this section now? */
export function mayWriteIn(section: Section, audit: Pick<Audit, 'state'>, writer: Writer): boolean {
  return section.questions.some((question) => mayWrite(section, question, audit, writer))
}
