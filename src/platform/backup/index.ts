export { makeKeyPair, readPublicKeys, readSecretKeys, type SigningKey, signingKeyFrom } from './keys.ts'
export { BackupProblem } from './problem.ts'
export { restore, type Restored, type Restoring } from './restore.ts'
export { backUp, type Writing, type Written } from './write.ts'
