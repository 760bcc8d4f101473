import type { Actor } from '#platform/actor.ts'
import type { Household } from './household.ts'

/** Quality Assurance and Partnerships say who a child's Independent Reviewing Officer is. */
export const assigns = (actor: Pick<Actor, 'duties'>): boolean => actor.duties.has('assign_moderators')

/** They, and the service manager, whose teams they are, say which team a household is with. */
export const mayChooseTeam = (actor: Pick<Actor, 'duties'>): boolean => assigns(actor) || actor.duties.has('sign_off')

/** Quality Assurance and Partnerships, and the household's own team manager or who covers for them, say who its fostering social worker is. */
export function mayChooseWorker(
  actor: Pick<Actor, 'duties' | 'actsFor'>,
  { teamManagerId }: Pick<Household, 'teamManagerId'>,
): boolean {
  const isTheirs = teamManagerId !== null && actor.actsFor.includes(teamManagerId)
  return assigns(actor) || (isTheirs && actor.duties.has('respond'))
}
