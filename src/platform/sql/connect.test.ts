import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type pg from 'pg'
import { emptyDatabase, freshDatabase } from '#test/database.ts'
import { withClient } from './connect.ts'
import { checkRequirements } from './requirements.ts'

const stranger = `stranger_${process.pid}`
let connection: pg.ClientConfig
let ask: (statement: string) => Promise<unknown[]>
let asStranger: pg.ClientConfig

const look = (config: pg.ClientConfig) => withClient(config, checkRequirements)
const problem = (message: RegExp) => ({ name: 'ConnectionProblem', message })

describe('the way to the database', () => {
  before(async () => {
    ;({ connection, ask } = await emptyDatabase())
    await ask(`create role ${stranger} login createrole password 'of the test'`)
    await ask(`grant ${stranger} to current_user`)
    asStranger = { ...connection, user: stranger, password: 'of the test' }
  })
  after(async () => {
    await ask(`alter database ${connection.database} owner to current_user`)
    await ask(`drop role ${stranger}`)
  })

  test('is told to be closed in a sentence: no such database', async () => {
    await assert.rejects(look({ ...connection, database: 'nowhere' }), problem(/database "nowhere" does not exist/))
  })

  test('is told to be closed in a sentence: no such user', async () => {
    await assert.rejects(look({ ...connection, user: 'nobody_knows' }), problem(/does not let Hearth in/))
  })

  test('is told to be closed in a sentence: no such host, nobody who listens, and nobody who answers', async () => {
    const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as { port: number }
    const there = { user: 'hearth', database: 'hearth' }
    const answers = problem(/^The database does not answer: check HEARTH_DATABASE_URL, and that the server runs\.$/)
    await assert.rejects(look({ ...there, host: 'no-such-host.invalid' }), answers)
    await assert.rejects(look({ ...there, host: '127.0.0.1', port, connectionTimeoutMillis: 100 }), answers)
    await new Promise((closed) => silent.close(closed))
    await assert.rejects(look({ ...there, host: '127.0.0.1', port }), answers)
  })

  test('is open to the owner of the database alone', async () => {
    await look(connection)
    await assert.rejects(look(asStranger), problem(/must own the database/))
  })

  test('is closed beside the Hearth of another user, unless somebody granted its roles', async () => {
    await freshDatabase() // the roles are there
    await ask(`alter database ${connection.database} owner to ${stranger}`)
    await assert.rejects(look(asStranger), problem(/^Another user's Hearth has its roles on this PostgreSQL server: /))
    await ask(`grant hearth_web, hearth_service, hearth_assigned to ${stranger} with admin option`)
    await look(asStranger)
  })
})
