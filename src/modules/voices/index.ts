import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { correctableWords } from './commands/put-right.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { timelineOfChildsVoice, timelineOfVoices } from './queries/timeline.ts'
import { findVoice } from './queries/voices.ts'
import { voiceRoutes } from './routes.ts'
import { settingGroups } from './settings.ts'
import { drawing } from './drawn.ts'
import { listVoiceWork } from './work.ts'

export {
  askChildrenAgain,
  type Asking,
  askForVoices,
  askSomeone,
  askAgainAfter,
  endAsking,
  endAskingChildren,
  handOverVoices,
  setWordsDue,
} from './commands/ask.ts'
export { answerChildsWords, hearChildsWords } from './commands/heard.ts'
export { voicesDueOn } from './queries/due.ts'
export { voicesOnPaper, voicesPanel, voicesTable } from './pages/panel.ts'
export {
  factsOfVoices,
  findWords,
  knownOfVoices,
  listOwnWords,
  gatherersOf,
  listVoicesOf,
  listVoicesWithWords,
  observedChildren,
  unansweredOf,
  type VoiceWithWords,
  withWords,
  type Words,
} from './queries/of-piece.ts'
export { listWordsGone, type WordsGone } from './queries/put-right.ts'
export { voicesOfPiece } from './queries/voices.ts'
export {
  isOpenToAll,
  mayAskMore,
  reasonNames as voiceReasonNames,
  stateNames as voiceStateNames,
  type Voice,
  type VoiceKind,
  type VoiceState,
} from './voice.ts'
export { voicesMissing, whoInWords } from './words.ts'

export const room: Room<Need> = {
  key: 'voices',
  routes: voiceRoutes,
  jobs: () => jobs,
  places,
  settings: settingGroups,
  messages,
  moves: drawing,
  work: listVoiceWork,
  timeline: {
    at: 50,
    kind: 'voice',
    name: 'Voices',
    ofHousehold: timelineOfVoices,
    ofChild: timelineOfChildsVoice,
  },
  correctables: [correctableWords],
  references: [{ letter: 'V', path: '/voices/', find: findVoice }],
}
