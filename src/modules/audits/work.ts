import { listAsideWork, workOf } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { stream } from './commands/move.ts'
import { askingHref } from './addresses.ts'
import { callOf } from './children.ts'
import { listToSayWhetherAsked } from './queries/asking.ts'
import { listOpenAudits, writtenByTwo } from './queries/work.ts'
import { steps } from './steps.ts'

/** The audits that wait for this person, each as the exact step; those of theirs that wait for somebody else; and what
 * they finished this month. */
const listSteps = workOf({
  stream,
  steps,
  open: (tx, actor, { gone }) => listOpenAudits(tx, actor, gone),
  called: ({ household }) => `audit of household ${household}`,
})

/** The same; before them what the other of the two wrote beneath an answer, and the children who have moved on, of whom their IRO says whether they
 * may be asked. */
export async function listAuditWork(tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> {
  return [
    ...(writesByTwo(actor) ? await listAsideWork(tx, stream, writtenByTwo) : []),
    ...(await listAskingWork(tx, actor)),
    ...(await listSteps(tx, actor, now)),
  ]
}

const writesByTwo = ({ duties }: Actor): boolean => duties.has('take_audits') || duties.has('prepare_for_audits')

async function listAskingWork(tx: Tx, actor: Actor): Promise<WorkItem[]> {
  if (!actor.duties.has('gather_child_voices')) return []
  const toSay = await listToSayWhetherAsked(tx, actor)
  return toSay.map((child) => ({
    what: `May ${callOf(child)} be asked about their time in household ${child.household}?`,
    why: 'They have moved on. The audit looks back at their time there, and nobody asks them unless you say so.',
    href: askingHref({ ref: child.audit }, child),
    dueOn: child.dueOn,
    group: 'mine' as const,
  }))
}
