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
  type WholeMove,
} from '#modules/evidence/index.ts'
import { isBefore } from '#platform/dates/index.ts'
import { type Kind, stageGiven, stages, type Standing, type State, type Who } from './escalation.ts'

const move = moveOf<State, Standing, Who | 'worker'>('4.11')
type Tells = WholeMove<State, Standing, Who | 'worker'>['tells']
const officer = by('officer')
const both: readonly Who[] = ['officer', 'manager']
const wentOn: Tells = [{ kind: 'escalation went on', to: both }]
const formals: readonly State[] = ['formal_1', 'formal_2', 'formal_3', 'formal_4', 'formal_5']
const onTheWay: readonly State[] = ['informal', ...formals, 'answered', 'agreed', 'checked']
const open: readonly State[] = ['noticed', 'noted', ...onTheWay]

/** Made by the reviewing officer, of one kind alone. */
const of = (kind: Kind) => ({ ...officer, may: (s: Standing) => s.isOfficer && s.piece.kind === kind })
const written = complete('noticed', 'Write down first what it means for the child, and what should happen.')
const only = {
  ...need<Standing>(
    'Another is open about the same: go on there.',
    (s) => s.piece.state !== 'noticed' || s.sameAs === null,
  ),
  because: ({ sameAs }: Standing) => `${sameAs} is open about the same, of the same child: go on there.`,
}

/** At which stage it is stands with the escalation itself. */
const which = choice('stage', 'Who is to answer?', '', stages)
const outcome = choice('outcome', 'Did it happen for the child?', 'What was done', {
  full: 'Done in full',
  part: 'Done in part',
  other: 'Something else was agreed',
  not_done: 'Not done, and you accept that',
})
const { 1: _first, ...above } = stages
/** Of what is formal already. */
const whichAbove = choice('stage', 'Who is to answer?', '', above)
/** A stage may be left out; none is gone back to. */
const toAStage = {
  to: (s: Standing) => `formal_${stageGiven(s)}` as State,
  reaches: formals,
  needs: [
    written,
    only,
    chosen('stage', 'Choose who is to answer.'),
    need<Standing>('It has been at this stage already: choose one above it.', (s) => stageGiven(s) > s.piece.stage),
    reasonGiven('Say what is missing, and why this stage.'),
  ],
  tells: [
    { kind: 'escalation to answer', to: ['manager'], isToDo: true },
    { kind: 'escalation went on', to: both, asBefore: true },
  ] as Tells,
  reasonLabel: 'What is still missing for the child? Where you leave out a stage: why?',
}
const answer = {
  to: 'answered' as const,
  happens: 'The reviewing officer says whether that is enough, or goes on.',
  ...{ asks: ['date', 'reason'] as const, reasonLabel: 'What will be done for the child?' },
  date: { label: 'By which day will it be so?', kind: 'action_due' as const },
  needs: [
    dayGiven('Give the day: an answer without one is none.'),
    reasonGiven('Say what will be done for the child.'),
  ],
}

