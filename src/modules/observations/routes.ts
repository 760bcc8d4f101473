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
  type OwnAsk,
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
import { html, mistakeAt, nothing, radios } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page, readPage, textOf } from '#platform/http/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { type MoveRequest, stream } from './commands/move.ts'
import { formsOf, moveForms, saidOfMove } from './move-forms.ts'
import { type Ask, asked, kinds, type Observation } from './observation.ts'
import { listingPage, rotaPage } from './pages/list.ts'
import { askPlan, takePlan } from './routes/plan.ts'
import {
  findMomentOf,
  listChildren,
  type ObservationCase,
  type OfObservations,
  readCase,
  readForm,
} from './queries/case.ts'
import { listRota } from './queries/figures.ts'
import { listHeard } from './queries/heard.ts'
import { findObservation, holdObservation, listObservations } from './queries/observations.ts'
import { observationSettings } from './settings.ts'
import { asGiven, type MoveKey } from './states.ts'
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

/** One of several, chosen on the page of a move. */
const choice = (field: Ask, legend: string): OwnAsk<ObservationCase, MoveRequest, undefined> => ({
  read: (request, body) => {
    const chosen = textOf(body, field)
    if (!Object.hasOwn(asked[field], chosen)) return { mistakes: [{ field, message: `Choose one: ${legend}` }] }
    return { request: { ...request, details: { ...request.details, [field]: chosen } } }
  },
  draw: ({ typed, mistakes }) =>
    radios({
      name: field,
      idPrefix: field,
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      errorMessage: mistakeAt(mistakes, field),
      value: typed[field],
      items: Object.entries(asked[field]).map(([value, text]) => ({ value, text })),
    }),
})

export const routes: readonly AnyRoute<Need>[] = [
  { method: 'GET', path, need: 'signed in', records: 'nothing', handler: list },
  {
    method: 'GET',
    path: `${path}/rota`,
    need: 'observe_practice',
    records: 'nothing',
    handler: rota,
  },
  {
    method: 'GET',
    path: `${path}/new`,
    keyed: true,
    need: 'observe_practice',
    records: 'nothing',
    handler: askPlan,
  },
  { method: 'POST', path, need: 'observe_practice', records: 'observation planned', handler: takePlan },
  { method: 'GET', path: `${path}/:ref`, need: 'signed in', records: 'observation looked at', handler: show },
  ...sectionRoutes(filling),
  ...moveRoutes(stream, {
    forms: moveForms,
    find: findObservation,
    judgedAs: ({ standing }) => asGiven(standing),
    own: {
      asks: {
        why: choice('why', 'Why does it not happen?'),
        asker: choice('asker', 'Who asked for another day?'),
        from: choice('from', 'Who would rather not?'),
      },
      more: async () => undefined,
    },
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

async function list({ tx, actor, query, today }: Context) {
  const mayPlan = actor.duties.has('observe_practice')
  return page(
    listingPage({
      list: await listObservations(tx, readPage(query)),
      query,
      today,
      mayPlan,
      heard: await listHeard(tx),
    }),
  )
}

async function rota({ tx, today }: Context) {
  return page(rotaPage(await listRota(tx, today), await readSettings(tx, today, observationSettings), today))
}

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
      ...{ stream, forms: formsOf(standing), filling, view: { ...view, reached: isReached }, today, made },
      offered: offeredMoves(stream, moveForms, piece.state, asGiven(standing)),
      caption: html`${kinds[piece.kind]}${piece.household ? html`, household <a class="govuk-link" href="/households/${piece.household}">${piece.household}</a>` : nothing}`,
      facts: [
        ['Whose visit', worker],
        ['Observer', supervises ? `${observer}, who manages ${worker}` : observer],
        [
          seenOn ? 'Observed on' : 'Planned for',
          `${inWords(seenOn ?? plannedFor, today)}${piece.inRoom ? '' : ', by video'}`,
        ],
        ...(piece.followsUp ? ([['It follows up', 'what was agreed the last time']] as const) : []),
        ...made.flatMap((move) => saidOfMove(move, today)),
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
