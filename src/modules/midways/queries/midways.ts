import { NotFound } from '#platform/problems.ts'
import type { Happening } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import { type Decision, type Due, homes, pathOf } from '../midway.ts'

export type Midway = {
  id: number
  child: string
  householdId: number
  home: string
  officerId: number
  officer: string
  dueOn: Temporal.PlainDate
  heldOn: Temporal.PlainDate | null
  how: string
  decisions: readonly Decision[]
  contact: string
  carerHeard: boolean | null
  feels: string
  homeWhy: string
  meetingOn: Temporal.PlainDate | null
  next: string
  notHeld: string
  notHeldWords: string
  version: number
}

const columns = sql`m.id, 'C-' || m.child_id as child, m.household_id as "householdId", 'H-' || m.household_id as home, m.officer_id as "officerId",
  (select p.name from people p where p.id = m.officer_id) as officer, m.due_on as "dueOn", m.held_on as "heldOn", m.how, m.decisions, m.child_contact as contact,
  m.carer_heard as "carerHeard", m.home as feels, m.home_why as "homeWhy", m.meeting_on as "meetingOn", m.next, m.not_held as "notHeld", m.not_held_words as "notHeldWords", m.version`

/** `seesChild`: whether this person has a page of the child. */
export type MidwayRead = Midway & { seesChild: boolean }

type Which = { child: string; dueOn: Temporal.PlainDate }
const childOf = ({ child }: Which) => (/^C-\d{1,9}$/.test(child) ? Number(child.slice(2)) : 0)

/** As it is kept; undefined where nothing is, or nothing that this person sees. */
export const findMidway = (tx: Tx, which: Which): Promise<MidwayRead | undefined> =>
  tx.maybe<MidwayRead>(
    sql`select ${columns}, exists (select from children c where c.id = m.child_id) as "seesChild" from midways m where m.child_id = ${childOf(which)} and m.due_on = ${which.dueOn}`,
  )

export type Asked = { childId: number; child: string; initials: string; householdId: number; dueOn: Temporal.PlainDate }

/** Those of this person's own children that are due in these days and of which nothing is kept yet. */
export const listAsked = (tx: Tx, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<Asked[]> =>
  tx.many<Asked>(sql`select d.child_id as "childId", c.ref as child, c.initials, d.household_id as "householdId", d.due_on as "dueOn"
    from midways_due(${from}, ${to}, true) d join children c on c.id = d.child_id
    where c.ended_on is null and not exists (select from midways m where m.child_id = d.child_id and m.due_on = d.due_on) order by d.due_on, d.child_id`)

/** The one of this child and day, where it is due by the register and theirs to hold. NotFound else. */
export async function findAsked(tx: Tx, which: Which): Promise<Asked> {
  const found = (await listAsked(tx, which.dueOn, which.dueOn)).find(({ child }) => child === which.child)
  if (!found) throw new NotFound()
  return found
}

/** Those that were due in these days, with what became of each; `own`: of this person's children. */
export const duesIn = (from: Temporal.PlainDate, to: Temporal.PlainDate, own: boolean) =>
  part<Due>(
    sql`with kept as materialized (select m.child_id, m.due_on, m.held_on, m.how from midways m where m.due_on between ${from} and ${to})
      select d.due_on as "dueOn", k.held_on as "heldOn", coalesce(k.how, '') as how from midways_due(${from}, ${to}, ${own}) d
      left join kept k on k.child_id = d.child_id and k.due_on = d.due_on`,
    { dueOn: 'day', heldOn: 'day' },
  )

/** The latest that this person wrote, or of whoever reports, of all. */
export const listLatest = (tx: Tx, own: boolean): Promise<Midway[]> =>
  tx.many<Midway>(sql`with latest as materialized (select m.id from midways m where ${own ? sql`m.officer_id = (select actor())` : sql`true`} order by m.due_on desc, m.child_id desc limit 50)
    select ${columns} from latest join midways m on m.id = latest.id order by m.due_on desc, m.child_id desc`)

/** The latest of one household, for its line. */
export const listOfHousehold = async (tx: Tx, id: number, _today: unknown, count: number): Promise<Happening[]> =>
  (
    await tx.many<Midway>(
      sql`select ${columns} from midways m where m.household_id = ${id} order by m.due_on desc, m.id desc limit ${count}`,
    )
  ).map((one) => ({
    on: one.heldOn ?? one.dueOn,
    what: `Midway review of child ${one.child}: ${one.heldOn ? `the home feels ${homes[one.feels as keyof typeof homes].toLowerCase()}` : 'not held'}`,
    href: pathOf(one),
  }))
