import { tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'
import type { Sent } from '../way-back.ts'

/**
 * What a move had to say is not said where nobody has been sent it yet; whoever has been is told that it went back. They may open the list,
 * and not the piece: it may be theirs no more.
 */
export async function takeBackTold<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(
  tx: Tx,
  { tells, path, onward, isUrgent }: Pick<Stream<P, K, R, Part>, 'tells' | 'path' | 'onward' | 'isUrgent'>,
  piece: P,
  sent: Pick<Sent, 'id' | 'move'>,
  actorId: number,
): Promise<void> {
  const after = Object.values<R | undefined>(onward ?? {}).flatMap((one) => (one ? tells[one.move as R['move']] : []))
  const kinds = [...(tells[sent.move as R['move']] ?? []), ...after].map(({ kind }) => kind)
  const told = await tx.many<{ to: number }>(
    sql`select t as "to" from take_back_messages(${sent.id}, ${kinds}, ${`${path}/${piece.ref}`}) t`,
  )
  for (const { to } of told)
    if (to !== actorId) await tell(tx, { to, kind: 'taken back', path, urgent: isUrgent(piece), pieceId: piece.id })
}
