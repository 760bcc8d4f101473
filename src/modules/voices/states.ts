import { judge, type Judgement, type ReturnableMove } from '#platform/workflow.ts'
import type { Share, VoiceState } from './voice.ts'

/** What is known of a voice when somebody wants to do something with it. */
export type VoiceFacts = {
  /** They gather this voice, or it is their own and they came by its link. */
  mayGather: boolean
  holdsVoices: boolean
  /** Questions with an answer; one that was skipped has none. */
  answered: number
  /** They chose who may read it: children do, and members of the household. */
  chooses: boolean
  share: Share
  agreed: boolean
  state: VoiceState
  /** It is a child's, whom an IRO asks. */
  ofChild: boolean
  /** It is an observation, not the child's own voice. */
  observed: boolean
  /** Somebody said that it is another's, and this person decides about that. */
  putsRight: boolean
  /** The piece that it is asked for is over. */
  isOver: boolean
  /** Since it was handed in somebody said what happened next, or changed who reads it. */
  wentFurther: boolean
  /** Somebody who knows the child is asked beside it, and has said nothing. */
  besideIsEmpty: boolean
  /** It is a foster carer's; and they are asked in one conversation with the other carer of the home. */
  ofCarer: boolean
  together: boolean
  /** In which state the words come that are moved here. */
  cameAs: VoiceState
}

type VoiceMove = ReturnableMove<VoiceState, VoiceFacts>

const gatherers = 'the person who asks them: the IRO for a child, the reviewing officer for anyone else'
const underWay = ['to_ask', 'asked', 'started'] as const

const states = ['to_ask', 'asked', 'started', 'given', 'not_given'] as const
const puttingRight = {
  by: 'Quality Assurance and Partnerships, when somebody else has said that it is about the wrong person, and nobody whom it is about',
  may: ({ putsRight }: VoiceFacts) => putsRight,
}
const somethingSaid = {
  says: 'Nothing has been said there that could be moved.',
  holds: ({ answered }: VoiceFacts) => answered > 0,
}

