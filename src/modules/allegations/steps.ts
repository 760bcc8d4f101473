import { ended, type Reckoned, type Steps, within } from '#modules/evidence/index.ts'
import type { Concern, OpenConcern, State, Who } from './concern.ts'
import type { Days } from './settings.ts'

type When = Reckoned<Pick<Concern, 'learnedOn'>, Days>

const mine = {
  manager: { why: 'You look after it', mine: (row: OpenConcern) => row.isManager },
  officer: { why: 'It is yours to decide', mine: (row: OpenConcern) => row.isOfficer },
  lead: { why: 'You answer for it', mine: (row: OpenConcern) => row.isLead },
} as const
const withOne = (who: Who) => ({
  isWith: (piece: Concern) => piece[who],
  turn: [who] as const,
  waiting: (row: OpenConcern) => `With ${row[who]}`,
})

/** Every state: with whom it is, by when it should be left, and what My work asks. */
export const steps: Steps<State, Concern, Who, OpenConcern, When> = {
  recorded: {
    ...{ name: 'Written down', ...withOne('manager') },
    due: ({ piece }) => piece.learnedOn,
    dueInWords: 'the day on which it was learned',
    asks: [{ what: 'Say what keeps each child safe, and whom you told, in …', ...mine.manager }],
  },
  with_lado: {
    ...{ name: 'With the officer', ...withOne('officer'), ...within('concern.threshold') },
    asks: [{ what: 'Decide about the threshold in …', ...mine.officer }],
  },
  in_process: {
    ...{ name: 'In process', ...withOne('officer'), ...within('concern.process') },
    asks: [
      { what: 'Look at …, and write the outcome once there is one', ...mine.officer },
      { what: 'Support each child and the carers in …', ...mine.manager },
    ],
  },
  concluded: {
    ...{ name: 'Children and carers are told', ...withOne('lead'), ...within('concern.answer') },
    asks: [{ what: 'Tell children and carers how it ended: …', ...mine.lead }],
  },
  review: {
    ...{ name: 'Review of approval', ...withOne('lead'), ...within('concern.review') },
    asks: [{ what: 'See to the review of approval in …', ...mine.lead }],
  },
  learning: {
    ...{ name: 'What was learned', ...withOne('lead'), ...within('concern.learn') },
    asks: [{ what: 'Write down what was learned in …, and whether it is safe to close', ...mine.lead }],
  },
  closing: {
    ...{ name: 'To be closed', ...withOne('officer'), ...within('concern.close') },
    asks: [{ what: 'Look whether … is safe to close', ...mine.officer }],
  },
  looking: {
    ...{ name: 'Looked into', ...withOne('manager'), ...within('concern.decide') },
    asks: [{ what: 'Hear each child and the carers in …', ...mine.manager }],
  },
  deciding: {
    ...{ name: 'To be decided', ...withOne('lead'), ...within('concern.answer') },
    asks: [{ what: 'Decide what was found in …', ...mine.lead }],
  },
  plan_open: {
    ...{ name: 'What was agreed is done', ...withOne('manager'), ...within('concern.plan') },
    asks: [
      { what: 'See that what was agreed is done in …', ...mine.manager },
      { what: 'Close …, once it is safe to', ...mine.lead },
    ],
  },
  closed: ended('Closed'),
  cancelled: ended('Written down by mistake'),
}
