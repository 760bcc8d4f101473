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
export { routes } from './routes.ts'
export { importMoves } from './states.ts'
