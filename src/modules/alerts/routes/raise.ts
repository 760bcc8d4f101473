import { listDirectory } from '#modules/people/index.ts'
import {
  findHousehold,
  findHouseholdById,
  type Household,
  listChildrenPlaced,
  type PlacedChild,
} from '#modules/register/index.ts'
import { type Mistake, NotFound } from '#platform/problems.ts'
import { type Context, page, readNumber, type Reply, redirect, textOf } from '#platform/http/index.ts'
import { findPiece, findReferenced, type NamedPiece, pieceNamed, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { circleOf } from '../alert.ts'
import { raise } from '../commands/raise.ts'
import { finishUnfinished } from '../commands/unfinished.ts'
import { type GivenConcern, readConcern, tooFew } from '../forms.ts'
import { nobodyNamed, peopleNamed } from '../names.ts'
import { listNamesNear } from '../queries/names.ts'
import { newAlertPage, type NewAlertFacts } from '../pages/new.ts'
import { listAlerts } from '../queries/alerts.ts'
import { findCast } from '../queries/cast.ts'
import { findHomeOf } from '../queries/home.ts'
import type { Sign } from '../queries/signs.ts'
import { leavesTooFew, readersOf } from '../road.ts'
import { nightNote } from './night.ts'

/** From where it is raised: a piece of evidence, a voice, or the household itself. */
export type From = {
  household: Pick<Household, 'id' | 'ref'>
  piece: (NamedPiece & { id: number }) | null
  voice: { ref: string; childId?: number | null } | null
  /** The children who live there today, where somebody has read them already. */
  children?: readonly PlacedChild[]
  /** What is open there, where somebody has asked already. */
  sign?: Sign
}

export function showNewAlert(rooms: Rooms): (context: Context) => Promise<Reply> {
  return async (context) => formFor(context, await fromOf(context, rooms, context.query), [])
}

export function takeNewAlert(rooms: Rooms): (context: Context) => Promise<Reply> {
  return async (context) => {
    const fields = ['household', 'from', 'audit', 'voice'].map((field) => [field, textOf(context.body, field)])
    return takeConcern(context, await fromOf(context, rooms, Object.fromEntries(fields)))
  }
}

async function fromOf({ tx }: Context, rooms: Rooms, given: Record<string, string>): Promise<From> {
  const ref = given['from'] || given['audit'] // as addresses had it when only audits were named
  if (ref) {
    const piece = await findPiece(rooms, tx, ref)
    return { household: await findHomeOf(tx, piece), piece: { ...pieceNamed(rooms, ref), id: piece.id }, voice: null }
  }
  if (given['voice']) {
    const voice = await findReferenced(rooms, 'V', tx, given['voice'])
    return { household: await householdOf(tx, voice), piece: null, voice }
  }
  if (!given['household'])
    throw new NotFound('Open a household or a piece of evidence first: an alert is raised from there.')
  return { household: await findHousehold(tx, given['household']), piece: null, voice: null }
}

async function householdOf(tx: Tx, { householdId }: { householdId?: number | null }): Promise<Household> {
  if (!householdId) throw new NotFound()
  return findHouseholdById(tx, householdId)
}

/** Raises it. Whatever is wrong is said at its field, with everything that was typed still there. */
export async function takeConcern(context: Context, from: From): Promise<Reply> {
  const { tx, body, now } = context
  const read = readConcern(body, now)
  if (!read.ok) return formFor(context, from, read.mistakes)
  const kept = await keptFrom(context, from, read.value)
  if ('mistakes' in kept) return formFor(context, from, kept.mistakes)
  const placed = new Set((await childrenHere(context, from.household)).map(({ id }) => id))
  const { cameAt, ...given } = read.value
  const { ref } = await raise(
    tx,
    {
      ...given,
      ...kept,
      ...(cameAt ? { cameAt } : {}),
      householdId: from.household.id,
      source: from.piece ? 'piece' : 'household',
      pieceId: from.piece?.id ?? null,
      childIds: given.childIds.filter((id) => placed.has(id)),
      circleSaid: true,
    },
    now,
  )
  await finishUnfinished(tx, from.household.id)
  return redirect(`/alerts/${ref}`, 'It is kept. Who has been told stands below.')
}

type Kept = { about: number[]; notFor: number[] }

/** Whom the names mean. One that means nobody is asked about, never dropped. */
async function keptFrom(
  { tx, actor, today }: Context,
  { household }: From,
  given: GivenConcern,
): Promise<Kept | { mistakes: Mistake[] }> {
  const directory = await listDirectory(tx, today)
  const about = peopleNamed(given.about, directory)
  const others = peopleNamed(given.notForName, directory)
  const mistakes: Mistake[] = []
  if (given.about && about.length === 0) mistakes.push({ field: 'about', message: nobodyNamed })
  if (given.notForName && others.length === 0) mistakes.push({ field: 'not-for-name', message: nobodyNamed })
  if (about.some(({ id }) => id === actor.id))
    mistakes.push({ field: 'about', message: 'You cannot raise it about yourself here: tell your manager today' })
  if (mistakes.length > 0) return { mistakes }
  const ids = (people: readonly { id: number }[]) => people.map(({ id }) => id)
  const ticked = ids(directory).filter((id) => given.notFor.includes(id))
  const kept = { about: ids(about), notFor: [...ticked, ...ids(others)].filter((id) => id !== actor.id) }
  const cast = await findCast(tx, { householdId: household.id, childIds: [] }, today)
  if (leavesTooFew(cast, circleOf(kept.about, kept.notFor))) return { mistakes: [tooFew('not-for')] }
  return kept
}

const childrenHere = ({ tx, today }: Context, household: From['household']) =>
  listChildrenPlaced(tx, household.id, today, today)

async function formFor(context: Context, from: From, mistakes: readonly Mistake[]): Promise<Reply> {
  return page(newAlertPage(await newAlertFacts(context, from, mistakes)))
}

/** What the form needs to know. */
export async function newAlertFacts(
  context: Context,
  { household, piece, voice, children, sign }: From,
  mistakes: readonly Mistake[],
): Promise<NewAlertFacts> {
  const { tx, actor, body, today, now } = context
  const cast = sign?.cast ?? (await findCast(tx, { householdId: household.id, childIds: [] }, today))
  const child = voice?.childId ?? readNumber(context.query['child'])
  const preset = child && body['child'] === undefined ? { ...body, child: String(child) } : body
  return {
    household: household.ref,
    piece,
    voice: voice?.ref ?? null,
    children: children ?? (await childrenHere(context, household)),
    readers: readersOf(cast, []).filter(({ id }) => id !== actor.id),
    names: await listNamesNear(tx, cast),
    open: sign?.open === 0 ? [] : await listAlerts(tx, { householdId: household.id, open: true }),
    night: await nightNote(tx, now, today),
    body: preset,
    mistakes,
  }
}
