import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { beginLinks } from './begin-links.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { findAlert } from './queries/alerts.ts'
import { alertRoutes } from './routes.ts'
import { signOfHousehold } from './routes/show.ts'
import { settingGroups } from './settings.ts'
import { listAlertWork } from './work.ts'

export { type Alert, newAlertHref } from './alert.ts'
export { isAtWork } from './clock.ts'
export { type Concern, raise, type Raised } from './commands/raise.ts'
export { decide as decideAlert, decideElsewhere, listDeciders } from './commands/decide.ts'
export { followWords } from './commands/follow.ts'
export { noteOnAlert } from './commands/note.ts'
export { beginUnfinished, finishUnfinished, takeBackUnfinished } from './commands/unfinished.ts'
export { longest as longestOfAlert, readWords } from './forms.ts'
export { concernFields, type NewAlertFacts } from './pages/new.ts'
export { reachableList } from './pages/parts.ts'
export { wordsOfAlert } from './routes/words.ts'
export { alertSign } from './pages/sign.ts'
export {
  findUnfinished,
  listAlerts,
  listEntries,
  findAlert,
  listAlertsOfVoice,
  lockAlert,
  type UnfinishedWithTime,
} from './queries/alerts.ts'
export { findCast, listReaders, openCirclesOf } from './queries/cast.ts'
export { findSign, type Sign, signOf } from './queries/signs.ts'
export { nightNote } from './routes/night.ts'
export { newAlertFacts, takeConcern } from './routes/raise.ts'
export { findHomeOf } from './queries/home.ts'
export { hoursOn } from './queries/hours.ts'

export const room: Room<Need> = {
  key: 'alerts',
  routes: alertRoutes,
  jobs: () => jobs,
  settings: settingGroups,
  messages,
  work: listAlertWork,
  begin: beginLinks,
  sign: signOfHousehold,
  references: [{ letter: 'S', path: '/alerts/', find: findAlert }],
}
