import { ended, type Reckoned, type Steps, within } from '#modules/evidence/index.ts'
import type { Escalation, OpenEscalation, State, Who } from './escalation.ts'
import type { Days } from './settings.ts'

type When = Reckoned<Pick<Escalation, 'noticedOn'>, Days>

const raised = { why: 'You raised it', mine: (row: OpenEscalation) => row.isOfficer }
const answers = { why: 'It is with you', mine: (row: OpenEscalation) => row.isManager }
const withOfficer = {
  ...{ isWith: ({ officer }: Escalation) => officer, turn: ['officer'] as const },
  waiting: ({ officer }: OpenEscalation) => `With ${officer}`,
}
const withManager = {
  isWith: ({ manager }: Escalation) => manager,
  waiting: ({ manager }: OpenEscalation) => `With ${manager}`,
}
/** A late answer moves nothing by itself: whoever raised it is told that they may go on. */
const toAnswer = {
  ...{ ...withManager, turn: ['manager', 'officer'] as const },
  asks: [
    { what: 'Answer …', ...answers },
    {
      ...{ what: 'No answer has come: you may go on with …', why: 'You raised it, and you alone decide' },
      mine: (row: OpenEscalation) => row.isOfficer && row.isLate,
    },
  ],
}
const formal = (name: string) => ({ name, ...toAnswer, ...within('escalation.stage') })

/** Every state: with whom it is, by when it should be left, and what waits for whom. A forgotten state does not compile. */
export const steps: Steps<State, Escalation, Who, OpenEscalation, When> = {
  noticed: {
    ...{ name: 'Noticed', ...withOfficer, ...within('escalation.raise') },
    asks: [{ what: 'Say what it means for the child, and raise …', href: '/sections/noticed', ...raised }],
  },
  noted: {
    ...{ name: 'Good practice noted', ...withManager, turn: ['manager'], ...within('escalation.read'), aside: true },
    asks: [{ what: 'Read …', ...answers }],
  },
  informal: { name: 'Raised informally', ...toAnswer, ...within('escalation.informal') },
  formal_1: formal('Stage 1'),
  formal_2: { ...formal('Stage 2'), rare: true },
  formal_3: { ...formal('Stage 3'), rare: true },
  formal_4: { ...formal('Stage 4'), rare: true },
  formal_5: {
    ...{ name: 'Stage 5', ...withOfficer, ...within('escalation.stage'), rare: true },
    asks: [{ what: 'Write down what the chief executive answers to …', ...raised }],
  },
  answered: {
    ...{ name: 'Answered', ...withOfficer, ...within('escalation.accept') },
    asks: [{ what: 'Say whether the answer to … is enough, or go on', ...raised }],
  },
  agreed: {
    ...{ name: 'Agreed', ...withOfficer, ...within('escalation.check') },
    asks: [{ what: 'See whether it happened for the child: …', ...raised }],
  },
  checked: {
    ...{ name: 'Checked with the child in mind', ...withOfficer, ...within('escalation.close') },
    asks: [{ what: 'Write down what changed, and close …', href: '/sections/changed', ...raised }],
  },
  closed: ended('Closed'),
  called_off: ended('Withdrawn', { aside: true }),
  cancelled: ended('Written down by mistake', { aside: true }),
}
