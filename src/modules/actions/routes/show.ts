import { nobodyOffered, offerAnybody, offerPeopleWithCases } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Context, page, type Reply } from '#platform/http/index.ts'
import { originOf, pieceNamed, type Rooms } from '#platform/room.ts'
import { type Action, isConfidential, newActionHref } from '../action.ts'
import { mayRaise } from '../commands/raise.ts'
import type { Draft, Offers } from '../pages/moves.ts'
import { actionPage } from '../pages/show.ts'
import { findAction, findPieceOf, listEvents } from '../queries/actions.ts'
import { findSettled } from '../queries/settled.ts'
import { wordsOfQuestion } from '../sources.ts'
import { type ActionMove, factsFor, judgeAction, moves, type Settled } from '../states.ts'

export function showAction(rooms: Rooms): (context: Context) => Promise<Reply> {
  return async (context) => {
    const action = await findAction(context.tx, context.params['ref']!)
    const { householdId, pieceId, ref } = action
    context.saw(isConfidential(action) && pieceId === null ? null : { householdId, pieceId, data: { action: ref } })
    return pageOf(context, rooms, action)
  }
}

/** The action's page, with a form that came back when there is one. */
export async function pageOf(
  { tx, actor, body, today }: Context,
  rooms: Rooms,
  action: Action,
  draft?: Draft,
): Promise<Reply> {
  const offers = offersOf(action, actor, await findSettled(tx, action))
  const near = { people: [action.ownerId, action.raisedBy, actor.id] }
  const choosing = { field: 'owner', body, near }
  const owners = !offers.changeOwner.allowed
    ? nobodyOffered
    : action.sight === 'open'
      ? await offerAnybody(tx, choosing)
      : await offerPeopleWithCases(tx, today, choosing)
  const events = await listEvents(tx, action.id)
  const { sourceQuestion: key } = action
  const found = action.pieceId === null ? undefined : await findPieceOf(tx, action)
  const piece = found ? { ...pieceNamed(rooms, found.ref), isTheirs: found.isTheirs } : null
  const question = key ? await wordsOfQuestion(tx, rooms, piece?.ref ?? null, key) : null
  const another = anotherOf(rooms, actor, action, piece)
  return page(actionPage({ action, offers, owners, events, piece, question, another, draft, today }))
}

/** Where another action of the same piece, or of the same household, is raised; null where this person may not. */
function anotherOf(rooms: Rooms, actor: Actor, action: Action, piece: { ref: string; isTheirs: boolean } | null) {
  if (piece !== null)
    return piece.isTheirs && mayRaise(actor, originOf(rooms, piece.ref).raisers ?? []) ? newActionHref(piece.ref) : null
  const { householdRef, seesHousehold } = action
  return householdRef && seesHousehold && mayRaise(actor, []) ? `/actions/new?household=${householdRef}` : null
}

/** What they may do once they have written what it asks for: so the page has a form wherever a move waits only for words. */
function offersOf(action: Action, actor: Actor, settled: Settled | null): Offers {
  const facts = factsFor(
    action,
    actor,
    { evidence: action.evidence || 'to be written', reason: 'to be written' },
    settled,
  )
  const offers = Object.keys(moves).map((move) => [move, judgeAction(move as ActionMove, facts)])
  return Object.fromEntries(offers) as Offers
}
