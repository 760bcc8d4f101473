export { BackupProblem } from './problem.ts'
export { restore, type Restored } from './restore.ts'
export { backUp, type Written } from './write.ts'
