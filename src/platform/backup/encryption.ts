import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'
import { BackupProblem } from './problem.ts'

type Bytes = AsyncIterable<Uint8Array>
const mark = 'age-encryption.org/'

/** What only the holders of these public keys can read again. As a stream: memory stays flat. */
export async function* encrypt(plain: Bytes, publicKeys: readonly string[]): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter()
  for (const key of publicKeys) encrypter.addRecipient(key)
  yield* await encrypter.encrypt(streamOf(plain))
}

/** The plain bytes of a file, which may be encrypted. Throws BackupProblem when none of the keys opens it. */
export async function* decrypt(bytes: Bytes, secretKeys: readonly string[], file: string): AsyncGenerator<Uint8Array> {
  const [first, all] = await peek(bytes)
  if (!Buffer.from(first).toString('latin1').startsWith(mark)) return yield* all
  if (secretKeys.length === 0)
    throw new BackupProblem(`${file} is encrypted: name the file of the secret key with --key FILE.`)
  const decrypter = new Decrypter()
  for (const key of secretKeys) decrypter.addIdentity(key)
  try {
    yield* await decrypter.decrypt(streamOf(all))
  } catch (problem) {
    const { message = '', code } = problem as { message?: string; code?: string }
    if (code !== undefined) throw problem // the file could not be read: whoever reads it says so
    if (/no identity matched/.test(message))
      throw new BackupProblem(`${file} was encrypted for another key than the one given. Nothing was restored.`)
    throw new BackupProblem(`${file} is damaged: it is not as it was encrypted. Nothing was restored.`)
  }
}

const streamOf = (bytes: Bytes) => ReadableStream.from(bytes) as unknown as globalThis.ReadableStream<Uint8Array>

/** Enough from the beginning to see what it is, and then everything, the beginning included. */
async function peek(bytes: Bytes): Promise<[Uint8Array, Bytes]> {
  const source = bytes[Symbol.asyncIterator]()
  const { value, done } = await source.next()
  const first: Uint8Array = done ? new Uint8Array() : value
  async function* all() {
    if (!done) yield first
    yield* { [Symbol.asyncIterator]: () => source }
  }
  return [first, all()]
}
