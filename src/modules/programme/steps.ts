import { ended, type Steps, within } from '#modules/evidence/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import type { OpenVisit, Part, State, Visit } from './visit.ts'
import type { Days } from './settings.ts'

type When = { piece: Pick<Visit, 'plannedFor' | 'heldOn'>; today: Temporal.PlainDate; days: Days }

const own = { why: 'It is your day in the leaders’ programme', mine: (row: OpenVisit) => row.isLeader }
const withLeader = { isWith: ({ leader }: Visit) => leader, turn: ['leader'] as const }
const waiting = ({ leader }: OpenVisit) => `With ${leader}`

/** Every state: with whom it is, by when it should be left, and what My work asks. A forgotten state does not compile. */
export const steps: Steps<State, Visit, Part, OpenVisit, When> = {
  agreed: {
    ...{ name: 'Agreed', ...withLeader, waiting },
    due: ({ piece }) => piece.plannedFor,
    dueInWords: 'its own day',
    asks: [{ what: 'Go to …, and say that it was held', ...own }],
    passed: {
      what: 'Say what became of …',
      says: 'The day has passed. If it was held, say so. If it was not, Quality Assurance and Partnerships give it another day, or excuse it with a reason.',
    },
  },
  held: {
    ...{ name: 'Held', ...withLeader, waiting },
    due: ({ piece, today, days }) => addWorkingDays(piece.heldOn ?? today, days['programme.write']),
    dueInWords: 'after the day (`programme.write`)',
    asks: [{ what: 'Write down what you saw on …', href: '/sections/leader', ...own }],
  },
  written: {
    ...{ name: 'Written', ...withLeader, waiting, ...within('programme.promise') },
    asks: [{ what: 'Say what you will do, after …', ...own }],
  },
  promise_open: {
    ...{ name: 'What came of it is to be told', ...withLeader, waiting },
    due: ({ piece, today, days }) => addWorkingDays(piece.heldOn ?? today, days['programme.tell']),
    dueInWords: 'after the day (`programme.tell`)',
    asks: [{ what: 'Tell staff what came of …', ...own }],
  },
  told_back: {
    ...{ name: 'Staff have been told', ...withLeader, ...within('programme.keep') },
    waiting: () => 'What was promised is being done',
    asks: [{ what: 'Close …', why: own.why, mine: (row) => row.isLeader && !row.actionsOpen }],
  },
  closed: ended('Closed'),
  called_off: ended('Excused'),
}
