import type { Actor } from '#platform/sql/database.ts'
import type { Household } from './household.ts'

/** Quality Assurance and Partnerships say who a child's Independent Reviewing Officer is, and which team a household is with. */
export const assigns = (actor: Pick<Actor, 'duties'>): boolean => actor.duties.has('assign_moderators')

/** They, and the household's own team manager or who covers for them, say who its fostering social worker is. */
export function mayChooseWorker(
  actor: Pick<Actor, 'duties' | 'actsFor'>,
  { teamManagerId }: Pick<Household, 'teamManagerId'>,
): boolean {
  const isTheirs = teamManagerId !== null && actor.actsFor.includes(teamManagerId)
  return assigns(actor) || (isTheirs && actor.duties.has('respond'))
}
