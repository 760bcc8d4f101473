import { exemptionForm, type ExemptionPart, noticeAsked } from '#framework/a2-exemption-form/index.ts'
import { actionsOn } from '#modules/actions/index.ts'
import { type ClockOf, type FilledIn, plainStream } from '#modules/evidence/index.ts'
import { inFull, inWords, startOfLondonDay } from '#platform/dates/index.ts'
import { saidInLines } from './brought.ts'
import { end, grant, over, refuse, undo, vary } from './commands/effects.ts'
import { handing } from './handing.ts'
import { byLaw, type Exemption, type Facts, type Kind, kinds, type OpenExemption, type Who } from './exemption.ts'
import { findFacts, openColumns, pieces } from './queries/exemptions.ts'
import { type Days, exemptionSettings } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { leftOut, writes } from './writers.ts'

type Of = {
  piece: Exemption
  who: Who
  hears: never
  part: ExemptionPart
  move: MoveKey
  facts: Facts
  row: OpenExemption
  days: Days
}
export type OfExemptions = FilledIn<Of>

const itsDay = {
  ...({ planned: 'fromOn', held: 'beganOn', by: 'run' } as const),
  says: (began: Temporal.PlainDate) => `It began on ${inFull(began)}: give that day or a later one.`,
}

type Clock = ClockOf<Exemption, MoveKey>
const at = (day: Temporal.PlainDate | null) => day && startOfLondonDay(day)
const is = (kind: Kind) => ({ only: (piece: Exemption) => piece.kind === kind })
/** What the law gives, from the first night on, to the day on which it ended. */
const law = (
  kind: Kind,
  source: string,
  rest: Pick<Clock, 'key' | 'says' | 'starts' | 'stops' | 'unit' | 'length'>,
): Clock => ({
  ...{ ...rest, ...is(kind), severity: 'law', source, restarts: ['correct_day'], ends: ['cancel'] },
  when: ({ beganOn, endedOn }, move) => at(rest.stops.includes(move) ? endedOn : beganOn),
})
const setting = (key: keyof Days) => exemptionSettings.find((one) => one.key === key)!
const looks = (key: Clock['key'], says: string, starts: readonly MoveKey[], length: keyof Days): Clock => ({
  ...{ key, says, starts, stops: ['look'], ends: ['end', 'cancel'], unit: 'working days', length: setting(length) },
  ...{ severity: 'practice', source: '4.9', ...is('exemption') },
})

const raisers = ['respond', 'hold_exemptions'] as const

/** What is its own of the stream of exemptions, exceptions and temporary approvals; what all streams have follows from it. */
export const exemptions = plainStream<Of>({
  ...{ key: 'exemption', noun: 'record', recorded: 'exemption', path: '/exemptions', clause: '4.9', begins: 'asked' },
  ...{ pieces, steps, moves, settings: exemptionSettings, form: exemptionForm, asks: {}, writes, itsDay, handing },
  ...{ keeper: 'manager', raisers, hangs: actionsOn(raisers), hears: {}, open: openColumns },
  headed: ({ kind }) => kinds[kind],
  called: ({ ref, household }) => (household ? `exemption or exception of household ${household}` : ref),
  leftOut: ({ kind }) => leftOut(kind),
  closed: () => undefined,
  mistakeIn: () => undefined,
  facts: (tx, { piece }) => findFacts(tx, piece.id),
  effects: { grant, vary, end, settle: end, decide: end, refuse, over, recall: undo, reopen: undo },
  keeps: ({ childIds, beganOn }, move) =>
    move === 'grant' || move === 'vary' ? { were: childIds, began: beganOn } : {},
  clocks: [
    law('exception', 'CPR 23', {
      ...{ key: 'clk.exc_six', says: 'Within its terms, new terms agreed, or the child moved', starts: ['run'] },
      ...{ stops: ['settle'], unit: 'working days', length: byLaw.exception },
    }),
    law('temporary', 'CPR 24', {
      ...{ key: 'clk.tmp_16w', says: 'Decided, or more time allowed, within 16 weeks', starts: ['run'] },
      ...{ stops: ['decide'], unit: 'days', length: byLaw.temporary },
    }),
    law('temporary', 'CPR 25', {
      ...{ key: 'clk.tmp_24w', says: 'Decided within 24 weeks', starts: ['extend'], stops: ['decide'] },
      ...{ unit: 'days', length: byLaw.extended },
    }),
    {
      ...{ key: 'clk.exm_notice', says: 'The notice that names the children sent', starts: ['grant', 'vary'] },
      ...{
        stops: [],
        ends: ['end', 'cancel'],
        said: noticeAsked,
        unit: 'working days',
        length: setting('exemption.notice'),
      },
      ...{ severity: 'practice', source: 'CA89 Sch 7', ...is('exemption') },
    },
    looks('clk.exm_first', 'Looked at for the first time', ['grant'], 'exemption.first_look'),
    looks('clk.exm_look', 'Looked at again', ['look'], 'exemption.look'),
  ],
  reminds: { due: 'exemption due', overdue: 'exemption overdue' },
  kind: ({ kind }) => kinds[kind],
  says: (piece, today) => saysOf(piece, today),
  onPaper: ({ manager }) => manager,
})

function saysOf(piece: Exemption, today: Temporal.PlainDate): (readonly [string, string])[] {
  const { kind, manager, worker, decider, beganOn, fromOn, endedOn, termsThen, fosteredThen, said } = piece
  return [
    ['Team manager', manager],
    ['Who supports the home', worker],
    ['Who decides', decider],
    [kind === 'exemption' && !beganOn ? 'Asked for from' : 'From', inWords(beganOn ?? fromOn, today)],
    ...(endedOn ? ([['Until', inWords(endedOn, today)]] as const) : []),
    ['Children fostered there then', String(fosteredThen)],
    ...(termsThen ? ([['Terms of approval then', termsThen]] as const) : []),
    ...saidInLines(said),
  ]
}
