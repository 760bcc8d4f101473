import { seal, type SealingKey, unseal } from './sealing.ts'

let key: SealingKey | undefined

/** Says, once as Hearth starts, what the secrets of authenticators are locked with. */
export function useSealingKey(given: SealingKey): void {
  key = given
}

export function sealingKey(): SealingKey {
  if (!key) throw new Error('Hearth was started without the secret that it locks the authenticators with.')
  return key
}

/** Locks a secret that another room keeps for some minutes. */
export const lockText = (text: string): string => seal(sealingKey(), text)
export const unlockText = (sealed: string): string => unseal(sealingKey(), sealed)
