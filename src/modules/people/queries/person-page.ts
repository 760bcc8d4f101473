import { sql, type Tx } from '#platform/sql/index.ts'

export type HeldRole = { role: string; title: string; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null }

/** The roles that a person holds on the day or will hold, soonest first. */
export function listHeldRoles(tx: Tx, personId: number, today: Temporal.PlainDate): Promise<HeldRole[]> {
  return tx.many(sql`select pr.role, r.title, pr.from_on as "fromOn", pr.until_on as "untilOn"
    from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = ${personId} and (pr.until_on is null or pr.until_on >= ${today}) order by pr.from_on, r.title`)
}

export type Absence = {
  id: number
  personId: number
  /** Null where nobody may cover for them. */
  coverId: number | null
  coverName: string | null
  /** Whether the cover brings anything: they have the same duties. */
  fits: boolean
  fromOn: Temporal.PlainDate
  untilOn: Temporal.PlainDate
}

/** When a person is or will be away, and who covers. */
export function listAbsences(tx: Tx, personId: number, today: Temporal.PlainDate): Promise<Absence[]> {
  return tx.many(sql`select a.id, a.person_id as "personId", a.cover_id as "coverId", p.name as "coverName", coalesce(cover_fits(a.cover_id, a.person_id, greatest(a.from_on, ${today})), false) as "fits",
      a.from_on as "fromOn", a.until_on as "untilOn"
    from absences a left join people p on p.id = a.cover_id
    where a.person_id = ${personId} and a.until_on >= ${today} order by a.from_on, a.id`)
}

/** The names of those for whom a person covers on the day. */
export async function listCoveredBy(tx: Tx, coverId: number, today: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx.many<{
    name: string
  }>(sql`select distinct p.name from absences a join people p on p.id = a.person_id
    where a.cover_id = ${coverId} and ${today} between a.from_on and a.until_on
      and cover_fits(a.cover_id, a.person_id, ${today}) order by p.name`)
  return rows.map((row) => row.name)
}

export type RoleTitle = { key: string; title: string; duties: string[] }

export function listRoleTitles(tx: Tx): Promise<RoleTitle[]> {
  return tx.many(sql`select key, title, duties from roles order by title, key`)
}

export type OpenSession = { tokenHash: string; startedAt: Temporal.Instant; seenAt: Temporal.Instant }

/** The sessions of a person that are open, last used first. Ones that have run out of time by themselves are left out. */
export function listOpenSessions(tx: Tx, personId: number, now: Temporal.Instant): Promise<OpenSession[]> {
  const idle = now.subtract({ hours: 1 })
  return tx.many(sql`select token_hash as "tokenHash", started_at as "startedAt", seen_at as "seenAt" from sessions
    where person_id = ${personId} and ended_at is null and seen_at > ${idle} and started_at > ${now.subtract({ hours: 12 })}
    order by seen_at desc`)
}
