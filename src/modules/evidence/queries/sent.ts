import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import { type Behind, type Ending, notUndone, type Sent } from '../way-back.ts'

type Made = Omit<Sent, 'begun'> & { to: string }

/** What people did with a piece, the first first; not what Hearth did by itself. To be asked together with what else is wanted of it. */
export const madeOf = (pieceId: number) =>
  part<Made>(
    sql`select m.id, m.move, m.from_state as "from", m.to_state as "to", m.at, m.by_id = actor() as mine, m.details
      from moves m where m.piece_id = ${pieceId} and m.by_id is not null order by m.at, m.id`,
    { at: 'moment' },
  )

/** The last of them that was not undone, and whether somebody has begun on the piece since; asked only where it matters, of whoever made it. */
async function findSent(tx: Tx, made: readonly Made[]): Promise<Sent | null> {
  const last = notUndone(made).at(-1)
  if (last === undefined) return null
  const { begun } = last.mine
    ? await tx.one<{ begun: boolean }>(sql`select begun_since(${last.id}) as begun`)
    : { begun: false }
  return { ...last, begun }
}

/** How a piece that is over was ended: by which move, from where and when. */
const endOf = (made: readonly Made[], state: string): Ending | null =>
  made.findLast((one) => one.to === state && one.from !== state) ?? null

/** What people did with a piece, as its moves are judged by it. */
export async function behindOf(tx: Tx, made: readonly Made[], { state }: { state: string }): Promise<Behind> {
  return { sent: await findSent(tx, made), ended: endOf(made, state) }
}
