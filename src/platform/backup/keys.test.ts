import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { filledByPreparing, prepareDatabase } from '#src/cli/prepare-database.ts'
import { emptyDatabase, freshDatabase } from '#test/database.ts'
import { migrateUpTo } from '#platform/sql/migrate.ts'
import {
  backUp,
  BackupProblem,
  makeKeyPair,
  readPublicKeys,
  readSecretKeys,
  restore,
  type Restoring,
  signingKeyFrom,
} from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearth-backup-keys-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const ours = signingKeyFrom('the secret of this service, long enough')
const theirs = signingKeyFrom('the secret of another one, as long as that')
const file = join(folder, 'signed')
let database: Awaited<ReturnType<typeof emptyDatabase>>

/** Nothing is left of what was refused. */
async function into(from: string, restoring: Restoring): Promise<string[]> {
  const other = await freshDatabase()
  const outcome = await restore(other.connection, from, { besides: filledByPreparing, ...restoring }).catch(
    (problem: unknown) => problem,
  )
  const { rows } = await other.asOwner((client) => client.query('select name from teams'))
  if (outcome instanceof BackupProblem) {
    assert.deepEqual(rows, [], 'nothing was restored')
    throw outcome
  }
  if (outcome instanceof Error) throw outcome
  return rows.map(({ name }) => name as string)
}
const refused = (message: RegExp) => ({ name: 'BackupProblem', message })

