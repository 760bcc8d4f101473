import type { Actor } from '#platform/actor.ts'
import { inFull } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { type AfterTheEnd, listAuditsAfterTheEnd, listChildrenAfterTheEnd } from './queries/after-the-end.ts'

/** Rows of "My work" of Quality Assurance and Partnerships: what is still open in a household whose approval has ended. One row stands for all. */
export async function listPlanningWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!actor.duties.has('assign_moderators')) return []
  const shared = { dueOn: today, group: 'mine' } as const
  const audits = await listAuditsAfterTheEnd(tx)
  const children = await listChildrenAfterTheEnd(tx, today)
  return [
    ...audits.map((one) => ({
      ...shared,
      what: `Say what becomes of audit ${one.ref}: finish it, or cancel it with a reason`,
      why: `${approvalEnded(one)}${firstOf(one, 'audits')}`,
      href: `/audits/${one.ref}`,
    })),
    ...children.map((one) => ({
      ...shared,
      what: `See to where the children of household ${one.household} live`,
      why: `${approvalEnded(one)}, and a child is placed there${firstOf(one, 'households')}`,
      href: `/households/${one.household}`,
    })),
  ]
}

const approvalEnded = ({ household, endedOn }: AfterTheEnd): string =>
  `The approval of household ${household} ended${endedOn ? ` on ${inFull(endedOn)}` : ''}`

const firstOf = ({ count }: AfterTheEnd, what: string): string => (count > 1 ? ` (the first of ${count} ${what})` : '')
