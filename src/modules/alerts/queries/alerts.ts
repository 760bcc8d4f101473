import { unfinishedAfterMinutes } from '#framework/safety-alerts.ts'
import { nameAt } from '#modules/people/index.ts'
import { empty, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Alert, Entry, Line } from '../alert.ts'

const alert = sql`select l.id, l.ref, l.household_id as "householdId", 'H-' || l.household_id as household, l.circle, l.raised_at as "raisedAt",
    l.again_at as "againAt", l.climbs_at as "climbsAt", l.told_again_at as "toldAgainAt", l.climbed_at as "climbedAt",
    ${nameAt('p', 'l.decided_at')} as "decidedBy", l.decided_at as "decidedAt", l.ended_as as "endedAs",
    case when may.decision then l.decision end as decision, case when may.decision then l.decided end as decided, may.decision as "readsDecision",
    (actor() is null or reads_alert(l.id)) as whole, m.id as "matterId", m.ref as matter
  from alerts l left join people p on p.id = l.decided_by cross join lateral (select reads_decision(l.id) as decision) may
    left join lateral seen_matter(l.id) m on l.decided_at is not null`

/** By reference ("S-101"). NotFound when there is none that this person may read, in whole or in part. */
export function findAlert(tx: Tx, ref: string): Promise<Alert> {
  return tx.one<Alert>(sql`${alert} where l.ref = ${ref}`)
}

/** The same, held until the transaction ends. */
export async function lockAlert(tx: Tx, ref: string): Promise<Alert> {
  await tx.one(sql`select id from alerts where ref = ${ref} for update`)
  return findAlert(tx, ref)
}

/** Those that this person may read: open ones, or all of a household, newest first. */
export function listAlerts(tx: Tx, of: { householdId?: number; open?: boolean }): Promise<Alert[]> {
  const where: Sql = of.householdId === undefined ? empty : sql`and l.household_id = ${of.householdId}`
  const open: Sql = of.open ? sql`and l.decided_at is null` : empty
  return tx.many<Alert>(
    sql`${alert} where l.ended_as is distinct from 'joined' ${where} ${open} order by l.raised_at desc, l.id desc limit 200`,
  )
}

/** The open alerts that call for something now, for the sweep. */
export function listOpenForSweep(tx: Tx): Promise<Alert[]> {
  return tx.many<Alert>(sql`${alert} where l.decided_at is null order by l.id`)
}

export function listEntries(tx: Tx, alertId: number): Promise<Entry[]> {
  return tx.many<Entry>(sql`
    select e.id, e.at, e.came_at as "cameAt", e.came_from as "cameFrom", e.by_id as "byId", ${nameAt('p', 'e.at')} as by, e.source,
      seen_piece(e.piece_id) as piece, 'V-' || e.voice_id as voice, e.form, e.child_ids as "childIds", e.what, e.acting, e.circle_said as "circleSaid"
    from alert_entries e left join people p on p.id = e.by_id
    where e.alert_id = ${alertId} order by e.at, e.id`)
}

export type WhoSaid = Pick<Entry, 'byId' | 'circleSaid'> & { alertId: number }

/** Who said something in these alerts, and whether they said whom it must not reach. */
export function listWhoSaid(tx: Tx, alerts: readonly Pick<Alert, 'id'>[]): Promise<WhoSaid[]> {
  return tx.many<WhoSaid>(sql`select e.alert_id as "alertId", e.by_id as "byId", e.circle_said as "circleSaid"
    from alert_entries e where e.alert_id = any (${alerts.map(({ id }) => id)})`)
}

/** The number of the newest concern, whoever asks with the right to read all of it. */
export async function newestEntry(tx: Tx, alertId: number): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    sql`select coalesce(max(id), 0) as id from alert_entries where alert_id = ${alertId}`,
  )
  return id
}

export function listLines(tx: Tx, alertId: number): Promise<Line[]> {
  return tx.many<Line>(sql`
    select n.entry_id as "entryId", n.at, n.kind, ${nameAt('p', 'n.at')} as person, ${nameAt('b', 'n.at')} as by, n.words
    from alert_lines n left join people p on p.id = n.person_id left join people b on b.id = n.by_id
    where n.alert_id = ${alertId} order by n.at, n.id`)
}

export async function seesHousehold(tx: Tx, householdId: number): Promise<boolean> {
  return (await tx.maybe(sql`select id from households where id = ${householdId}`)) !== undefined
}

/** The people who have been told of an alert so far. */
export async function listToldIds(tx: Tx, alertId: number): Promise<Set<number>> {
  const rows = await tx.many<{ id: number }>(
    sql`select distinct person_id as id from alert_lines where alert_id = ${alertId} and person_id is not null`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Every child that the entries name; empty when one of them means all who live there. */
export async function childrenOf(tx: Tx, alertId: number): Promise<number[]> {
  const { ids, all } = await tx.one<{ ids: number[]; all: boolean }>(sql`
    select coalesce(array_agg(distinct c) filter (where c is not null), '{}') as ids, coalesce(bool_or(e.child_ids = '{}'), true) as all
    from alert_entries e left join lateral unnest(e.child_ids) c on true where e.alert_id = ${alertId}`)
  return all ? [] : ids
}

/** A yes that this person gave and has neither confirmed nor taken back. */
export type Unfinished = {
  id: number
  /** Null where it is not theirs to open any more. */
  piece: string | null
  pieceId: number | null
  household: string
  householdId: number
  byId: number
  at: Temporal.Instant
}

const unfinished = sql`select u.id, seen_piece(u.piece_id) as piece, u.piece_id as "pieceId", 'H-' || u.household_id as household,
    u.household_id as "householdId", u.by_id as "byId", u.at from unfinished_alerts u where u.ended_at is null`

export type UnfinishedWithTime = Unfinished & { goesOutAt: Temporal.Instant }

/** This person's own, on this piece. */
export async function findUnfinished(tx: Tx, pieceId: number): Promise<UnfinishedWithTime | undefined> {
  const found = await tx.maybe<Unfinished>(
    sql`${unfinished} and u.piece_id = ${pieceId} and u.by_id = actor() order by u.at limit 1`,
  )
  return found && { ...found, goesOutAt: found.at.add({ minutes: unfinishedAfterMinutes }) }
}

export function listUnfinishedOf(tx: Tx, personId: number): Promise<Unfinished[]> {
  return tx.many<Unfinished>(sql`${unfinished} and u.by_id = ${personId} order by u.at`)
}

export function listUnfinishedSince(tx: Tx, before: Temporal.Instant): Promise<Unfinished[]> {
  return tx.many<Unfinished>(sql`${unfinished} and u.at <= ${before} order by u.at for update skip locked`)
}

/** The alerts that this voice raised, as far as this person reads them. */
export function listAlertsOfVoice(tx: Tx, voiceId: number): Promise<Alert[]> {
  return tx.many<Alert>(
    sql`${alert} where l.id in (select e.alert_id from alert_entries e where e.voice_id = ${voiceId}) order by l.id`,
  )
}