const forward = {
  raise: move(of('concern'), 'recall', {
    ...{ label: 'Raise it with the team manager', noun: 'raising', from: ['noticed'], to: 'informal' },
    happens:
      'The team manager is asked for an answer, informally first. Where that takes longer than the child can wait, go on.',
    needs: [written, only],
    tells: [{ kind: 'escalation to answer', to: ['manager'], isToDo: true }],
    done: 'You raised it',
  }),
  note: move(of('good_practice'), 'recall', {
    ...{ label: 'Tell the worker and their manager', noun: 'note', from: ['noticed'], to: 'noted' },
    happens: 'They read what it meant for the child. Nothing is to be answered.',
    ...{ needs: [written], tells: [{ kind: 'good practice noted', to: ['manager', 'worker'] }] },
  }),
  seen: move(by('manager'), 'reopen', {
    ...{ label: 'Say that you have read it', noun: 'reading', from: ['noted'], to: 'closed' },
    ...{
      happens: 'It is kept. Thank whoever it is about.',
      needs: [],
      tells: [{ kind: 'escalation went on', to: ['officer'] }],
    },
  }),
  answer: move(by('manager'), 'recall', {
    ...{
      label: 'Answer it',
      noun: 'answer',
      from: ['informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4'],
      ...answer,
    },
    ...{ tells: [{ kind: 'escalation went on', to: ['officer'] }], done: 'You answered it' },
  }),
  heard: move(officer, 'recall', {
    ...{ label: 'Write down what the chief executive answered', noun: 'word', from: ['formal_5'], ...answer },
    tells: [{ kind: 'escalation went on', to: ['manager'] }],
  }),
  settle: move(officer, 'recall', {
    ...{ label: 'Say that it is settled informally', noun: 'settlement', from: ['informal'] },
    ...{
      ...answer,
      to: 'agreed',
      reasonLabel: 'What was agreed, and with whom?',
      tells: [{ kind: 'escalation went on', to: ['manager'] }],
    },
    happens: 'It stays open until you have seen that it happened for the child.',
    quiet: true,
  }),
  accept: move(officer, 'recall', {
    ...{ label: 'Say that the answer is enough', noun: 'agreement', from: ['answered'], to: 'agreed' },
    happens:
      'It stays open until you have seen that it happened for the child. Set an action where somebody must do something.',
    ...{ needs: [], tells: [{ kind: 'escalation went on', to: ['manager'] }] },
  }),
  formal: move(
    { ...of('concern'), may: (s) => s.isOfficer && s.piece.kind === 'concern' && s.piece.formalOn === null },
    'recall',
    {
      ...{
        label: 'Make it formal',
        noun: 'formal',
        from: ['noticed', 'informal', 'answered', 'agreed', 'checked'],
        quiet: true,
      },
      happens:
        'All formal stages together take 20 working days at most, from this day. Nobody needs to agree to it but you.',
      ...{ ...toAStage, asks: [which, 'date', 'reason'], date: { label: 'From which day?', kind: 'decided_on' } },
      needs: [
        ...toAStage.needs,
        dayGiven('Give the day.'),
        need(
          'The day is before the day on which you noticed it.',
          ({ piece, given }) => given.on === undefined || !isBefore(given.on, piece.noticedOn),
        ),
      ],
      done: 'You made it formal',
    },
  ),
  go_on: move({ ...officer, may: (s) => s.isOfficer && s.piece.formalOn !== null && s.piece.stage < 5 }, 'recall', {
    ...{
      label: 'Go on to a stage above',
      noun: 'next-stage',
      from: [...formals.slice(0, 4), 'answered', 'agreed', 'checked'],
      quiet: true,
    },
    happens: 'Whoever answers at that stage is asked. The 20 working days run on.',
    ...{ ...toAStage, asks: [whichAbove, 'reason'] },
  }),
  cafcass: move(of('concern'), 'recall', {
    ...{ label: 'Write down that you went to Cafcass', noun: 'cafcass', from: ['noticed', ...onTheWay], quiet: true },
    ...{ to: (s) => s.piece.state, reaches: ['noticed', ...onTheWay], stays: true },
    happens: 'It is your own decision, at any time, and needs nobody’s leave. The stages go on beside it.',
    ...{ asks: ['date', 'reason'], reasonLabel: 'Why?', date: { label: 'On which day?', kind: 'decided_on' } },
    ...{
      needs: [dayGiven('Give the day.'), reasonGiven('Say why.')],
      tells: wentOn,
      said: 'It is kept that you went to Cafcass.',
    },
  }),
  check: move(officer, 'recall', {
    ...{ label: 'Say whether it happened', noun: 'check', from: ['agreed'], to: 'checked', asks: [outcome] },
    happens: 'Write down next what changed for the child. Where nothing did, go on to a stage above instead.',
    ...{
      needs: [chosen('outcome', 'Choose what was done.')],
      tells: [{ kind: 'escalation went on', to: ['manager'] }],
    },
  }),
  close: move(officer, 'reopen', {
    ...{ label: 'Close it', noun: 'closure', from: ['checked'], to: 'closed' },
    happens: 'It is kept and can be read; nothing more can be changed.',
    needs: [
      complete('result', 'Write down first what changed for the child.'),
      need('Some actions are still open: each is checked first.', (s) => s.actions.open === 0),
      need('Write down first that those were told who must be told.', (s) => s.untold === 0),
    ],
    ...{ tells: [{ kind: 'escalation went on', to: ['manager'] }], done: 'You closed it' },
  }),
  withdraw: move(officer, 'reopen', {
    ...{ label: 'Withdraw it', noun: 'withdrawal', from: open, to: 'called_off', quiet: true },
    ...{ asks: ['reason'], reasonLabel: 'Why, and what is so for the child now?' },
    ...{ happens: 'It ends here. It is still counted.', needs: [reasonGiven('Say why.')], tells: wentOn },
  }),
  cancel: move(officer, 'reopen', {
    ...{ label: 'It was written down by mistake', noun: 'cancellation', from: open, to: 'cancelled', quiet: true },
    ...{
      asks: ['reason'],
      reasonLabel: 'What was wrong?',
      happens: 'It counts nowhere any more. What was written is kept.',
    },
    ...{ needs: [reasonGiven('Say what was wrong.')], tells: wentOn },
  }),
} as const

/** Every move of an escalation (clause 4.11): by whom, from where to where, what it needs and asks, and whom it tells. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Who>({
    ...{ from: [...formals, 'answered', 'agreed', 'checked'], kind: 'decided_on', told: both },
    ...{
      keeper: 'the reviewing officer, until it is closed,',
      isKeeper: (s) => s.isOfficer && s.piece.formalOn !== null,
    },
  }),
  ...waysBack<State, Who>(forward, both),
} as const

export type MoveKey = keyof typeof moves
