import {
  choice,
  chosen,
  complete,
  dayGiven,
  dayPutRight,
  moveOf,
  need,
  reasonGiven,
  waysBack,
  type WholeMove,
} from '#modules/evidence/index.ts'
import type { Kind, Standing, State, Who } from './concern.ts'

type Made = WholeMove<State, Standing, Who>
const move = moveOf<State, Standing, Who>('4.10')

const manager = { by: 'the team manager who looks after it', may: (s: Standing) => s.isManager }
const officer = { by: 'the Local Authority Designated Officer', may: (s: Standing) => s.asOfficer }
const lead = { by: 'whoever answers for the service', may: (s: Standing) => s.asLead }
const either = { by: `${officer.by} or ${lead.by}`, may: (s: Standing) => s.asOfficer || s.asLead }
/** Whoever handed it over to be closed does not close it. */
const another = {
  by: `${either.by}, and not whoever handed it over to be closed`,
  may: (s: Standing) => either.may(s) && s.sent?.mine !== true,
}

const everybody: readonly Who[] = ['manager', 'officer', 'lead']
const changed: Made['tells'] = [{ kind: 'something needs you', to: everybody }]
const openActions = need('Some actions are still open: each is checked first.', (s: Standing) => s.actions.open === 0)

const review = choice('review', 'Was the review of approval held?', 'Review of approval', {
  held: 'It was held',
  not_needed: 'There is a reason why not',
})
const managerOf = (kind: Kind) => ({
  by: manager.by,
  may: (s: Standing) => s.isManager && s.piece.kind === kind,
})
const allTold = need('Somebody is still to be told: write down when each of them was.', (s: Standing) => s.untold === 0)

