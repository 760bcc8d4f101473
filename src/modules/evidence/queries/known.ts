import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Sight } from '../piece.ts'

/** What somebody may do about who knows of a piece. The database says it (db/policies/need_to_know.sql), and a command goes by that again. */
export type Known = {
  id: number
  ref: string
  householdId: number | null
  sight: Sight
  /** The classes that they may raise it to. */
  mayRaiseTo: readonly ('restricted' | 'sealed')[]
  /** Whether they put people on its list and take them off. */
  keeps: boolean
  /** Whether they are on every list of its class. */
  always: boolean
  /** Whether their yes is one of the two that lower it. */
  lowers: boolean
}

/** A piece of a stream by its reference, for whoever is led to who knows of it. NotFound for everybody else. */
export const findKnown = (tx: Tx, stream: string, ref: string): Promise<Known> =>
  tx.one<Known>(sql`select p.id, p.ref, p.household_id as "householdId", p.sight,
    array(select one from unnest(array['restricted', 'sealed']) one where may_raise_sight(p.id, one)) as "mayRaiseTo",
    coalesce(may_keep_list(p.matter), false) as keeps, coalesce(always_knows(p.matter), false) as always,
    p.sight = 'restricted' and has_own_duty('hold_restricted') as lowers
    from pieces p where p.ref = ${ref} and p.stream = ${stream} and opens_list(p.id)`)

/** Whether this person is led there from the page of the piece; to be asked together with what else that page asks. */
export const opensListOf = (pieceId: number) =>
  part<{ opens: boolean }>(sql`select opens_list(${pieceId}) as opens`, {})

export type Line = {
  id: number
  personId: number
  name: string
  from: Temporal.Instant
  until: Temporal.Instant | null
  why: string
  by: string | null
  holds: boolean
  inPlaceOf: string | null
}

/** Everybody who knows of a piece by its list or ever did, as it was written. */
export const listLines = (tx: Tx, pieceId: number): Promise<Line[]> =>
  tx.many<Line>(sql`select n.id, n.person_id as "personId", w.name, n.from_at as "from", n.until_at as "until", n.why, g.name as by, n.holds,
    o.name as "inPlaceOf"
    from pieces p join need_to_know n on n.matter = p.matter join people w on w.id = n.person_id
      left join people g on g.id = n.given_by left join people o on o.id = n.in_place_of
    where p.id = ${pieceId} order by n.from_at, n.id`)

export type Deputy = { holder: string; deputy: string; by: string; why: string }

export const listDeputies = (tx: Tx, pieceId: number): Promise<Deputy[]> =>
  tx.many<Deputy>(sql`select h.name as holder, d.name as deputy, b.name as by, x.why
    from pieces p join deputies x on x.matter = p.matter join people h on h.id = x.holder_id join people d on d.id = x.deputy_id
      join people b on b.id = x.named_by where p.id = ${pieceId} order by h.name`)

export type Change = { kind: string; byId: number | null; by: string | null; at: Temporal.Instant; reason: string }

/** By whom its class was raised, and who has asked for it to be lowered, oldest first. */
export const listChanges = (tx: Tx, pieceId: number): Promise<Change[]> =>
  tx.many<Change>(sql`select c.kind, c.by_id as "byId", b.name as by, c.at, c.reason
    from pieces p join sight_changes c on c.matter = p.matter left join people b on b.id = c.by_id where p.id = ${pieceId} order by c.id`)

/** Somebody who works here, whoever they are. */
export const findColleague = (tx: Tx, id: number): Promise<{ id: number; name: string } | undefined> =>
  tx.maybe(sql`select id, name from people where id = ${id} and active`)

/** Whether this person sees a piece still, after what they did about who knows of it. */
export const seesStill = async (tx: Tx, ref: string): Promise<boolean> =>
  (await tx.many(sql`select from pieces where ref = ${ref}`)).length > 0
