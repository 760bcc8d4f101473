import { ended, type Steps, within } from '#modules/evidence/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import { byLaw, type Exemption, type OpenExemption, type State, type When, type Who } from './exemption.ts'

const own = { why: 'It is in your team', mine: (row: OpenExemption) => row.isManager }
const decides = { why: 'You decide exemptions and exceptions', mine: (row: OpenExemption) => row.isDecider }
const withManager = { isWith: ({ manager }: Exemption) => manager, turn: ['manager'] as const }
const waiting = ({ manager }: OpenExemption) => `With ${manager}`

/** By when an exemption is looked at again, an exception is over, a temporary approval ends. */
export function lastDayOf({ piece, today, days }: When): Temporal.PlainDate {
  const from = piece.beganOn ?? piece.fromOn
  if (piece.kind === 'exception') return addWorkingDays(from, byLaw.exception)
  if (piece.kind === 'temporary') return from.add({ days: byLaw.temporary })
  const first = addWorkingDays(from, days['exemption.first_look'])
  const isFirst = Temporal.PlainDate.compare(today, first) < 0
  return isFirst ? first : addWorkingDays(today, days['exemption.look'])
}

const ends = [
  {
    what: 'Look again whether … is still right for each child',
    ...own,
    mine: (row: OpenExemption) => row.isManager && row.kind === 'exemption',
  },
  {
    what: 'Bring … to its end by the sixth working day',
    ...own,
    mine: (row: OpenExemption) => row.isManager && row.kind === 'exception',
  },
  { what: 'See … through to a decision before it ends', ...own, mine: (row: OpenExemption) => row.isManager },
]

/** Every state: with whom it is, by when it should be left, and what waits for whom. A forgotten state does not compile. */
export const steps: Steps<State, Exemption, Who, OpenExemption, When> = {
  asked: {
    ...{ name: 'Asked for', isWith: ({ decider }) => decider, turn: ['manager', 'decider'] },
    ...within('exemption.decide'),
    asks: [
      {
        what: 'Write down why, for …',
        href: '/sections/why',
        why: 'You support this home',
        mine: (row) => row.isWorker && row.lacks,
      },
      { what: 'See that all is written down of …', ...own, mine: (row) => row.isManager && row.lacks },
      { what: 'Decide …', ...decides, mine: (row) => row.isDecider && !row.lacks },
    ],
    waiting: (row) => (row.lacks ? `With ${row.worker} and ${row.manager}` : `With ${row.decider}`),
  },
  running: {
    ...{ name: 'In force', ...withManager, waiting },
    due: lastDayOf,
    dueInWords:
      'the sixth working day, the sixteenth week, or the next look (`exemption.first_look`, `exemption.look`)',
    asks: ends,
  },
  extended: {
    ...{ name: 'Eight weeks more', ...withManager, waiting },
    due: ({ piece }) => (piece.beganOn ?? piece.fromOn).add({ days: byLaw.extended }),
    dueInWords: 'the 24th week (CPR 25)',
    asks: ends,
  },
  breach: {
    ...{ name: 'Beyond what the law allows', ...withManager, waiting, ...within('exemption.put_right') },
    asks: [{ what: 'Put … right, or move by a plan', ...own }],
  },
  closed: ended('Ended'),
  cancelled: ended('Taken out as a mistake'),
}
