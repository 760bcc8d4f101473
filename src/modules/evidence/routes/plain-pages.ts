import type { Section } from '#framework/forms/types.ts'
import { newAlertHref } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { html, insetText, nothing } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page, type Reply } from '#platform/http/index.ts'
import { inFull } from '#platform/dates/index.ts'
import { NotAllowed } from '#platform/problems.ts'
import { upperFirst } from '#platform/words.ts'
import type { Filling } from '../filling.ts'
import { dayOf, plannedFor, sinceHeld } from '../its-day.ts'
import { asIfTyped, offeredMoves, saidOfChoices } from '../move-form.ts'
import { correctionsPanel } from '../pages/corrections.ts'
import { clocksPanel } from '../pages/clocks.ts'
import { toldPanel } from '../pages/told.ts'
import { wholePage } from '../pages/whole.ts'
import type { CaseOf, FilledIn, Plain, PlainKinds, PlainRequest } from '../plain.ts'
import { whoIs } from '../queries/case.ts'
import { listClocks } from '../queries/clocks.ts'
import { listCorrections } from '../queries/corrections.ts'
import { opensListOf } from '../queries/known.ts'
import { listMoves, type MoveMade } from '../queries/moves.ts'
import { listTold } from '../queries/told.ts'
import type { Stream } from '../stream.ts'
import { givenIn } from '../whole-move.ts'
import { hasReached } from '../writers.ts'
import { handOverLinks, handOverRoutes } from './hand-over.ts'
import { correctRoutes } from './correct.ts'
import { moveRoutes, noOwnAsks } from './moves.ts'
import { pastOf, pastRoutes } from './past.ts'
import { sectionRoutes } from './sections.ts'
import { toldRoutes } from './told.ts'
import { whoKnowsRoutes } from './who-knows.ts'

type Made<T extends PlainKinds> = {
  stream: Stream<T['piece'], CaseOf<T>, PlainRequest<T>, T['who'] | T['hears']>
  filling: Filling<FilledIn<T>>
}

/** The addresses of a plain stream: the page of a piece, its form, its moves, who was told, who knows of it, and its past. */
export function plainRoutes<T extends PlainKinds>(plain: Plain<T>, made: Made<T>): readonly AnyRoute<Need>[] {
  const { noun, recorded = noun, path, pieces } = plain
  const { stream, filling } = made
  // An answer is put right on pages of its own.
  const moves = Object.entries(plain.moves).filter(([move]) => move !== 'correct')
  const asked = Object.fromEntries(moves) as typeof plain.moves
  const show = (context: Context) => showPiece(context, plain, made)
  return [
    { method: 'GET', path: `${path}/:ref`, need: 'signed in', records: `${recorded} looked at`, handler: show },
    ...sectionRoutes(filling),
    ...moveRoutes(stream, {
      ...{ forms: asked, find: pieces.find, own: noOwnAsks },
      against: async ({ today }, piece) => ({ today, start: plannedFor(plain.itsDay, piece) }),
    }),
    ...correctRoutes(stream, filling, pieces.find),
    ...toldRoutes({
      ...{ path, noun: upperFirst(noun), says: saysOf(plain) },
      find: async ({ actor }, tx, ref) => {
        const piece = await pieces.find(tx, ref)
        const owedAfter = sinceHeld(plain.itsDay, piece)
        const mayWrite = mayKeep(plain, whoIs(plain, actor, piece), piece)
        return { ...piece, mayWrite, ...(owedAfter ? { owedAfter } : {}) }
      },
    }),
    ...whoKnowsRoutes(stream),
    ...handOverRoutes(stream, plain.handing, pieces.find),
    ...pastRoutes(stream, {
      ...pastOf(
        filling,
        ({ piece }) => `${plain.kind(piece)}, ${inFull(dayOf(plain.itsDay, piece))}: ${plain.onPaper(piece)}`,
      ),
      find: async (tx, ref) => {
        const piece = await pieces.find(tx, ref)
        const because = plain.withheld?.(piece)
        if (because) throw new NotAllowed(because)
        return piece
      },
    }),
  ]
}

const saysOf =
  <T extends PlainKinds>({ clocks }: Plain<T>) =>
  (clock: string): string =>
    clocks.find(({ key }) => key === clock)?.says ?? clock

