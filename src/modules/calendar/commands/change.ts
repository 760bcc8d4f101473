import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type AskKind, asksFor, isShortNotice, otherSide, type Reason, wantsTelling, whyNotAnswer } from '../change.ts'
import { type Change, lockChange, openChanges } from '../queries/changes.ts'
import { findSlot, type SlotDone, standsAboveVacant } from '../queries/slots.ts'
import { findYear } from '../queries/years.ts'
import type { ActivityKey, Side } from '../slot.ts'
import { standingOf } from '../standing.ts'

export type Wanted = {
  kind: AskKind
  toDueOn: Temporal.PlainDate | null
  toPersonId: number | null
  reason: Reason
  words: string
  toTell: string
}

/** One side asks that a line changes; until the other says yes, it stands as agreed. */
export async function askChange(
  tx: Tx,
  actor: Actor,
  slotId: number,
  wanted: Wanted,
  today: Temporal.PlainDate,
): Promise<void> {
  const slot = await findSlot(tx, slotId)
  const side = mayAsk(slot, actor, (await findYear(tx, slot.yearId)).state, await standsAboveVacant(tx, slotId))
  mustTell([slot.dueOn, wanted.toDueOn], wanted.toTell, today)
  if ((await openChanges(tx, sql`and c.slot_id = ${slotId}`)).length > 0)
    throw new Refused('Something is asked about this line already. It is answered first, or taken back.')
  if (slot.settled) throw new Refused('This line is excused or no longer needed: there is nothing to change about it.')
  if (slot.doneOn !== null) throw new Refused('This is done: there is nothing to change about it.')
  if (wanted.kind === 'moved' && standingOf(slot, null, today) === 'missed')
    throw new Refused(
      'This was not done in time, and another day does not change that. Do it all the same: its day is shown.',
    )
  const row = await tx.maybe<{ id: number }>(sql`
    insert into slot_changes (year_id, slot_id, kind, to_due_on, to_person_id, reason, words, to_tell, asked_side, asked_by)
    values (${slot.yearId}, ${slotId}, ${wanted.kind}, ${wanted.toDueOn}, ${wanted.toPersonId}, ${wanted.reason}, ${wanted.words}, ${wanted.toTell}, ${side}, actor())
    on conflict do nothing returning id`)
  if (!row) throw new Refused('Somebody has asked about this line a moment ago. Look at it again.')
  await record(tx, { kind: 'change of the year asked', data: { line: slotId, kind: wanted.kind } })
  await tellSide(tx, actor, otherSide(side), today)
}

/** What comes so soon that nothing in writing would be in time is told by telephone: the day that it has, or the day that it would get. */
function mustTell(days: readonly (Temporal.PlainDate | null)[], toTell: string, today: Temporal.PlainDate): void {
  if (toTell.trim() === '' && days.some((day) => day !== null && isShortNotice(day, today)))
    throw new Refused(wantsTelling)
}

function mayAsk(slot: SlotDone, actor: Actor, state: string, isAbove: boolean): Side {
  const side = asksFor(slot, actor, isAbove)
  if (!side)
    throw new NotAllowed(
      'A change is asked by whoever does it, by the manager above a post that is vacant, or by those who agree the year.',
    )
  if (state !== 'agreed') throw new Refused('The year is not agreed yet: say what should be different before it is.')
  return side
}

export type Added = Pick<Wanted, 'reason' | 'words' | 'toTell'> & {
  yearId: number
  activity: ActivityKey
  role: string
  outside: boolean
  toDueOn: Temporal.PlainDate
  toPersonId: number | null
}

/** Something more than was agreed: a study group that was commissioned, a second visit. */
export async function askAdded(tx: Tx, actor: Actor, added: Added, today: Temporal.PlainDate): Promise<void> {
  const year = await findYear(tx, added.yearId)
  const side = actor.duties.has('draw_calendar') ? 'quality' : 'fostering'
  if (year.state !== 'agreed') throw new Refused('The year is not agreed yet: lines are added to its draft.')
  mustTell([added.toDueOn], added.toTell, today)
  await tx.run(sql`insert into slot_changes (year_id, kind, activity, role, outside, to_due_on, to_person_id, reason, words, to_tell, asked_side, asked_by)
    values (${added.yearId}, 'added', ${added.activity}, ${added.role}, ${added.outside}, ${added.toDueOn}, ${added.toPersonId}, ${added.reason}, ${added.words}, ${added.toTell}, ${side}, actor())`)
  await record(tx, { kind: 'change of the year asked', data: { kind: 'added', activity: added.activity } })
  await tellSide(tx, actor, otherSide(side), today)
}

