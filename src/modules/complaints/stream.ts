import { complainants, complaintForm, type ComplaintPart, findingsBeyond } from '#framework/a2-complaint-form/index.ts'
import { actionsOn } from '#modules/actions/index.ts'
import { type ClockOf, type FilledIn, plainStream, type PlainRequest } from '#modules/evidence/index.ts'
import { inFull, inWords } from '#platform/dates/index.ts'
import { saidInLines } from './brought.ts'
import { clocks } from './clocks.ts'
import { keepDay, recall, route } from './commands/effects.ts'
import { handing } from './handing.ts'
import {
  type Complaint,
  type Facts,
  type OpenComplaint,
  notSaid,
  procedures,
  undecided,
  type Who,
} from './complaint.ts'
import { findFacts, openColumns, pieces } from './queries/complaints.ts'
import { pointsAbove } from './pages/points.ts'
import { complaintSettings, type Days } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { writes } from './writers.ts'

type Of = {
  piece: Complaint
  who: Who
  hears: never
  part: ComplaintPart
  move: MoveKey
  facts: Facts
  row: OpenComplaint
  days: Days
}
export type OfComplaints = FilledIn<Of>
export type ComplaintMove = PlainRequest<Of>

const raisers = ['hold_complaints', 'respond', 'sign_off'] as const

/** What is its own of the stream of complaints; what all streams have follows from it. */
export const complaints = plainStream<Of>({
  ...{ key: 'complaint', noun: 'complaint', path: '/complaints', clause: '8.1', begins: 'received' },
  ...{ pieces, steps, moves, settings: complaintSettings, form: complaintForm, asks: {}, writes, handing },
  ...{ keeper: 'officer', raisers, hangs: actionsOn(raisers), hears: {}, open: openColumns },
  itsDay: {
    ...({ planned: 'receivedOn', held: 'answeredOn', by: 'answer' } as const),
    says: (held) => `Stage 1 was answered on ${inFull(held)}: give that day or a later one.`,
  },
  called: ({ ref }) => `complaint ${ref}`,
  leftOut: ({ points }, { isOfficer }) => [...(isOfficer ? [] : ['cmp.unsafe']), ...findingsBeyond(points ?? 6)],
  above: pointsAbove,
  closed: () => undefined,
  mistakeIn: () => undefined,
  facts: (tx, { piece }) => findFacts(tx, piece.id),
  effects: {
    ...{ route, reroute: route, recall },
    ...{ ask_two: keepDay, adjudicate: keepDay, ask_three: keepDay, panel: keepDay, report: keepDay, reply: keepDay },
    ...{ ombudsman: keepDay, decided: keepDay },
  },
  keeps: ({ procedure }, move) => (move === 'reroute' ? { was: procedure } : {}),
  clocks: clocks as readonly ClockOf<Complaint, MoveKey>[],
  reminds: { due: 'complaint due', overdue: 'complaint overdue' },
  kind: ({ complainant }) => complainants[complainant],
  says: (piece, today) => saysOf(piece, today),
  onPaper: ({ officer, manager }) => `${manager}, with ${officer}`,
})

function saysOf(piece: Complaint, today: Temporal.PlainDate): (readonly [string, string])[] {
  const { complainant, receivedOn, procedure, answeredOn, officer, manager, home, household, isApart, said, state } =
    piece
  return [
    ['Who complains', complainants[complainant]],
    ['Received on', inWords(receivedOn, today)],
    ...(home && household === null ? ([['Home', home]] as const) : []),
    ['Keeps it', officer],
    ['Answers it', manager],
    ['Procedure', procedure ? procedures[procedure] : said && steps[state].over ? notSaid : undecided],
    ...(answeredOn ? ([['Stage 1 answered on', inWords(answeredOn, today)]] as const) : []),
    ...(isApart ? ([['Who knows of it', 'Only those on its list']] as const) : []),
    ...saidInLines(said),
  ]
}
