import { sql, type Tx } from '#platform/sql/index.ts'
import { signInLimits } from '../throttle.ts'

/** One day's refusals of one person, or of one address, at one route. */
export type RefusalRow = {
  who: string
  personId: number | null
  name: string | null
  route: string
  status: number
  times: number
  lastAt: Temporal.Instant
}

/** What was refused, most recent first: by whom, where and how often. Never of which case. */
export function listRefusals(tx: Tx, since: Temporal.Instant, limit: number): Promise<RefusalRow[]> {
  return tx.many(sql`select r.who, r.person_id as "personId", p.name, r.method || ' ' || r.route as route, r.status,
      sum(r.times)::int as times, max(r.last_at) as "lastAt"
    from refusals r left join people p on p.id = r.person_id where r.hour >= ${since}
    group by r.who, r.person_id, p.name, r.method, r.route, r.status order by max(r.last_at) desc, r.who, r.route, r.method, r.status limit ${limit}`)
}

export type GuardedAccount = { personId: number; name: string; toldAt: Temporal.Instant }

/** Whose account was tried a hundred times within a day, since then. */
export function listGuarded(tx: Tx, since: Temporal.Instant): Promise<GuardedAccount[]> {
  return tx.many(sql`select w.person_id as "personId", p.name, w.told_at as "toldAt"
    from access_warnings w join people p on p.id = w.person_id
    where w.kind = 'sign-in guarded' and w.told_at >= ${since} order by w.told_at desc`)
}

export type FailuresOfHour = { hour: Temporal.Instant; accounts: number; places: number; tries: number }

/** Wrong tries to sign in, hour by hour: of how many accounts, from how many addresses. */
export function listFailures(tx: Tx, since: Temporal.Instant): Promise<FailuresOfHour[]> {
  return tx.many(sql`select date_trunc('hour', at) as hour, count(distinct email_hash)::int as accounts,
      count(distinct address_hash)::int as places, count(*)::int as tries
    from sign_in_attempts where not succeeded and at >= ${since} group by 1 order by 1 desc`)
}

/** What was told within the last day, as far as this person may see it: of their own account, and kind by kind. */
export function findWarnings(tx: Tx, personId: number): Promise<{ guarded: boolean; kinds: string[] }> {
  return tx.one(sql`select coalesce(bool_or(kind = 'sign-in guarded' and person_id = ${personId}), false) as guarded,
      coalesce(array_agg(distinct kind order by kind), '{}') as kinds
    from access_warnings where told_at > request_now() - interval '1 day'`)
}

/** When the person was told that their own account is guarded, within the last day. */
export async function findOwnWarning(
  tx: Tx,
  personId: number,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const told = await tx.maybe<{ toldAt: Temporal.Instant }>(sql`select told_at as "toldAt" from access_warnings
    where kind = 'sign-in guarded' and person_id = ${personId} and told_at > ${now.subtract(signInLimits.guarded.window)}`)
  return told?.toldAt
}
