import { type Context, page, readNumber, type Reply, redirect } from '#platform/http/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { type Correctable, correctableOf, type Mistaken, type Rooms } from '#platform/room.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import type { Tx } from '#platform/sql/index.ts'
import { decideCorrection } from '../commands/decide.ts'
import { eraseSealed, openSealed } from '../commands/sealed.ts'
import { type Correction, mayDecide, type Outcome } from '../correction.ts'
import { readDecision, readErasure, readReason } from '../forms.ts'
import { correctionPage } from '../pages/show.ts'
import { findContents, findCorrection, findSealed, listOpeningsOfSealed } from '../queries/corrections.ts'

/* The page of one question, and what is decided there. */

type Given = { mistakes?: readonly Mistake[]; effect?: string | null }

export async function showCorrection(context: Context, rooms: Rooms): Promise<Reply> {
  const correction = await findCorrection(context.tx, idOf(context))
  // Outside every case: who reads the trail of a household does not read there that something was about somebody else.
  context.saw(
    (correction.pieceId ?? 0) >= restrictedFrom
      ? { pieceId: correction.pieceId }
      : { data: { correction: correction.id } },
  )
  return pageOf(context, rooms, correction, {})
}

export async function takeDecision(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body, now, today } = context
  const correction = await findCorrection(tx, idOf(context))
  const about = correctableOf(rooms, correction.kind)
  const read = readDecision(body)
  if (!read.ok) return pageOf(context, rooms, correction, { mistakes: read.mistakes })
  if (mayDecide(correction, actor.id) && !read.value.sure) {
    const effect = await effectOf(tx, about, correction, read.value, { now, today })
    const mistakes =
      'mistake' in effect
        ? [effect.mistake]
        : [{ field: 'sure', message: 'Read what will happen, and tick that it is what you want done' }]
    return pageOf(context, rooms, correction, { mistakes, effect: 'effect' in effect ? effect.effect : null })
  }
  await decideCorrection(tx, correction.id, read.value, about, actor, { now, today })
  return redirect(
    `/corrections/${correction.id}`,
    'It is done. Whoever reads it, and whoever asked, has been told that something changed.',
  )
}

/** What will happen, in words; or why it cannot. */
async function effectOf(
  tx: Tx,
  about: Correctable,
  { ofRef }: Correction,
  { outcome, whose }: { outcome: Outcome; whose: string },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): Promise<{ effect: string } | { mistake: Mistake }> {
  if (outcome === 'right') return { effect: 'Nothing changes. Whoever asked is told, with your reason.' }
  if (outcome === 'sealed')
    return {
      effect:
        'It goes out of sight for everybody, with its earlier versions. An open safety alert stays open until it is decided.',
    }
  try {
    if (about.whereTo) return { effect: await about.whereTo(tx, ofRef, whose, at) }
  } catch (problem) {
    if (problem instanceof Refused || problem instanceof NotFound)
      return {
        mistake: {
          field: 'whose',
          message: problem instanceof Refused ? problem.message : 'There is nothing with this reference',
        },
      }
    throw problem
  }
  return { mistake: { field: 'outcome', message: 'This cannot be moved: seal it' } }
}

export async function takeOpening(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body } = context
  const id = idOf(context)
  const read = readReason(body)
  if (!read.ok) return pageOf(context, rooms, await findCorrection(tx, id), { mistakes: read.mistakes })
  await openSealed(tx, id, read.value, actor)
  return redirect(`/corrections/${id}#sealed`, 'It is open to you for a quarter of an hour.')
}

export async function takeErasure(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body, today } = context
  const id = idOf(context)
  const read = readErasure(body, today)
  if (!read.ok) return pageOf(context, rooms, await findCorrection(tx, id), { mistakes: read.mistakes })
  await eraseSealed(tx, id, read.value, actor)
  return redirect(`/corrections/${id}`, 'It is erased.')
}

async function pageOf(
  { tx, actor, body, today }: Context,
  rooms: Rooms,
  correction: Correction,
  { mistakes = [], effect = null }: Given,
): Promise<Reply> {
  const about = correctableOf(rooms, correction.kind)
  const { id, ofRef, putsRight, state } = correction
  const of = await seen(about.find(tx, ofRef))
  const contents = putsRight ? await findContents(tx, id) : undefined
  return page(
    correctionPage({
      correction,
      about,
      of,
      hangs: putsRight && of && state === 'asked' ? await about.hangs(tx, ofRef) : [],
      readers: putsRight && of ? await about.readers(tx, ofRef) : [],
      decides: mayDecide(correction, actor.id),
      effect,
      sealed: await findSealed(tx, id),
      openings: await listOpeningsOfSealed(tx, id),
      opens: state === 'sealed' && putsRight && actor.duties.has('decide_disagreements'),
      contents: contents ? about.inWords(contents) : null,
      body,
      mistakes,
      today,
    }),
  )
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

function idOf({ params }: Context): number {
  const id = readNumber(params['id'])
  if (id === undefined) throw new NotFound()
  return id
}
