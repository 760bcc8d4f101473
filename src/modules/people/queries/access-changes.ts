import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import { type AccessChange, type RecordsOf, secondDuties, type What } from '../access-change.ts'
import type { Person } from '../person.ts'

const columns = sql`c.id, c.person_id as "personId", c.kind, c.what, c.state, c.asked_by as "askedBy", c.asked_at as "askedAt",
  c.version, c.settled_by as "settledBy", c.settled_at as "settledAt", c.reason`

/** A change with the names that its line needs. */
export type ListedChange = AccessChange & {
  /** Of two records the reference of the one that ends. */
  name: string
  email: string | null
  asker: string | null
  settler: string | null
  roleTitle: string | null
  coverName: string | null
  teamName: string | null
  intoName: string | null
  intoEmail: string | null
}

const listedColumns = sql`${columns}, coalesce(p.name, c.what #>> '{two,ends}') as name, p.email::text as email, asker.name as asker, settler.name as settler, r.title as "roleTitle",
    cover.name as "coverName", t.name as "teamName", stays.name as "intoName", stays.email::text as "intoEmail"`
const from = sql`access_changes c left join people p on p.id = c.person_id
  left join people asker on asker.id = c.asked_by left join people settler on settler.id = c.settled_by
  left join roles r on r.key = c.what ->> 'role' left join people cover on cover.id = (c.what ->> 'coverId')::int
  left join teams t on t.id = (c.what ->> 'teamId')::int left join people stays on stays.id = (c.what ->> 'intoId')::int`
const listed = sql`${listedColumns} from ${from}`

/** One change that the reader may know of. */
export function findChange(tx: Tx, id: number): Promise<ListedChange> {
  return tx.one(sql`select ${listed} where c.id = ${id}`)
}

/** Newest first: all, or those that wait. */
export function listChanges(tx: Tx, waiting: boolean, asked: AskedPage): Promise<ListPage<ListedChange>> {
  const where = waiting ? [sql`c.state = 'waiting'`] : []
  const order = [sql`c.asked_at`, sql`c.id`]
  const list = { columns: listedColumns, from, counted: sql`access_changes c`, where, order, newestFirst: true }
  return listPage<ListedChange>(tx, list, asked)
}

/** What waits, oldest first, as far as the reader may know of it. */
export function listWaiting(tx: Tx, personId?: number): Promise<ListedChange[]> {
  const about = personId === undefined ? sql`` : sql`and c.person_id = ${personId}`
  return tx.many(sql`select ${listed} where c.state = 'waiting' ${about} order by c.asked_at, c.id`)
}

/** What became of a person's own access since a moment, newest first. */
export function listChangesAbout(
  tx: Tx,
  personId: number,
  since: Temporal.Instant,
  limit: number,
): Promise<ListedChange[]> {
  return tx.many(sql`select ${listed} where c.person_id = ${personId} and coalesce(c.settled_at, c.asked_at) >= ${since}
    order by c.asked_at desc, c.id desc limit ${limit}`)
}

/** The newest change of how a person signs in, of the last seven days, that was not by their own hand. */
export function findNewlyChanged(
  tx: Tx,
  personId: number,
  today: Temporal.PlainDate,
): Promise<ListedChange | undefined> {
  return tx.maybe(sql`select ${listed} where c.person_id = ${personId} and c.state in ('at once', 'confirmed')
    and c.kind in ('address changed', 'invited again', 'role given', 'role ended', 'team given', 'cover set')
    and c.settled_at >= ${today.subtract({ days: 7 })} and ${personId}::int is distinct from coalesce(c.settled_by, c.asked_by)
    order by c.settled_at desc, c.id desc limit 1`)
}

/** The change that a link at somebody's old address answers, for a week. Works at the door. */
export function findChangeByLink(tx: Tx, answerHash: string, now: Temporal.Instant): Promise<AccessChange | undefined> {
  return tx.maybe(sql`select ${columns} from access_changes c
    where c.answer_hash = ${answerHash} and c.state = 'waiting' and c.asked_at > ${now.subtract({ hours: 7 * 24 })}`)
}

/** What was answered by such a link some minutes ago. */
export function findAnswerByLink(tx: Tx, answerHash: string): Promise<{ state: string } | undefined> {
  return tx.maybe(sql`select state from access_changes where answer_hash = ${answerHash} and state <> 'waiting'`)
}

/** How somebody stands to the cases, whatever waits included. Needs the sight of Hearth itself. */
export type Standing = {
  active: boolean
  /** They hold a role that gives power, now or on a day to come. */
  power: boolean
  /** Such a role waits for them. */
  powerWaits: boolean
  /** They have been in: an invitation was accepted, or they signed in. */
  hasAccess: boolean
  /** A link is out with which they can begin. */
  invited: boolean
}

export function findStanding(
  tx: Tx,
  personId: number,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<Standing> {
  return tx.one(sql`select p.active,
      exists (select from person_roles pr where pr.person_id = p.id
        and (pr.until_on is null or pr.until_on >= ${today}) and role_gives_power(pr.role)) as power,
      exists (select from access_changes c where c.person_id = p.id and c.state = 'waiting' and c.kind in ('person added', 'role given')) as "powerWaits",
      (p.demonstration_key is not null or exists (select from invitations i where i.person_id = p.id and i.used_at is not null)
        or exists (select from sessions s where s.person_id = p.id)) as "hasAccess",
      exists (select from invitations i where i.person_id = p.id and i.used_at is null and i.closed_at is null and i.expires_at > ${now}) as invited
    from people p where p.id = ${personId}`)
}

export type Second = Pick<Person, 'id' | 'name'> & { head: boolean }

/** Administrators and the Head of Quality Assurance on a day, by roles of their own. */
export function listSeconds(tx: Tx, today: Temporal.PlainDate): Promise<Second[]> {
  return tx.many(sql`select p.id, p.name, bool_or('confirm_access' = any (r.duties)) as head
    from people p join person_roles pr on pr.person_id = p.id join roles r on r.key = pr.role
    where p.active and pr.from_on <= ${today} and (pr.until_on is null or pr.until_on >= ${today})
      and r.duties && ${[...secondDuties]}::text[]
    group by p.id, p.name order by head desc, p.name, p.id`)
}

/** The same change of the same person, while it waits; of two records, any that the one that ends or stays is in. */
export function findSameWaiting(
  tx: Tx,
  personId: number | null,
  kind: string,
  { role, two }: What,
): Promise<{ id: number } | undefined> {
  if (two) return findWaitingOf(tx, two)
  const ofRole = role ? sql`and what ->> 'role' = ${role}` : sql``
  return tx.maybe(
    sql`select id from access_changes where person_id = ${personId} and kind = ${kind} and state = 'waiting' ${ofRole}`,
  )
}

function findWaitingOf(tx: Tx, { record, endsId, staysId }: RecordsOf): Promise<{ id: number } | undefined> {
  const both = [endsId, staysId]
  return tx.maybe(sql`select id from access_changes where state = 'waiting' and what #>> '{two,record}' = ${record}
    and ((what #>> '{two,endsId}')::int = any (${both}::int[]) or (what #>> '{two,staysId}')::int = any (${both}::int[])) limit 1`)
}
