export { type Alert } from './alert.ts'
export { isAtWork } from './clock.ts'
export { type Concern, raise, type Raised } from './commands/raise.ts'
export { listDeciders } from './commands/decide.ts'
export { noteOnAlert } from './commands/note.ts'
export { beginUnfinished, takeBackUnfinished } from './commands/unfinished.ts'
export { jobs } from './jobs.ts'
export { concernFields, type NewAlertFacts } from './pages/new.ts'
export { reachableList } from './pages/parts.ts'
export { alertSign } from './pages/sign.ts'
export {
  findAlert,
  findUnfinished,
  listAlerts,
  listEntries,
  listAlertsOfVoice,
  lockAlert,
  type UnfinishedWithTime,
} from './queries/alerts.ts'
export { findCast, listReaders, openCirclesOf } from './queries/cast.ts'
export { findSign, type Sign, signOf } from './queries/signs.ts'
export { alertRoutes } from './routes.ts'
export { signOfHousehold } from './routes/show.ts'
export { nightNote } from './routes/night.ts'
export { newAlertFacts, takeConcern } from './routes/raise.ts'
export { hoursOn } from './queries/hours.ts'
export { settings } from './settings.ts'
export { listAlertWork } from './work.ts'
