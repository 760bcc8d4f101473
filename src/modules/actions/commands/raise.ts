import { findHomeOf } from '#modules/alerts/index.ts'
import type { Sight } from '#modules/evidence/index.ts'
import { findHouseholdById, type Household } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { empty, sql, type Tx } from '#platform/sql/index.ts'
import { type Action, dueOn, type ForWhom, isApart, isConfidential, type Priority } from '../action.ts'
import { findAction, findPieceToRaiseFrom, seesActionsOf } from '../queries/actions.ts'
import { actionSettings, daysByPriority } from '../settings.ts'
import { leaveRecord, note, tellOwner } from './events.ts'
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
  /** Duties of the stream that it comes from with which its people raise actions, too. */
  raisers?: readonly string[]
}

const duties = ['take_audits', 'respond', 'sign_off', 'verify_actions', 'assign_moderators']

export const whoRaises = 'Actions are raised by auditors, managers and Quality Assurance and Partnerships.'

export const fromThePiece =
  'An action for this household comes from what you did there: open your audit, or whatever else you wrote, and set the action there.'

/** `raisers`: a stream's own, for an action from one of its pieces. */
export function mayRaise(actor: Pick<Actor, 'duties'>, raisers: readonly string[] = []): boolean {
  return [...duties, ...raisers].some((duty) => actor.duties.has(duty))
}

/** Of a household that is not theirs they raise one only from a piece of evidence that is: they would not see any other. */
export async function mayRaiseFor(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  { householdId, pieceId = null, raisers = [] }: Pick<NewAction, 'householdId' | 'pieceId' | 'raisers'>,
): Promise<boolean> {
  if (!mayRaise(actor, raisers)) return false
  return pieceId !== null || householdId === null || (await seesActionsOf(tx, householdId))
}

/** Raises an action and tells its owner. One from a piece of evidence is of that piece's household and class, whatever else is said.
 * Throws NotAllowed when raising is not this person's part, and NotFound when the piece, or the household, is none that they may see. */
export async function raiseAction(tx: Tx, actor: Actor, today: Temporal.PlainDate, given: NewAction): Promise<Action> {
  const { raisers = [] } = given
  if (!mayRaise(actor, raisers)) throw new NotAllowed(whoRaises)
  const piece = given.pieceId ? await findPieceToRaiseFrom(tx, given.pieceId) : null
  const { sight, householdId } = piece ?? { sight: 'household' as const, householdId: given.householdId }
  // Not found before it is not theirs: nobody learns which households there are.
  if (householdId !== null && !isApart({ sight }))
    await (piece ? findHomeOf(tx, piece) : findHouseholdById(tx, householdId))
  if (!(await mayRaiseFor(tx, actor, { householdId, pieceId: piece?.id ?? null, raisers })))
    throw new NotAllowed(fromThePiece)
  await checkOwner(tx, given.ownerId, today, sight)
  const due = given.dueOn ?? (await dueByPriority(tx, { householdId, priority: given.priority }, today))
  const ref = await insert(tx, actor, { ...given, householdId, dueOn: due }, { id: piece?.id ?? null, sight })
  const action = await findAction(tx, ref)
  await note(tx, action.id, 'raised')
  await tellOwner(tx, action, actor)
  await leaveRecord(tx, action, 'action raised')
  return action
}

type Of = { id: number | null; sight: Sight }

/** A confidential one takes a number that says nothing, and what it is about stands beside its row. */
async function insert(tx: Tx, actor: Pick<Actor, 'id'>, given: NewAction, { id: pieceId, sight }: Of): Promise<string> {
  const { householdId, sourceQuestion = null, says, forWhom, ownerId, priority, dueOn } = given
  const [kept, own] = [isApart({ sight }) ? null : householdId, isConfidential({ sight })]
  const number = own ? await setBeside(tx, { pieceId, says, sourceQuestion }) : null
  const { ref } = await tx.one<{ ref: string }>(sql`
    insert into actions (${own ? sql`id,` : empty} household_id, piece_id, source_question, says, sight, for_whom, owner_id, priority,
      due_on, raised_by, raised_at) ${own ? sql`overriding system value` : empty}
    values (${own ? sql`${number},` : empty} ${kept}, ${own ? null : pieceId}, ${own ? null : sourceQuestion},
      ${own ? sql`neutral_title()` : says}, ${sight}, ${forWhom}, ${ownerId}, ${priority}, ${dueOn}, ${actor.id}, request_now())
    returning ref`)
  return ref
}

async function setBeside(
  tx: Tx,
  { pieceId, says, sourceQuestion }: { pieceId: number | null; says: string; sourceQuestion: string | null },
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`select confidential_number() as id`)
  await tx.run(sql`insert into confidential_actions (action_id, piece_id, says, source_question)
    values (${id}, ${pieceId}, ${says}, ${sourceQuestion})`)
  return id
}

/** The day on which an action of this priority would be due, for the form that raises one. Whoever may not see the household of a piece
 * learns no review of it. */
export async function dueByPriority(
  tx: Tx,
  { householdId, priority }: Pick<NewAction, 'householdId' | 'priority'>,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const days = daysByPriority(await readSettings(tx, today, actionSettings))
  const household = householdId === null ? undefined : await findHouseholdIfSeen(tx, householdId)
  return dueOn(priority, days, { today, nextReviewDueOn: household?.nextReviewDueOn ?? null })
}

export function findHouseholdIfSeen(tx: Tx, id: number): Promise<Household | undefined> {
  return findHouseholdById(tx, id).catch((problem) => {
    if (problem instanceof NotFound) return undefined
    throw problem
  })
}
