import type { Duty, RoleKey } from '#framework/s4-roles.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Sql, type Tx } from '#platform/sql/index.ts'
import type { DirectoryEntry, Person, Team } from '../person.ts'

export const person = sql`p.id, p.name, p.email, p.team_id as "teamId", t.name as "teamName", p.manager_id as "managerId",
  p.source_id as "caseSystemId", p.telephone, p.active, p.demonstration_key as "demonstrationKey"`
export const people = sql`people p left join teams t on t.id = p.team_id`

/** One person, active or not. */
export function findPerson(tx: Tx, id: number): Promise<Person> {
  return tx.one(sql`select ${person} from ${people} where p.id = ${id}`)
}

/** The active line manager of a person, if they have one. */
export function managerOf(tx: Tx, personId: number): Promise<Person | undefined> {
  return tx.maybe(sql`select ${person} from ${people}
    where p.active and p.id = (select manager_id from people where id = ${personId})`)
}

/** The person's team, if they are in one. */
export function teamOf(tx: Tx, personId: number): Promise<Team | undefined> {
  return tx.maybe(sql`select t.id, t.name, t.manager_id as "managerId"
    from teams t join people p on p.team_id = t.id where p.id = ${personId}`)
}

export function listTeams(tx: Tx): Promise<Team[]> {
  return tx.many(sql`select id, name, manager_id as "managerId" from teams order by name`)
}

/** Who covers for this person on the day; undefined when they are not away, or nobody may. */
export function coverFor(tx: Tx, personId: number, today: Temporal.PlainDate): Promise<Person | undefined> {
  return tx.maybe(sql`select ${person} from absences a join ${people} on p.id = a.cover_id
    where a.person_id = ${personId} and p.active and ${today} between a.from_on and a.until_on
      and cover_fits(a.cover_id, a.person_id, ${today})
    order by a.from_on desc, a.id desc limit 1`)
}

/** Those who may cover for this person on the day, by name: colleagues with the same duties. */
export function listWhoMayCover(tx: Tx, personId: number, on: Temporal.PlainDate): Promise<Person[]> {
  return tx.many(
    sql`select ${person} from ${people} where p.active and ${mayCover(personId, on)} order by p.name, p.id`,
  )
}

/** That `p` may cover for this person on the day: all who come into question are judged at once. Those are whoever has the one of the
 * person's duties that the fewest roles bring, and who stands above: nobody else may (db/policies/01-who-asks.sql). */
export function mayCover(personId: number, on: Temporal.PlainDate): Sql {
  const theirs = sql`person_roles pr join roles r on r.key = pr.role`
  const held = sql`pr.person_id = ${personId} and ${inForce(on)}`
  const rarest = sql`(select d from ${theirs} cross join unnest(r.duties) d where ${held} and d <> all (in_person())
      and (r.reach <> 'none' or not exists (select from ${theirs} where ${held} and r.reach <> 'none'))
    order by (select count(*) from roles other where d = any (other.duties)), d limit 1)`
  const some = sql`array(select key from roles where key = 'service_manager' or ${rarest} = any (duties))`
  const colleagues = sql`array(select c.id from people c where c.active and c.id <> ${personId} and (${rarest} is null or c.id in (
    select pr.person_id from person_roles pr where pr.role = any (${some}) and ${inForce(on)})))`
  return sql`p.id in (select who_may_cover(${colleagues}, ${personId}, ${on}))`
}

/** Active people who hold a role with this duty on the day, by name. */
export function listPeopleWithDuty(tx: Tx, duty: Duty, today: Temporal.PlainDate): Promise<Person[]> {
  return listHolders(tx, sql`${duty} = any (r.duties)`, today)
}

/** Active people who hold this role on the day, by name. */
export function listPeopleWithRole(tx: Tx, role: RoleKey, today: Temporal.PlainDate): Promise<Person[]> {
  return listHolders(tx, sql`r.key = ${role}`, today)
}

/** Active people whose roles on the day bring any sight of cases, by name: only they can do or be told of something that
 * stands in one. */
export function listPeopleWithCases(tx: Tx, today: Temporal.PlainDate): Promise<Person[]> {
  return listHolders(tx, sql`r.reach <> 'none'`, today)
}

/** Active people who hold any role on the day, by name: what everybody may read can be theirs as well. */
export function listPeopleAtWork(tx: Tx, today: Temporal.PlainDate): Promise<Person[]> {
  return listHolders(tx, sql`true`, today)
}

/** The numbers of those who can open no case any more: their access has ended, or every role that brought them one. What
 * is still theirs needs somebody else. */
export async function listGone(tx: Tx, today: Temporal.PlainDate): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`select p.id from people p where not (p.active and exists (
    select from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = p.id and r.reach <> 'none' and (pr.until_on is null or pr.until_on >= ${today})))`)
  return rows.map(({ id }) => id)
}

/** Teams whose manager is one of those: nobody answers for their households. */
export function listTeamsLeft(tx: Tx, gone: readonly number[]): Promise<Team[]> {
  return tx.many(
    sql`select id, name, manager_id as "managerId" from teams where manager_id = any (${gone}) order by name`,
  )
}

function listHolders(tx: Tx, which: Sql, today: Temporal.PlainDate): Promise<Person[]> {
  return tx.many(sql`select ${person} from ${people} where p.active and exists (
    select from person_roles pr join roles r on r.key = pr.role
    where pr.person_id = p.id and ${which} and ${inForce(today)}) order by p.name, p.id`)
}

const withRoles = sql`${person}, coalesce(held.keys, '{}') as "roles", coalesce(held.titles, '{}') as "roleTitles"`
const andRoles = (today: Temporal.PlainDate): Sql => sql`${people} left join lateral (
      select array_agg(r.key order by r.title) as keys, array_agg(r.title order by r.title) as titles
      from person_roles pr join roles r on r.key = pr.role where pr.person_id = p.id and ${inForce(today)}) held on true`

/** Everyone who works here, by name, with the roles they hold on the day. */
export function listDirectory(tx: Tx, today: Temporal.PlainDate): Promise<DirectoryEntry[]> {
  return tx.many(sql`select ${withRoles} from ${andRoles(today)} where p.active order by p.name, p.id`)
}

/** The same as a list, of those who work here or those who have left. `search` looks in names and e-mail addresses. */
export function listPeople(
  tx: Tx,
  today: Temporal.PlainDate,
  { search, active }: { search: string; active: boolean },
  asked: AskedPage,
): Promise<ListPage<DirectoryEntry>> {
  const found = sql`strpos(lower(p.name || ' ' || p.email), lower(${search})) > 0`
  const where = [sql`p.active = ${active}`, ...(search ? [found] : [])]
  const list = {
    columns: withRoles,
    from: andRoles(today),
    counted: sql`people p`,
    where,
    order: [sql`p.name`, sql`p.id`],
  }
  return listPage<DirectoryEntry>(tx, list, asked)
}

export function inForce(today: Temporal.PlainDate): Sql {
  return sql`pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today})`
}