describe('backups and their keys', () => {
  before(async () => {
    database = await emptyDatabase()
    await prepareDatabase(database.connection)
    await database.ask(`insert into teams (name) values ('North')`)
    await backUp(database.connection, file, { signingKey: ours })
  })

  describe('the signature of a backup', () => {
    test('lets it be restored where the secret is the same', async () => {
      assert.deepEqual(await into(file, { signingKey: ours }), ['North'])
    })

    test('is held against the secret: another one, or none, restores it only with --unsigned', async () => {
      await assert.rejects(
        into(file, { signingKey: theirs }),
        refused(/not signed with the secret of this service.*--unsigned\. Nothing was restored\.$/),
      )
      await assert.rejects(into(file, {}), refused(/cannot be checked without the secret .*HEARTH_SECRET_FILE/))
      assert.deepEqual(await into(file, { signingKey: theirs, unsigned: true }), ['North'])
    })

    test('shows that somebody rewrote it who could write the file but does not know the secret', async () => {
      for (const seal of [
        (end: string, signed: string) => ({ end, signed }),
        (end: string) => ({ end }),
        (end: string) => ({ end, signed: '' }),
        (end: string) => ({ end, signed: [end] }),
      ]) {
        const edited = join(folder, 'edited')
        const lines = gunzipSync(readFileSync(file)).toString().replace('North', 'South').trimEnd().split('\n')
        const { signed } = JSON.parse(lines.pop()!) as { signed: string }
        const text = lines.map((line) => `${line}\n`).join('')
        const end = createHash('sha256').update(text).digest('hex')
        writeFileSync(edited, gzipSync(`${text}${JSON.stringify(seal(end, signed))}\n`))
        await assert.rejects(into(edited, { signingKey: ours }), refused(/not signed/))
        assert.deepEqual(await into(edited, { signingKey: ours, unsigned: true }), ['South'])
      }
    })

    test('is missing where there was no secret, and that is said', async () => {
      const without = join(folder, 'without')
      await backUp(database.connection, without)
      await assert.rejects(into(without, { signingKey: ours }), refused(/^This backup is not signed/))
      assert.deepEqual(await into(without, { signingKey: ours, unsigned: true }), ['North'])
    })
  })

  describe('an encrypted backup', () => {
    const keyFile = join(folder, 'key')
    const sealed = join(folder, 'encrypted')

    before(async () => {
      const publicKey = await makeKeyPair(keyFile)
      await backUp(database.connection, sealed, { signingKey: ours, publicKeys: readPublicKeys(publicKey) })
    })

    test('is opened by the secret key alone', async () => {
      const secretKeys = readSecretKeys(keyFile)
      assert.deepEqual(await into(sealed, { signingKey: ours, secretKeys }), ['North'])
      assert.match(readFileSync(sealed, 'latin1'), /^age-encryption\.org\/v1\n/)
      await assert.rejects(
        into(sealed, { signingKey: ours }),
        refused(/is encrypted: name the file of the secret key with --key FILE\.$/),
      )
      await makeKeyPair(join(folder, 'other-key'))
      const others = readSecretKeys(join(folder, 'other-key'))
      await assert.rejects(into(sealed, { signingKey: ours, secretKeys: others }), refused(/encrypted for another key/))
    })

    test('may be for several, and the key file is for its owner alone', async () => {
      const [one, two] = [await makeKeyPair(join(folder, 'one')), await makeKeyPair(join(folder, 'two'))]
      writeFileSync(join(folder, 'both'), `# ours\n${one}\n\n${two}\n`)
      const forBoth = join(folder, 'for-both')
      await backUp(database.connection, forBoth, { signingKey: ours, publicKeys: readPublicKeys(join(folder, 'both')) })
      for (const name of ['one', 'two']) {
        const secretKeys = readSecretKeys(join(folder, name))
        assert.deepEqual(await into(forBoth, { signingKey: ours, secretKeys }), ['North'])
        assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
      }
      await assert.rejects(
        makeKeyPair(join(folder, 'one')),
        refused(/is there already, and a key is never overwritten/),
      )
    })

    test('is still signed inside: who knows the public key cannot make one', async () => {
      const forged = join(folder, 'forged')
      const publicKeys = readPublicKeys(/age1\w+/.exec(readFileSync(keyFile, 'utf8'))![0])
      await backUp(database.connection, forged, { signingKey: theirs, publicKeys })
      const secretKeys = readSecretKeys(keyFile)
      await assert.rejects(into(forged, { signingKey: ours, secretKeys }), refused(/not signed with the secret/))
    })

    test('that is damaged or cut anywhere is refused in words, and nothing of it is restored', async () => {
      const secretKeys = readSecretKeys(keyFile)
      const whole = readFileSync(sealed)
      const other = await freshDatabase()
      const anywhere = fc.record({ at: fc.nat(whole.length - 1), bit: fc.nat(7), cut: fc.boolean() })
      await fc.assert(
        fc.asyncProperty(anywhere, async ({ at, bit, cut }) => {
          const damaged = Buffer.from(cut ? whole.subarray(0, at) : whole)
          if (!cut) damaged[at]! ^= 1 << bit
          writeFileSync(`${sealed}.damaged`, damaged)
          const options = { besides: filledByPreparing, signingKey: ours, secretKeys, unsigned: true }
          await assert.rejects(restore(other.connection, `${sealed}.damaged`, options), BackupProblem)
        }),
        { numRuns: 80 },
      )
      const { rowCount } = await other.asOwner((client) => client.query('select from teams'))
      assert.equal(rowCount, 0)
    })

    test('needs a key that is one', () => {
      writeFileSync(join(folder, 'no-key'), 'nothing\n')
      writeFileSync(join(folder, 'broken-key'), 'AGE-SECRET-KEY-1BROKEN\n')
      assert.throws(() => readPublicKeys('age1short'), refused(/^A public key begins with age1/))
      assert.throws(() => readPublicKeys(join(folder, 'nowhere')), refused(/cannot read the key file/))
      assert.throws(() => readPublicKeys(join(folder, 'no-key')), refused(/There is no public key/))
      assert.throws(() => readSecretKeys(join(folder, 'no-key')), refused(/There is no secret key/))
      assert.throws(() => readSecretKeys(join(folder, 'broken-key')), refused(/is damaged/))
    })
  })

  describe('the file of a backup', () => {
    test('UM-D39: never takes the place of another unless told to', async () => {
      const there = join(folder, 'there')
      writeFileSync(there, 'of yesterday')
      await assert.rejects(
        backUp(database.connection, there),
        refused(/is there already\. Name another file, or say --replace/),
      )
      assert.equal(readFileSync(there, 'utf8'), 'of yesterday')
      await backUp(database.connection, there, { replace: true, signingKey: ours })
      assert.deepEqual(await into(there, { signingKey: ours }), ['North'])
      assert.equal(statSync(there).mode & 0o777, 0o600)
    })

    test('that cannot be written is said to be so, and leaves nothing', async () => {
      const where = join(folder, 'where')
      mkdirSync(where)
      await assert.rejects(backUp(database.connection, join(where, 'no', 'such')), refused(/^Hearth may not write/))
      await assert.rejects(backUp(database.connection, where), refused(/^Hearth may not write/))
      await assert.rejects(backUp(database.connection, join(where, 'x'.repeat(300))), refused(/^Hearth may not write/))
      assert.deepEqual(readdirSync(where), [])
    })

    test('UM-D1: holds a database as an older Hearth has migrated it', async () => {
      const { connection, ask } = await emptyDatabase()
      await migrateUpTo(connection, '0015')
      await ask(`insert into teams (name) values ('Long ago')`)
      const old = join(folder, 'old')
      await backUp(connection, old, { signingKey: ours })
      assert.deepEqual(await into(old, { signingKey: ours }), ['Long ago'])
    })

    test('is not made of what is no Hearth', async () => {
      const { connection } = await emptyDatabase()
      await assert.rejects(backUp(connection, join(folder, 'nothing')), refused(/^There is no Hearth in this database/))
      assert.ok(!existsSync(join(folder, 'nothing')))
    })
  })
})
