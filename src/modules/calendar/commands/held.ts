import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { isOwn, sideOf } from '../change.ts'
import { findHeld, findSlot, type SlotDone } from '../queries/slots.ts'
import { findYear } from '../queries/years.ts'

export type HeldWords = { heldOn: Temporal.PlainDate; place: string; byWhom: string }

/** Whose part it is says that it was held outside Hearth: when, where, by whom. It counts once the other side agrees. */
export async function enterHeld(
  tx: Tx,
  actor: Actor,
  slotId: number,
  { heldOn, place, byWhom }: HeldWords,
): Promise<void> {
  const slot = await ofOwner(tx, actor, slotId)
  if (!slot.outside) throw new Refused('This is kept in Hearth itself: it is met by what is written there.')
  if (slot.settled) throw new Refused('This line is excused or no longer needed.')
  if ((await findYear(tx, slot.yearId)).state !== 'agreed') throw new Refused('The year is not agreed yet.')
  const done = await tx.run(sql`insert into slot_outside (slot_id, held_on, place, by_whom, entered_by)
    values (${slotId}, ${heldOn}, ${place}, ${byWhom}, actor()) on conflict do nothing`)
  if (done === 0) throw new Refused('It is said already when this was held. Take that back first.')
  await record(tx, { kind: 'held outside Hearth', data: { line: slotId } })
}

/** What was entered by mistake goes, until the other side has agreed. */
export async function takeHeldOut(tx: Tx, actor: Actor, slotId: number): Promise<void> {
  await ofOwner(tx, actor, slotId)
  const done = await tx.run(sql`delete from slot_outside where slot_id = ${slotId} and agreed_by is null`)
  if (done === 0) throw new Refused('The other side has agreed it. Ask them to take that back first.')
  await record(tx, { kind: 'held outside Hearth taken back', data: { line: slotId } })
}

/** Who agrees what was held: the other side than whose part it is. */
export const agreesHeld = (slot: Pick<SlotDone, 'role' | 'personId'>, actor: Actor): boolean =>
  actor.duties.has(sideOf(slot.role) === 'quality' ? 'agree_calendar_fostering' : 'draw_calendar') &&
  !isOwn(slot, actor)

export async function agreeHeld(tx: Tx, actor: Actor, slotId: number, agreed: boolean): Promise<void> {
  const slot = await findSlot(tx, slotId)
  if (!agreesHeld(slot, actor)) throw new NotAllowed('The other side agrees what was held outside Hearth.')
  const held = await findHeld(tx, slotId)
  if (!held) throw new Refused('Nobody says that it was held.')
  if ((held.agreedBy !== null) === agreed)
    throw new Refused(agreed ? 'It is agreed already.' : 'It is not agreed: there is nothing to take back.')
  if (!agreed && held.agreedBy !== actor.id) throw new NotAllowed('It is taken back by whoever agreed it.')
  if (held.enteredBy === actor.id) throw new Refused('You entered it yourself: somebody else agrees it.')
  await tx.run(
    sql`update slot_outside set agreed_by = ${agreed ? actor.id : null}, agreed_at = ${agreed ? sql`request_now()` : null} where slot_id = ${slotId}`,
  )
  await record(tx, { kind: agreed ? 'held outside Hearth agreed' : 'agreement taken back', data: { line: slotId } })
}

async function ofOwner(tx: Tx, actor: Actor, slotId: number): Promise<SlotDone> {
  const slot = await findSlot(tx, slotId)
  if (!isOwn(slot, actor)) throw new NotAllowed('It is entered by whoever does it.')
  return slot
}
