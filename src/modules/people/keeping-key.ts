import { hkdfSync } from 'node:crypto'
import { knownSealingKey } from './sealing-key.ts'

/** How long what somebody typed may wait on their device; the script clears it away by then. */
const week = 7 * 24 * 60 * 60 * 1000

/**
 * What a signed-in person's browser locks unsent words with (decision 64): a key of theirs alone for this week and the one of the
 * week before, so that what is younger than seven days opens. Made anew for each page from the server's own key and the week, kept nowhere:
 * two weeks later nobody is given the key again, and what still lies on a device opens to nobody. Nothing where no secret is known.
 */
export function keepingKeys(personId: number, now: Temporal.Instant): string | undefined {
  const key = knownSealingKey()
  if (!key) return undefined
  const number = Math.floor(now.epochMilliseconds / week)
  return [number, number - 1]
    .map((one) => hkdfSync('sha256', key, `week ${one}`, `what person ${personId} typed`, 32))
    .map((bytes) => Buffer.from(bytes).toString('base64url'))
    .join('.')
}
