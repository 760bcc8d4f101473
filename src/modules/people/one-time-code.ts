import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { hash } from '#platform/hash.ts'

/** A new secret for an authenticator app: 160 bits in base 32. */
export function newAuthenticatorSecret(): string {
  return generateSecret()
}

/** What an authenticator app reads from a QR code. */
export function authenticatorAddress(secret: string, email: string): string {
  return generateURI({ issuer: 'Hearth', label: email, secret })
}

/** Which 30 seconds a code belongs to (RFC 6238's time step), or undefined when it is wrong. The step before and the one after count
 * too, for clocks that differ; a step that was used already, or an older one, does not. */
export function stepOfCode(
  secret: string,
  code: string,
  now: Temporal.Instant,
  usedStep: number | null,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(now.epochMilliseconds / 1000)
  const checked = verifySync({ secret, token: code, epoch, epochTolerance: 30 })
  if (!checked.valid || !('timeStep' in checked)) return undefined
  return usedStep !== null && checked.timeStep <= usedStep ? undefined : checked.timeStep
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789' // none that look alike

/** Ten codes for the day when the phone is lost: 59 bits each, in three groups of four. Only their hashes are kept. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => [group(), group(), group()].join('-'))
}

/** How a recovery code is kept. Spaces, dashes and capitals do not matter. */
export function recoveryHash(code: string): string {
  return hash(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
}

function group(): string {
  return Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
}
