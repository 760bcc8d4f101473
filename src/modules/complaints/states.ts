import {
  by,
  choice,
  chosen,
  complete,
  dayGiven,
  dayPutRight,
  moveOf,
  need,
  reasonGiven,
  waysBack,
} from '#modules/evidence/index.ts'
import { isBefore } from '#platform/dates/index.ts'
import { elsewhere, procedures, type Standing, type State, type Who } from './complaint.ts'

const move = moveOf<State, Standing, Who>('8.1')
type Tells = ReturnType<typeof move>['tells']
const officer = by('officer')
const both: readonly Who[] = ['officer', 'manager']
const wentOn: Tells = [{ kind: 'complaint went on', to: both }]
const open: readonly State[] = [
  ...(['received', 'stage_1', 'answered_1', 'stage_2', 'adjudicated', 'stage_3', 'panel_held', 'reported'] as const),
  ...(['final', 'ombudsman', 'learning'] as const),
]
const stages = open.filter((state) => state !== 'received' && state !== 'learning')

/** What it is now stands with the complaint itself. */
const which = choice('procedure', 'Which procedure is it?', '', procedures)
const where = choice('where', 'Where does it belong?', 'It belongs to', elsewhere)
const ombudsmans = choice('decision', 'What did the Ombudsman decide?', 'The Ombudsman decided', {
  upheld: 'Upheld',
  not_upheld: 'Not upheld',
  early: 'Closed early',
})

const day = (label: string, kind: 'decided_on' | 'true_since' = 'decided_on') => ({
  asks: ['date'] as const,
  date: { label, kind },
})
const dayAfter = need<Standing>(
  'The day is before the day on which we received it.',
  ({ piece, given }) => given.on === undefined || !isBefore(given.on, piece.receivedOn),
)
const itsDay = [dayGiven('Give the day.'), dayAfter]

/** A stage is the person’s to ask for. Nobody here may refuse one. */
const asked = {
  ...day('On which day did they ask for it?'),
  happens: 'It is theirs to ask for, and nobody refuses it. The days count from the day on which they asked.',
  needs: itsDay,
  tells: wentOn,
}

