import { asksToFind, offerAnybody, offerPeopleWithCases } from '#modules/people/index.ts'
import { findHousehold, type Household } from '#modules/register/index.ts'
import { type Mistake, NotAllowed, NotFound } from '#platform/problems.ts'
import { type Context, page, type Reply, redirect } from '#platform/http/index.ts'
import { originOf, type Piece, pieceNamed, type Rooms } from '#platform/room.ts'
import { type Tx } from '#platform/sql/index.ts'
import { type Priority, priorities } from '../action.ts'
import {
  dueByPriority,
  findHouseholdIfSeen,
  fromThePiece,
  mayRaise,
  mayRaiseFor,
  raiseAction,
  whoRaises,
} from '../commands/raise.ts'
import { readNewAction } from '../forms.ts'
import { newActionPage } from '../pages/new.ts'
import { findPieceToRaiseFrom } from '../queries/actions.ts'
import { wordsOfQuestion } from '../sources.ts'

type Handler = (context: Context) => Promise<Reply>

export function showNewAction(rooms: Rooms): Handler {
  return async (context) => {
    const { tx, actor, query } = context
    if (!mayRaise(actor, raisersOf(rooms, refIn(query)))) throw new NotAllowed(whoRaises)
    const from = await sourceOf(tx, (ref) => originOf(rooms, ref).find(tx, ref), query)
    if (!(await mayRaiseFor(tx, actor, aboutOf(rooms, from)))) throw new NotAllowed(fromThePiece)
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
    const sourceQuestion = isQuestionKey(question) ? question : null
    const action = await raiseAction(tx, actor, today, { ...read.value, ...aboutOf(rooms, from), sourceQuestion })
    const back = from.piece ? pieceNamed(rooms, from.piece.ref).href : `/actions/${action.ref}`
    return redirect(back, `Action ${action.ref} was raised.`)
  }
}

/** The piece of evidence that it comes from, with its household where it has one; or a household alone. */
type From = { household: Household | undefined; piece: Piece | undefined }

const aboutOf = (rooms: Rooms, { household, piece }: From) => ({
  householdId: household?.id ?? null,
  pieceId: piece?.id ?? null,
  raisers: raisersOf(rooms, piece?.ref),
})

const raisersOf = (rooms: Rooms, ref: string | undefined): readonly string[] =>
  ref ? (originOf(rooms, ref).raisers ?? []) : []

/** The piece that is named; as addresses had it when only audits raised actions, too. */
const refIn = (given: Record<string, string>): string | undefined => given['from'] || given['audit']

async function sourceOf(tx: Tx, find: (ref: string) => Promise<Piece>, given: Record<string, string>): Promise<From> {
  const ref = refIn(given)
  if (ref) {
    const piece = await find(ref)
    return {
      piece,
      household: piece.householdId === null ? undefined : await findHouseholdIfSeen(tx, piece.householdId),
    }
  }
  if (!given['household'])
    throw new NotFound('Open a household or a piece of evidence first: an action is raised from there.')
  return { piece: undefined, household: await findHousehold(tx, given['household']) }
}

async function formFor(
  context: Context,
  rooms: Rooms,
  { household, piece }: From,
  key: string,
  mistakes: Mistake[],
): Promise<Reply> {
  const { tx, actor, today, body } = context
  const days = { p1: today, p2: today, p3: today, p4: today }
  for (const priority of Object.keys(priorities) as Priority[]) {
    days[priority] = await dueByPriority(tx, { householdId: household?.id ?? null, priority }, today)
  }
  const question = isQuestionKey(key) ? { key, words: await wordsOfQuestion(tx, rooms, piece?.ref ?? null, key) } : null
  const near = household
    ? { people: [actor.id, household.workerId], teams: [household.teamId] }
    : { people: [actor.id] }
  const sight = piece ? (await findPieceToRaiseFrom(tx, piece.id)).sight : 'household'
  const choosing = { field: 'owner', body, near }
  const owners = sight === 'open' ? await offerAnybody(tx, choosing) : await offerPeopleWithCases(tx, today, choosing)
  return page(
    newActionPage({
      household: household?.ref ?? null,
      piece: piece ? pieceNamed(rooms, piece.ref) : null,
      sight,
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
