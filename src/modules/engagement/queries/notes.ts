import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { NotFound } from '#platform/problems.ts'
import type { Happening } from '#platform/room.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Note, NoteRead } from '../note.ts'

const columns = sql`n.id, n.key, n.child_id as "childId", 'C-' || n.child_id as child, n.household_id as "householdId", 'H-' || n.household_id as home,
  n.officer_id as "officerId", (select p.name from people p where p.id = n.officer_id) as officer, n.spoken_on as "on", n.how as way, n.alone, n.themes, n.to_act as "toAct",
  n.share, n.quotable, n.wish_by as "wishBy", n.told_on as "toldOn", n.taken_down_at as "takenDownAt", n.version, w.words, w.wish, w.answers, w.answer, w.why`
const from = sql`engagement_notes n left join engagement_words w on w.id = n.id`

/** Those that this person sees, the latest first. `own`: that they wrote themselves. */
export const listNotes = (tx: Tx, { own }: { own: boolean }, asked: AskedPage): Promise<ListPage<Note>> =>
  listPage<Note>(
    tx,
    {
      ...{ columns, from, counted: sql`engagement_notes n`, newestFirst: true },
      ...{ where: own ? [sql`n.officer_id = (select actor())`] : [], order: [sql`n.spoken_on`, sql`n.id`] },
    },
    asked,
  )

/** NotFound when there is none that this person sees. */
export async function findNote(tx: Tx, key: string): Promise<NoteRead> {
  const found = await tx.maybe<NoteRead>(
    sql`select ${columns}, exists (select from children c where c.id = n.child_id) as "seesChild" from ${from} where n.key = ${key}`,
  )
  if (!found) throw new NotFound()
  return found
}

/** The same, held for the rest of the transaction. NotFound also for whoever may not write in it. */
export async function lockNote(tx: Tx, key: string): Promise<NoteRead> {
  const isTheirs = await tx.maybe(sql`select from engagement_notes where key = ${key} for update`)
  if (!isTheirs) throw new NotFound()
  return findNote(tx, key)
}

/** The wishes that wait: this person's own, and for Quality Assurance and Partnerships those whose officer is the child's no more. */
export const listWishes = (tx: Tx): Promise<Note[]> =>
  tx.many<Note>(sql`select ${columns} from ${from}
    where n.wish_by is not null and n.told_on is null and n.taken_down_at is null and (n.officer_id = (select actor())
      or ((select has_own_duty('hold_voices')) and not exists (select from children c join people o on o.id = c.iro_id where c.id = n.child_id and c.iro_id = n.officer_id and o.active)))
    order by n.wish_by, n.id limit 50`)

export type OwnChild = { id: number; ref: string; initials: string; householdId: number; home: string }

/** The children whose reviewing officer this person is, in person, and who live with our carers today. */
export const listOwnChildren = (tx: Tx): Promise<OwnChild[]> =>
  tx.many<OwnChild>(sql`select distinct on (c.id) c.id, c.ref, c.initials, p.household_id as "householdId", 'H-' || p.household_id as home
    from children c join placements p on p.child_id = c.id and p.ended_on is null and p.household_id is not null
    where c.id = any ((select my_own_children())::int[]) order by c.id, p.started_on desc`)

const spoke = sql`select n.key, 'C-' || n.child_id as child, n.spoken_on as "on" from engagement_notes n where n.taken_down_at is null`
type Spoke = { key: string; child: string; on: Temporal.PlainDate }
const happened = ({ key, child, on }: Spoke): Happening => ({
  on,
  what: `Child ${child} was in touch with their reviewing officer`,
  href: `/engagement/${key}`,
})

/** That a child was in touch with their officer, and when: never what was said. */
export const listOfHousehold = async (tx: Tx, id: number, _today: unknown, most: number): Promise<Happening[]> =>
  (
    await tx.many<Spoke>(sql`${spoke} and n.household_id = ${id} order by n.spoken_on desc, n.id desc limit ${most}`)
  ).map(happened)

export const listOfChild = async (tx: Tx, id: number): Promise<Happening[]> =>
  (await tx.many<Spoke>(sql`${spoke} and n.child_id = ${id} order by n.spoken_on desc, n.id desc limit 50`)).map(
    happened,
  )
