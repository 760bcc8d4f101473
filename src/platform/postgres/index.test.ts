import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { openPostgres, PostgresProblem } from './index.ts'
import { ask, careless, openElsewhere, serverOf, temporaryFolder, until } from './testing.ts'

const folder = temporaryFolder()
const data = join(folder, 'data')
const open = (options = {}) => openPostgres(data, { settings: careless, ...options })
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded PostgreSQL', () => {
  test('finds everything as it was left, and leaves nothing running', async () => {
    const first = await open()
    await ask(first, 'create table kept (word text)')
    await ask(first, `insert into kept values ('here')`)
    await first.stop()
    assert.equal(serverOf(data), undefined)
    const second = await open()
    assert.deepEqual(await ask(second, 'select word from kept'), [['here']])
    await second.stop()
  })

  test('stops when the only process that uses it is killed', async () => {
    const other = await openElsewhere(data)
    assert.notEqual(serverOf(data), undefined)
    other.kill('SIGKILL')
    await until(() => serverOf(data) === undefined)
  })

  test('is shared by processes, and goes with the last of them', async () => {
    const other = await openElsewhere(data)
    const server = await open()
    assert.equal(server.startedByUs, false)
    other.kill('SIGKILL')
    await until(() => other.signalCode !== null)
    assert.deepEqual(await ask(server, 'select 1'), [[1]])
    await server.stop()
    // The keeper of the killed process may be the one to end it, a moment later.
    await until(() => serverOf(data) === undefined)
  })

  test('comes back by itself when it is killed', async () => {
    const said: string[] = []
    const server = await open({ onRestart: (sentence: string) => said.push(sentence) })
    process.kill(serverOf(data)!, 'SIGKILL')
    await until(() => said.length === 1)
    assert.deepEqual(await ask(server, 'select word from kept'), [['here']])
    await server.stop()
  })

  test('serves one Hearth at a time, and tells the second in a sentence', async () => {
    const server = await open({ serve: true })
    await assert.rejects(
      open({ serve: true }),
      (problem) => problem instanceof PostgresProblem && /^Another Hearth is already using .*\.$/.test(problem.message),
    )
    assert.deepEqual(await ask(server, 'select 1'), [[1]])
    await server.stop()
  })

  test('is not fooled by the note of a dead server whose number another program now has', async () => {
    writeFileSync(join(data, 'database/cluster/postmaster.pid'), `${process.pid}\n`)
    const server = await open()
    assert.deepEqual(await ask(server, 'select word from kept'), [['here']])
    await server.stop()
  })

  test('works where nobody else may go, and deeper than the name of a socket may be long', async () => {
    const locked = join(folder, 'locked')
    mkdirSync(locked)
    chmodSync(locked, 0o700)
    const server = await openPostgres(join(locked, 'a-long-name-of-a-folder/'.repeat(5)), { settings: careless })
    assert.deepEqual(await ask(server, 'select 1'), [[1]])
    await server.stop()
  })

  test('says in one sentence that a folder cannot be used', async () => {
    writeFileSync(join(folder, 'file'), '')
    await assert.rejects(openPostgres(join(folder, 'file/data')), {
      name: 'PostgresProblem',
      message:
        /^Hearth may not write to .*: run it as the owner of that folder, or set HEARTH_DATA to a folder of your own\.$/,
    })
  })
})
