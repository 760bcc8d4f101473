import { sql, type Tx } from '#platform/sql/index.ts'
import type { Member } from '../propose.ts'
import type { Side, Year } from '../slot.ts'

const columns = sql`y.id, y.first_day as "firstDay", y.last_day as "lastDay", y.state, y.version`

/** Every year that this person may see, the newest first. */
export const listYears = (tx: Tx): Promise<Year[]> =>
  tx.many(sql`select ${columns} from calendar_years y order by y.first_day desc`)

/** NotFound when there is none that they may see. */
export const findYear = (tx: Tx, id: number): Promise<Year> =>
  tx.one(sql`select ${columns} from calendar_years y where y.id = ${id}`)

/** The agreed year in which a day lies. */
export const agreedYearOn = (tx: Tx, day: Temporal.PlainDate): Promise<Year | undefined> =>
  tx.maybe(
    sql`select ${columns} from calendar_years y where y.state = 'agreed' and ${day} between y.first_day and y.last_day`,
  )

/** Held for the rest of the transaction, by whoever may move it: two who sign at once sign one after the other. */
export async function lockYear(tx: Tx, id: number): Promise<Year> {
  await tx.maybe(sql`select id from calendar_years where id = ${id} for update`)
  return findYear(tx, id)
}

export type Signature = { side: Side; personId: number; name: string; at: Temporal.Instant }

export const listSignatures = (tx: Tx, yearId: number): Promise<Signature[]> =>
  tx.many(sql`select s.side, s.person_id as "personId", p.name, s.signed_at as at
    from calendar_signatures s join people p on p.id = s.person_id where s.year_id = ${yearId} order by s.signed_at`)

export type Said = { move: string; by: string | null; at: Temporal.Instant; words: string }

/** What was said on the way to a year, the newest first: for those who draw it and those who sign. */
export const listSaid = (tx: Tx, yearId: number): Promise<Said[]> =>
  tx.many(sql`select m.move, p.name as by, m.at, m.words from calendar_moves m left join people p on p.id = m.by_id
    where m.year_id = ${yearId} order by m.id desc limit 50`)

export const countLines = async (tx: Tx, yearId: number): Promise<number> =>
  (await tx.one<{ count: number }>(sql`select count(*)::int as count from slots where year_id = ${yearId}`)).count

/** Everybody who works here on the first day of a year, in the order of their names, with what is known of their absences until its end. */
export const listMembers = (tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<Member[]> =>
  tx
    .many<MemberRow>(sql`
    select p.id, array(select distinct pr.role from person_roles pr where pr.person_id = p.id and pr.from_on <= ${from} and coalesce(pr.until_on, ${from}) >= ${from}) as roles,
      coalesce((select jsonb_agg(jsonb_build_object('from', a.from_on, 'until', a.until_on, 'coverId', a.cover_id) order by a.from_on)
        from absences a where a.person_id = p.id and a.until_on >= ${from} and a.from_on <= ${to}::date + 31), '[]') as away
    from people p where p.active order by p.name, p.id`)
    .then((rows) => rows.map(memberOf))

type MemberRow = Pick<Member, 'id' | 'roles'> & { away: { from: string; until: string; coverId: number | null }[] }

const memberOf = ({ id, roles, away }: MemberRow): Member => ({
  id,
  roles,
  away: away.map(({ from, until, coverId }) => ({
    ...{ from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until), coverId },
  })),
})
