import { escalationForm, type EscalationPart, notOfGoodPractice } from '#framework/a2-escalation-form/index.ts'
import { actionsOn } from '#modules/actions/index.ts'
import { type FilledIn, plainStream, type PlainRequest } from '#modules/evidence/index.ts'
import { inFull, inWords } from '#platform/dates/index.ts'
import { saidInLines } from './brought.ts'
import { clocks } from './clocks.ts'
import { cancelled, closed, recall, reopened, toCafcass, toStage, withdrawn } from './commands/effects.ts'
import { type Escalation, type Facts, kinds, type OpenEscalation, stages, type Who } from './escalation.ts'
import { findFacts, openColumns, pieces } from './queries/escalations.ts'
import { type Days, escalationSettings } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { handing, writes } from './writers.ts'

type Of = {
  piece: Escalation
  who: Who
  hears: 'worker'
  part: EscalationPart
  move: MoveKey
  facts: Facts
  row: OpenEscalation
  days: Days
}
export type OfEscalations = FilledIn<Of>
export type EscalationMove = PlainRequest<Of>

const raisers = ['escalate', 'respond', 'sign_off'] as const

/** What is its own of the stream of escalations; what all streams have follows from it. */
export const escalations = plainStream<Of>({
  ...{ key: 'escalation', noun: 'escalation', path: '/escalations', clause: '4.11', begins: 'noticed' },
  ...{ pieces, steps, moves, settings: escalationSettings, form: escalationForm, asks: {}, writes, handing, clocks },
  ...{ keeper: 'officer', raisers, hangs: actionsOn(raisers), open: openColumns },
  hears: { worker: ({ workerId }) => workerId },
  itsDay: {
    ...({ planned: 'noticedOn', held: 'formalOn', by: 'formal' } as const),
    says: (held) => `It was made formal on ${inFull(held)}: give that day or a later one.`,
  },
  headed: ({ kind, child }) =>
    kind === 'concern' ? `Escalation for child ${child}` : `Good practice for child ${child}`,
  called: ({ ref }) => `escalation ${ref}`,
  leftOut: ({ kind }, { isOfficer }) =>
    kind === 'good_practice' ? notOfGoodPractice : isOfficer ? [] : ['esc.unsafe'],
  closed: () => undefined,
  mistakeIn: () => undefined,
  facts: (tx, about) => findFacts(tx, about),
  effects: {
    ...{ formal: toStage, go_on: toStage, cafcass: toCafcass, recall },
    ...{ seen: closed, close: closed, withdraw: withdrawn, cancel: cancelled, reopen: reopened },
  },
  keeps: ({ stage, managerId, cafcassOn }, move) =>
    move === 'formal' || move === 'go_on'
      ? { before: stage, with: managerId }
      : move === 'cafcass'
        ? { cafcass: cafcassOn && String(cafcassOn) }
        : {},
  reminds: { due: 'escalation due', overdue: 'escalation overdue' },
  kind: ({ kind }) => kinds[kind],
  says: ({ child, home, household, officer, manager, stage, noticedOn, formalOn, cafcassOn, said }, today) => [
    ['Child', child],
    ...(home && household === null ? ([['Home', home]] as const) : []),
    ['Raised by', officer],
    ['Answers it', manager],
    ['Noticed on', inWords(noticedOn, today)],
    ...(formalOn ? ([['Formal since', inWords(formalOn, today)]] as const) : []),
    ...(stage > 0 ? ([['Stage', stages[stage as keyof typeof stages]]] as const) : []),
    ...(cafcassOn ? ([['With Cafcass since', inWords(cafcassOn, today)]] as const) : []),
    ...saidInLines(said),
  ],
  onPaper: ({ officer, manager }) => `${officer}, with ${manager}`,
})