const forward = {
  send: move(managerOf('allegation'), 'recall', {
    ...{ label: 'Hand it to the officer', noun: 'handing', from: ['recorded'], to: 'with_lado' },
    happens: 'The Local Authority Designated Officer decides about the threshold. What you wrote stays as it is.',
    needs: [
      complete('first', 'Say first what keeps each child safe tonight, and what is said.'),
      need(
        'Tell the Local Authority Designated Officer first, and write down when.',
        ({ piece }) => piece.ladoToldAt !== null,
      ),
    ],
    tells: changed,
  }),
  share: move(managerOf('standard_of_care'), 'recall', {
    ...{ label: 'Say that the carers have it in writing', noun: 'sharing', from: ['recorded'], to: 'looking' },
    happens: 'They were told what it is about, best with a second person there. Their account comes next.',
    ...{ asks: ['date'], date: { label: 'On which day did they have it?', kind: 'told_in_writing' } },
    needs: [complete('first', 'Say first what keeps each child safe, and what is said.'), dayGiven('Give the day.')],
    tells: changed,
  }),
  take_up: move(officer, 'recall', {
    ...{ label: 'The threshold is met', noun: 'threshold', from: ['with_lado'], to: 'in_process' },
    happens: 'The process begins. Each child and the carers are supported while it goes on.',
    needs: [
      complete('threshold', 'Write your decision first, and why.'),
      need('Your answer says that the threshold is not met.', (s) => s.view === 'met'),
    ],
    tells: changed,
  }),
  below: move(officer, 'recall', {
    ...{ label: 'Look into it as a standards-of-care concern', noun: 'below-threshold', from: ['with_lado'] },
    ...{ to: 'looking' },
    happens: 'It keeps your reason, and the day on which it was learned. What it was before stays on record.',
    needs: [
      complete('threshold', 'Write your decision first, and why.'),
      need('Your answer says something else.', (s) => s.view === 'other'),
    ],
    tells: changed,
  }),
  advise: move(officer, 'reopen', {
    ...{ label: 'End it with advice', noun: 'advice', from: ['with_lado'], to: 'closed' },
    happens: 'It keeps your reason, counts as advice and as no allegation, and can be opened again.',
    needs: [
      complete('threshold', 'Write your decision first, and why.'),
      need('Your answer says something else.', (s) => s.view === 'advice'),
    ],
    tells: changed,
  }),
  tell_carer: move({ ...either, may: (s) => either.may(s) || s.isManager }, 'tell_carer', {
    ...{ label: 'Say that the carers were told', noun: 'carer-told', from: ['in_process'], to: 'in_process' },
    ...{ stays: true, quiet: true, asks: ['date'], date: { label: 'On which day?', kind: 'told_in_writing' } },
    happens: 'From that day they are owed independent support, and all of it in writing.',
    needs: [dayGiven('Give the day.')],
    tells: [],
  }),
  conclude: move(officer, 'recall', {
    ...{ label: 'Write the outcome', noun: 'outcome', from: ['in_process'], to: 'concluded' },
    happens:
      'Children and carers are told next. A resignation, or a child who takes it back, ends nothing before this.',
    ...{ asks: ['date'], date: { label: 'On which day was it decided?', kind: 'decided_on' } },
    needs: [
      complete('process', 'Say first how each child was supported and asked, and how the carers were.'),
      complete('outcome', 'Say the outcome first, and by which definitions.'),
      dayGiven('Give the day.'),
    ],
    tells: changed,
  }),
  answer: move(lead, 'recall', {
    ...{ label: 'Say that children and carers know', noun: 'answer', from: ['concluded'], to: 'review' },
    happens: 'The review of approval is next.',
    needs: [complete('after', 'Say first who told each child, when the carers had it in writing, and what follows.')],
    tells: changed,
  }),
  reviewed: move(lead, 'recall', {
    ...{ label: 'Go on after the review of approval', noun: 'review', from: ['review'], to: 'learning' },
    ...{ asks: [review, 'reason'], reasonLabel: 'What came of it, or why was none needed?' },
    happens: 'What was learned is written down next, and whether it is safe to close.',
    needs: [chosen('review', 'Say whether it was held.'), reasonGiven('Say what came of it, or why none was needed.')],
    tells: changed,
  }),
  hand_on: move(lead, 'recall', {
    ...{ label: 'Hand it over to be closed', noun: 'closing', from: ['learning'], to: 'closing' },
    happens: 'Somebody else looks whether it is safe to close.',
    needs: [
      complete('learning', 'Write first what was learned, and answer everything that must be so.'),
      allTold,
      openActions,
    ],
    tells: changed,
  }),
  hand_back: move(officer, 'recall', {
    ...{ label: 'It is not safe to close yet', noun: 'not-yet', from: ['closing'], to: 'learning', handsBack: true },
    ...{
      happens: 'It goes back, with what is missing.',
      asks: ['reason'],
      reasonLabel: 'What is missing?',
      quiet: true,
    },
    needs: [reasonGiven('Say what is missing.')],
    tells: changed,
  }),
  close: move(another, 'reopen', {
    ...{ label: 'Close it: everybody is all right', noun: 'closure', from: ['closing'], to: 'closed' },
    happens: 'It is kept, and can be opened again when more comes to be known.',
    needs: [openActions],
    tells: changed,
  }),
  to_decide: move(manager, 'recall', {
    ...{ label: 'Hand it over to be decided', noun: 'handing-on', from: ['looking'], to: 'deciding' },
    happens: 'What children and carers said goes with it.',
    needs: [complete('looked', 'Hear each child and the carers first: nothing is decided without their account.')],
    tells: changed,
  }),
  decide: move(lead, 'recall', {
    ...{ label: 'Say what was found', noun: 'decision', from: ['deciding'], to: 'plan_open' },
    happens: 'What was agreed is done next. The carers have the decision in writing.',
    needs: [complete('decision', 'Write what was found, and what follows.')],
    tells: changed,
  }),
  settle: move({ ...lead, may: (s) => s.asLead && !s.isManager }, 'reopen', {
    ...{ label: 'Close it: everybody is all right', noun: 'settling', from: ['plan_open'], to: 'closed' },
    happens: 'It is kept, and can be opened again when more comes to be known.',
    needs: [complete('settled', 'The team manager first says that children and carers know.'), allTold, openActions],
    tells: changed,
  }),
  look_again: move(either, 'recall', {
    ...{ label: 'Open it again: more is known', noun: 'new-information', from: ['closed'] },
    ...{ to: (s) => againAt[s.piece.kind], reaches: ['in_process', 'looking', 'with_lado'] },
    ...{
      asks: ['reason'],
      reasonLabel: 'What is known now?',
      quiet: true,
      back: { none: 'What is known now is no mistake: it is looked into, and closed again once that is safe.' },
    },
    happens: 'It goes on where it is looked into. All that was decided stays on record.',
    needs: [reasonGiven('Say what is known now, without names.')],
    tells: changed,
  }),
  void: move({ ...lead, may: (s) => s.asLead && !s.isManager }, 'reopen', {
    ...{ label: 'It was written down by mistake', noun: 'mistake', from: ['recorded', 'with_lado'], to: 'cancelled' },
    ...{ asks: ['reason'], reasonLabel: 'What was the mistake?', quiet: true },
    happens:
      'Nobody wrote it down and took it back alone: whoever answers for the service says so. It stays on record.',
    needs: [reasonGiven('Say what the mistake was.')],
    tells: changed,
  }),
} as const satisfies Record<string, Made>

const againAt: Readonly<Record<Kind, State>> = {
  allegation: 'in_process',
  standard_of_care: 'looking',
  advice: 'with_lado',
}

const back = waysBack<State, Who>(forward, everybody)

/** Every move of an allegation or a standards-of-care concern (clauses 4.9 and 4.10): by whom, from where to where, what it needs and asks. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Who>({
    ...{ from: ['concluded', 'review', 'learning', 'closing'], kind: 'decided_on', told: everybody },
    ...{ keeper: officer.by, isKeeper: (s) => s.asOfficer },
  }),
  ...back,
  // Who else opens again what is over is on no list of these.
  reopen: { ...back.reopen, ...either },
} as const satisfies Record<string, Made>

export type MoveKey = keyof typeof moves
