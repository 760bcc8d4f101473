export {
  askChildrenAgain,
  type Asking,
  askForVoices,
  askSomeone,
  endAsking,
  endAskingChildren,
  handOverVoices,
  setWordsDue,
} from './commands/ask.ts'
export { voicesDueOn } from './queries/due.ts'
export { jobs } from './jobs.ts'
export { voicesOnPaper, voicesPanel, voicesTable } from './pages/panel.ts'
export {
  factsOfVoices,
  findWords,
  knownOfVoices,
  gatherersOf,
  listVoicesOf,
  listVoicesWithWords,
  unansweredOf,
  type VoiceWithWords,
  withWords,
  type Words,
} from './queries/of-audit.ts'
export { findVoice, voicesOfAudit } from './queries/voices.ts'
export { timelineOfChildsVoice, timelineOfVoices } from './queries/timeline.ts'
export { listVoiceWork } from './work.ts'
export { voiceRoutes } from './routes.ts'
export { settings } from './settings.ts'
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
