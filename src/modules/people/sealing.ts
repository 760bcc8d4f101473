import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** What the secrets of authenticators are locked with in the database. */
export type SealingKey = Uint8Array

/** The key from the secret that the operator keeps (HEARTH_SECRET). */
export function sealingKeyFrom(secret: string): SealingKey {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'hearth sealing key 1', 32))
}

/** Locks a text with AES-256-GCM: nonce, tag and cipher text in base64url. */
export function seal(key: SealingKey, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what `seal` locked; nothing when it was locked with another key: the operator has set another secret. */
export function tryUnseal(key: SealingKey, sealed: string): string | undefined {
  try {
    return unseal(key, sealed)
  } catch {
    return undefined
  }
}

/** The same. Throws when the key is another one or when a single bit was changed. */
export function unseal(key: SealingKey, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}
