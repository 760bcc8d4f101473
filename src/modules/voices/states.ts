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
}

type VoiceMove = ReturnableMove<VoiceState, VoiceFacts>

const gatherers = 'the person who asks them: the IRO for a child, the reviewing officer for anyone else'
const underWay = ['to_ask', 'asked', 'started'] as const

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
    back: {
      none: 'What somebody has told us stays as they told it. Words on the wrong person are moved or sealed, not reopened.',
    },
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
  ask_observer: {
    back: { none: 'The second one is a voice of its own: why there are no words is said there.' },
    label: 'Ask somebody who knows them, too',
    from: ['to_ask', 'asked', 'started', 'given', 'not_given'],
    to: ({ state }) => state,
    reaches: ['to_ask', 'asked', 'started', 'given', 'not_given'],
    by: gatherers,
    may: ({ mayGather, ofChild, observed }) => mayGather && ofChild && !observed,
    needs: [],
    clause: '7.4',
  },
  hand_over: {
    back: { by: ['hand_over'] },
    label: 'Hand the child over',
    from: ['to_ask', 'asked', 'started', 'given', 'not_given'],
    to: ({ state }) => state,
    reaches: ['to_ask', 'asked', 'started', 'given', 'not_given'],
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
} as const satisfies Record<string, VoiceMove>

export type MoveName = keyof typeof moves

/** May this be done with the voice now? */
export function judgeVoice(name: MoveName, state: VoiceState, facts: VoiceFacts): Judgement<VoiceState> {
  const move: VoiceMove = moves[name]
  return judge(move, state, facts)
}
