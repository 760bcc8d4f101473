import { type Behind, type MoveRequest, mustTell } from '#modules/evidence/index.ts'
import { addWorkingDays, isBefore, startOfLondonDay } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { isInTheYear, listAbove } from '../queries/agreed.ts'
import { wasExcusedBefore } from '../queries/visits.ts'
import { programmeSettings } from '../settings.ts'
import { seesCase, type Visit } from '../visit.ts'

/* What a move in the leaders' programme does besides moving. */

type Known = { piece: Visit; standing: Behind }

/** It was held on this day: staff are to be told what came of it, and the leader sees the case by that day. What they say themselves opens
 * no case that was closed to them: where the time that was agreed is over, the day is given by those who agree it. */
export async function hold(tx: Tx, { piece: { id, plannedFor } }: Known, { on }: MoveRequest): Promise<void> {
  const settings = await readSettings(tx, on!, programmeSettings)
  const last = addWorkingDays(on!, settings['programme.tell'])
  await mustTell(tx, {
    ...{ pieceId: id, whom: 'Staff of the service', personId: null },
    dueAt: startOfLondonDay(last.add({ days: 1 })),
  })
  await seeCaseAround(tx, id, on!, !isBefore(daysAround(plannedFor).until, on!))
}

/** It was not held after all. */
export async function unhold(tx: Tx, { piece: { id, plannedFor }, standing: { sent } }: Known): Promise<void> {
  if (sent?.move !== 'hold') return
  await seeCaseAround(tx, id, plannedFor)
}

export async function giveDay(tx: Tx, { piece: { id } }: Known, { on }: MoveRequest): Promise<void> {
  await seeCaseAround(tx, id, on!)
}

export async function correctDay(tx: Tx, { piece: { id } }: Known, { on }: MoveRequest): Promise<void> {
  await seeCaseAround(tx, id, on!, false)
}

/** From when until when the leader sees the case, by the day of the visit. */
export const daysAround = (day: Temporal.PlainDate) => ({
  from: addWorkingDays(day, -seesCase.before),
  until: addWorkingDays(day, seesCase.after),
})

/** A day that is put right gives nobody more time with a case. */
async function seeCaseAround(tx: Tx, id: number, day: Temporal.PlainDate, longer = true): Promise<void> {
  const { from, until } = daysAround(day)
  await tx.run(sql`select see_case_around(${id}, ${from}, ${until}, ${longer})`)
}

/** A second excuse of one leader within a year is told to whoever is above. Where the agreed year has a line for the day, it is excused there. */
export async function excuse(tx: Tx, { piece }: Known): Promise<void> {
  const { id: pieceId, ref, leaderId, plannedFor } = piece
  if ((await isInTheYear(tx, leaderId, plannedFor)) || !(await wasExcusedBefore(tx, piece))) return
  for (const to of await listAbove(tx, leaderId, plannedFor))
    await tell(tx, { to, kind: 'leader visit excused', path: `/programme/${ref}`, pieceId })
}
