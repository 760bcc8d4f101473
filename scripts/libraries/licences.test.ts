import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { root } from '#src/config.ts'
import { exceptionsForTools, isPermissive, listLicenceMistakes } from './licences.ts'
import { type LockFile, listLibraries, readLockFile } from './lock-file.ts'

const lock = readLockFile()
const integrity = 'sha512-AAAA'

/** The lock file as it is, with one more package. */
const withOne = (entry: LockFile['packages'][string]): LockFile => ({
  packages: {
    ...lock.packages,
    'node_modules/new/node_modules/@some/thing': { version: '1.0.0', integrity, ...entry },
  },
})

describe('what Hearth stands on is under licences of the list', () => {
  it('as it is now, every exception needed', () => {
    assert.deepEqual(listLicenceMistakes(listLibraries(lock)), [])
  })

  const where = 'node_modules/new/node_modules/@some/thing'
  const cases: [string, LockFile['packages'][string], string][] = [
    [
      'a copyleft licence',
      { license: 'GPL-3.0-only' },
      `${where}: @some/thing@1.0.0 is shipped and is under GPL-3.0-only`,
    ],
    [
      'a tool under one',
      { license: 'AGPL-3.0', dev: true },
      `${where}: @some/thing@1.0.0 is a tool and is under AGPL-3.0`,
    ],
    [
      'a tool’s exception, under another name',
      { license: 'MPL-2.0', dev: true },
      `${where}: @some/thing@1.0.0 is a tool`,
    ],
    ['no licence at all', {}, `${where}: @some/thing@1.0.0 does not say its licence.`],
    [
      'an old way of saying nothing',
      { license: 'UNLICENSED' },
      `${where}: @some/thing@1.0.0 is shipped and is under UNLI`,
    ],
    ['no hash', { license: 'MIT', integrity: '' }, `${where}: the lock file has no hash of @some/thing@1.0.0.`],
  ]
  for (const [what, entry, says] of cases) {
    it(`${what} is a mistake, and is told where`, () => {
      const mistakes = listLicenceMistakes(listLibraries(withOne(entry)))
      assert.equal(mistakes.length, 1)
      assert.ok(mistakes[0]!.startsWith(says), mistakes.join())
    })
  }

  it('an exception holds for tools only, and for no other licence', () => {
    const shipped: LockFile = {
      packages: { 'node_modules/axe-core': { version: '1.0.0', license: 'MPL-2.0', integrity } },
    }
    const other = {
      packages: { 'node_modules/axe-core': { version: '1.0.0', license: 'EUPL-1.2', integrity, dev: true } },
    }
    const axe = exceptionsForTools.filter(({ name }) => name === 'axe-core')
    assert.equal(listLicenceMistakes(listLibraries(shipped), axe).length, 1)
    assert.equal(listLicenceMistakes(listLibraries(other), axe).length, 2)
  })

  it('an exception that nothing needs is a mistake', () => {
    const idle = [...exceptionsForTools, { name: 'gone', licence: 'MPL-2.0', because: 'It was here once.' }]
    assert.deepEqual(listLicenceMistakes(listLibraries(lock), idle), [
      'gone (MPL-2.0) has an exception and is not here. Remove it.',
    ])
  })

  it('npm run check ends badly over such a lock file, and well over ours', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-lock-'))
    const file = join(folder, 'package-lock.json')
    writeFileSync(file, JSON.stringify(withOne({ license: 'GPL-3.0-only' })))
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['scripts/licences.ts', ...args], { cwd: root, encoding: 'utf8' })
    const [bad, good] = [run(file), run()]
    rmSync(folder, { recursive: true })
    assert.equal(bad.status, 1)
    assert.match(bad.stdout, /@some\/thing@1\.0\.0 is shipped and is under GPL-3\.0-only/)
    assert.equal(good.status, 0)
  })
})

describe('an expression of licences', () => {
  const cases: [string, boolean][] = [
    ['MIT', true],
    ['GPL-3.0', false],
    ['MIT OR GPL-3.0', true],
    ['GPL-3.0 OR MIT', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0 AND MIT', false],
    ['(Apache-2.0 AND BSD-3-Clause)', true],
    ['(MIT AND GPL-3.0) OR ISC', true],
    ['MIT AND (GPL-3.0 OR LGPL-3.0)', false],
    ['MIT OR GPL-3.0 AND AGPL-3.0', true],
    ['GPL-3.0 AND MIT OR LGPL-3.0', false],
    ['(MIT', false],
    ['MIT)', false],
    ['MIT GPL-3.0', false],
    ['', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ]
  for (const [expression, met] of cases) {
    it(`“${expression}” ${met ? 'can' : 'cannot'} be met by the list`, () =>
      assert.equal(isPermissive(expression), met))
  }
})
