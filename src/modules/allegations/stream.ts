import { concernForm, type ConcernPart } from '#framework/a2-concern-form/index.ts'
import { actionsOn, countActionsOf } from '#modules/actions/index.ts'
import { wordsOfAlert } from '#modules/alerts/index.ts'
import { type ClockOf, type FilledIn, type Hanging, plainStream, type PlainRequest } from '#modules/evidence/index.ts'
import { inFull, momentInWords } from '#platform/dates/index.ts'
import { html } from '#platform/html/index.ts'
import { clocks } from './clocks.ts'
import { advise, below, lookAgain, recall } from './commands/effects.ts'
import { type Concern, type Facts, kinds, type OpenConcern, type Who } from './concern.ts'
import { findStanding, pieces } from './queries/concerns.ts'
import { concernSettings, type Days } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { leftOut, viewIn, writes } from './writers.ts'

type Of = {
  piece: Concern
  who: Who
  hears: never
  part: ConcernPart
  move: MoveKey
  facts: Facts
  row: OpenConcern
  days: Days
}
export type OfConcerns = FilledIn<Of>
export type ConcernMove = PlainRequest<Of>

const raisers = ['record_concern', 'hold_restricted', 'hold_sealed'] as const
const over = ['closed', 'cancelled']
const open = Object.keys(steps).filter((state): state is Concern['state'] => !over.includes(state))

const actions = actionsOn(raisers)
/** What an alert said that was decided so stands first, as it was said: nothing of it is typed again. */
const hanging: Hanging = async (context, piece, mayWrite) => {
  const { tx, today } = context
  const hung = await actions(context, piece, mayWrite)
  const { alert } = await pieces.findById(tx, piece.id)
  if (alert === null) return hung
  const said = html`<h2 class="govuk-heading-m">How it began: <a class="govuk-link" href="/alerts/${alert}">safety alert ${alert}</a></h2>
    ${await wordsOfAlert(tx, alert, today)}`
  return { ...hung, shown: html`${said}${hung.shown}` }
}

/** What is its own of allegations and standards-of-care concerns; what all streams have follows from it. */
export const concerns = plainStream<Of>({
  ...{ key: 'allegation', noun: 'matter of concern', recorded: 'matter', path: '/concerns', clause: '4.10' },
  ...{ begins: 'recorded', pieces, steps, moves, settings: concernSettings, form: concernForm, asks: {}, writes },
  ...{ keeper: 'manager', raisers, hangs: hanging, closed: () => undefined, hears: {} },
  itsDay: {
    ...({ planned: 'learnedOn', held: 'concludedOn', by: 'conclude' } as const),
    says: (held) => `The outcome was decided on ${inFull(held)}: give that day or a later one.`,
  },
  handing: {
    parts: {
      manager: { does: 'looks after this matter', duty: 'record_concern', states: open },
      officer: { does: 'decides about this matter', duty: 'hold_sealed', states: open },
      lead: { does: 'answers for this matter', duty: 'hold_restricted', states: open },
    },
  },
  mistakeIn: () => undefined,
  called: ({ ref }) => `matter of concern ${ref}`,
  leftOut: (piece) => leftOut(piece),
  facts: async (tx, { piece, answers }) => ({
    ...(await findStanding(tx, piece)),
    view: viewIn(answers),
    actions: await countActionsOf(tx, piece.id),
  }),
  effects: { below, advise, recall, look_again: lookAgain, reopen: lookAgain },
  keeps: ({ kind }, move) => (move === 'below' || move === 'advise' || move === 'look_again' ? { kind } : {}),
  clocks: clocks as readonly ClockOf<Concern, MoveKey>[],
  reminds: { due: 'something needs you', overdue: 'something needs you' },
  kind: ({ kind }) => kinds[kind],
  says: ({ home, household, manager, officer, lead, learnedAt, concludedOn }, today) => [
    ...(household === null ? ([['Home', home]] as const) : []),
    ['We learned of it', momentInWords(learnedAt, today)],
    ['Looks after it', manager],
    ['Local Authority Designated Officer', officer],
    ['Answers for the service', lead],
    ...(concludedOn ? ([['Decided on', inFull(concludedOn)]] as const) : []),
  ],
  onPaper: ({ manager, officer }) => `${manager}, with ${officer}`,
})
