import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { correctableFile } from './commands/put-right.ts'
import { drawing } from './drawn.ts'
import { places } from './places.ts'
import { routes } from './routes.ts'

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
  correctables: [correctableFile],
  moves: drawing,
}
