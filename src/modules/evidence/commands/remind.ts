import { remind, type Reminding } from '#modules/people/index.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Hearing, ofThoseHere } from '../hearers.ts'
import { endsOf } from '../steps.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'
import { hearersOf, listWhoOpen } from './announce.ts'

/** As much of a piece as its date asks for. */
export type Timed = Moving & { stateSince: Temporal.Instant; dueOn: Temporal.PlainDate | null }

export type Reminders<P extends Timed, Part extends string> = {
  stream: Pick<Stream<P, { standing: unknown }, MoveRequest, Part>, 'key' | 'path' | 'steps' | 'find' | 'hearing'>
  kinds: Record<'due' | 'overdue', MessageKind>
  /** Something in a piece with a day of its own: of whom it is asked, and in which states. */
  also?: {
    in: readonly P['state'][]
    remind: (tx: Tx, piece: P, here: Hearing<Part, P>, reminding: Reminding) => Promise<void>
  }
}

/** The open pieces with a date that is near or past. Where something in them has a date of its own, all. */
export async function listToRemind<P extends Timed, Part extends string>(
  tx: Tx,
  { stream: { key, steps }, also }: Pick<Reminders<P, Part>, 'stream' | 'also'>,
  until: Temporal.PlainDate,
): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`select id from pieces
    where stream = ${key} and not state = any (${endsOf<string>(steps)}) and (due_on <= ${until} or state = any (${[...(also?.in ?? [])]}))
    order by id`)
  return rows.map(({ id }) => id)
}

/** Reminds those whose turn it is in one piece, of their own step. Held meanwhile, so that it does not pass on to somebody else. */
export async function remindOfPiece<P extends Timed, Part extends string>(
  tx: Tx,
  { stream, kinds, also }: Reminders<P, Part>,
  id: number,
  reminding: Reminding,
): Promise<void> {
  await tx.one(sql`select id from pieces where id = ${id} for share`)
  const piece = await stream.find(tx, id)
  const state: P['state'] = piece.state
  const { dueOn, stateSince: begunAt, ref } = piece
  if (dueOn === null) return
  const { today } = reminding
  // Whoever sees cases no more has no part any more: it falls to whoever looks for somebody else.
  const here = ofThoseHere(stream.hearing, new Set((await listWhoOpen(tx, stream.key, today)).map((one) => one.id)))
  const turn = await hearersOf(tx, here, stream.steps[state].turn, piece, { today, isToDo: true })
  await remind(tx, { dueOn, begunAt, path: `${stream.path}/${ref}`, pieceId: id, kinds }, turn, reminding)
  if (also?.in.includes(state)) await also.remind(tx, piece, here, reminding)
}