/** Whether somebody keeps an open piece: says who was told, gives more time, sets actions. */
function mayKeep<T extends PlainKinds>(
  { keeper, steps }: Plain<T>,
  is: Readonly<Record<string, unknown>>,
  piece: T['piece'],
): boolean {
  const state: T['piece']['state'] = piece.state
  return is[`is${upperFirst(keeper)}`] === true && !steps[state].over
}

/** Whether a safety alert is raised from it: by whoever sees its household, and while it is open by whoever has a part in it, who may see none. */
function mayRaise<T extends PlainKinds>(
  { pieces, steps }: Plain<T>,
  is: Readonly<Record<string, unknown>>,
  { householdId, household, state }: T['piece'],
): boolean {
  const takesPart = pieces.people.some((part) => is[`is${upperFirst(part)}`] === true)
  return householdId !== null && (household !== null || (takesPart && !steps[state as T['piece']['state']].over))
}

/** What was chosen as a piece ended is not so any more, once it was opened again. */
const stillSo =
  (steps: Readonly<Record<string, { over?: boolean | undefined }>>) =>
  ({ toState }: MoveMade, at: number, made: readonly MoveMade[]): boolean =>
    !steps[toState]?.over || !made.slice(at).some(({ move }) => move === 'reopen')

async function showPiece<T extends PlainKinds>(context: Context, plain: Plain<T>, made: Made<T>): Promise<Reply> {
  const { tx, actor, params, now, today } = context
  const { stream, filling } = made
  const { steps, moves } = plain
  const view = await filling.view(context, params['ref'] ?? '')
  const { piece, standing } = view
  const { id, ref, householdId, household } = piece
  const state: T['piece']['state'] = piece.state
  context.saw({ pieceId: id, householdId })
  const path = `${plain.path}/${ref}`
  const mayWrite = mayKeep(plain, standing, piece)
  const moreTime = mayWrite ? { moreTime: (one: { id: number }) => `${path}/clocks/${one.id}/more-time` } : {}
  const because = plain.withheld?.(piece)
  const clocks = because
    ? html`${insetText({ text: because })}`
    : clocksPanel(await listClocks(tx, id), { now, says: saysOf(plain), ...moreTime })
  const told = because ? nothing : toldPanel(await listTold(tx, id), { now, me: actor.id, path, mayWrite })
  const hanging = await plain.hangs(context, piece, mayWrite)
  const moved = await listMoves(tx, id)
  const corrected = correctionsPanel(view, await listCorrections(tx, id), today)
  const asTyped = (move: T['move']) => givenIn(asIfTyped<PlainRequest<T>>(moves[move], move, today))
  const reached = ({ part }: Section<T['part']>) => hasReached(filling.writers, Object.keys(steps), state, part)
  return page(
    wholePage<FilledIn<T>, T['piece'], T['move']>({
      ...{
        stream,
        forms: moves,
        filling,
        view: { ...view, ...(because && { piece: { ...piece, dueOn: null } }), reached },
        today,
        made: because ? [] : moved,
      },
      offered: offeredMoves({ moves }, moves, state, (move) => ({ ...standing, given: asTyped(move) })),
      title: plain.headed?.(piece, today),
      caption: html`${plain.headed ? `${upperFirst(plain.noun)} ${ref}` : plain.kind(piece)}${household ? html`, household <a class="govuk-link" href="/households/${household}">${household}</a>` : nothing}`,
      facts: [
        ...plain.says(piece, today),
        ...moved.filter(stillSo(steps)).flatMap((one) => saidOfChoices(moves[one.move as T['move']], one, today)),
      ],
      hanging: html`${corrected}${hanging.shown}${clocks}${told}`,
      reopens: (moves as Readonly<Record<string, { by: string }>>)['reopen']?.by,
      instead: ({ part }) => plain.closed(standing, state, part),
      more: [
        ...hanging.more,
        ...(mayRaise(plain, standing, piece)
          ? [{ text: 'Raise a safety alert: a child may not be safe', href: newAlertHref(ref) }]
          : []),
        ...((await tx.one<{ opens: boolean }>(opensListOf(id).query)).opens
          ? [{ text: 'Who knows of this', href: `${path}/who-knows` }]
          : []),
        ...(await handOverLinks(tx, stream, plain.handing, piece)),
        ...(because
          ? []
          : [
              { text: `The ${plain.noun} to print`, href: `${path}/print` },
              { text: 'Everything that happened', href: `${path}/history` },
            ]),
      ],
    }),
  )
}
