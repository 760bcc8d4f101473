import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type AsidePlace, type InTalk, isOpenTalk, linesAt, mayTakeBack } from '../aside.ts'

/** Writes to the other beneath an answer; what was settled there is open again. The piece is held. */
export async function writeAside(tx: Tx, talk: InTalk, place: AsidePlace, says: string): Promise<void> {
  judge(talk)
  await tx.run(sql`insert into asides (piece_id, section, question, child_id, by_id, says)
    values (${talk.piece.id}, ${place.section.key}, ${place.question.key}, ${place.child?.id ?? null}, actor(), ${says})`)
  await note(tx, talk, place, 'note to the other written')
}

/** All that stands beneath an answer is settled. */
export async function settleAsides(tx: Tx, talk: InTalk, place: AsidePlace): Promise<void> {
  judge(talk)
  const lines = linesAt(talk, place)
  if (!isOpenTalk({ lines })) throw new Refused('It is settled already.')
  await tx.run(sql`update asides set settled_at = request_now(), settled_by = actor()
    where id = any (${lines.map(({ id }) => id)}) and settled_at is null`)
  await note(tx, talk, place, 'notes to the other settled')
}

/** Takes back what this person wrote last beneath an answer: the other reads it no more. */
export async function takeAsideBack(tx: Tx, talk: InTalk, place: AsidePlace, actorId: number): Promise<void> {
  judge(talk)
  const line = mayTakeBack(linesAt(talk, place), actorId)
  if (!line) throw new Refused('Only what you wrote last can be taken back, before it is settled.')
  await tx.run(sql`update asides set taken_back_at = request_now() where id = ${line.id}`)
  await note(tx, talk, place, 'note to the other taken back')
}

function judge({ other, piece: { noun } }: InTalk): void {
  if (other === undefined)
    throw new Refused(`The two of you write to each other while the ${noun} is being written. It has been sent.`)
}

const note = (tx: Tx, { piece }: InTalk, { question, child }: AsidePlace, kind: string): Promise<void> =>
  record(tx, {
    ...{ kind, householdId: piece.householdId, pieceId: piece.id },
    data: { question: question.key, ...(child ? { child: child.ref } : {}) },
  })
