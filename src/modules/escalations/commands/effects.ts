import type { Behind, MoveRequest } from '#modules/evidence/index.ts'
import { listPeopleWithRole } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Escalation, type Stage, stageGiven, type Standing } from '../escalation.ts'

/* What a move of an escalation does besides moving. */

type Known = { piece: Escalation; standing: Pick<Standing, 'piece' | 'given'> & Behind }

/** Who answers above the team manager. A chief executive sees no records: the reviewing officer writes down what they say. */
const posts = {
  2: ['service_manager'],
  3: ['head_of_service', 'corporate_director'],
  4: ['executive_director'],
} as const

/** It is with whoever answers at that stage. */
export async function toStage(tx: Tx, { piece, standing }: Known, _request: MoveRequest, today: Temporal.PlainDate) {
  const stage = stageGiven(standing)
  await tx.run(sql`update escalations set stage = ${stage} where id = ${piece.id}`)
  const to = await whoAnswers(tx, piece, stage, today)
  if (to !== piece.managerId) await handTo(tx, piece.id, to)
}

/** Who answers at this stage today. */
export async function whoAnswers(
  tx: Tx,
  piece: Pick<Escalation, 'managerId' | 'officerId'>,
  stage: Stage,
  today: Temporal.PlainDate,
): Promise<number> {
  if (stage === 1 || stage === 5) return piece.managerId
  for (const role of posts[stage])
    for (const { id } of await listPeopleWithRole(tx, role, today)) if (id !== piece.officerId) return id
  throw new Refused('Nobody here has that post now: choose the stage above it, and say why.')
}

export const handTo = (tx: Tx, pieceId: number, to: number) =>
  tx.one(sql`select hand_escalation_to(${pieceId}, ${to}) as had`)

export const toCafcass = (tx: Tx, { piece: { id } }: Known, { on }: MoveRequest) =>
  tx.run(sql`update escalations set cafcass_on = ${on!} where id = ${id}`)

/** How it ended, and how it is for the child: what is counted. */
const endedAs =
  (how: 'closed' | 'called_off' | 'cancelled') =>
  (tx: Tx, { piece: { id } }: Pick<Known, 'piece'>) =>
    tx.run(sql`update escalations set ended_as = ${how}, better = case when ${how} = 'closed' then
      (select n.value #>> '{}' from answers n where n.piece_id = ${id} and n.question = 'esc.better') end where id = ${id}`)
export const closed = endedAs('closed')
export const withdrawn = endedAs('called_off')
export const cancelled = endedAs('cancelled')
export const reopened = (tx: Tx, { piece: { id } }: Pick<Known, 'piece'>) =>
  tx.run(sql`update escalations set ended_as = null, better = null where id = ${id}`)

/** As it stood before what is taken back. */
export async function recall(tx: Tx, { piece, standing: { sent } }: Known): Promise<void> {
  if (sent?.move === 'cafcass') {
    const was = (sent.details['cafcass'] as string | null) ?? null
    await tx.run(sql`update escalations set cafcass_on = ${was}::date where id = ${piece.id}`)
  }
  if (sent?.move !== 'formal' && sent?.move !== 'go_on') return
  await tx.run(sql`update escalations set stage = ${Number(sent.details['before'])} where id = ${piece.id}`)
  const had = Number(sent.details['with'])
  if (had !== piece.managerId) await handTo(tx, piece.id, had)
}
