import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { dutiesOf, type RoleKey } from '#framework/s4-roles.ts'
import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import { anActor } from '#modules/actions/testing.ts'
import { type AuditInHand } from './audit.ts'
import { type State, states } from './steps.ts'
import { partsOf } from './parts.ts'

/**
 * Who may write which answer, walked whole: every state, every person, every question. What may be written is told here
 * from the framework, not from writers.ts: section 7 says who does what, Appendix 1 (the way of an audit, docs/invariants.md) at which step.
 */
export const tool = asAsked(auditTool)
export const questions = tool.sections.flatMap((section) =>
  section.questions.map((question) => ({ section, question })),
)
export const keys = questions.map(({ question }) => question.key)

/** People by what they are to one audit: 1 carries it out, 2 is the worker, 3 moderates, 4 manages the household’s team. */
const ids = {
  auditorId: 1,
  workerId: 2,
  moderatorId: 3,
  teamManagerId: 4,
  auditorManagerIds: [9] as number[],
  iroWriterIds: [] as number[],
}
type Parts = typeof ids | (Omit<typeof ids, 'teamManagerId'> & { teamManagerId: null })
type Walker = {
  roles: readonly RoleKey[]
  actsFor: readonly number[]
  audit?: Partial<Parts>
  /** Children of the audit whose Independent Reviewing Officer they are. */
  iroOf?: readonly number[]
}

const walkers = {
  auditor: { roles: ['fostering_reviewing_officer'], actsFor: [1] },
  worker: { roles: ['fostering_social_worker'], actsFor: [2] },
  moderator: { roles: ['independent_reviewing_officer'], actsFor: [3] },
  'team manager': { roles: ['team_manager'], actsFor: [4] },
  'service manager': { roles: ['service_manager'], actsFor: [20] },
  'quality assurance': { roles: ['quality_assurance'], actsFor: [21] },
  'head of quality assurance': { roles: ['head_of_quality_assurance'], actsFor: [22] },
  'the child’s reviewing officer': { roles: ['independent_reviewing_officer'], actsFor: [50], iroOf: [7] },
  // Others, who write nothing in this audit.
  'another reviewing officer': { roles: ['fostering_reviewing_officer'], actsFor: [23] },
  'another worker': { roles: ['fostering_social_worker'], actsFor: [24] },
  'another reviewing officer of children': { roles: ['independent_reviewing_officer'], actsFor: [25] },
  'another team’s manager': { roles: ['team_manager'], actsFor: [26] },
  'operational manager': { roles: ['operational_manager'], actsFor: [27] },
  'head of service': { roles: ['head_of_service'], actsFor: [28] },
  'corporate director': { roles: ['corporate_director'], actsFor: [29] },
  'executive director': { roles: ['executive_director'], actsFor: [30] },
  'chief executive': { roles: ['chief_executive'], actsFor: [31] },
  'manager of reviewing officers': { roles: ['iro_manager'], actsFor: [32] },
  'designated officer': { roles: ['lado'], actsFor: [33] },
  'decision maker': { roles: ['decision_maker'], actsFor: [37] },
  'manager of the fostering service': { roles: ['fostering_manager'], actsFor: [38] },
  'panel chair': { roles: ['panel_chair'], actsFor: [34] },
  'complaints officer': { roles: ['complaints_officer'], actsFor: [35] },
  'information governance': { roles: ['information_governance'], actsFor: [39] },
  administrator: { roles: ['administrator'], actsFor: [36] },
  // Parts that somebody holds in an unusual way.
  'cover for the auditor': { roles: ['fostering_reviewing_officer'], actsFor: [40, 1] },
  'cover for the worker': { roles: ['fostering_social_worker'], actsFor: [41, 2] },
  'cover for the moderator': { roles: ['independent_reviewing_officer'], actsFor: [42, 3] },
  'cover for the team manager': { roles: ['team_manager'], actsFor: [43, 4] },
  'another team’s manager, who carries the audit out': { roles: ['team_manager'], actsFor: [1] },
  'auditor whose duty has ended': { roles: ['fostering_social_worker'], actsFor: [1] },
  'moderator whose duty has ended': { roles: ['iro_manager'], actsFor: [3] },
  'moderator who is the worker': { roles: ['independent_reviewing_officer'], actsFor: [3], audit: { workerId: 3 } },
  'moderator who covers for the auditor': { roles: ['independent_reviewing_officer'], actsFor: [3, 1] },
  'moderator who manages the auditor': { roles: ['independent_reviewing_officer'], actsFor: [3, 9] },
  'moderator who wrote as a child’s reviewing officer': {
    ...{ roles: ['independent_reviewing_officer'] as const, actsFor: [3], audit: { iroWriterIds: [3] } },
  },
  'service manager, where no team manager is': {
    ...{ roles: ['service_manager'] as const, actsFor: [20], audit: { teamManagerId: null } },
  },
  'team manager, where no team manager is': {
    ...{ roles: ['team_manager'] as const, actsFor: [4], audit: { teamManagerId: null } },
  },
} as const satisfies Record<string, Walker>
export type Name = keyof typeof walkers

