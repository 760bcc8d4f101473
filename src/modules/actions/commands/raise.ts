import { findHouseholdById } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Action, dueOn, type ForWhom, type Priority } from '../action.ts'
import { findAction, seesActionsOf } from '../queries/actions.ts'
import { actionSettings, daysByPriority } from '../settings.ts'
import { note, tellOwner } from './events.ts'
import { checkOwner } from './owner.ts'

export type NewAction = {
  householdId: number | null
  pieceId?: number | null
  sourceQuestion?: string | null
  says: string
  forWhom: ForWhom
  ownerId: number
  priority: Priority
  /** The day that the priority gives, unless said. */
  dueOn?: Temporal.PlainDate | undefined
}

const duties = ['take_audits', 'respond', 'sign_off', 'verify_actions', 'assign_moderators']

export const whoRaises = 'Actions are raised by auditors, managers and Quality Assurance and Partnerships.'

export const fromThePiece =
  'An action for this household comes from what you did there: open your audit, or whatever else you wrote, and set the action there.'

export function mayRaise(actor: Pick<Actor, 'duties'>): boolean {
  return duties.some((duty) => actor.duties.has(duty))
}

/** Of a household that is not theirs they raise one only from a piece of evidence that is: they would not see any other. */
export async function mayRaiseFor(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  { householdId, pieceId = null }: Pick<NewAction, 'householdId' | 'pieceId'>,
): Promise<boolean> {
  if (!mayRaise(actor)) return false
  return pieceId !== null || householdId === null || (await seesActionsOf(tx, householdId))
}

/** Raises an action and tells its owner. Throws NotAllowed when raising is not this person's part, and NotFound when
 * the household is none that they may see. */
export async function raiseAction(tx: Tx, actor: Actor, today: Temporal.PlainDate, given: NewAction): Promise<Action> {
  if (!mayRaise(actor)) throw new NotAllowed(whoRaises)
  // Not found before it is not theirs: nobody learns which households there are.
  if (given.householdId !== null) await findHouseholdById(tx, given.householdId)
  if (!(await mayRaiseFor(tx, actor, given))) throw new NotAllowed(fromThePiece)
  await checkOwner(tx, given.ownerId, today)
  const due = given.dueOn ?? (await dueByPriority(tx, given, today))
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into actions (household_id, piece_id, source_question, says, for_whom, owner_id, priority, due_on,
      raised_by, raised_at)
    values (${given.householdId}, ${given.pieceId ?? null}, ${given.sourceQuestion ?? null}, ${given.says},
      ${given.forWhom}, ${given.ownerId}, ${given.priority}, ${due}, ${actor.id}, request_now())
    returning ref`)
  const action = await findAction(tx, ref)
  await note(tx, action.id, 'raised')
  await tellOwner(tx, action, actor)
  await record(tx, {
    kind: 'action raised',
    householdId: action.householdId,
    pieceId: action.pieceId,
    data: { action: ref },
  })
  return action
}

/** The day on which an action of this priority would be due, for the form that raises one. */
export async function dueByPriority(
  tx: Tx,
  given: Pick<NewAction, 'householdId' | 'priority'>,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const days = daysByPriority(await readSettings(tx, today, actionSettings))
  const nextReviewDueOn = given.householdId ? (await findHouseholdById(tx, given.householdId)).nextReviewDueOn : null
  return dueOn(given.priority, days, { today, nextReviewDueOn })
}
