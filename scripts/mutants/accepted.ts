/** A mutant that may live, because what it changes nobody can see. It still counts as alive. */
export type Accepted = { file: string; was: string; becomes: string; because: string }

const nobody = 'Nobody is in no list of people: the question is there for the compiler, and its answer changes nothing.'
const noSuchAnswer = 'What stands there instead is an answer that no form offers.'

export const accepted: readonly Accepted[] = [
  { file: 'src/modules/actions/states.ts', was: 'action.raisedBy !== null', becomes: 'true', because: nobody },
  { file: 'src/modules/voices/voice.ts', was: 'voice.gathererId !== null', becomes: 'true', because: nobody },
  { file: 'src/modules/voices/voice.ts', was: 'gathererId !== null', becomes: 'true', because: nobody },
  { file: 'src/framework/forms/calls-for.ts', was: '[]', becomes: '["Stryker was here"]', because: noSuchAnswer },
  {
    file: 'src/modules/voices/known.ts',
    was: "core.type === 'scale'",
    becomes: 'true',
    because: 'A face is kept as a word, and the one who asks takes numbers alone.',
  },
]
