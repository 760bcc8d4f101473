import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { BackupProblem } from './problem.ts'

/*
 * Two kinds of keys. What a backup is encrypted with is a pair: the server holds the public half, and whoever restores
 * holds the secret one, so that a stolen server opens no backup. The format is age (age-encryption.org), which other
 * programs read too. What it is signed with comes from the service's own secret: whoever may write the file, but does
 * not know the secret, cannot write another that this service takes for its own.
 */
export type SigningKey = Uint8Array

/** The key from the secret that the operator keeps (HEARTH_SECRET). */
export function signingKeyFrom(secret: string): SigningKey {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'hearth backup signing key 1', 32))
}

/** The signature for the sum (SHA-256) of everything that a backup says. */
export function sign(key: SigningKey, sum: string): string {
  return createHmac('sha256', key).update(`hearth backup ${sum}`).digest('hex')
}

export function isSignedBy(key: SigningKey, sum: string, signature: string): boolean {
  const [right, given] = [Buffer.from(sign(key, sum)), Buffer.from(signature)]
  return right.length === given.length && timingSafeEqual(right, given)
}

/** Makes a pair: the secret key in a new file that only its owner may read. Gives back the public one. Throws BackupProblem. */
export async function makeKeyPair(file: string): Promise<string> {
  const secretKey = await generateX25519Identity()
  const publicKey = await identityToRecipient(secretKey)
  try {
    writeFileSync(file, `# public key: ${publicKey}\n${secretKey}\n`, { flag: 'wx', mode: 0o600, flush: true })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'EEXIST')
      throw new BackupProblem(`${file} is there already, and a key is never overwritten: name another file.`)
    throw new BackupProblem(`Hearth may not write ${file}: name a file in a folder that you may write to.`)
  }
  return publicKey
}

/** Whom to encrypt for: a public key as it is, or a file with one on each line. Throws BackupProblem. */
export function readPublicKeys(given: string): string[] {
  const keys = given.startsWith('age1') ? [given] : readKeyLines(given, 'age1')
  if (keys.every(isPublicKey)) return keys
  throw new BackupProblem('A public key begins with age1 and has 62 letters and digits: copy the whole of it.')
}

/** The secret keys in a file, to open a backup with. Throws BackupProblem. */
export function readSecretKeys(file: string): string[] {
  const keys = readKeyLines(file, 'AGE-SECRET-KEY-')
  if (keys.every(isSecretKey)) return keys
  throw new BackupProblem(`The secret key in ${file} is damaged. Nothing was restored.`)
}

function readKeyLines(file: string, beginning: string): string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new BackupProblem(`Hearth cannot read the key file ${file}: see whether it is there, and yours to read.`)
  }
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith(beginning))
  if (keys.length > 0) return keys
  const kind = beginning === 'age1' ? 'public key (age1…)' : 'secret key (AGE-SECRET-KEY-…)'
  throw new BackupProblem(`There is no ${kind} in ${file}. \`hearth new-key FILE\` makes a pair.`)
}

const isPublicKey = (key: string) => isTaken(() => new Encrypter().addRecipient(key))
const isSecretKey = (key: string) => isTaken(() => new Decrypter().addIdentity(key))

function isTaken(give: () => void): boolean {
  try {
    give()
    return true
  } catch {
    return false
  }
}
