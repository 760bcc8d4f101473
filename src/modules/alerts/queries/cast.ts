import type { RoleKey } from '#framework/s4-roles.ts'
import { climbsTo, decidingRoles } from '#framework/safety-alerts.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
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
  const place = await tx.one<{
    teamManagerId: number | null
    workerId: number | null
    iroIds: number[]
    withoutIro: boolean
  }>(sql`select team_manager_id as "teamManagerId", worker_id as "workerId", iro_ids as "iroIds", without_iro as "withoutIro"
    from alert_cast(${householdId}, ${childIds}::int[])`)
  const covers = await tx.many<{ awayId: number; coverId: number }>(sql`
    select a.person_id as "awayId", a.cover_id as "coverId" from absences a where ${today} between a.from_on and a.until_on and cover_fits(a.cover_id, a.person_id, ${today}::date) order by a.id`)
  const iroIds = [...new Set([...place.iroIds, ...(officerId === null ? [] : [officerId])])]
  const named = [place.teamManagerId, ...iroIds].filter((id) => id !== null)
  const ids = [...named, ...covers.filter(({ awayId }) => named.includes(awayId)).map(({ coverId }) => coverId)]
  const people = await listThose(tx, ids, today)
  const withoutIro = (place.withoutIro && officerId === null) || iroIds.some((id) => isMissing(id, people, covers))
  return { ...place, iroIds, withoutIro, people, covers }
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

/** Who is active: those named, and whoever holds a role that has a part in every alert. In the order of their numbers. */
async function listThose(tx: Tx, ids: readonly number[], today: Temporal.PlainDate): Promise<Person[]> {
  return tx.many<Person>(sql`
    select p.id, p.name, p.telephone, coalesce(r.roles, '{}') as roles,
      exists (select from absences a where a.person_id = p.id and ${today} between a.from_on and a.until_on) as away
    from people p
    left join lateral (select array_agg(pr.role order by pr.role) as roles from person_roles pr
      where pr.person_id = p.id and pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today})) r on true
    where p.active and (p.id = any (${ids}::int[]) or r.roles && ${withAPart}::text[]) order by p.id`)
}

/** The circles of the alerts that are open on a household, whoever asks: something may stand still for them; and whether this
 * person sees the household now: a part that has ended, or a child who lived there once, shows nothing of today. */
export async function findOpenCircles(
  tx: Tx,
  householdId: number,
): Promise<{ circles: number[][]; hasAPart: boolean }> {
  return tx.one(sql`select sees_household_now(${householdId}) as "hasAPart",
    (select coalesce(jsonb_agg(circle), '[]') from open_circles(${householdId})) as circles`)
}
