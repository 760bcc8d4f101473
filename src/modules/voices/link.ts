import { randomBytes } from 'node:crypto'
import { linkToken } from '#platform/http/index.ts'

/** Letters and digits that nobody confuses when a link is read out or copied from paper (no i, l, o, u). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const groups = 6
const perGroup = 4

/** The secret part of a one-time link: 120 random bits, written so that it can be read out: "7k2m-q9xh-…". */
export function newToken(): string {
  const letters = Array.from(randomBytes(groups * perGroup), (byte) => alphabet[byte % alphabet.length]).join('')
  return Array.from({ length: groups }, (_, at) => letters.slice(at * perGroup, (at + 1) * perGroup)).join('-')
}

/** The token as we made it, however it was typed: capitals, spaces, a letter o for a nought. */
export function tidyToken(typed: string): string {
  const letters = linkToken(typed)
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
  return Array.from({ length: Math.ceil(letters.length / perGroup) }, (_, at) =>
    letters.slice(at * perGroup, (at + 1) * perGroup),
  ).join('-')
}

export type Link = { madeAt: Temporal.Instant; expiresAt: Temporal.Instant; closedAt: Temporal.Instant | null }

/** Whether a link still opens. Only the newest link of a voice is open: making one closes those before it. */
export function isOpen(link: Link, now: Temporal.Instant): boolean {
  return link.closedAt === null && Temporal.Instant.compare(now, link.expiresAt) < 0
}
