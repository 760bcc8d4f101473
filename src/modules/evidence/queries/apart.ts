import { type AskedPage, countedUpTo, type ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { StreamApart } from '../piece.ts'
import type { Pieces } from './pieces.ts'

/** The pieces of a stream that goes by the person, as far as this one sees them, newest first. Whose are few finds them by number, instead
 * of asking of everybody's; of many the newest are walked. */
export async function listApart<Row>(
  tx: Tx,
  stream: StreamApart,
  { columns, from, own, newest }: Pick<Pieces<Row>, 'columns' | 'from' | 'own' | 'newest'>,
  asked: AskedPage,
): Promise<ListPage<Row>> {
  const id = sql`own.id`
  const { few } = await tx.one<{ few: number[] | null }>(sql`
    select case when f.ids is not null then array(select ${id} from ${own} where ${id} = any (f.ids) order by ${newest} desc, ${id} desc) end as few
    from (select few_apart(${stream}, ${countedUpTo + 1}) as ids offset 0) f`)
  const where = few ? [sql`${id} = any (${few})`] : []
  const all = few && asked.after === undefined ? few : undefined
  return listPage<Row>(tx, { columns, from, counted: own, where, all, order: [newest, id], newestFirst: true }, asked)
}
