import { sql, type Tx } from '#platform/sql/index.ts'
import type { Against } from '../merging.ts'
import type { Household } from '../household.ts'
import { type Child, findChild } from './children.ts'
import { findHousehold } from './households.ts'

export type Found = { id: number; ref: string }

/** `named`: its reference, and of a carer where they are. */
export type Named = Found & { named: string }

/** By its reference, or its number in the case system: for whoever asks that two are one, who sees no case. */
export function findRecord(tx: Tx, kind: string, said: string): Promise<Named | undefined> {
  return tx.maybe<Named>(sql`select id, ref, named from find_record(${kind}, ${said.trim()})`)
}

/** What stands against it that these two are one; nothing of what is restricted. */
export function listAgainst(
  tx: Tx,
  kind: string,
  { endsId, staysId }: { endsId: number; staysId: number },
): Promise<Against[]> {
  return tx.many<Against>(
    sql`select what, of_ends as "ofEnds", of_stays as "ofStays" from stands_against(${kind}, ${endsId}, ${staysId}) order by what, of_ends, of_stays`,
  )
}

/** What stands against it that these are two again. */
export function listAgainstParting(
  tx: Tx,
  kind: string,
  { endsId, staysId }: { endsId: number; staysId: number },
): Promise<Against[]> {
  return tx.many<Against>(
    sql`select what, of_ends as "ofEnds", of_stays as "ofStays" from stands_against_parting(${kind}, ${endsId}, ${staysId}) order by what, of_ends, of_stays`,
  )
}

/** Whom of those who work here it concerns. */
export async function listConcerned(tx: Tx, kind: string, endsId: number, staysId: number): Promise<number[]> {
  const { ids } = await tx.one<{ ids: number[] }>(
    sql`select concerned_by_records(${kind}, ${endsId}, ${staysId}) as ids`,
  )
  return ids
}

export type MergedRecords = {
  id: number
  kind: string
  endsId: number
  ends: string
  staysId: number
  stays: string
  mergedAt: Temporal.Instant
  partedAt: Temporal.Instant | null
}

const merged = sql`select id, kind, ends_id as "endsId", ends, stays_id as "staysId", stays, merged_at as "mergedAt", parted_at as "partedAt"
  from merged_records()`

/** Every time that two records were made one, newest first. */
export function listMergedRecords(tx: Tx): Promise<MergedRecords[]> {
  return tx.many<MergedRecords>(sql`${merged} order by merged_at desc, id desc`)
}

export function findMergedRecords(tx: Tx, id: number): Promise<MergedRecords> {
  return tx.one<MergedRecords>(sql`${merged} where id = ${id}`)
}

/** Whether one of these is one with another already: as the one that ended, or as the one that stays. */
export function findStanding(
  tx: Tx,
  kind: string,
  { endsId, staysId }: { endsId: number; staysId: number },
): Promise<{ endsLeads: boolean; endsIsLedTo: boolean; staysLeads: boolean }> {
  const standing = sql`select from merges where kind = ${kind} and parted_at is null and`
  return tx.one(sql`select exists (${standing} ends_id = ${endsId}) as "endsLeads", exists (${standing} stays_id = ${endsId}) as "endsIsLedTo",
    exists (${standing} ends_id = ${staysId}) as "staysLeads"`)
}

/** The record of a child that stands today: a reference that leads to another is that one's. */
export async function findChildNow(tx: Tx, ref: string): Promise<Child> {
  const child = await findChild(tx, ref)
  const led = await tx.maybe<{ ref: string }>(sql`select c.ref from merges m join children c on c.id = m.stays_id
    where m.kind = 'child' and m.ends_id = ${child.id} and m.parted_at is null`)
  return led ? findChild(tx, led.ref) : child
}

/** Which of these children a reference leads on to, where two records were made one. */
export async function findLedTo<C extends { id: number }>(
  tx: Tx,
  ref: string,
  children: readonly C[],
): Promise<C | undefined> {
  const { id } = await tx.one<{ id: number | null }>(sql`select child_led_to(${ref}) as id`)
  return children.find((one) => one.id === id)
}

/** The same of a household, for whoever sees the one that it leads to. */
export async function findHouseholdNow(tx: Tx, ref: string): Promise<Household> {
  const household = await findHousehold(tx, ref)
  const led = await tx.maybe<{ ref: string }>(sql`select h.ref from merges m join households h on h.id = m.stays_id
    where m.kind = 'household' and m.ends_id = ${household.id} and m.parted_at is null`)
  return led ? findHousehold(tx, led.ref) : household
}

export type Led = Found & { since: Temporal.Instant }

/** The records of the same child that lead to this one. */
export function listLedTo(tx: Tx, childId: number): Promise<Led[]> {
  return tx.many<Led>(sql`select c.id, c.ref, m.merged_at as since from merges m join children c on c.id = m.ends_id
    where m.kind = 'child' and m.stays_id = ${childId} and m.parted_at is null order by m.id`)
}

/** The same of a household: those it leads from. */
export function listHouseholdsLedTo(tx: Tx, householdId: number): Promise<Led[]> {
  return tx.many<Led>(sql`select h.id, h.ref, m.merged_at as since from merges m join households h on h.id = m.ends_id
    where m.kind = 'household' and m.stays_id = ${householdId} and m.parted_at is null order by m.id`)
}

/** A number of the case system whose record ended, and the number of the one that stays. */
export type NumberLedOn = { kind: string; number: string; leadsTo: string }

/** For whoever brings files in: what they say of the one is said of the other. */
export function listNumbersLedOn(tx: Tx): Promise<NumberLedOn[]> {
  return tx.many<NumberLedOn>(
    sql`select kind, number, leads_to as "leadsTo" from numbers_led_on() where parted_at is null`,
  )
}

/** Both numbers of whatever was made one, or parted, after a moment, each behind what it is: "child 1002". */
export async function listNumbersLedSince(tx: Tx, moment: Temporal.Instant): Promise<Set<string>> {
  const rows = await tx.many<{ kind: string; number: string; leadsTo: string }>(
    sql`select kind, number, leads_to as "leadsTo" from numbers_led_on() where since > ${moment} or parted_at > ${moment}`,
  )
  return new Set(rows.flatMap(({ kind, number, leadsTo }) => [`${kind} ${number}`, `${kind} ${leadsTo}`]))
}