/** Whoever asked, or their side, asks no more; the agreed line stands. */
export async function withdrawChange(tx: Tx, actor: Actor, id: number): Promise<Change> {
  const change = await lockChange(tx, id)
  const theirs = change.askedBy === actor.id || askedFor(change.askedSide, actor)
  if (!theirs) throw new NotAllowed('It is taken back by the side that asked.')
  if (change.answer !== null || change.withdrawn) throw new Refused('It is answered or taken back already.')
  await tx.run(sql`update slot_changes set withdrawn_at = request_now() where id = ${id}`)
  await record(tx, { kind: 'change of the year taken back', data: { line: change.slotId, kind: change.kind } })
  return change
}

const askedFor = (side: Side, { duties }: Pick<Actor, 'duties'>): boolean =>
  duties.has(side === 'quality' ? 'draw_calendar' : 'agree_calendar_fostering')

/** The other side says yes or no. A yes changes the line, here and at once: nothing else does. */
export async function answerChange(
  tx: Tx,
  actor: Actor,
  id: number,
  answer: 'yes' | 'no',
  words: string,
): Promise<Change> {
  const change = await lockChange(tx, id)
  const because = whyNotAnswer(change, { personId: change.personId }, answer, actor)
  if (because) throw new Refused(because)
  if (answer === 'yes' && change.toPersonId !== null && !(await worksHere(tx, change.toPersonId)))
    throw new Refused(`${change.toPerson} works here no more. Say no, and ask for somebody else.`)
  // What was done while the question waited is done: a yes would say that it was not.
  if (answer === 'yes' && change.slotId !== null && (await findSlot(tx, change.slotId)).doneOn !== null)
    throw new Refused(
      'This was done meanwhile: there is nothing to change about it. Say no, and how it stands is right.',
    )
  await tx.run(
    sql`update slot_changes set answer = ${answer}, answer_words = ${words}, answered_by = actor(), answered_at = request_now() where id = ${id}`,
  )
  await record(tx, { kind: 'change of the year answered', data: { line: change.slotId, kind: change.kind, answer } })
  await tellAnswered(tx, actor, change)
  return change
}

const worksHere = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from people where id = ${id} and active`)) !== undefined

/** The answer was a mistake: the line stands as before it, and what was asked waits again. */
export async function takeAnswerBack(tx: Tx, actor: Actor, id: number): Promise<Change> {
  const change = await lockChange(tx, id)
  if (change.answer === null || change.withdrawn) throw new Refused('There is no answer to take back.')
  if (change.answeredBy !== actor.id) throw new NotAllowed('An answer is taken back by whoever gave it.')
  const later = await tx.maybe(
    sql`select 1 from slot_changes where slot_id = ${change.slotId} and id > ${id} and withdrawn_at is null limit 1`,
  )
  if (later) throw new Refused('More was asked about this line since. Ask for what should be different now.')
  await tx.run(
    sql`update slot_changes set answer = null, answer_words = '', answered_by = null, answered_at = null where id = ${id}`,
  )
  await record(tx, { kind: 'answer about the year taken back', data: { line: change.slotId, kind: change.kind } })
  await tellAnswered(tx, actor, change)
  return change
}

const pathOf = (slotId: number | null): string => (slotId === null ? '/calendar/changes' : `/calendar/lines/${slotId}`)

async function tellSide(tx: Tx, actor: Actor, side: Side, today: Temporal.PlainDate): Promise<void> {
  for (const { id } of await listPeopleWithDuty(tx, `agree_calendar_${side}`, today))
    if (id !== actor.id)
      await tell(tx, { to: id, kind: 'change of the year asked', path: '/calendar/changes', pieceId: null })
}

/** Whoever asked, and whose line it is. */
async function tellAnswered(tx: Tx, actor: Actor, { askedBy, personId, slotId }: Change): Promise<void> {
  for (const to of new Set([askedBy, personId]))
    if (to !== null && to !== actor.id)
      await tell(tx, { to, kind: 'change of the year answered', path: pathOf(slotId), pieceId: null })
}
