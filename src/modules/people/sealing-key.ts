import { seal, type SealingKey, tryUnseal, unseal } from './sealing.ts'

let key: SealingKey | undefined

/** Says, once as Hearth starts, what the secrets of authenticators and links that wait for their mail are locked with. */
export function useSealingKey(given: SealingKey): void {
  key = given
}

export function sealingKey(): SealingKey {
  if (!key) throw new Error('Hearth was started without the secret that it locks the authenticators with.')
  return key
}

/** The same, or nothing: a command of the operator's may be run without the secret. */
export const knownSealingKey = (): SealingKey | undefined => key

/** Locks a secret that another room keeps for some minutes. */
export const lockText = (text: string): string => seal(sealingKey(), text)
export const unlockText = (sealed: string): string => unseal(sealingKey(), sealed)

/** What was locked, or nothing: no secret is known here, or it was locked with another one. */
export function unlockIfOurs(sealed: string): string | undefined {
  return key && tryUnseal(key, sealed)
}
