import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { decrypt, encrypt } from './encryption.ts'
import { isSignedBy, sign, type SigningKey } from './keys.ts'
import { BackupProblem } from './problem.ts'
import type { Sequence } from './tables.ts'

/*
 * A backup is one compressed file of lines, each of them JSON:
 *
 *   {"hearth":"backup","version":1,"migrations":["0001-….sql", …]}
 *   {"table":"actions","columns":["id", …]}
 *   "(1,H-11,…)"                                    one row, as PostgreSQL writes a whole row
 *   {"sequences":[…]}
 *   {"end":"<sha256 of every line before>","signed":"<HMAC of that sum>"}
 *
 * It says nothing of when or where it was made: the same content is the same file. It may be encrypted as a whole.
 */
export type Line =
  | { hearth: 'backup'; version: number; migrations: string[] }
  | { table: string; columns: string[] }
  | string
  | { sequences: Sequence[] }

type End = { end: string; signed?: string }

/** Writes lines to a new file that only its owner may read: signed when there is a key, encrypted when there is anybody to
 * encrypt for. */
export async function writeLines(
  file: string,
  lines: AsyncIterable<Line>,
  { signingKey, publicKeys = [] }: { signingKey?: SigningKey | undefined; publicKeys?: readonly string[] } = {},
): Promise<void> {
  const plain = Readable.from(sealed(lines, signingKey), { objectMode: false })
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true })
  if (publicKeys.length === 0) return pipeline(plain, createGzip(), target)
  await pipeline(plain, createGzip(), (packed: AsyncIterable<Buffer>) => encrypt(packed, publicKeys), target)
}

async function* sealed(lines: AsyncIterable<Line>, signingKey: SigningKey | undefined): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let text = ''
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`
    if (text.length < 64 * 1024) continue
    hash.update(text)
    yield text
    text = ''
  }
  hash.update(text)
  const end = hash.digest('hex')
  const seal: End = signingKey ? { end, signed: sign(signingKey, end) } : { end }
  yield `${text}${JSON.stringify(seal)}\n`
}

/** Opens an encrypted backup, and knows whose signature is right. */
export type ReadingKeys = { secretKeys?: readonly string[]; signingKey?: SigningKey | undefined }

/** Whether a backup comes from whoever has the signing key, from somebody else, or from nobody who says. */
export type Signature = 'right' | 'another' | 'none'

/** Hands over each line of a backup. Throws BackupProblem at the end when it is not whole, or not as it was written. */
export async function readLines(
  file: string,
  { secretKeys = [], signingKey }: ReadingKeys,
  take: (line: Line) => void | Promise<void>,
): Promise<Signature> {
  const hash = createHash('sha256')
  let seal: End | undefined
  const takeText = async (text: string) => {
    const line = parse(text)
    if (seal) throw damaged()
    if (typeof line === 'object' && 'end' in line) {
      seal = line
      return
    }
    hash.update(`${text}\n`)
    await take(line)
  }
  try {
    await pipeline(
      createReadStream(file),
      (bytes: AsyncIterable<Buffer>) => decrypt(bytes, secretKeys, file),
      createGunzip(),
      (chunks: AsyncIterable<Buffer>) => splitLines(chunks, takeText),
    )
  } catch (problem) {
    throw asProblem(problem, file)
  }
  if (seal?.end !== hash.digest('hex')) throw damaged()
  if (typeof seal.signed !== 'string') return 'none'
  return signingKey && isSignedBy(signingKey, seal.end, seal.signed) ? 'right' : 'another'
}

/** A line may be a whole file, and come in hundreds of pieces: they are put together once. */
async function splitLines(chunks: AsyncIterable<Buffer>, take: (text: string) => Promise<void>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let pieces: string[] = []
  for await (const chunk of chunks) {
    const [rest = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n')
    pieces.push(rest)
    for (const next of others) {
      await take(pieces.join(''))
      pieces = [next]
    }
  }
  if (pieces.join('') !== '') throw damaged()
}

function parse(text: string): Line | End {
  try {
    const line: unknown = JSON.parse(text)
    if (typeof line === 'string' || (typeof line === 'object' && line !== null)) return line as Line | End
  } catch {
    // said below
  }
  throw damaged()
}

function asProblem(problem: unknown, file: string): unknown {
  if (problem instanceof BackupProblem) return problem
  const { code = '' } = problem as { code?: string }
  if (code === 'ENOENT') return new BackupProblem(`There is no file ${file}.`)
  if (code === 'EACCES' || code === 'EISDIR') return new BackupProblem(`Hearth may not read ${file}.`)
  if (code === 'Z_DATA_ERROR')
    return new BackupProblem(`${file} is not a backup of Hearth, or it is damaged. Nothing was restored.`)
  return code === 'Z_BUF_ERROR' || code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? damaged() : problem
}

function damaged(): BackupProblem {
  return new BackupProblem('This backup is damaged: it is not as it was written. Nothing was restored.')
}