const auditors: Name[] = ['auditor', 'cover for the auditor', 'another team’s manager, who carries the audit out']
const workers: Name[] = [...(['worker', 'cover for the worker', 'moderator who is the worker'] as const)]
const moderators: Name[] = ['moderator', 'cover for the moderator']
const teamManagers: Name[] = [
  ...(['team manager', 'cover for the team manager', 'service manager, where no team manager is'] as const),
]
const serviceManagers: Name[] = ['service manager', 'service manager, where no team manager is']
const quality: Name[] = ['quality assurance', 'head of quality assurance']
const untilSent: State[] = ['scheduled', 'gathering', 'review_held', 'in_audit']

/** Of the sections named, or of the one question named: at which steps, and by whom. A later line stands for an earlier one. */
export const framework: readonly {
  clause: string
  of: readonly string[]
  at: readonly State[]
  by: readonly Name[]
}[] = [
  { clause: '7.2 the worker writes a report, with how good the work was', of: ['swr'], at: untilSent, by: workers },
  {
    clause: '7.1 why there is no report is said by whichever of the two knows it',
    ...{ of: ['swr.not_written'], at: untilSent, by: [...workers, ...auditors] },
  },
  {
    clause: 'UA-D12: what the team manager would like to add is the team manager’s to write',
    ...{ of: ['swr.manager_comment'], at: untilSent, by: teamManagers },
  },
  { clause: '7.2 and looks back on their own work', of: ['refl'], at: untilSent, by: workers },
  { clause: '4.13 the reviewing officer tells what the review concluded', of: ['fro'], at: untilSent, by: auditors },
  {
    clause: '7.1 the two of them audit together',
    of: ['hdr', 'cyp1', 'cyp2', 'cyp3', 'cyp4', 'safe', 'wfc1', 'wfc2', 'wfc3', 'wfc4', 'wfc5', 'rec', 'edi', 'ovr'],
    ...{ at: ['in_audit'], by: [...auditors, ...workers] },
  },
  {
    clause: '4.6 what is said of a child’s voice by their Independent Reviewing Officer is theirs alone',
    ...{ of: irosQuestions, at: ['gathering', 'review_held', 'in_audit'], by: ['the child’s reviewing officer'] },
  },
  {
    clause: '7.1 the auditor may say beside it why they see it differently',
    ...{ of: ['cyp4.auditor_differs'], at: ['in_audit'], by: auditors },
  },
  {
    clause: '6.5 the overall grade of a worker’s own work is never the worker’s',
    ...{ of: ['ovr.grade', 'ovr.override_reason'], at: ['in_audit'], by: auditors },
  },
  {
    clause: '6.4 whether the worker agrees is theirs to say',
    ...{ of: ['ovr.practitioner_response'], at: ['in_audit'], by: workers },
  },
  {
    clause: '7.7 one reviewing officer moderates',
    of: ['mod'],
    at: ['in_moderation', 'in_discussion'],
    by: moderators,
  },
  { clause: '7.8 the team manager responds', of: ['tm'], at: ['with_team_manager'], by: teamManagers },
  {
    clause: '7.10 the service manager is satisfied, or not',
    of: ['sm'],
    at: ['with_service_manager'],
    by: serviceManagers,
  },
  {
    clause: '7.9 what became of it: the managers concerned and Quality Assurance, while it is followed up',
    ...{ of: ['loop'], at: ['actions_open', 'verifying', 're_audit_due'] },
    by: [...new Set([...teamManagers, ...serviceManagers, ...quality])],
  },
]

export function lineFor(question: string) {
  const section = question.split('.')[0] ?? ''
  return framework.findLast(({ of }) => of.includes(question) || of.includes(section))
}

export const names = Object.keys(walkers) as Name[]
export const lines = (may: (state: State, name: Name, key: string) => boolean) =>
  states.flatMap((state) =>
    names.flatMap((name) => keys.filter((key) => may(state, name, key)).map((key) => `${state}: ${name}: ${key}`)),
  )
export const wanted = (state: State, name: Name, key: string): boolean => {
  const line = lineFor(key)
  return line !== undefined && line.at.includes(state) && line.by.includes(name)
}

export function partOf(name: Name) {
  const { roles, actsFor, audit = {} }: Walker = walkers[name]
  const actor = anActor({ id: actsFor[0]!, actsFor: [...actsFor], duties: [...dutiesOf(roles)] })
  return { actor, audit: { ...ids, ...audit } as unknown as AuditInHand }
}

export function writerOf(name: Name) {
  const { actor, audit } = partOf(name)
  const { iroOf = [] }: Walker = walkers[name]
  return { ...partsOf(actor, audit), iroOf }
}

export function differences(is: readonly string[], should: readonly string[]) {
  const [has, wants] = [new Set(is), new Set(should)]
  return {
    tooMuch: is.filter((line) => !wants.has(line)),
    tooLittle: should.filter((line) => !has.has(line)),
  }
}
