import { beginAndTell } from '#modules/evidence/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Arranged, mistakesIn } from '../arranging.ts'
import { daysAround } from './effects.ts'

/** A day in the leaders' programme, agreed with the leader's office: the leader is told, and whoever goes along. Or all that stands against it. */
export async function arrangeVisit(
  tx: Tx,
  given: Arranged,
  today: Temporal.PlainDate,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const mistakes = mistakesIn(given, today)
  if (mistakes.length > 0 || given.leaderId === null) return { mistakes }
  const { leaderId, companionId, kind, area, place, on, householdId } = given
  const to = [leaderId, ...(companionId === null ? [] : [companionId])]
  const step = { stream: 'leader_visit', state: 'agreed', records: 'leader visit agreed', data: { kind } } as const
  const tells = { kind: 'leader visit agreed', path: '/programme', to } as const
  // A household is named beside it, under a sight of its own: everybody may read the piece.
  return beginAndTell(tx, { ...step, householdId: null, dueOn: on, parts: { leader: leaderId }, tells }, async (id) => {
    await tx.run(sql`insert into leader_visits (id, kind, area, place, planned_for, with_id)
      values (${id}, ${kind}, ${area}, ${place}, ${on}, ${companionId})`)
    const { from, until } = daysAround(on)
    if (householdId !== null)
      await tx.run(
        sql`insert into leader_cases (id, household_id, sees_from, sees_until) values (${id}, ${householdId}, ${from}, ${until})`,
      )
  })
}
