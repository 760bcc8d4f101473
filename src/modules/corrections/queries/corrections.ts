import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Correction, CorrectionState, Law, Outstanding } from '../correction.ts'

const columns = sql`c.id, c.ref, c.kind, c.of_ref as "ofRef", c.household_id as "householdId", c.piece_id as "pieceId", c.what, c.whose,
  c.asked_by as "askedById", a.name as "askedBy", c.asked_at as "askedAt", c.state, d.name as "decidedBy", c.decided_at as "decidedAt", c.why,
  may_put_right(c.id) as "putsRight"`
const tables = sql`corrections c join people a on a.id = c.asked_by left join people d on d.id = c.decided_by`

/** NotFound when this person neither asked nor may put it right. By its number too, which was its address before. */
export function findCorrection(tx: Tx, named: string): Promise<Correction> {
  const number = /^\d{1,9}$/.test(named) ? Number(named) : null
  return tx.one<Correction>(sql`select ${columns} from ${tables} where c.ref = ${named} or c.id = ${number}`)
}

/** The same, held until the transaction ends. */
export async function lockCorrection(tx: Tx, id: number): Promise<Correction> {
  await tx.one(sql`select id from corrections where id = ${id} for update`)
  return tx.one<Correction>(sql`select ${columns} from ${tables} where c.id = ${id}`)
}

/** Newest first: what they asked, and what they may put right. */
export function listCorrections(tx: Tx, asked: AskedPage, state?: CorrectionState): Promise<ListPage<Correction>> {
  const list = {
    columns,
    from: tables,
    counted: sql`corrections c`,
    where: state ? [sql`c.state = ${state}`] : [],
    newestFirst: true,
  }
  return listPage<Correction>(tx, { ...list, order: [sql`c.asked_at`, sql`c.id`] }, asked)
}

/** Those that wait for this person, the longest first. */
export function listToPutRight(tx: Tx, size: number): Promise<Correction[]> {
  return tx.many<Correction>(sql`select ${columns} from ${tables}
    where c.state = 'asked' and c.asked_by <> actor() and may_put_right(c.id) order by c.asked_at, c.id limit ${size}`)
}

export type Sealed = {
  sealedAt: Temporal.Instant
  erasedAt: Temporal.Instant | null
  erasedBy: string | null
  law: Law | null
  erasedWhy: string
  copiesUntil: Temporal.PlainDate | null
}

/** That it was sealed and what became of it, never what it says. */
export function findSealed(tx: Tx, id: number): Promise<Sealed | undefined> {
  return tx.maybe<Sealed>(sql`select s.sealed_at as "sealedAt", s.erased_at as "erasedAt", p.name as "erasedBy", s.law, s.erased_why as "erasedWhy",
    s.copies_until as "copiesUntil" from how_sealed(${id}) s left join people p on p.id = s.erased_by`)
}

/** What Hearth knows of that stands against erasing it. */
export async function listOutstanding(tx: Tx, id: number): Promise<Outstanding[]> {
  const { keys } = await tx.one<{ keys: Outstanding[] | null }>(sql`select stands_against_erasing(${id}) as keys`)
  return keys ?? []
}

/** What it says, for whoever has just opened it. */
export async function findContents(tx: Tx, id: number): Promise<Readonly<Record<string, unknown>> | undefined> {
  const found = await tx.maybe<{ contents: Record<string, unknown> | null }>(
    sql`select contents from sealed_records where correction_id = ${id}`,
  )
  return found?.contents ?? undefined
}

export type OpeningOfSealed = { at: Temporal.Instant; by: string; reason: string }

export function listOpeningsOfSealed(tx: Tx, id: number): Promise<OpeningOfSealed[]> {
  return tx.many<OpeningOfSealed>(sql`select o.at, p.name as by, o.reason from sealed_openings o join people p on p.id = o.by_id
    where o.correction_id = ${id} order by o.at, o.id`)
}
