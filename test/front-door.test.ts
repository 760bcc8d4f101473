import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test, type TestContext } from 'node:test'
import { root } from '#src/config.ts'

describe('NW-8: the hook before a commit', () => {
  test('is on after the first command, also when the packages were there before', (t) => {
    const { git, hearth } = clone(t)
    assert.equal(hearth('--run', 'hello.mjs'), 'hello')
    assert.equal(git('config', '--get', 'core.hooksPath'), '.githooks')
  })

  test('leaves alone whoever has hooks of their own', (t) => {
    const { git, hearth } = clone(t)
    git('config', 'core.hooksPath', 'my-own')
    hearth('--run', 'hello.mjs')
    assert.equal(git('config', '--get', 'core.hooksPath'), 'my-own')
  })

  test('is nothing that a service needs: a copy without git runs as well', (t) => {
    const { folder, hearth } = clone(t)
    rmSync(join(folder, '.git'), { recursive: true })
    assert.equal(hearth('--run', 'hello.mjs'), 'hello')
  })
})

/** A repository with the front door, nothing to install, and one file to run. */
function clone(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-clone-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const env = { PATH: process.env['PATH'], HOME: folder, GIT_CONFIG_NOSYSTEM: '1' }
  const run = (program: string, args: string[]) =>
    spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' }).stdout.trim()
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const lockFile of ['package-lock.json', 'node_modules/.package-lock.json'])
    writeFileSync(join(folder, lockFile), '{ "packages": {} }')
  writeFileSync(join(folder, 'hello.mjs'), "console.log('hello'); process.exit()")
  const git = (...args: string[]) => run('git', args)
  git('init', '-q')
  return { folder, git, hearth: (...args: string[]) => run(process.execPath, [join('bin', 'hearth.mjs'), ...args]) }
}
