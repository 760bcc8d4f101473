import { datesOf, type Month } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** What Hearth's own figures say of a month that is over. It may run twice: the same figure stands once. */
export async function keepFigures(tx: Tx, month: Month): Promise<void> {
  await tx.run(sql`select keep_figures(${datesOf(month).from})`)
}
