import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Counted, Told } from '../sheet.ts'

export type Sheet = {
  id: number
  month: Temporal.PlainDate
  counted: Counted
  quotes: readonly string[]
  asks: string
  by: string
  at: Temporal.Instant
}

const signed = sql`select s.id, s.month, s.counted, s.quotes, s.asks, p.name as by, s.signed_at as at
  from engagement_sheets s join people p on p.id = s.signed_by where s.withdrawn_at is null`

export const firstOf = (month: Temporal.PlainYearMonth): Temporal.PlainDate => month.toPlainDate({ day: 1 })

/** Those that are signed, of this month and later ones. */
export const listSheets = (tx: Tx, from: Temporal.PlainDate): Promise<Sheet[]> =>
  tx.many<Sheet>(sql`${signed} and s.month >= ${from} order by s.month desc limit 24`)

export const findSheet = (tx: Tx, month: Temporal.PlainYearMonth): Promise<Sheet | undefined> =>
  tx.maybe<Sheet>(sql`${signed} and s.month = ${firstOf(month)}`)

/** The sheet of a month, where it is signed: for the month. */
export const sheetSignedIn = (month: Temporal.PlainYearMonth) =>
  part<{ on: Temporal.PlainDate; counted: Counted }>(
    sql`select (s.signed_at at time zone 'Europe/London')::date as on, s.counted from engagement_sheets s where s.withdrawn_at is null and s.month = ${firstOf(month)}`,
    { on: 'day' },
  )

/** Whether this person counts and signs: by a duty of their own, since nobody knows of notes by cover. */
export const signsSheets = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ yes: boolean }>(sql`select has_own_duty('report_escalations') as yes`)).yes

type Days = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** What the notes of these days say, for whoever knows of all of them. A child counts once a line, however often they spoke. */
export async function countTold(tx: Tx, { from, to }: Days): Promise<Told> {
  const notes = sql`select n.child_id, n.alone, n.themes from engagement_notes n where n.taken_down_at is null and n.spoken_on between ${from} and ${to}`
  const all = await tx.one<Pick<Told, 'children' | 'alone'>>(
    sql`select count(distinct child_id)::int as children, count(distinct child_id) filter (where alone)::int as alone from (${notes}) told`,
  )
  const lines = await tx.many<Told['lines'][number]>(
    sql`select t.key as theme, t.value as direction, count(distinct told.child_id)::int as children
      from (${notes}) told, jsonb_each_text(told.themes) t group by 1, 2 order by 1, 2`,
  )
  return { ...all, lines }
}

export type Cleared = { note: string; words: string }

/** Words of these days that may be quoted, for whoever signs. */
export const listCleared = (tx: Tx, { from, to }: Days): Promise<Cleared[]> =>
  tx.many<Cleared>(sql`select note, words from words_cleared(${from}, ${to})`)
