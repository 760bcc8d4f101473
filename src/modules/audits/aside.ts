import type { Question, Section } from '#framework/a2-audit-tool/types.ts'
import type { Standing } from './standing.ts'
import { isBeforeSubmission, type State } from './steps.ts'

/** What the auditor and the worker write to each other beneath an answer. It is no part of the audit. */
export type Aside = {
  id: number
  section: string
  question: string
  childId: number | null
  byId: number
  by: string
  at: Temporal.Instant
  says: string
  settledAt: Temporal.Instant | null
  settledBy: string | null
  takenBackAt: Temporal.Instant | null
}

/** Under which answer they stand. */
export type AsidePlace = {
  section: Section
  question: Question
  child: { id: number; ref: string; initials: string } | null
}

/** What stands under one answer, the first first. */
export type Talk = { question: string; section: string; childId: number | null; lines: readonly Aside[] }

/** As long as the audit is being written: until it is sent, and again when it comes back. */
export const mayWriteAsides = (
  { state }: { state: State },
  { isAuditor, isWorker }: Pick<Standing, 'isAuditor' | 'isWorker'>,
): boolean => (isAuditor || isWorker) && (isBeforeSubmission({ state }) || state === 'in_audit')

/** The answers under which something stands, in the order in which it began. */
export function talksOf(asides: readonly Aside[]): Talk[] {
  const by = Map.groupBy(asides, ({ question, childId }) => `${question}/${childId ?? ''}`)
  return [...by.values()].map((lines) => {
    const { question, section, childId } = lines[0]!
    return { question, section, childId, lines }
  })
}

/** Whether something of it still waits to be settled. */
export const isOpenTalk = ({ lines }: Pick<Talk, 'lines'>): boolean =>
  lines.some(({ settledAt, takenBackAt }) => settledAt === null && takenBackAt === null)

/** The newest line, where it is this person's own and nobody has settled it: the one that they may take back. */
export function mayTakeBack(lines: readonly Aside[], actorId: number): Aside | undefined {
  const newest = lines.filter(({ takenBackAt }) => takenBackAt === null).at(-1)
  return newest?.byId === actorId && newest.settledAt === null ? newest : undefined
}
