import { ended, type Reckoned, type Steps, within } from '#modules/evidence/index.ts'
import type { Complaint, OpenComplaint, State, Who } from './complaint.ts'
import type { Days } from './settings.ts'

type When = Reckoned<Pick<Complaint, 'receivedOn'>, Days>

const keeps = { why: 'You keep complaints', mine: (row: OpenComplaint) => row.isOfficer }
const answers = { why: 'You answer it', mine: (row: OpenComplaint) => row.isManager }
const withOfficer = {
  ...{ isWith: ({ officer }: Complaint) => officer, turn: ['officer'] as const },
  waiting: ({ officer }: OpenComplaint) => `With ${officer}`,
}
const withManager = {
  ...{ isWith: ({ manager }: Complaint) => manager, turn: ['manager'] as const },
  waiting: ({ manager }: OpenComplaint) => `With ${manager}`,
}
const asks = { ...withOfficer, asks: [{ what: 'Ask whether the person is content with the answer to …', ...keeps }] }

/** Every state: with whom it is, by when it should be left, and what waits for whom. A forgotten state does not compile. */
export const steps: Steps<State, Complaint, Who, OpenComplaint, When> = {
  received: {
    ...{ name: 'Received', ...withOfficer, ...within('complaint.route') },
    asks: [{ what: 'Decide which procedure … takes', href: '/sections/heard', ...keeps }],
  },
  stage_1: {
    ...{ name: 'Stage 1', ...withManager, ...within('complaint.stage_1') },
    asks: [{ what: 'Answer … point by point', href: '/sections/first', ...answers }],
  },
  answered_1: { name: 'Answered at stage 1', ...asks, ...within('complaint.ask') },
  stage_2: {
    ...{ name: 'Stage 2', ...withOfficer, ...within('complaint.stage_2'), rare: true },
    asks: [{ what: 'See stage 2 of … through to its answer', href: '/sections/second', ...keeps }],
  },
  adjudicated: { name: 'Answered at stage 2', ...asks, ...within('complaint.ask'), rare: true },
  stage_3: {
    ...{ name: 'Stage 3', ...withOfficer, ...within('complaint.panel'), rare: true },
    asks: [{ what: 'Bring the panel together for …', ...keeps }],
  },
  panel_held: {
    ...{ name: 'The panel has met', ...withOfficer, ...within('complaint.report'), rare: true },
    asks: [{ what: 'Send what the panel said of …', ...keeps }],
  },
  reported: {
    ...{ name: 'The panel has reported', ...withOfficer, ...within('complaint.reply'), rare: true },
    asks: [{ what: 'See that the council answers the panel on …', href: '/sections/third', ...keeps }],
  },
  final: { name: 'Answered for the last time', ...asks, ...within('complaint.ask'), rare: true },
  ombudsman: {
    ...{ name: 'With the Ombudsman', ...withOfficer, due: () => null, dueInWords: '', rare: true },
    asks: [{ what: 'Say what the Ombudsman decided of …', ...keeps }],
  },
  learning: {
    ...{ name: 'Learning from it', ...withOfficer, turn: ['officer', 'manager'], ...within('complaint.learn') },
    asks: [
      { what: 'Write down what we learned from …', href: '/sections/learned', ...answers },
      { what: 'Close …, once every promise is kept', ...keeps },
    ],
  },
  closed: ended('Closed'),
  called_off: ended('Withdrawn, or gone another way', { aside: true }),
  cancelled: ended('Written down by mistake', { aside: true }),
}
