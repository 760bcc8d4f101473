import { dueAtOf } from '#modules/evidence/index.ts'
import type { Kind } from './concern.ts'

/* Who is to be told of what was learned, and by when (clauses 4.9 and 4.10). A row is written once: late stays late. */

export const officersTitle = 'Local Authority Designated Officer'

export type Owed = { whom: string; personId: number | null; dueAt: Temporal.Instant }

type About = {
  kind: Kind
  isSealed: boolean
  learnedAt: Temporal.Instant
  officerId: number
  leadId: number
  /** How many children live there, and who their reviewing officers are. */
  children: number
  iroIds: readonly number[]
}

/** What is sealed is told to those who may know of it, and to nobody else from here. */
export function owedTo({ kind, isSealed, learnedAt, officerId, leadId, children, iroIds }: About): Owed[] {
  const sameDay = dueAtOf(learnedAt, 'days', 0)
  const nextDay = dueAtOf(learnedAt, 'working days', 1)
  const lead = { whom: isSealed ? 'Executive Director' : 'Service Manager', personId: leadId, dueAt: sameDay }
  if (kind === 'standard_of_care') return [lead]
  const leaders = isSealed ? [] : ['Corporate Director', 'Executive Director']
  return [
    { whom: officersTitle, personId: officerId, dueAt: nextDay },
    lead,
    ...leaders.map((whom) => ({ whom: `${whom}, that it is so and no more`, personId: null, dueAt: sameDay })),
    ...(children > 0
      ? [
          {
            whom: 'The responsible authority of each child, and the area authority if it is another',
            personId: null,
            dueAt: dueAtOf(learnedAt, 'hours', 24),
          },
        ]
      : []),
    ...iroIds.map((personId) => ({
      whom: 'Independent Reviewing Officer',
      personId: isSealed ? null : personId,
      dueAt: nextDay,
    })),
  ]
}
