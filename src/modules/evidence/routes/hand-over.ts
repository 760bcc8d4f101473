import { asksToFind, listPeopleWithDuty, type Need, offerPeopleWithDuty } from '#modules/people/index.ts'
import {
  type AnyRoute,
  type Context,
  mistakeOfLength,
  page,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import type { Link } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { upperFirst } from '#platform/words.ts'
import { handOverPart, whyNotTakenOver } from '../commands/hand-over.ts'
import { type Handing, whyNotInWords } from '../handing.ts'
import { handOverPage } from '../pages/hand-over.ts'
import { seesStill } from '../queries/known.ts'
import { listPartsOf, listPartsToHandOver } from '../queries/parts.ts'
import type { Moving } from '../stream.ts'

type Of<P extends Moving> = { noun: string; path: string; lock: (tx: Tx, ref: string) => Promise<P> }

const longest = 1000

/** What stands on the page of a piece for whoever may hand over a part in it. */
export async function handOverLinks<P extends Moving>(
  tx: Tx,
  { path }: Pick<Of<P>, 'path'>,
  { parts }: Handing<P>,
  piece: P,
): Promise<Link[]> {
  const held = await listPartsToHandOver(tx, piece.id)
  return held
    .filter(({ part }) => parts[part]?.states.includes(piece.state))
    .map(({ part, name }) => ({
      text: `Somebody else takes over from ${name}`,
      href: `${path}/${piece.ref}/hand-over/${part}`,
    }))
}

/** The address at which a part in a piece is handed over: the page that asks to whom and why, and the post. */
export function handOverRoutes<P extends Moving>(
  stream: Of<P>,
  handing: Handing<P>,
  find: (tx: Tx, ref: string) => Promise<P>,
): AnyRoute<Need>[] {
  const at = { path: `${stream.path}/:ref/hand-over/:part`, need: 'signed in' } as const

  /** The part of the address, for whoever may hand it over; NotFound for everybody else. */
  async function partOf({ tx, params }: Context) {
    const piece = await find(tx, params['ref'] ?? '')
    const handed = handing.parts[params['part'] ?? '']
    const held = (await listPartsToHandOver(tx, piece.id)).find(({ part }) => part === params['part'])
    if (!handed || !held) throw new NotFound()
    if (!handed.states.includes(piece.state)) throw new Refused('It is too late for somebody else to take this over.')
    return { piece, handed, held }
  }

  async function ask(context: Context, mistakes: readonly Mistake[]): Promise<Reply> {
    const { tx, body, today } = context
    const { piece, handed, held } = await partOf(context)
    const not = (await listPartsOf(tx, piece.id)).map(({ personId }) => personId)
    const near = { people: [held.personId] }
    const people = await offerPeopleWithDuty(tx, handed.duty, today, { field: 'to', body, near, not })
    const typed = { to: textOf(body, 'to'), reason: textOf(body, 'reason') }
    const called = `${upperFirst(stream.noun)} ${piece.ref}`
    const href = `${stream.path}/${piece.ref}`
    return page(handOverPage({ ...held, does: handed.does, called, href, people, typed, mistakes }))
  }

  async function take(context: Context): Promise<Reply> {
    const { tx, actor, body, today } = context
    if (asksToFind(body, 'to')) return ask(context, [])
    const { piece, handed, held } = await partOf(context)
    const chosen = (await listPeopleWithDuty(tx, handed.duty, today)).find(
      ({ id }) => String(id) === textOf(body, 'to'),
    )
    const reason = textOf(body, 'reason').trim()
    const why = chosen && (await whyNotTakenOver(tx, { pieceId: piece.id, part: held.part, to: chosen.id }))
    const mistakes = [
      ...(chosen ? [] : [{ field: 'to', message: 'Choose who takes it over.' }]),
      ...(chosen && why
        ? [{ field: 'to', message: `${chosen.name} ${whyNotInWords[why] ?? 'cannot take it over.'}` }]
        : []),
      ...(reason ? [] : [{ field: 'reason', message: 'Say why somebody else takes it over.' }]),
      ...mistakeOfLength('reason', reason, longest),
    ]
    if (!chosen || mistakes.length > 0) return ask(context, mistakes)
    const given = { ref: piece.ref, part: held.part, to: chosen.id, reason, by: actor.id }
    await handOverPart(tx, stream, handing, given)
    return redirect(
      (await seesStill(tx, piece.ref)) ? `${stream.path}/${piece.ref}` : stream.path,
      `${chosen.name} has taken it over. Everybody who takes part is told.`,
    )
  }

  return [
    { ...at, method: 'GET', keyed: true, records: 'nothing', handler: (context) => ask(context, []) },
    { ...at, method: 'POST', records: 'part handed over', handler: take },
  ]
}
