import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import {
  listChildrenLeft,
  listHouseholdsLeft,
  listHouseholdsWithoutTeam,
  listTeamsLedByNobody,
} from './queries/left-behind.ts'
import { assigns } from './whose.ts'

/** Rows of "My work": households without a team, and households, children and teams that somebody who has gone left
 * behind, each for whoever can put it right. */
export async function listRegisterWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  const leads = actor.duties.has('respond')
  const answers = actor.duties.has('sign_off')
  if (!leads && !answers && !assigns(actor)) return []
  const shared = { dueOn: today, group: 'mine' } as const
  const households = leads ? await listHouseholdsLeft(tx, actor, gone) : []
  const children = assigns(actor) ? await listChildrenLeft(tx, gone, today) : []
  const withoutTeam = answers ? await listHouseholdsWithoutTeam(tx) : []
  const teams = answers ? await listTeamsLedByNobody(tx, gone) : []
  return [
    ...households.map(({ ref, who, count }) => ({
      ...shared,
      what: `Choose another fostering social worker for household ${ref}`,
      why: `${who} sees no cases any more${firstOf(count, 'households')}`,
      href: `/households/${ref}`,
    })),
    ...children.map(({ ref, who, count }) => ({
      ...shared,
      what: `Choose another Independent Reviewing Officer for child ${ref}`,
      why: `${who} sees no cases any more${firstOf(count, 'children')}`,
      href: `/children/${ref}`,
    })),
    ...withoutTeam.map(({ ref, count }) => ({
      ...shared,
      what: `Choose the team of household ${ref}`,
      why: `It has none, so no team manager answers for its audits${firstOf(count, 'households')}`,
      href: `/households/${ref}`,
    })),
    ...teams.map(({ id, name }) => ({
      ...shared,
      what: `Ask an administrator for a manager of the ${name}`,
      why: 'Nobody leads it, so its audits lie with nobody',
      href: `/households?team=${id}`,
    })),
  ]
}

/** One row stands for all of them: the next comes up when this one is done, and nothing else is pushed off the list. */
const firstOf = (count: number, what: string): string => (count > 1 ? ` (the first of ${count} ${what})` : '')