export const moves = {
  make_link: {
    back: { none: 'A new link ends the one before it, and one that nobody opens runs out by itself.' },
    label: 'Make a link',
    from: underWay,
    to: ({ answered }) => (answered > 0 ? 'started' : 'asked'),
    reaches: ['asked', 'started'],
    by: gatherers,
    may: ({ mayGather }) => mayGather,
    needs: [],
    clause: '7.4',
  },
  save: {
    back: { none: 'What was typed is changed or rubbed out in the same place until it is handed in.' },
    label: 'Save',
    from: underWay,
    to: 'started',
    by: `the person themselves, or ${gatherers}`,
    may: ({ mayGather }) => mayGather,
    needs: [],
    clause: '7.4',
  },
  finish: {
    back: { by: ['go_on'] },
    label: 'That is all they want to say',
    from: underWay,
    to: 'given',
    by: `the person themselves, or ${gatherers}`,
    may: ({ mayGather }) => mayGather,
    needs: [
      {
        says: 'Write down at least one answer, or say why there are none.',
        holds: ({ answered }) => answered > 0,
      },
    ],
    clause: '7.5',
  },
  go_on: {
    back: { by: ['finish'] },
    label: 'It was handed in too soon: let them go on',
    from: ['given'],
    to: 'started',
    by: gatherers,
    may: ({ mayGather }) => mayGather,
    needs: [
      {
        says: 'It stays as it was handed in: they have been told what happened next, or who reads it was changed. If they want to say more, ask them anew.',
        holds: ({ wentFurther }) => !wentFurther,
      },
      { says: 'What it was asked for is over: nobody is asked for it any more.', holds: ({ isOver }) => !isOver },
    ],
    clause: '2.2',
  },
  say_why_not: {
    back: { by: ['ask_again'] },
    label: 'Say why there are no words',
    from: underWay,
    to: 'not_given',
    by: gatherers,
    may: ({ mayGather }) => mayGather,
    needs: [
      {
        says: 'They have said something. Hand in what they said: “That is all they want to say”.',
        holds: ({ answered }) => answered === 0,
      },
    ],
    clause: '6.1',
  },
  ask_again: {
    back: { by: ['say_why_not'] },
    label: 'Ask again',
    from: ['not_given'],
    to: ({ answered }) => (answered > 0 ? 'started' : 'to_ask'),
    reaches: ['to_ask', 'started'],
    by: gatherers,
    may: ({ mayGather }) => mayGather,
    needs: [],
    clause: '2.2',
  },
  record_agreement: {
    back: { by: ['change_share'] },
    label: 'Record that the child agreed',
    from: ['given'],
    to: 'given',
    by: `Quality Assurance and Partnerships, or ${gatherers}`,
    may: ({ holdsVoices, mayGather }) => holdsVoices || mayGather,
    needs: [
      { says: 'The child did not ask to be asked first.', holds: ({ share }) => share === 'ask_first' },
      { says: 'The child has already agreed.', holds: ({ agreed }) => !agreed },
    ],
    clause: '7.5',
  },
  change_share: {
    back: { by: ['change_share'] },
    label: 'Change who may read it',
    from: ['given'],
    to: 'given',
    by: `Quality Assurance and Partnerships, or ${gatherers}`,
    may: ({ holdsVoices, mayGather }) => holdsVoices || mayGather,
    needs: [
      { says: 'Only children and household members choose who reads their words.', holds: ({ chooses }) => chooses },
    ],
    clause: '2.2',
  },
  choose_way: {
    back: { by: ['choose_way'] },
    label: 'Choose how they will tell',
    from: ['to_ask', 'asked'],
    to: ({ state }) => state,
    reaches: ['to_ask', 'asked'],
    by: gatherers,
    may: ({ mayGather }) => mayGather,
    needs: [],
    clause: '7.4',
  },
  say_language: {
    back: { by: ['say_language'] },
    label: 'Say in which language their words are',
    from: states,
    to: ({ state }) => state,
    reaches: states,
    by: `Quality Assurance and Partnerships, or ${gatherers}`,
    may: ({ holdsVoices, mayGather }) => holdsVoices || mayGather,
    needs: [],
    clause: '2.2',
  },
  ask_observer: {
    back: { by: ['drop_observer'] },
    label: 'Ask somebody who knows them, too',
    from: states,
    to: ({ state }) => state,
    reaches: states,
    by: gatherers,
    may: ({ mayGather, ofChild, observed }) => mayGather && ofChild && !observed,
    needs: [],
    clause: '7.4',
  },
  drop_observer: {
    back: { by: ['ask_observer'] },
    label: 'Ask nobody else after all',
    from: states,
    to: ({ state }) => state,
    reaches: states,
    by: gatherers,
    may: ({ mayGather, ofChild, observed }) => mayGather && ofChild && !observed,
    needs: [
      {
        says: 'Somebody has written down what they see: that stays, or why there are no words is said there.',
        holds: ({ besideIsEmpty }) => besideIsEmpty,
      },
    ],
    clause: '7.4',
  },
  ask_together: {
    back: { by: ['ask_alone'] },
    label: 'Talk with both carers at once',
    from: ['to_ask', 'asked'],
    to: ({ state }) => state,
    reaches: ['to_ask', 'asked'],
    by: gatherers,
    may: ({ mayGather, ofCarer, together }) => mayGather && ofCarer && !together,
    needs: [
      {
        says: 'They have said something by themselves: that stays theirs, and the other carer is asked alone.',
        holds: ({ answered }) => answered === 0,
      },
    ],
    clause: '7.4',
  },
  ask_alone: {
    back: { by: ['ask_together'] },
    label: 'Talk with each of them alone instead',
    from: underWay,
    to: ({ state }) => state,
    reaches: underWay,
    by: gatherers,
    may: ({ mayGather, together }) => mayGather && together,
    needs: [],
    clause: '7.4',
  },
  hand_over: {
    back: { by: ['hand_over'] },
    label: 'Hand the child over',
    from: states,
    to: ({ state }) => state,
    reaches: states,
    by: 'whoever asked the child, or Quality Assurance and Partnerships',
    may: ({ holdsVoices, mayGather, ofChild }) => ofChild && (holdsVoices || mayGather),
    needs: [],
    clause: '7.5',
  },
  answer: {
    back: { by: ['answer'] },
    label: 'Write what happened next',
    from: ['given'],
    to: 'given',
    by: `Quality Assurance and Partnerships, or ${gatherers}`,
    may: ({ holdsVoices, mayGather }) => holdsVoices || mayGather,
    needs: [],
    clause: '2.2',
  },
  follow_officer: {
    back: { none: 'The register says who a child’s IRO is: it is changed there, and followed in the night after.' },
    label: 'Follow the child’s IRO',
    from: states,
    to: ({ state }) => state,
    reaches: states,
    by: 'Hearth itself',
    may: () => false,
    needs: [],
    clause: '7.5',
  },
  moved_away: {
    back: { by: ['moved_here'] },
    label: 'Move what was said to whose it is',
    from: states,
    to: ({ isOver }) => (isOver ? 'not_given' : 'to_ask'),
    reaches: ['to_ask', 'not_given'],
    ...puttingRight,
    needs: [somethingSaid],
    clause: '2.2',
  },
  moved_here: {
    back: { by: ['moved_away'] },
    label: 'Move here what was said',
    from: ['to_ask', 'asked', 'not_given'],
    to: ({ cameAs }) => cameAs,
    reaches: states,
    ...puttingRight,
    needs: [{ says: 'Somebody has said something here.', holds: ({ answered }) => answered === 0 }],
    clause: '2.2',
  },
  sealed: {
    back: {
      none: 'What was sealed is on no page any more: the Head of Quality Assurance and Partnerships opens it, with a reason, and it is written down anew where it belongs.',
    },
    label: 'Seal what was said',
    from: states,
    to: ({ isOver }) => (isOver ? 'not_given' : 'to_ask'),
    reaches: ['to_ask', 'not_given'],
    ...puttingRight,
    needs: [],
    clause: '2.2',
  },
} as const satisfies Record<string, VoiceMove>

export type MoveName = keyof typeof moves

/** May this be done with the voice now? */
export function judgeVoice(name: MoveName, state: VoiceState, facts: VoiceFacts): Judgement<VoiceState> {
  const move: VoiceMove = moves[name]
  return judge(move, state, facts)
}
