import { asksToFind, offerPeopleWithCases } from '#modules/people/index.ts'
import { findHousehold, findHouseholdById, type Household } from '#modules/register/index.ts'
import { type Mistake, NotAllowed, NotFound } from '#platform/problems.ts'
import { type Context, page, type Reply, redirect } from '#platform/http/index.ts'
import { originOf, type Piece, type Rooms } from '#platform/room.ts'
import { type Tx } from '#platform/sql/index.ts'
import { type Priority, priorities } from '../action.ts'
import { dueByPriority, fromTheAudit, mayRaise, mayRaiseFor, raiseAction, whoRaises } from '../commands/raise.ts'
import { readNewAction } from '../forms.ts'
import { newActionPage } from '../pages/new.ts'
import { wordsOfQuestion } from '../sources.ts'

type Handler = (context: Context) => Promise<Reply>

export function showNewAction(rooms: Rooms): Handler {
  return async (context) => {
    const { tx, actor, query } = context
    if (!mayRaise(actor)) throw new NotAllowed(whoRaises)
    const from = await sourceOf(tx, (ref) => originOf(rooms, ref).find(tx, ref), query)
    const about = { householdId: from.household.id, pieceId: from.audit?.id ?? null }
    if (!(await mayRaiseFor(tx, actor, about))) throw new NotAllowed(fromTheAudit)
    return formFor(context, rooms, from, query['question'] ?? '', [])
  }
}

export function takeNewAction(rooms: Rooms): Handler {
  return async (context) => {
    const { tx, actor, body, today } = context
    const given = onlyText(body)
    const from = await sourceOf(tx, (ref) => originOf(rooms, ref).holdForAction(tx, ref), given)
    const question = given['question'] ?? ''
    if (asksToFind(body, 'owner')) return formFor(context, rooms, from, question, [])
    const read = readNewAction(body, today)
    if (!read.ok) return formFor(context, rooms, from, question, read.mistakes)
    const { household, audit } = from
    const action = await raiseAction(tx, actor, today, {
      ...read.value,
      householdId: household.id,
      pieceId: audit?.id ?? null,
      sourceQuestion: isQuestionKey(question) ? question : null,
    })
    return redirect(audit ? `/audits/${audit.ref}` : `/actions/${action.ref}`, `Action ${action.ref} was raised.`)
  }
}

type From = { household: Household; audit: Piece | undefined }

/** The audit that it comes from and its household, or the household alone. */
async function sourceOf(tx: Tx, find: (ref: string) => Promise<Piece>, given: Record<string, string>): Promise<From> {
  if (given['audit']) {
    const audit = await find(given['audit'])
    return { audit, household: await findHouseholdById(tx, audit.householdId) }
  }
  if (!given['household']) throw new NotFound('Open a household or an audit first: an action is raised from there.')
  return { audit: undefined, household: await findHousehold(tx, given['household']) }
}

async function formFor(
  context: Context,
  rooms: Rooms,
  { household, audit }: From,
  key: string,
  mistakes: Mistake[],
): Promise<Reply> {
  const { tx, actor, today, body } = context
  const days = { p1: today, p2: today, p3: today, p4: today }
  for (const priority of Object.keys(priorities) as Priority[]) {
    days[priority] = await dueByPriority(tx, { householdId: household.id, priority }, today)
  }
  const question = isQuestionKey(key) ? { key, words: await wordsOfQuestion(tx, rooms, audit?.ref ?? null, key) } : null
  const near = { people: [actor.id, household.workerId], teams: [household.teamId] }
  const owners = await offerPeopleWithCases(tx, today, { field: 'owner', body, near })
  return page(
    newActionPage({
      household: household.ref,
      audit: audit?.ref ?? null,
      question,
      owners,
      dueBy: days,
      body,
      mistakes,
      today,
    }),
  )
}

/** Keys are `section.topic`; a council's own questions have them too, so the shipped tool need not know it. */
function isQuestionKey(text: string): boolean {
  return /^[a-z0-9_]{1,30}\.[a-z0-9_]{1,60}$/.test(text)
}

function onlyText(body: Context['body']): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat()[0] ?? '']))
}
