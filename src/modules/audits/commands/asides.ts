import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type AsidePlace, isOpenTalk, mayTakeBack, mayWriteAsides, talksOf } from '../aside.ts'
import type { AuditCase } from '../queries/standing.ts'

const over = 'The two of you write to each other while the audit is being written. It has been sent.'

/** Writes to the other beneath an answer; what was settled there is open again. The audit is held. */
export async function writeAside(tx: Tx, about: AuditCase, place: AsidePlace, says: string): Promise<void> {
  judge(about)
  await tx.run(sql`insert into asides (piece_id, section, question, child_id, by_id, says)
    values (${about.audit.id}, ${place.section.key}, ${place.question.key}, ${place.child?.id ?? null}, actor(), ${says})`)
  await note(tx, about, place, 'note to the other written')
}

/** All that stands beneath an answer is settled. */
export async function settleAsides(tx: Tx, about: AuditCase, place: AsidePlace): Promise<void> {
  judge(about)
  const lines = linesAt(about, place)
  if (!isOpenTalk({ lines })) throw new Refused('It is settled already.')
  await tx.run(sql`update asides set settled_at = request_now(), settled_by = actor()
    where id = any (${lines.map(({ id }) => id)}) and settled_at is null`)
  await note(tx, about, place, 'notes to the other settled')
}

/** Takes back what this person wrote last beneath an answer: the other reads it no more. */
export async function takeAsideBack(tx: Tx, about: AuditCase, place: AsidePlace, actorId: number): Promise<void> {
  judge(about)
  const line = mayTakeBack(linesAt(about, place), actorId)
  if (!line) throw new Refused('Only what you wrote last can be taken back, before it is settled.')
  await tx.run(sql`update asides set taken_back_at = request_now() where id = ${line.id}`)
  await note(tx, about, place, 'note to the other taken back')
}

function judge({ audit, standing }: AuditCase): void {
  if (!mayWriteAsides(audit, standing)) throw new Refused(over)
}

/** What stands beneath one answer. */
export const linesAt = ({ asides }: Pick<AuditCase, 'asides'>, { question, child }: AsidePlace) =>
  talksOf(asides).find((talk) => talk.question === question.key && talk.childId === (child?.id ?? null))?.lines ?? []

const note = (tx: Tx, { audit }: AuditCase, { question, child }: AsidePlace, kind: string): Promise<void> =>
  record(tx, {
    ...{ kind, householdId: audit.householdId, pieceId: audit.id },
    data: { question: question.key, ...(child ? { child: child.ref } : {}) },
  })
