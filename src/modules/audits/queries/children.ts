import { raw, sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

export type ChildOfAudit = {
  id: number
  ref: string
  initials: string
  bornOn: Temporal.PlainDate
  iroId: number | null
  /** When their last stay with the household ended; null while they live there. */
  livedUntil: Temporal.PlainDate | null
  /** The day on which the audit was over: what is said of them was so then. */
  toldOn: Temporal.PlainDate | null
  /** Why they are looked at, of a child who stayed there and neither lives there nor left without a plan. */
  because: string | null
} & Asking

/** Of a child who is looked at because somebody said why: whether their IRO has said that they may be asked. */
export type Asking = { mayBeAsked: boolean | null; askingWords: string; askingSaidAt: Temporal.Instant | null }

export const listChildrenOfAudit = (tx: Tx, pieceId: number): Promise<ChildOfAudit[]> =>
  tx.many<ChildOfAudit>(childrenOf(pieceId).query)

export const childrenOf = (pieceId: number) =>
  part<ChildOfAudit>(
    sql`${childOf} from audit_children ac join children c on c.id = ac.child_id
    join pieces piece on piece.id = ac.audit_id where ac.audit_id = ${pieceId} order by c.born_on, c.id`,
    { bornOn: 'day', livedUntil: 'day', toldOn: 'day', askingSaidAt: 'moment' },
  )

/** The children that the audit looked at, at a moment: those of today who were in it by then, and those taken out since. */
export function listChildrenAsOf(tx: Tx, pieceId: number, at: Temporal.Instant): Promise<ChildOfAudit[]> {
  return tx.many<ChildOfAudit>(sql`${childOf} from pieces piece join children c on c.id in (
      select ac.child_id from audit_children ac where ac.audit_id = piece.id and ac.added_at <= ${at}
      union select (y.was ->> 'child_id')::int from history y
        where y.table_name = 'audit_children' and y.row_id = piece.id and (y.was ->> 'added_at')::timestamptz <= ${at} and y.replaced_at > ${at})
    left join audit_children ac on ac.audit_id = piece.id and ac.child_id = c.id
    where piece.id = ${pieceId} order by c.born_on, c.id`)
}

const closedAt = sql`case when phase_of(piece.state) <> 'open' then piece.state_since end`
const closedOn = sql`(${closedAt} at time zone 'Europe/London')::date`
const then = (field: 'initials' | 'born_on') =>
  sql`case when c.saved_at > ${closedAt} then as_it_read('children', c.id, ${field}, ${closedAt}, c.${raw(field)}::text) else c.${raw(field)}::text end`
const childOf = sql`
  select c.id, c.ref, coalesce(nullif(${then('initials')}, ''), c.initials) as initials, (${then('born_on')})::date as "bornOn", c.iro_id as "iroId",
    lived_until(c.id, piece.household_id, ${closedAt}) as "livedUntil", ${closedOn} as "toldOn", ac.because,
    ac.may_be_asked as "mayBeAsked", coalesce(ac.asking_words, '') as "askingWords", ac.asking_said_at as "askingSaidAt"`
