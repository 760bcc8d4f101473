import { lockText, type Need, unlockIfOurs } from '#modules/people/index.ts'
import { NotFound } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { type Reference, referenceOf, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Piece, searchPage } from '../pages/search.ts'
import { findSought } from '../queries/search.ts'
import { readSought } from '../sought.ts'

/** What is looked for may be somebody's initials, or their number elsewhere: it is posted, and stands in the address of what was found sealed
 * (decision 89). A reference is no secret: an address may hold one. */
export function searchRoutes(rooms: Rooms): AnyRoute<Need>[] {
  return [
    {
      method: 'GET',
      path: '/search',
      need: 'signed in',
      records: 'nothing',
      handler: async (context) => {
        const { tx, query, actor, today } = context
        const asked = openSealed(query['for'], actor.id) ?? query['q'] ?? ''
        const to = await placeOf(tx, rooms, asked)
        if (to) return redirect(to)
        const found = asked && query['for'] ? await lookFor(context, rooms, asked) : undefined
        return page(searchPage({ asked, found, pieces: piecesIn(rooms), today }))
      },
    },
    {
      method: 'POST',
      path: '/search',
      again: 'freely',
      need: 'signed in',
      records: 'nothing',
      handler: async (context): Promise<Reply> => {
        const { tx, body, actor } = context
        const asked = textOf(body, 'q').slice(0, 200)
        const to = await placeOf(tx, rooms, asked)
        if (to || asked === '') return redirect(to ?? '/search')
        const { records, pieces } = await lookFor(context, rooms, asked)
        const [only, ...others] = [...records.filter(({ byNumber }) => byNumber), ...pieces]
        if (only && others.length === 0 && records.length + pieces.length === 1) return redirect(hrefOf(only))
        return redirect(`/search?for=${lockText(`${actor.id} ${asked}`)}`)
      },
    },
  ]
}

const hrefOf = (one: { kind: string; ref: string } | Piece): string =>
  'href' in one ? one.href : `/${one.kind === 'child' ? 'children' : 'households'}/${one.ref}`

/** What was looked for, by this person: an address is no use to whoever signs in after them. */
function openSealed(sealed: string | undefined, actorId: number): string | undefined {
  const [, id, asked] = /^(\d+) (.*)$/s.exec((sealed && unlockIfOurs(sealed)) ?? '') ?? []
  return id === String(actorId) ? asked : undefined
}

async function lookFor({ tx }: Pick<Context, 'tx'>, rooms: Rooms, asked: string) {
  const sought = readSought(asked)
  const records = await findSought(tx, sought)
  const pieces: Piece[] = []
  if (sought.digits !== undefined)
    for (const { references = [] } of rooms)
      for (const reference of references) {
        const ref = `${reference.letter}-${sought.digits}`
        if (await canSee(tx, reference, ref)) pieces.push({ ref, href: reference.path + ref })
      }
  return { records: records.filter(({ ref }) => pieces.every((piece) => piece.ref !== ref)), pieces }
}

/** Where a whole reference leads. */
async function placeOf(tx: Tx, rooms: Rooms, asked: string): Promise<string | undefined> {
  const { reference } = readSought(asked)
  const place = reference && referenceOf(rooms, reference.letter)
  return place && (await canSee(tx, place, reference.ref)) ? place.path + reference.ref : undefined
}

const piecesIn = (rooms: Rooms) =>
  rooms.flatMap(({ references = [] }) =>
    references.flatMap(({ letter, origin }) => (origin ? [{ letter, noun: origin.noun }] : [])),
  )

async function canSee(tx: Tx, { find }: Reference, ref: string): Promise<boolean> {
  return find(tx, ref).then(
    () => true,
    (problem) => {
      if (problem instanceof NotFound) return false
      throw problem
    },
  )
}
