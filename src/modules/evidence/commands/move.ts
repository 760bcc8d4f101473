import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { type Link, Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { byNobody, record } from '#platform/trail/index.ts'
import { judge } from '#platform/workflow.ts'
import { type Again, type Behind, restores, sentOf, standsAgain, undoneBy, type Undone } from '../way-back.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'
import { announce } from './announce.ts'
import { movePiece } from './change-piece.ts'
import { takeBackTold } from './recall.ts'
import { turnBackClocks, turnClocks } from './clocks.ts'
import { handOnChildsWords } from './hand-on.ts'
import { noteMove } from './note-move.ts'

/** Makes one move: lock, judge, write, record, tell. Refused with the judge's sentence when it may not be made; then nothing is written. */
export async function makeMove<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(tx: Tx, actor: Actor, stream: Stream<P, K, R, Part>, ref: string, request: R, now: Temporal.Instant): Promise<P> {
  const today = londonDate(now)
  const move: R['move'] = request.move
  const before = await stream.lock(tx, ref)
  const known = await stream.facts(tx, actor, before, request, today)
  const judgement = judge<P['state'], K['standing']>(stream.moves[move], before.state, known.standing)
  if (!judgement.allowed) throw new Refused(judgement.because, asItStands(stream, before))
  const { to } = judgement
  await stream.effects[move]?.(tx, known, request, today)
  const undoes = undoneBy(move, known.standing as Behind)
  const again = undoes && standsAgain(move, undoes, today)
  const writing = () => write(tx, stream, before, { request, to, undoes, again }, now)
  await (stream.moves[move].byHearth ? byNobody(tx, writing) : writing())
  const after = await stream.find(tx, before.id)
  await turnClocks(tx, stream.clocks ?? [], { piece: after, move, label: stream.moves[move].label }, now)
  await announce(tx, stream, { move, before, after }, { actorId: actor.id, today })
  await handOnChildsWords(tx, after.id, { actorId: actor.id, today })
  if (undoes) {
    const { label } = stream.moves[move]
    await turnBackClocks(tx, stream.clocks ?? [], { piece: before, move: undoes.move, at: undoes.at, label }, now)
  }
  if (move === 'recall') await takeBackTold(tx, stream, after, sentOf(known), actor.id)
  const next = move === 'recall' ? undefined : stream.onward?.[to]
  return next === undefined ? after : makeMove(tx, actor, stream, ref, next, now)
}

/** Where a page that was opened before somebody else moved the piece leads on to. */
export const asItStands = ({ noun, path }: { noun: string; path: string }, { ref }: { ref: string }): Link => ({
  text: `See how ${noun} ${ref} stands now`,
  href: `${path}/${ref}`,
})

async function write<P extends Moving, K extends { standing: unknown }, R extends MoveRequest, Part extends string>(
  tx: Tx,
  stream: Stream<P, K, R, Part>,
  before: P,
  { request, to, undoes, again }: { request: R; to: P['state']; undoes: Undone | undefined; again: Again | undefined },
  now: Temporal.Instant,
): Promise<void> {
  const { id, householdId, state: from, stateSince: since, dueOn: due } = before
  const move: R['move'] = request.move
  const wayBack = stream.moves[move].back
  // By what it stands again if this was a mistake.
  const stood = 'by' in wayBack && wayBack.by.some((way) => restores.has(way)) ? { stood: { since, due } } : {}
  const details = {
    ...request.details,
    ...stream.keeps(before, move),
    ...stood,
    ...(undoes ? { undoes: undoes.id, recalls: undoes.move } : {}),
  }
  await noteMove(tx, { pieceId: id, move, from, to, at: now, words: request.words, details })
  await record(tx, { kind: stream.moved, householdId, pieceId: id, data: { move, from, to } })
  if (stream.moves[move].stays) return
  const changed = await stream.find(tx, id)
  const anew = async () => ({
    since: now,
    dueOn: await stream.due(tx, changed, { state: to, by: move }, londonDate(now)),
  })
  await movePiece(tx, id, { state: to, ...(again ?? (await anew())) })
}
