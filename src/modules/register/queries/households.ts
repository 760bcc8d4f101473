import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { part, together } from '#platform/sql/together.ts'
import type { Carer, Household, HouseholdStatus } from '../household.ts'
import { carerLedOn, recordsOf } from './led-on.ts'

export type HouseholdFilter = {
  ref?: string | undefined
  teamId?: number | undefined
  workerId?: number | undefined
  status?: HouseholdStatus | undefined
  /** Approved, for a time or on hold: not those who are still applying, and not those whose approval has ended. */
  fosteringNow?: boolean | undefined
  /** By the day of the next review, those without one last. */
  byReview?: boolean | undefined
  /** Next review due on or before this day. */
  reviewDueBy?: Temporal.PlainDate | undefined
}

const nextReview = sql`coalesce(
  (select min(r.due_on) from carer_reviews r where r.household_id = h.id and r.held_on is null and r.ended_on is null),
  h.next_review_due_on)`

/** The initials of the carers who are there now, "GR and WR", as a column. */
export const carersOfHousehold = (
  id: Sql,
): Sql => sql`coalesce((select string_agg(nullif(c.initials, ''), ' and ' order by c.position)
      from carer_stays c where c.household_id = any (${recordsOf(id)}) and c.until_on is null), '')`

const columns = sql`h.id, h.ref, h.source_id as "caseSystemId", h.carer_type as "carerType", h.status, h.team_id as "teamId", t.name as team,
    t.manager_id as "teamManagerId", h.supervising_worker_id as "workerId", w.name as worker,
    h.first_approved_on as "firstApprovedOn", h.terms, h.places_approved as "placesApproved", h.places_unavailable as "placesUnavailable", h.ended_on as "endedOn",
    h.last_unannounced_visit_on as "lastUnannouncedVisitOn", ${nextReview} as "nextReviewDueOn",
    ${carersOfHousehold(sql`h.id`)} as carers`
const from = sql`households h left join teams t on t.id = h.team_id left join people w on w.id = h.supervising_worker_id`
const household = sql`select ${columns} from ${from}`

/** By reference ("H-1143"). Throws NotFound when there is none, or none that the person may see. */
export async function findHousehold(tx: Tx, ref: string): Promise<Household> {
  return tx.one<Household>(sql`${household} where h.ref = ${ref}`)
}

export async function findHouseholdById(tx: Tx, id: number): Promise<Household> {
  return tx.one<Household>(householdById(id).query)
}

export const householdById = (id: number) =>
  part<Household>(sql`${household} where h.id = ${id}`, {
    firstApprovedOn: 'day',
    endedOn: 'day',
    lastUnannouncedVisitOn: 'day',
    nextReviewDueOn: 'day',
  })

/** The day since when it has been with another team than on this day before; none when it is with the same. */
export const otherTeamSince = (householdId: number, day: Temporal.PlainDate) =>
  part<{ on: Temporal.PlainDate }>(
    sql`select (max(v.replaced_at) at time zone 'Europe/London')::date::text as on from history v join households h on h.id = v.row_id
      where v.table_name = 'households' and v.row_id = ${householdId} and v.replaced_at >= ${day}::date
        and (v.was ->> 'team_id')::int is distinct from h.team_id and v.was ->> 'team_id' is not null
      having count(*) > 0`,
    { on: 'day' },
  )

/** Those that the person may see, by reference or by their next review. */
export function listHouseholds(tx: Tx, filter: HouseholdFilter, asked: AskedPage): Promise<ListPage<Household>> {
  const order = filter.byReview ? [sql`coalesce(${nextReview}, 'infinity'::date)`, sql`h.id`] : [sql`h.id`]
  const list = { columns, from, counted: sql`households h`, where: conditionsOf(filter), order }
  return listPage<Household>(tx, list, asked)
}

function conditionsOf(filter: HouseholdFilter): Sql[] {
  return [
    filter.ref
      ? sql`h.ref = ${filter.ref}`
      : sql`not exists (select from merges m where m.kind = 'household' and m.ends_id = h.id and m.parted_at is null)`,
    filter.teamId && sql`h.team_id = ${filter.teamId}`,
    filter.workerId && sql`h.supervising_worker_id = ${filter.workerId}`,
    filter.status && sql`h.status = ${filter.status}`,
    filter.fosteringNow && sql`h.status in ('approved', 'temp_reg24', 'on_hold')`,
    filter.reviewDueBy && hasReviewDueBy(filter.reviewDueBy),
  ].filter((part) => part instanceof Object)
}

/** The same as its next review being due by then, asked so that an index answers. Nobody waits for a household that has ended. */
function hasReviewDueBy(day: Temporal.PlainDate): Sql {
  const planned = sql`select r.household_id from carer_reviews r where r.held_on is null and r.ended_on is null`
  return sql`h.status <> 'ended' and (h.id in (${planned} and r.due_on <= ${day})
    or (h.next_review_due_on <= ${day} and not exists (${planned} and r.household_id = h.id)))`
}

/** The carers approved now, in the order of the register. */
export async function listCarers(tx: Tx, householdId: number): Promise<Carer[]> {
  return tx.many<Carer>(carersOf(householdId).query)
}

