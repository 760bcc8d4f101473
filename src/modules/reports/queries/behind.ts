import type { ActionState } from '#modules/actions/index.ts'
import type { Period } from '#modules/audits/index.ts'
import type { VoiceState } from '#modules/voices/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { closedIn, type HeardKind, type HeardState, openedIn, voicesOf } from './month.ts'

/** Who was asked, by reference: never what they said. */
export type VoiceBehind = { ref: string; household: string; audit: string; state: VoiceState; reason: string | null }

export function listVoicesBehind(tx: Tx, period: Period, kind: HeardKind, state: HeardState): Promise<VoiceBehind[]> {
  return tx.many<VoiceBehind>(sql`select v.ref, h.ref as household, (select ref from pieces where id = a.id) as audit, v.state, v.reason
    ${voicesOf(period, kind, state)} order by a.id, v.id`)
}

export type ActionBehind = {
  ref: string
  household: string | null
  says: string
  owner: string
  dueOn: Temporal.PlainDate
  state: ActionState
}

export function listActionsBehind(tx: Tx, period: Period, which: 'opened' | 'closed'): Promise<ActionBehind[]> {
  return tx.many<ActionBehind>(sql`select t.ref, h.ref as household, t.says, o.name as owner, t.due_on as "dueOn", t.state
    from actions t join people o on o.id = t.owner_id left join households h on h.id = t.household_id
    where ${which === 'opened' ? openedIn(period) : closedIn(period)} order by t.due_on, t.id`)
}
