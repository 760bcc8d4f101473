import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { stateNames } from './import.ts'
import { places } from './places.ts'
import { routes } from './routes.ts'
import { importMoves } from './states.ts'

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
  places,
  moves: { of: 'an import', states: stateNames, moves: importMoves },
}
