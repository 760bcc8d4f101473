import type { RoleKey } from '#framework/s4-roles.ts'
import { climbsTo, decidingRoles } from '#framework/safety-alerts.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import { type Cast, type Person, type Reader, readersOf } from '../road.ts'

const withAPart: readonly RoleKey[] = [
  ...decidingRoles,
  ...climbsTo,
  'quality_assurance',
  'iro_manager',
  'chief_executive',
]

/** `officerId`: the officer who asked the child, where the register names another or none. */
export type About = { householdId: number; childIds: readonly number[]; officerId?: number | null }

/** Everybody who may have a part in an alert on this household, on this day. No children named: all who live there. Works at the
 * door of a one-time link, for the household of that link. */
export async function findCast(
  tx: Tx,
  { householdId, childIds, officerId = null }: About,
  today: Temporal.PlainDate,
): Promise<Cast> {
  const { covers, people, ...place } = await tx.one<{
    teamManagerId: number | null
    workerId: number | null
    iroIds: number[]
    withoutIro: boolean
    covers: { awayId: number; coverId: number }[]
    /** Who is active: those named and who covers for them, and whoever holds a role that has a part in every alert. */
    people: Person[]
  }>(sql`
    with place as (select * from alert_cast(${householdId}, ${childIds}::int[])),
    covers as materialized (
      select a.id, a.person_id as "awayId", a.cover_id as "coverId" from absences a
      where ${today} between a.from_on and a.until_on and cover_fits(a.cover_id, a.person_id, ${today}::date)
    ), named as (
      select ${officerId}::int as id union select team_manager_id from place union select unnest(iro_ids) from place
    ), held as (
      select pr.person_id, array_agg(pr.role order by pr.role) as roles from person_roles pr
      where pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today}) group by pr.person_id
    )
    select team_manager_id as "teamManagerId", worker_id as "workerId", iro_ids as "iroIds", without_iro as "withoutIro",
      (select coalesce(json_agg(json_build_object('awayId', "awayId", 'coverId', "coverId") order by id), '[]') from covers) as covers,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'telephone', p.telephone,
          'roles', coalesce(held.roles, '{}'),
          'away', exists (select from absences a where a.person_id = p.id and ${today} between a.from_on and a.until_on)) order by p.id), '[]')
        from people p left join held on held.person_id = p.id where p.active and (p.id in (select id from named) or p.id in (select "coverId" from covers where "awayId" in (select id from named))
          or held.roles && ${withAPart}::text[])) as people
    from place`)
  const iroIds = [...new Set([...place.iroIds, ...(officerId === null ? [] : [officerId])])]
  const withoutIro = (place.withoutIro && officerId === null) || iroIds.some((id) => isMissing(id, people, covers))
  return { ...place, iroIds, withoutIro, people, covers }
}

/** Who may have to decide an alert on this day, on whatever household: by their roles. */
export function listWhoMayDecide(tx: Tx, today: Temporal.PlainDate): Promise<Person[]> {
  return tx.many<Person>(sql`
    select p.id, p.name, p.telephone, array_agg(pr.role order by pr.role) as roles,
      exists (select from absences a where a.person_id = p.id and ${today} between a.from_on and a.until_on) as away
    from person_roles pr join people p on p.id = pr.person_id and p.active
    where pr.role = any (${[...decidingRoles, 'head_of_quality_assurance']}::text[])
      and pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today})
    group by p.id order by p.id`)
}

/** Who is told of an alert on this household, and may act. */
export async function listReaders(
  tx: Tx,
  about: About,
  circle: readonly number[],
  today: Temporal.PlainDate,
): Promise<Reader[]> {
  return readersOf(await findCast(tx, about, today), circle)
}

/** Nobody is there for them: they have left, or are away and nobody covers. */
function isMissing(id: number, people: readonly Person[], covers: Cast['covers']): boolean {
  const person = people.find((one) => one.id === id)
  return !person || (person.away && !covers.some(({ awayId }) => awayId === id))
}

/** The circles of the alerts that are open on a household, whoever asks: something may stand still for them; and whether this
 * person sees the household now: a part that has ended, or a child who lived there once, shows nothing of today. */
export const openCirclesOf = (householdId: number) =>
  part<OpenCircles>(
    sql`select sees_household_now(${householdId}) as "hasAPart",
    (select coalesce(jsonb_agg(circle), '[]') from open_circles(${householdId})) as circles`,
    {},
  )

export type OpenCircles = { circles: number[][]; hasAPart: boolean }