export const carersOf = (householdId: number) => carersWhere(householdId, sql`s.until_on is null`)

/** Whoever cared in the household on a day of this time: those who are there still, then those who have left. `asOf`: under the initials that
 * they had then. */
export const carersIn = (
  householdId: number,
  { from, to, asOf = null }: { from: Temporal.PlainDate; to: Temporal.PlainDate; asOf?: Temporal.Instant | null },
) =>
  carersWhere(householdId, sql`coalesce(s.from_on, ${from}) <= ${to} and coalesce(s.until_on, ${to}) >= ${from}`, asOf)

/** Everybody who ever cared in the household, the first first, with when they came; of a record that leads to another only where that one
 * says nothing. */
export function listStaysOfCarers(
  tx: Tx,
  householdId: number,
): Promise<(Pick<Carer, 'id' | 'initials' | 'leftOn'> & { cameOn: Temporal.PlainDate | null })[]> {
  const here = recordsOf(sql`${householdId}::int`)
  return tx.many(sql`select coalesce(m.stays_id, s.carer_id) as id, s.initials, s.from_on as "cameOn", s.until_on as "leftOn"
    from carer_stays s ${carerLedOn(null)} where s.household_id = any (${here})
      and (m.id is null or not exists (select from carer_stays o where o.carer_id = m.stays_id and o.household_id = any (${here})))
    order by s.from_on nulls first, s.id`)
}

export const listCarersIn = (tx: Tx, householdId: number, time: Parameters<typeof carersIn>[1]): Promise<Carer[]> =>
  tx.many<Carer>(carersIn(householdId, time).query)

/** Everybody who ever cared there, those who still do first: for the initials of whoever was asked. `asOf`: those of then. */
export const listEveryCarer = (tx: Tx, householdId: number, asOf: Temporal.Instant | null = null): Promise<Carer[]> =>
  tx.many<Carer>(carersWhere(householdId, sql`true`, asOf).query)

/** Each once, by their latest stay there: two records of one carer, or household, as they were one at that moment. */
function carersWhere(householdId: number, which: Sql, asOf: Temporal.Instant | null = null) {
  const then = (field: string, now: Sql) => sql`as_it_read('carer_stays', s.id, ${field}, ${asOf}, ${now})`
  const here = recordsOf(sql`${householdId}::int`, asOf)
  const goesOn = sql`m.id is not null and exists (select from carer_stays o where o.carer_id = m.stays_id and o.household_id = any (${here}) and o.until_on is null)`
  return part<Carer>(
    sql`select s.id, s.initials, s."leftOn", c.approved_from as "approvedFrom", c.dbs_on as "dbsOn", c.medical_on as "medicalOn",
      c.tsd_completed_on as "tsdCompletedOn"
    from (select distinct on (coalesce(m.stays_id, s.carer_id)) coalesce(m.stays_id, s.carer_id) as id, s.position, ${then('initials', sql`s.initials`)} as initials,
        case when ${goesOn} then null else ${then('until_on', sql`s.until_on::text`)}::date end as "leftOn"
      from carer_stays s ${carerLedOn(asOf)} where s.household_id = any (${here}) and ${which}
      order by coalesce(m.stays_id, s.carer_id), m.id is not null, s.id desc) s
    left join carers c on c.id = s.id and s."leftOn" is null
    order by s."leftOn" is not null, s.position, s.id`,
    { leftOn: 'day', approvedFrom: 'day', dbsOn: 'day', medicalOn: 'day', tsdCompletedOn: 'day' },
  )
}

export type Choice = { id: number; name: string }

/** What a list can be narrowed to; `manyWorkers`: a team is chosen first. */
export type Choices = { teams: Choice[]; workers: Choice[]; manyWorkers: boolean }

const teamsInView = sql`select id, name from teams t where exists (select from households h where h.team_id = t.id) order by name`

/** The teams of the households that the person may see. */
export const listTeamsInView = (tx: Tx): Promise<Choice[]> => tx.many<Choice>(teamsInView)

const mostWorkers = 40

/** The teams and fostering social workers of the households that the person may see; of many workers those of the team chosen. */
export async function listTeamsAndWorkers(
  tx: Tx,
  { teamId, workerId }: Pick<HouseholdFilter, 'teamId' | 'workerId'> = {},
): Promise<Choices> {
  // Of more than are listed no more are looked for: that they are more is all that is told of them.
  const supervises = sql`select p.id, p.name from people p
    where exists (select from households h where h.supervising_worker_id = p.id and (${teamId ?? null}::int is null or h.team_id = ${teamId ?? null}))`
  const { teams, workers } = await together(tx, {
    teams: part<Choice>(teamsInView, {}),
    workers: part<Choice>(
      sql`(${supervises} and p.id = ${workerId ?? null}) union (${supervises} limit ${mostWorkers + 1})`,
      {},
    ),
  })
  const manyWorkers = workers.length > mostWorkers
  const listed = manyWorkers ? workers.filter(({ id }) => id === workerId) : workers
  return { teams, workers: listed.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB')), manyWorkers }
}
