import { type Context, page, type Reply, redirect } from '#platform/http/index.ts'
import { type Mistake, NotFound, Refused } from '#platform/problems.ts'
import { type Correctable, correctableOf, type Rooms, type When } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { decideCorrection } from '../commands/decide.ts'
import { type Correction, mayDecide, type Outcome } from '../correction.ts'
import { lockCorrection } from '../queries/corrections.ts'
import { readDecision } from '../forms.ts'
import { decisionPage } from '../pages/decision.ts'
import { aboutOf, hrefOf, looked } from './show.ts'

/* What is to be done about it: what will happen is said first, and asked once more. */

/** Whoever does not decide it, or not any more, finds on its page how it stands. */
export async function showDecision(context: Context, rooms: Rooms): Promise<Reply> {
  const correction = await looked(context)
  if (!mayDecide(correction, context.actor.id)) return redirect(hrefOf(correction))
  return ask(context, rooms, correction, { mistakes: [], effect: null })
}

export async function takeDecision(context: Context, rooms: Rooms): Promise<Reply> {
  const { tx, actor, body, now, today } = context
  const asked = await looked(context)
  // Held before it is asked what will happen: of two who decide at once the second hears that it was decided.
  const correction = mayDecide(asked, actor.id) ? await lockCorrection(tx, asked.id) : asked
  const about = correctableOf(rooms, correction.kind)
  const read = readDecision(body)
  const decides = mayDecide(correction, actor.id)
  if (decides && !read.ok) return ask(context, rooms, correction, { mistakes: read.mistakes, effect: null })
  if (decides && read.ok) {
    const effect = await effectOf(tx, about, correction, read.value, { now, today })
    if ('mistake' in effect) return ask(context, rooms, correction, { mistakes: [effect.mistake], effect: null })
    const { shown, sure } = read.value
    if (!sure) return ask(context, rooms, correction, { mistakes: shown ? [unsure] : [], effect: effect.effect })
  }
  const decision = read.ok ? read.value : nothingChosen
  await decideCorrection(tx, correction.id, decision, { about, rooms }, actor, { now, today })
  return redirect(
    hrefOf(correction),
    'It is done. Whoever reads it, and whoever asked, has been told that something changed.',
  )
}

const unsure: Mistake = { field: 'sure', message: 'Read what will happen, and tick that it is what you want done' }
/** Of somebody who may not decide: they hear that, and not what is missing. */
const nothingChosen = { outcome: 'right', whose: '', why: '' } as const

/** What will happen, in words; or why it cannot. */
async function effectOf(
  tx: Tx,
  about: Correctable,
  { ofRef }: Correction,
  { outcome, whose }: { outcome: Outcome; whose: string },
  at: When,
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

async function ask(
  { tx, body, today }: Context,
  rooms: Rooms,
  correction: Correction,
  { mistakes, effect }: { mistakes: readonly Mistake[]; effect: string | null },
): Promise<Reply> {
  const seen = await aboutOf(tx, rooms, correction)
  return page(decisionPage({ ...seen, correction, effect, body, mistakes, today }))
}
