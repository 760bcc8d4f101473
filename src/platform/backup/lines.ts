import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BackupProblem } from './problem.ts'
import type { Sequence } from './tables.ts'

/*
 * A backup is one compressed file of lines, each of them JSON:
 *
 *   {"hearth":"backup","version":1,"migrations":["0001-….sql", …]}
 *   {"table":"actions","columns":["id", …]}
 *   "(1,H-11,…)"                                    one row, as PostgreSQL writes a whole row
 *   {"sequences":[…]}
 *   {"end":"<sha256 of every line before>"}
 *
 * It says nothing of when or where it was made: the same content is the same file.
 */
export type Line =
  | { hearth: 'backup'; version: number; migrations: string[] }
  | { table: string; columns: string[] }
  | string
  | { sequences: Sequence[] }

/** Writes lines to a file that only its owner may read. */
export async function writeLines(file: string, lines: AsyncIterable<Line>): Promise<void> {
  const target = createWriteStream(file, { mode: 0o600, flush: true })
  await pipeline(Readable.from(sealed(lines), { objectMode: false }), createGzip(), target)
}

async function* sealed(lines: AsyncIterable<Line>): AsyncGenerator<string> {
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
  yield `${text}${JSON.stringify({ end: hash.digest('hex') })}\n`
}

/** Hands over each line of a backup. Throws BackupProblem at the end when it is not whole, or not as it was written. */
export async function readLines(file: string, take: (line: Line) => void | Promise<void>): Promise<void> {
  const hash = createHash('sha256')
  let end: string | undefined
  const takeText = async (text: string) => {
    const line = parse(text)
    if (end !== undefined) throw damaged()
    if (typeof line === 'object' && 'end' in line) {
      end = line.end
      return
    }
    hash.update(`${text}\n`)
    await take(line)
  }
  try {
    await pipeline(createReadStream(file), createGunzip(), (chunks: AsyncIterable<Buffer>) =>
      splitLines(chunks, takeText),
    )
  } catch (problem) {
    throw asProblem(problem, file)
  }
  if (end !== hash.digest('hex')) throw damaged()
}

async function splitLines(chunks: AsyncIterable<Buffer>, take: (text: string) => Promise<void>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of chunks) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = texts.pop()!
    for (const text of texts) await take(text)
  }
  if (rest !== '') throw damaged()
}

function parse(text: string): Line | { end: string } {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged()
  }
}

function asProblem(problem: unknown, file: string): unknown {
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
