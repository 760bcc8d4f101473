import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type Counted, comparesGrades } from './counted.ts'

/** How somebody's grades compare is theirs to know (reading 8): lists that tell it open to nobody else, not even to
 * whoever covers for them, save Quality Assurance and Partnerships. The month's readers see the whole service's. */
export function requireOwnFigures(actor: Pick<Actor, 'id' | 'duties'>, counted: Counted): void {
  if (!comparesGrades(counted) || seesEverybodysFigures(actor)) return
  if (counted.auditor === actor.id || counted.moderator === actor.id) return
  const ofNobody = counted.auditor === undefined && counted.moderator === undefined
  if (ofNobody && actor.duties.has('read_month')) return
  throw new NotAllowed(
    'Agreement figures are seen by the person whose they are, and by Quality Assurance and Partnerships.',
  )
}

export const seesEverybodysFigures = ({ duties }: Pick<Actor, 'duties'>): boolean => duties.has('assign_moderators')
