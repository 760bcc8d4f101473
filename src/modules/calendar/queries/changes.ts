import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { RoleKey } from '#framework/s4-roles.ts'
import type { ChangeKind, Reason } from '../change.ts'
import type { ActivityKey, Side } from '../slot.ts'

export type Change = {
  id: number
  yearId: number
  slotId: number | null
  kind: ChangeKind
  activity: ActivityKey
  role: RoleKey
  toDueOn: Temporal.PlainDate | null
  toPersonId: number | null
  toPerson: string | null
  reason: Reason
  words: string
  /** Who is told by telephone, where it was asked late. */
  toTell: string
  askedSide: Side
  askedBy: number
  asker: string
  askedAt: Temporal.Instant
  withdrawn: boolean
  answer: 'yes' | 'no' | null
  answerWords: string
  answeredBy: number | null
  answerer: string | null
  answeredAt: Temporal.Instant | null
  fromDueOn: Temporal.PlainDate | null
  fromPerson: string | null
  /** Whose the line is and of which time, where there is one. */
  personId: number | null
  person: string | null
  periodFrom: Temporal.PlainDate | null
  periodTo: Temporal.PlainDate | null
}

const changes = sql`select c.id, c.year_id as "yearId", c.slot_id as "slotId", c.kind, coalesce(s.activity, c.activity) as activity, coalesce(s.role, c.role) as role,
    c.to_due_on as "toDueOn", c.to_person_id as "toPersonId", t.name as "toPerson", c.reason, c.words, c.to_tell as "toTell", c.asked_side as "askedSide", c.asked_by as "askedBy", a.name as asker,
    c.asked_at as "askedAt", c.withdrawn_at is not null as withdrawn, c.answer, c.answer_words as "answerWords", c.answered_by as "answeredBy", b.name as answerer,
    c.answered_at as "answeredAt", c.from_due_on as "fromDueOn", f.name as "fromPerson", s.person_id as "personId", w.name as person, s.period_from as "periodFrom", s.period_to as "periodTo"
  from slot_changes c left join slots s on s.id = c.slot_id left join people w on w.id = s.person_id join people a on a.id = c.asked_by left join people b on b.id = c.answered_by
    left join people t on t.id = c.to_person_id left join people f on f.id = c.from_person_id`

/** What was asked about a line, the newest first, as far as this person may know of it. */
export const changesOf = (tx: Tx, slotId: number): Promise<Change[]> =>
  tx.many(sql`${changes} where c.slot_id = ${slotId} order by c.id desc`)

const open = sql`c.answer is null and c.withdrawn_at is null`

/** What waits for a yes or a no, the oldest first. */
export const openChanges = (tx: Tx, also: Sql = sql``): Promise<Change[]> =>
  tx.many(sql`${changes} where ${open} ${also} order by c.asked_at, c.id`)

export const findChange = (tx: Tx, id: number): Promise<Change> => tx.one(sql`${changes} where c.id = ${id}`)

/** Held, so that two who answer at once answer one after the other. */
export async function lockChange(tx: Tx, id: number): Promise<Change> {
  // Not to be changed any more by whoever asks: the row is read all the same, and what is so is said.
  await tx.maybe(sql`select id from slot_changes where id = ${id} for update`)
  return findChange(tx, id)
}
