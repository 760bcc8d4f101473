import type { Duty } from '#framework/s4-roles.ts'
import type { Asks } from '#modules/evidence/index.ts'
import type { Audit } from './audit.ts'
import type { OpenAudit } from './queries/work.ts'

/* With whom an audit is, and of whom something is asked in My work: the words that steps.ts is written in. */

export const qualityAssurance = 'Quality Assurance and Partnerships'
export const namedAs = (name: string | null, part: string): string => (name ? `${name}, ${part}` : part)

/** Whoever carries it out has it; where nobody does, somebody else is looked for. */
export const withAuditor = {
  isWith: ({ auditor }: Audit) => auditor ?? 'a reviewing officer, not yet named',
  turn: ['auditor'],
} as const
export const withQuality = {
  isWith: () => qualityAssurance,
  waiting: () => `With ${qualityAssurance}`,
} as const
export const withTeamManager = {
  isWith: ({ teamManager }: Audit) => teamManager ?? 'the team manager',
  waiting: ({ teamManager }: OpenAudit) => `With ${namedAs(teamManager, 'the team manager')}`,
} as const

export const chooseAuditor: Asks<OpenAudit> = {
  what: 'Choose another auditor for …',
  why: 'Nobody is there to carry it out',
  href: '/auditor',
  mine: (row, actor) => row.needsAuditor && actor.duties.has('assign_moderators'),
}
export const asAuditor = { why: 'You carry out this audit', mine: (row: OpenAudit) => row.isAuditor }
export const asWorker = { why: 'You are the fostering social worker', mine: (row: OpenAudit) => row.isWorker }
export const asTeamManager = { why: 'You are the team manager', mine: (row: OpenAudit) => row.isTeamManager }
export const whoHas = (duty: Duty, why: string): Pick<Asks<OpenAudit>, 'why' | 'mine'> => ({
  why,
  mine: (_row, actor) => actor.duties.has(duty),
})
