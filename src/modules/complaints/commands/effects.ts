import { pointsAsked } from '#framework/a2-complaint-form/index.ts'
import { answerKey, type Answers, type Value } from '#framework/forms/answered.ts'
import type { Behind, MoveRequest } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Complaint } from '../complaint.ts'

/* What a move of a complaint does besides moving. */

type Known = { piece: Complaint; standing: Behind; answers: Answers<{ value: Value }> }

/** Which procedure it takes, and how many points are answered in it. */
export async function route(tx: Tx, { piece: { id }, answers }: Known, { details }: MoveRequest): Promise<void> {
  const points = Number(answers.get(answerKey(pointsAsked, null))?.value ?? 1)
  await tx.run(
    sql`update complaints set procedure = ${String(details?.['procedure'])}, points = ${points} where id = ${id}`,
  )
}

/** On which day the person asked, the panel met, a letter went: what runs from it runs from that day. */
export const keepDay = (tx: Tx, { piece: { id, days } }: Known, { move, on }: MoveRequest): Promise<unknown> =>
  tx.run(sql`update complaints set days = ${JSON.stringify({ ...days, [move]: String(on) })}::jsonb where id = ${id}`)

/** As it stood before what is taken back. */
export async function recall(tx: Tx, { piece: { id }, standing: { sent } }: Known): Promise<void> {
  if (sent?.move === 'route') await tx.run(sql`update complaints set procedure = null, points = null where id = ${id}`)
  else if (sent) await tx.run(sql`update complaints set days = days - ${sent.move} where id = ${id}`)
}
