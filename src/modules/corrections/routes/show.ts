import { type Context, page, type Reply, redirect } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { type Correctable, correctableOf, type Mistaken, type Read, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Correction, mayDecide, mayOpen } from '../correction.ts'
import { correctionPage } from '../pages/show.ts'
import {
  findContents,
  findCorrection,
  findSealed,
  listOpeningsOfSealed,
  listOutstanding,
} from '../queries/corrections.ts'

/* The page of one question. */

export const hrefOf = ({ ref }: Pick<Correction, 'ref'>): string => `/corrections/${ref}`

export async function showCorrection(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, params, today } = context
  const correction = await looked(context)
  // Its address of before was its number.
  if (params['ref'] !== correction.ref) return redirect(hrefOf(correction))
  const { id } = correction
  const contents = correction.putsRight ? await findContents(tx, id) : undefined
  const opens = mayOpen(correction, actor)
  return page(
    correctionPage({
      ...(await aboutOf(tx, rooms, correction)),
      correction,
      decides: mayDecide(correction, actor.id),
      sealed: await findSealed(tx, id),
      openings: await listOpeningsOfSealed(tx, id),
      opens,
      outstanding: opens ? await listOutstanding(tx, id) : [],
      contents: contents ? correctableOf(rooms, correction.kind).inWords(contents) : null,
      today,
    }),
  )
}

/** Found by its address, and noted outside every case: who reads the trail of a household does not read there that something was about
 * somebody else. */
export async function looked({ tx, params, saw }: Context): Promise<Correction> {
  const correction = await findCorrection(tx, params['ref'] ?? '')
  saw(
    (correction.pieceId ?? 0) >= restrictedFrom
      ? { pieceId: correction.pieceId }
      : { data: { correction: correction.ref } },
  )
  return correction
}

export type AboutIt = {
  about: Correctable
  /** Where it is found now, as far as this person sees it. */
  of: Mistaken | null
  hangs: readonly string[]
  readers: readonly Read[]
}

/** What it is about, and for whoever puts it right who had read it and what hangs on it. */
export async function aboutOf(tx: Tx, rooms: Rooms, { kind, ofRef, putsRight, state }: Correction): Promise<AboutIt> {
  const about = correctableOf(rooms, kind)
  const of = await seen(about.find(tx, ofRef))
  return {
    about,
    of,
    hangs: putsRight && of && state === 'asked' ? await about.hangs(tx, ofRef) : [],
    readers: putsRight && of ? await about.readers(tx, ofRef) : [],
  }
}

/** It may have gone where this person does not see it. */
async function seen(found: Promise<Mistaken>): Promise<Mistaken | null> {
  try {
    return await found
  } catch (problem) {
    if (problem instanceof NotFound) return null
    throw problem
  }
}
