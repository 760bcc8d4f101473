import type { Actor } from '#platform/actor.ts'
import { inFull } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import {
  type AfterTheEnd,
  type Changed,
  listAuditsAfterTheEnd,
  listAuditsOfChanged,
  listChildrenAfterTheEnd,
} from './queries/after-the-end.ts'

/** Rows of "My work" of Quality Assurance and Partnerships: what is still open in a household whose approval has ended, or that
 * lost a carer or went to another team. One row stands for all. */
export async function listPlanningWork(tx: Tx, actor: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!actor.duties.has('assign_moderators')) return []
  const shared = { dueOn: today, group: 'mine' } as const
  const audits = await listAuditsAfterTheEnd(tx, today)
  const children = await listChildrenAfterTheEnd(tx, today)
  const changed = await listAuditsOfChanged(tx, today)
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
    ...changed.map((one) => ({
      ...shared,
      what: `Look at whether audit ${one.ref} is still with the right people`,
      why: `${whatChanged(one)}${firstOf(one, 'audits')}`,
      href: `/audits/${one.ref}`,
    })),
  ]
}

const approvalEnded = ({ household, endedOn }: AfterTheEnd): string =>
  `The approval of household ${household} ended${endedOn ? ` on ${inFull(endedOn)}` : ''}`

const whatChanged = ({ household, what, on }: Changed): string =>
  what === 'carer'
    ? `A carer left household ${household} on ${inFull(on)}`
    : `Household ${household} went to another team on ${inFull(on)}`

const firstOf = ({ count }: Pick<AfterTheEnd, 'count'>, what: string): string =>
  count > 1 ? ` (the first of ${count} ${what})` : ''
