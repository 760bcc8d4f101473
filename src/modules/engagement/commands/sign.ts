import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { countTold, firstOf, listCleared } from '../queries/sheets.ts'
import { type Counted, countedOf, periodOf } from '../sheet.ts'

/** What the sheet of a month says as the notes stand now. */
export const countSheet = async (tx: Tx, month: Temporal.PlainYearMonth): Promise<Counted> =>
  countedOf(await countTold(tx, periodOf(month)), await countTold(tx, periodOf(month, 3)))

/** The sheet of a month is signed as its numbers stand now, with one thing that the service is asked. `quoted`: by their notes, two at most. */
export async function signSheet(
  tx: Tx,
  { month, asks, quoted }: { month: Temporal.PlainYearMonth; asks: string; quoted: readonly string[] },
): Promise<void> {
  const cleared = await listCleared(tx, periodOf(month))
  const quotes = cleared.filter(({ note }) => quoted.includes(note)).map(({ words }) => words)
  const done = await tx.run(sql`insert into engagement_sheets (month, counted, quotes, asks, signed_by, signed_at)
    values (${firstOf(month)}, ${JSON.stringify(await countSheet(tx, month))}::jsonb, ${quotes.slice(0, 2)}::text[], ${asks}, actor(), request_now()) on conflict do nothing`)
  if (done === 0) throw new Refused('The sheet of this month is signed already.')
  await record(tx, { kind: 'sheet of themes signed', data: { month: String(month) } })
}

/** Whoever signs takes it back, because something in it is wrong. Both stay. */
export async function takeSheetBack(tx: Tx, month: Temporal.PlainYearMonth): Promise<void> {
  const taken = await tx.run(
    sql`update engagement_sheets set withdrawn_at = request_now() where month = ${firstOf(month)} and withdrawn_at is null`,
  )
  if (taken !== 1) throw new Refused('There is no signed sheet of this month to take back.')
  await record(tx, { kind: 'sheet of themes taken back', data: { month: String(month) } })
}
