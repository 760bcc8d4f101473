import type { ActionState } from '#modules/actions/index.ts'
import type { Period } from '#modules/figures/index.ts'
import type { VoiceState } from '#modules/voices/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import { closedIn, type HeardKind, type HeardState, notApart, openedIn, stateAt, voicesOf } from './month.ts'

/** Who was asked, by reference: never what they said. */
export type VoiceBehind = { ref: string; household: string; audit: string; state: VoiceState; reason: string | null }

export function listVoicesBehind(
  tx: Tx,
  period: Period,
  kind: HeardKind,
  state: HeardState,
  asked: AskedPage,
): Promise<ListPage<VoiceBehind>> {
  const columns = sql`v.ref, h.ref as household, (select ref from pieces where id = a.id) as audit, ${stateAt(period)} as state,
    case when ${stateAt(period)} = v.state then v.reason end as reason`
  const from = sql`voices v join audits a on a.id = v.piece_id join households h on h.id = v.household_id`
  const where = [sql`v.id in (select v.id ${voicesOf(period, kind, state)})`]
  const list = { columns, from, counted: sql`voices v`, where, order: [sql`v.piece_id`, sql`v.id`], toItsEnd: true }
  return listPage<VoiceBehind>(tx, list, asked)
}

export type ActionBehind = {
  ref: string
  household: string | null
  says: string
  owner: string
  dueOn: Temporal.PlainDate
  state: ActionState
}

export function listActionsBehind(
  tx: Tx,
  period: Period,
  which: 'opened' | 'closed',
  asked: AskedPage,
): Promise<ListPage<ActionBehind>> {
  const columns = sql`t.ref, h.ref as household, t.says, o.name as owner, t.due_on as "dueOn", t.state`
  const from = sql`actions t join people o on o.id = t.owner_id left join households h on h.id = t.household_id`
  const where = [which === 'opened' ? openedIn(period) : closedIn(period), notApart]
  const list = { columns, from, counted: sql`actions t`, where, order: [sql`t.due_on`, sql`t.id`], toItsEnd: true }
  return listPage<ActionBehind>(tx, list, asked)
}