const forward = {
  route: move(officer, 'recall', {
    ...{ label: 'Decide which procedure it takes', noun: 'procedure', from: ['received'], to: 'stage_1' },
    happens: 'It is kept that you decided it, when, and why. The days count from the day on which we received it.',
    ...{ asks: [which, 'reason'], reasonLabel: 'Why this one?' },
    needs: [
      chosen('procedure', 'Choose the procedure.'),
      reasonGiven('Say why.'),
      complete('received', 'Write down first what the person says, point by point, and what it means for the child.'),
    ],
    tells: [{ kind: 'complaint received', to: ['manager'], isToDo: true }],
  }),
  away: move(officer, 'reopen', {
    ...{
      label: 'It belongs elsewhere',
      noun: 'another-way',
      from: ['received', 'stage_1'],
      to: 'called_off',
      quiet: true,
    },
    happens:
      'Tell the person where it goes and who helps them there. If a child may not be safe, raise a safety alert first.',
    ...{ asks: [where, 'reason'], reasonLabel: 'Why, and what were they told?' },
    needs: [chosen('where', 'Choose where it belongs.'), reasonGiven('Say why, and what they were told.')],
    tells: wentOn,
  }),
  reroute: move(officer, 'reroute', {
    ...{ label: 'Another procedure is the right one', noun: 'other-procedure', from: stages, quiet: true },
    ...{ to: (s) => s.piece.state, reaches: stages },
    happens: 'It stays where it is, and the days still count from the day on which we received it.',
    ...{ asks: [which, 'reason'], reasonLabel: 'What was found?' },
    needs: [chosen('procedure', 'Choose the procedure.'), reasonGiven('Say what was found.')],
    tells: wentOn,
  }),
  answer: move(by('manager'), 'recall', {
    ...{ label: 'Say that stage 1 is answered', noun: 'answer', from: ['stage_1'], to: 'answered_1' },
    happens: 'What you found of each point is kept as it stands. They are asked whether they are content.',
    ...day('On which day did the answer go?'),
    needs: [complete('stage_1', 'Answer each point first: what was found, and why.'), ...itsDay],
    tells: [{ kind: 'complaint went on', to: ['officer'] }],
    done: 'You answered it',
  }),
  ask_two: move(officer, 'recall', {
    ...{ label: 'They ask for stage 2', noun: 'stage-2', from: ['stage_1', 'answered_1'], to: 'stage_2', ...asked },
  }),
  adjudicate: move(officer, 'recall', {
    ...{ label: 'Say that stage 2 is answered', noun: 'adjudication', from: ['stage_2'], to: 'adjudicated' },
    happens: 'The reports and the council’s letter have gone. They are asked whether they are content.',
    ...day('On which day did the letter go?'),
    needs: [complete('stage_2', 'Write down first what was found of each point.'), ...itsDay],
    tells: wentOn,
  }),
  ask_three: move(officer, 'recall', {
    ...{ label: 'They ask for the panel', noun: 'stage-3', from: ['adjudicated'], to: 'stage_3', ...asked },
    needs: [
      need(
        'The council’s own procedure has two stages: the next is the Ombudsman.',
        (s) => s.piece.procedure !== 'corporate',
      ),
      ...itsDay,
    ],
  }),
  panel: move(officer, 'recall', {
    ...{
      label: 'Say that the panel has met',
      noun: 'panel',
      from: ['stage_3'],
      to: 'panel_held',
      ...day('On which day?'),
    },
    ...{ happens: 'What it says is sent to everybody.', needs: itsDay, tells: wentOn },
  }),
  report: move(officer, 'recall', {
    ...{
      label: 'Say that its report was sent',
      noun: 'report',
      from: ['panel_held'],
      to: 'reported',
      ...day('On which day?'),
    },
    ...{ happens: 'The council answers it, after talking with the independent person.', needs: itsDay, tells: wentOn },
  }),
  reply: move(officer, 'recall', {
    ...{ label: 'Say that the council has answered', noun: 'reply', from: ['reported'], to: 'final' },
    ...day('On which day did the answer go?'),
    happens: 'That is the council’s last word. The Ombudsman’s address is in it.',
    needs: [complete('stage_3', 'Write down first what the panel said of each point.'), ...itsDay],
    tells: wentOn,
  }),
  ombudsman: move(officer, 'recall', {
    ...{
      label: 'It is with the Ombudsman',
      noun: 'ombudsman',
      from: ['answered_1', 'adjudicated', 'final'],
      to: 'ombudsman',
    },
    ...{ ...day('On which day did we hear of it?'), quiet: true },
    ...{ happens: 'Nothing else is needed until they have decided.', needs: itsDay, tells: wentOn },
  }),
  decided: move(officer, 'recall', {
    ...{ label: 'Say what the Ombudsman decided', noun: 'decision', from: ['ombudsman'], to: 'learning' },
    ...{ asks: [ombudsmans, 'date', 'reason'], date: { label: 'On which day?', kind: 'decided_on' } },
    ...{ reasonLabel: 'What is to be done, and by when?', happens: 'What they asked for is set as actions.' },
    needs: [chosen('decision', 'Choose what was decided.'), ...itsDay, reasonGiven('Say what is to be done.')],
    tells: wentOn,
  }),
  settle: move(officer, 'recall', {
    ...{ label: 'The person is content, or asks for nothing more', noun: 'settlement', to: 'learning' },
    from: ['answered_1', 'adjudicated', 'final'],
    ...{ asks: ['reason'], reasonLabel: 'How do they see it, in their words where you have them?' },
    happens: 'It goes on to what we learn from it. Should they ask for the next stage after all, take this back.',
    needs: [reasonGiven('Say how they see it.')],
    tells: wentOn,
  }),
  close: move(officer, 'reopen', {
    ...{ label: 'Close the complaint', noun: 'closure', from: ['learning'], to: 'closed' },
    happens: 'It is kept and can be read; nothing more can be changed.',
    needs: [
      complete('learning', 'Write down first what was learned, and whether the person was told what changed.'),
      need('Some actions are still open: each is checked first.', (s) => s.actions.open === 0),
      need('Write down first that those were told who must be told.', (s) => s.untold === 0),
    ],
    tells: [{ kind: 'complaint went on', to: ['manager'] }],
    done: 'You closed it',
  }),
  withdraw: move(officer, 'reopen', {
    ...{ label: 'The person withdraws it', noun: 'withdrawal', from: open, to: 'called_off', quiet: true },
    ...{ asks: ['reason'], reasonLabel: 'Why, as they put it, and does anything go on all the same?' },
    happens: 'It ends here. What must be looked into all the same is set as an action, or raised as an alert.',
    needs: [reasonGiven('Say why, as they put it.')],
    tells: wentOn,
  }),
  cancel: move(officer, 'reopen', {
    ...{ label: 'It was written down by mistake', noun: 'cancellation', from: open, to: 'cancelled', quiet: true },
    ...{
      asks: ['reason'],
      reasonLabel: 'What was wrong?',
      happens: 'It counts nowhere any more. What was written is kept.',
    },
    needs: [reasonGiven('Say what was wrong.')],
    tells: wentOn,
  }),
} as const

/** Every move of a complaint (clause 8.1): by whom, from where to where, what it needs and asks, and whom it tells. None refuses a stage. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Who>({
    ...{ from: open.filter((state) => state !== 'received' && state !== 'stage_1'), kind: 'decided_on', told: both },
    ...{ keeper: 'the officer, until it is closed,', isKeeper: (s) => s.isOfficer },
  }),
  ...waysBack<State, Who>(forward, both),
} as const

export type MoveKey = keyof typeof moves
