import { observationForm, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import { type Action, actionsOfPiece, actionsPanel, mayRaise, newActionHref } from '#modules/actions/index.ts'
import { newAlertHref } from '#modules/alerts/index.ts'
import {
  clocksPanel,
  type Filling,
  listClocks,
  listMoves,
  moveRoutes,
  offeredMoves,
  listTold,
  noOwnAsks,
  saidOfChoices,
  formsOf,
  asIfTyped,
  opensListOf,
  pastRoutes,
  sectionRoutes,
  toldPanel,
  toldRoutes,
  whoKnowsRoutes,
  wholePage,
} from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import { inFull, inWords } from '#platform/dates/index.ts'
import { html, nothing } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page } from '#platform/http/index.ts'
import { type MoveRequest, stream } from './commands/move.ts'
import { kinds, type Observation } from './observation.ts'
import { planningRoutes } from './routes/planning.ts'
import { findMomentOf, listChildren, type OfObservations, readCase, readForm } from './queries/case.ts'
import { findObservation, holdObservation } from './queries/observations.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { mistakeIn, ofTheForm, isSpared, opens, reached, writerOf, writers } from './writers.ts'

const path = '/observations'

const saysOfClock = (clock: string): string => stream.clocks?.find(({ key }) => key === clock)?.says ?? clock

/** How its form is filled in. */
export const filling: Filling<OfObservations> = {
  ...{
    path,
    noun: stream.noun,
    shipped: observationForm,
    looked: 'observation section looked at',
    writers,
    asks: ofTheForm,
  },
  form: readForm,
  find: findObservation,
  hold: (tx, { ref }) => holdObservation(tx, ref, 'beside'),
  children: listChildren,
  writer: async (_tx, actor, piece) => writerOf(actor, piece),
  opens: (_actor, { piece, writer }, { part }) => opens(writer, piece.state, part),
  spares: ({ form, answers }, question, childId, writes) => !writes && isSpared(question, childId, { form, answers }),
  mistakeIn: async (_tx, piece, saving, today) => mistakeIn(piece, saving, today),
  view: async ({ tx, actor, today }, ref) => readCase(tx, actor, await findObservation(tx, ref), today),
  caption: ({ piece }, child) => child?.ref ?? (piece.household ? `Household ${piece.household}` : kinds[piece.kind]),
  moment: ({ tx }, at) => findMomentOf(tx, at),
}

const forms = formsOf(moves)

export const routes: readonly AnyRoute<Need>[] = [
  ...planningRoutes,
  { method: 'GET', path: `${path}/:ref`, need: 'signed in', records: 'observation looked at', handler: show },
  ...sectionRoutes(filling),
  ...moveRoutes(stream, {
    forms,
    find: findObservation,
    own: noOwnAsks,
  }),
  ...toldRoutes({
    ...{ path, noun: 'Observation', says: saysOfClock },
    find: async ({ actor }, tx, ref) => {
      const piece = await findObservation(tx, ref)
      const { seenOn } = piece
      const talkedAfter = seenOn && {
        day: seenOn,
        says: `The visit was on ${inFull(seenOn)}: give that day or a later one.`,
      }
      return {
        ...piece,
        mayWrite: writerOf(actor, piece).isObserver && !steps[piece.state].over,
        ...(talkedAfter ? { owedAfter: talkedAfter } : {}),
      }
    },
  }),
  ...whoKnowsRoutes(stream),
  ...pastRoutes(stream, {
    find: findObservation,
    read: async ({ tx, actor, today }, piece) => {
      const about = await readCase(tx, actor, piece, today)
      const sections = about.form.sections.filter(({ part }) => opens(about.writer, piece.state, part))
      const mayRead = (one: { section: string; question: string }) =>
        sections.some(
          ({ key, questions }) => key === one.section && questions.some((each) => each.key === one.question),
        )
      return { ...about, form: { ...about.form, sections }, mayRead }
    },
    paper: async (_context, { piece }) => ({
      ...{
        caption: `${kinds[piece.kind]}, ${inFull(piece.seenOn ?? piece.plannedFor)}: ${piece.worker}, with ${piece.observer}`,
        first: nothing,
        beside: nothing,
      },
    }),
  }),
]

async function show(context: Context) {
  const { tx, actor, params, now, today } = context
  const view = await filling.view(context, params['ref'] ?? '')
  const { piece, standing } = view
  const isReached = ({ part }: { part: ObservationPart }) => reached(piece.state, part)
  const { id, ref, householdId, observer, worker, supervises, seenOn, plannedFor } = piece
  context.saw({ pieceId: id, householdId })
  const mayWrite = standing.isObserver && !steps[piece.state].over
  const moreTime = mayWrite ? { moreTime: (one: { id: number }) => `${path}/${ref}/clocks/${one.id}/more-time` } : {}
  const clocks = clocksPanel(await listClocks(tx, id), { now, says: saysOfClock, ...moreTime })
  const made = await listMoves(tx, id)
  const told = toldPanel(await listTold(tx, id), { now, me: actor.id, path: `${path}/${ref}`, mayWrite })
  return page(
    wholePage<OfObservations, Observation, MoveKey>({
      ...{ stream, forms, filling, view: { ...view, reached: isReached }, today, made },
      offered: offeredMoves(stream, forms, piece.state, (move) => {
        const { words: reason, on, details } = asIfTyped<MoveRequest>(forms[move], move, today)
        return { ...standing, given: { ...details, reason, on } }
      }),
      caption: html`${kinds[piece.kind]}${piece.household ? html`, household <a class="govuk-link" href="/households/${piece.household}">${piece.household}</a>` : nothing}`,
      facts: [
        ['Whose visit', worker],
        ['Observer', supervises ? `${observer}, who manages ${worker}` : observer],
        [
          seenOn ? 'Observed on' : 'Planned for',
          `${inWords(seenOn ?? plannedFor, today)}${piece.inRoom ? '' : ', by video'}`,
        ],
        ...(piece.followsUp ? ([['It follows up', 'what was agreed the last time']] as const) : []),
        ...made.flatMap((move) => saidOfChoices(forms[move.move as MoveKey], move, today)),
      ],
      hanging: html`<h2 class="govuk-heading-m">Actions</h2>${actionsPanel(await tx.many<Action>(actionsOfPiece(id).query), today)}${clocks}${told}`,
      instead: ({ part }) =>
        opens(standing, piece.state, part) ? undefined : part === 'answer' ? 'Once it is sent' : 'Once it is shared',
      more: [
        ...(mayRaise(actor, ['observe_practice']) && mayWrite
          ? [{ text: 'Set an action', href: newActionHref(ref) }]
          : []),
        ...(householdId === null
          ? []
          : [{ text: 'Raise a safety alert: a child may not be safe', href: newAlertHref(ref) }]),
        ...((await tx.one<{ opens: boolean }>(opensListOf(id).query)).opens
          ? [{ text: 'Who knows of this', href: `${path}/${ref}/who-knows` }]
          : []),
        { text: 'The observation to print', href: `${path}/${ref}/print` },
        { text: 'Everything that happened', href: `${path}/${ref}/history` },
      ],
    }),
  )
}
