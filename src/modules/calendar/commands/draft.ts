import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findSlot } from '../queries/slots.ts'
import { findYear, lockYear } from '../queries/years.ts'
import type { Drawn } from '../propose.ts'
import { addSlots } from './year.ts'

const onlyDraft = 'The year is not a draft any more: a change of it is agreed by both sides.'

/** A line of a draft on another day, or with another person: the line is drawn again. */
export async function redraw(tx: Tx, slotId: number, to: Pick<Drawn, 'dueOn' | 'personId'>): Promise<number> {
  const slot = await findSlot(tx, slotId)
  await leaveOut(tx, slotId)
  await addSlots(tx, slot.yearId, [{ ...slot, ...to }])
  return slot.yearId
}

/** A line more in a draft. */
export async function drawMore(tx: Tx, yearId: number, line: Drawn): Promise<void> {
  if ((await lockYear(tx, yearId)).state !== 'drafted') throw new Refused(onlyDraft)
  await addSlots(tx, yearId, [line])
  await record(tx, { kind: 'line of a draft added', data: { activity: line.activity } })
}

/** A line that is not wanted goes while the year is a draft; drawn anew, it is there again. */
export async function leaveOut(tx: Tx, slotId: number): Promise<number> {
  const { yearId, activity } = await findSlot(tx, slotId)
  if ((await findYear(tx, yearId)).state !== 'drafted') throw new Refused(onlyDraft)
  if ((await lockYear(tx, yearId)).state !== 'drafted') throw new Refused(onlyDraft)
  const gone = await tx.run(sql`delete from slots where id = ${slotId}`)
  if (gone === 0) throw new Refused('Somebody has changed this line a moment ago. Look at the draft again.')
  await record(tx, { kind: 'line of a draft left out', data: { activity } })
  return yearId
}
