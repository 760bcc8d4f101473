import { createHash } from 'node:crypto'

/** SHA-256 in hex: tokens are kept only so. */
export function hash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}
