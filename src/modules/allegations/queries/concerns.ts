import { piecesOf } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Concern, Facts } from '../concern.ts'
import type { WrittenOf } from '../reconciled.ts'
import { officersTitle } from '../told.ts'

export const pieces = piecesOf<Concern>({
  table: 'allegations',
  own: ['kind', 'learnedAt', 'learnedOn', 'concludedOn', 'childIds'],
  people: ['manager', 'officer', 'lead'],
  newest: 'learnedAt',
  also: `'H-' || piece.household_id as home, piece.sight = 'sealed' as "isSealed", seen_alert(own.alert_id) as alert,
    (select min(t.at) from told t where t.piece_id = own.id and t.whom = '${officersTitle}') as "ladoToldAt"`,
})

/** What was learned of these homes since a day. Undefined for whoever does not know, by a duty of their own, of every matter that is restricted:
 * what is not theirs to know must not look as if nobody had written it. */
export async function listLearned(
  tx: Tx,
  householdIds: readonly number[],
  since: Temporal.PlainDate,
): Promise<WrittenOf[] | undefined> {
  const { knows } = await tx.one<{ knows: boolean }>(sql`select has_own_duty('hold_restricted') as knows`)
  if (!knows) return undefined
  return tx.many<WrittenOf>(sql`
    select piece.household_id as "householdId", own.kind, own.learned_on as "learnedOn" from allegations own join pieces piece on piece.id = own.id
    where piece.household_id = any (${householdIds}) and own.learned_on >= ${since} and piece.state <> 'cancelled'`)
}

/** As whom somebody acts in it: by the part that they have, or by a duty of their own, so that nothing waits for somebody who has left. */
export function findStanding(
  tx: Tx,
  { officerId, leadId, isSealed }: Pick<Concern, 'officerId' | 'leadId' | 'isSealed'>,
): Promise<Pick<Facts, 'asOfficer' | 'asLead'>> {
  return tx.one(sql`select actor() = ${officerId} or (d.all_of_it and d.sealed) as "asOfficer",
      actor() = ${leadId} or (case when ${isSealed} then d.sealed and not d.all_of_it else d.all_of_it and not d.sealed end) as "asLead"
    from (select has_own_duty('hold_restricted') as all_of_it, has_own_duty('hold_sealed') as sealed) d`)
}

export type Home = { id: number; ref: string; workerId: number | null; managerId: number | null }

/** The household of a reference, for whoever writes down a concern: it need not be one that they see. */
export const findHome = (tx: Tx, ref: string): Promise<Home> =>
  tx.one<Home>(sql`select id, ref, worker_id as "workerId", manager_id as "managerId" from home_of_concern(${ref})`)

export type InTheHome = { id: number; iroId: number | null }

/** Who lived there on a day. */
export const listInTheHome = (tx: Tx, householdId: number, on: Temporal.PlainDate): Promise<InTheHome[]> =>
  tx.many<InTheHome>(sql`select id, iro_id as "iroId" from children_of_concern(${householdId}, ${on}) order by id`)
