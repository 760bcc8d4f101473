import type { HouseholdInView } from '#platform/room.ts'
import type { RoleKey } from '#framework/s4-roles.ts'

/** What somebody may plan by hand, each for those whose part it is. A manager's monthly audits come from the draw alone, and the audit
 * of a yearly review plans itself: nobody chooses them. */
const whoDoes = {
  /** Regulation 28: a review whenever it is needed, not only once a year; clause 4.13: the audit at each review. */
  early_review: ['fostering_reviewing_officer'],
  /** Clause 4.5. */
  thematic: ['team_manager', 'service_manager', 'head_of_service', 'corporate_director'],
  /** Clauses 4.4 and 4.16. */
  senior_leader: ['service_manager', 'head_of_service', 'corporate_director', 'executive_director'],
} as const satisfies Record<string, readonly RoleKey[]>

export type KindByHand = keyof typeof whoDoes

export const kindsByHand: Record<KindByHand, { text: string; hint?: string }> = {
  early_review: {
    text: 'Audit at an early review',
    hint: 'The carers’ review cannot wait for its yearly day: after an allegation, or because something has changed.',
  },
  thematic: { text: 'Thematic audit' },
  senior_leader: { text: 'Senior leader’s audit' },
}

/** The kinds that are the part of somebody with these roles; none for whoever does not plan audits by hand. */
export function kindsFor({ roles }: { roles: readonly string[] }): KindByHand[] {
  return (Object.keys(whoDoes) as KindByHand[]).filter((kind) => whoDoes[kind].some((role) => roles.includes(role)))
}

/** Those of them that this household can have: a review is of an approval (regulation 28). */
export function kindsForHousehold(
  person: { roles: readonly string[] },
  { status }: Pick<HouseholdInView, 'status'>,
): KindByHand[] {
  const hasApproval = status === 'approved' || status === 'temp_reg24' || status === 'on_hold'
  return kindsFor(person).filter((kind) => kind !== 'early_review' || hasApproval)
}
