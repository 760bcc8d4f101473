import { questionOf } from '#framework/a2-audit-tool/index.ts'
import { listPeopleWithCases } from '#modules/people/index.ts'
import { type Context, page, type Reply } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import type { Action } from '../action.ts'
import type { Draft, Offers } from '../pages/moves.ts'
import { actionPage } from '../pages/show.ts'
import { findAction, listEvents } from '../queries/actions.ts'
import { type ActionMove, factsFor, judgeAction, moves } from '../states.ts'

export async function showAction(context: Context): Promise<Reply> {
  const action = await findAction(context.tx, context.params['ref']!)
  context.saw({ householdId: action.householdId, auditId: action.auditId, data: { action: action.ref } })
  return pageOf(context, action)
}

/** The action's page, with a form that came back when there is one. */
export async function pageOf({ tx, actor, today }: Context, action: Action, draft?: Draft): Promise<Reply> {
  const offers = offersOf(action, actor)
  const owners = offers.changeOwner.allowed ? await listPeopleWithCases(tx, today) : []
  const events = await listEvents(tx, action.id)
  const question = action.sourceQuestion ? (questionOf(action.sourceQuestion)?.text ?? null) : null
  return page(actionPage({ action, offers, owners, events, question, draft, today }))
}

/** What they may do once they have written what it asks for: so the page has a form wherever a move waits only for words. */
function offersOf(action: Action, actor: Actor): Offers {
  const facts = factsFor(action, actor, { evidence: action.evidence || 'to be written', reason: 'to be written' })
  const offers = Object.keys(moves).map((move) => [move, judgeAction(move as ActionMove, facts)])
  return Object.fromEntries(offers) as Offers
}
