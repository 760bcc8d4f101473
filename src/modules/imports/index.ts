import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { correctableFile } from './commands/put-right.ts'
import { drawing } from './drawn.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { timelineOfImports } from './queries/timeline.ts'
import { routes } from './routes.ts'
import { settingGroups } from './settings.ts'

export { bringInProposed, takeBackBrought } from './commands/by-number.ts'
export {
  exitCodeOf,
  type FileResult,
  type ImportOptions,
  type ImportResult,
  importFiles,
  importGiven,
  inWords,
  readAnswersGiven,
} from './cli.ts'
export type { GivenFile } from './file.ts'

export const room: Room<Need> = {
  key: 'imports',
  routes: () => routes,
  jobs: () => jobs,
  places,
  settings: settingGroups,
  messages,
  timeline: { at: 90, kind: 'import', name: 'Imports taken back', ofHousehold: timelineOfImports },
  correctables: [correctableFile],
  moves: drawing,
}
