import type { Duty } from '#framework/s4-roles.ts'
import { join, sql, type Sql, type Tx } from '#platform/sql/index.ts'
import { asksToFind, type Choosing, mostOffered, nameTyped, type Offer } from '../choice.ts'
import type { Person } from '../person.ts'
import { inForce, mayCover, people, person } from './directory.ts'

/** To choose among active people whose roles bring them a sight of cases. */
export function offerPeopleWithCases(tx: Tx, today: Temporal.PlainDate, choosing: Choosing): Promise<Offer> {
  return offer(tx, holds(sql`r.reach <> 'none'`, today), choosing)
}

/** Among active people with this duty. */
export function offerPeopleWithDuty(tx: Tx, duty: Duty, today: Temporal.PlainDate, choosing: Choosing): Promise<Offer> {
  return offer(tx, holds(sql`${duty} = any (r.duties)`, today), choosing)
}

/** Among those who may cover for this person on the day. */
export function offerCover(tx: Tx, personId: number, on: Temporal.PlainDate, choosing: Choosing): Promise<Offer> {
  return offer(tx, mayCover(personId, on), choosing)
}

/** Among everyone who works here. */
export function offerAnybody(tx: Tx, choosing: Choosing): Promise<Offer> {
  return offer(tx, sql`true`, choosing)
}

const holds = (which: Sql, today: Temporal.PlainDate): Sql => sql`exists (
  select from person_roles pr join roles r on r.key = pr.role where pr.person_id = p.id and ${which} and ${inForce(today)})`

async function offer(tx: Tx, which: Sql, choosing: Choosing): Promise<Offer> {
  const { field, body, near, now = null, not = [] } = choosing
  const name = nameTyped(body, field)
  const posted = body[field]
  const chosen = posted === undefined ? now : /^\d{1,9}$/.test(String(posted)) ? Number(posted) : null
  const rows = await tx.many<Person & { near: boolean; named: boolean }>(sql`
    select * from (select ${person}, ${isNear(near)} as near, ${isNamed(name)} as named, coalesce(p.id = ${chosen}, false) as chosen
      from ${people} where p.active and p.id <> all (${ids(not)}::int[]) and ${which}) p
    where p.named or p.chosen order by p.chosen desc, p.near desc, p.name, p.id limit ${mostOffered + 1}`)
  const justAsked = asksToFind(body, field)
  const more = rows.length > mostOffered
  if (name === '') {
    const listed = more ? rows.filter(({ id, near }) => near || id === chosen).slice(0, mostOffered) : rows
    return { people: byName(listed), search: more, name, found: 0, more: false, justAsked }
  }
  const listed = rows.slice(0, mostOffered)
  const found = listed.filter(({ named }) => named).length
  return { people: byName(listed), search: true, name, found, more, justAsked }
}

const byName = (people: readonly Person[]): Person[] =>
  people.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB') || one.id - other.id)

const ids = (given: readonly (number | null)[]): number[] => given.filter((id) => id !== null)

function isNamed(name: string): Sql {
  const words = name.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql`true`
  return sql`(${join(
    words.map((word) => sql`strpos(lower(p.name), ${word}) > 0`),
    ' and ',
  )})`
}

/** Those given, who are in a team of theirs, and everybody above one of them or of a team: found for all of them in one climb. */
function isNear({ people: given = [], teams = [] }: Near): Sql {
  const theirs = sql`(select n.team_id from people n where n.id = any (${ids(given)}::int[]) union select unnest(${ids(teams)}::int[]))`
  const above = sql`(with recursive above (id) as (
      (select n.manager_id from people n where n.id = any (${ids(given)}::int[]) union select t.manager_id from teams t where t.id in ${theirs})
      union select n.manager_id from people n join above on n.id = above.id
    ) select id from above)`
  return sql`coalesce(p.id = any (${ids(given)}::int[]) or p.team_id in ${theirs} or p.id in ${above}, false)`
}

type Near = Choosing['near']
