import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2) as (algorithm: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 50 ms on a small server. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** A password as it is kept: argon2id in the PHC string format, with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await derive('argon2id', { message: plain(password), nonce, tagLength: 32, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`
}

/** Whether this is the password. Without a kept one it takes as long and says no, so that nobody learns who is here. */
export async function isPassword(password: string, kept: string | null | undefined): Promise<boolean> {
  const parts = phc.exec(kept ?? nobody)
  if (!parts) throw new Error('A kept password is not in the PHC format.')
  const [memory, passes, parallelism] = parts.slice(1, 4).map(Number) as [number, number, number]
  const [nonce, tag] = parts.slice(4, 6).map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer]
  const message = plain(password)
  const given = await derive('argon2id', { message, nonce, tagLength: tag.length, memory, passes, parallelism })
  return timingSafeEqual(given, tag) && kept != null
}

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** The same letters typed on another keyboard are the same password. */
function plain(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8')
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
