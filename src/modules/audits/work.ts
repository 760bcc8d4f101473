import { workOf } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { stream } from './commands/move.ts'
import { asideHref } from './pages/asides.ts'
import { listAsidesToAnswer } from './queries/asides.ts'
import { listOpenAudits } from './queries/work.ts'
import { steps } from './steps.ts'

/** The audits that wait for this person, each as the exact step; those of theirs that wait for somebody else; and what
 * they finished this month. */
const listSteps = workOf({
  stream,
  steps,
  open: (tx, actor, { gone }) => listOpenAudits(tx, actor, gone),
  called: ({ household }) => `audit of household ${household}`,
})

/** The same, and before them what the other of the two wrote beneath an answer. */
export async function listAuditWork(tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> {
  return [...(await listAsideWork(tx, actor)), ...(await listSteps(tx, actor, now))]
}

async function listAsideWork(tx: Tx, { duties }: Actor): Promise<WorkItem[]> {
  if (!duties.has('take_audits') && !duties.has('prepare_for_audits')) return []
  const waiting = await listAsidesToAnswer(tx)
  return waiting.map(({ ref, by, answers, dueOn }) => ({
    what: `Answer what ${by} wrote in audit ${ref}`,
    why:
      answers === 1
        ? 'It is about one answer of the audit that you write together'
        : `It is about ${answers} answers of the audit that you write together`,
    ...{ href: asideHref(ref), dueOn, group: 'mine' as const },
  }))
}
