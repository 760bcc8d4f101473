import { workOf } from '#modules/evidence/index.ts'
import { stream } from './commands/move.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import { askingHref } from './addresses.ts'
import { callOf } from './children.ts'
import { listToSayWhetherAsked } from './queries/asking.ts'
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

/** And the children who have moved on, of whom their IRO says whether they may be asked. */
export async function listAuditWork(tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> {
  const steps = await listSteps(tx, actor, now)
  if (!actor.duties.has('gather_child_voices')) return steps
  const toSay = await listToSayWhetherAsked(tx, actor)
  return [
    ...toSay.map((child) => ({
      what: `May ${callOf(child)} be asked about their time in household ${child.household}?`,
      why: 'They have moved on. The audit looks back at their time there, and nobody asks them unless you say so.',
      href: askingHref({ ref: child.audit }, child),
      dueOn: child.dueOn,
      group: 'mine' as const,
    })),
    ...steps,
  ]
}
