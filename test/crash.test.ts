import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { planAudit } from '#modules/audits/index.ts'
import { openPostgres } from '#platform/postgres/index.ts'
import { findRunning, placesIn } from '#platform/postgres/server.ts'
import { asTx, columnTypes, sql } from '#platform/sql/index.ts'
import { prepareDatabase } from '#src/cli/prepare-database.ts'
import { runHearth, type Server, startHearth } from './crash/server.ts'
import { type Acknowledged, write, type Writer } from './crash/writer.ts'
import { testNow } from './database.ts'
import { dice } from './every-row/arrange.ts'
import { aSmallService } from './service.ts'

/*
 * The real thing, killed: `hearth start` as a process on a folder of its own, people saving answers over HTTP, and kill -9 of
 * the server or of PostgreSQL at random moments. What was acknowledged is there afterwards.
 */

const data = mkdtempSync(join(tmpdir(), 'hearth-crash-'))
const questions = { 'safe.grade': 'fro-1', 'safe.safer_care': 'fsw-1', 'rec.grade': 'fsw-1' } as const
let server: Server

before(async () => {
  await beginService()
  server = await startHearth(data)
})

after(async () => {
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
})

describe('after kill -9', () => {
  test('of the server or of PostgreSQL, at any moment, everything acknowledged is there', async () => {
    const { upTo } = dice(20261119)
    const all: Acknowledged[] = []
    for (const victim of ['server', 'database', 'server', 'database', 'both'] as const) {
      const audit = await anotherAudit()
      const writers = await startWriters(audit)
      await sleep(150 + upTo(350))
      await kill(victim)
      if (victim === 'database') await sleep(200 + upTo(300))
      else server = await startHearth(data)
      await untilEachSavedOnceMore(writers)
      await Promise.all(writers.map((writer) => writer.stop()))
      const acknowledged = writers.flatMap((writer) => writer.acknowledged)
      assert.deepEqual(
        writers.flatMap((writer) => writer.faults),
        [],
        `after killing the ${victim}`,
      )
      await checkKept(audit, acknowledged)
      all.push(...acknowledged)
    }
    assert.ok(all.length > 50, `people did write (${all.length} answers acknowledged)`)
  })

  test('a folder that another Hearth serves, and a port that is taken, are told in one plain sentence', async () => {
    const beside = await runHearth(['start'], data)
    assert.notEqual(beside.code, 0)
    assert.match(beside.said.trim(), /^[A-Z][^\n]*Hearth[^\n]*\.$/, 'one sentence')
    const elsewhere = mkdtempSync(join(tmpdir(), 'hearth-crash-'))
    const taken = await runHearth(['start'], elsewhere, new URL(server.address).port)
    rmSync(elsewhere, { recursive: true, force: true })
    assert.notEqual(taken.code, 0)
    assert.match(taken.said.trim(), /^Port \d+ is taken by another program: [^\n]*\.$/)
    assert.equal((await fetch(`${server.address}/health`)).status, 200, 'and the first goes on')
  })
})

/** An empty folder gets a small service; nobody waits for a whole demonstration. */
async function beginService(): Promise<void> {
  const postgres = await openPostgres(data)
  await prepareDatabase(postgres.connection)
  await withOwner(postgres.connection, (client) => aSmallService({ asOwner: (work) => work(client) }))
  await postgres.stop()
}

async function withOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, types: columnTypes })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Beside the running server, as `hearth import` would. */
async function beside<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const postgres = await openPostgres(data)
  try {
    return await withOwner(postgres.connection, work)
  } finally {
    await postgres.stop()
  }
}

async function anotherAudit(): Promise<string> {
  return beside(async (client) => {
    const tx = asTx(client)
    const people = await tx.many<{ id: number; key: string }>(sql`select id, demonstration_key as key from people`)
    const household = await tx.one<{ id: number }>(sql`select id from households order by id limit 1`)
    const auditorId = people.find(({ key }) => key === 'fro-1')!.id
    const day = Temporal.PlainDate.from('2026-11-19')
    const audit = await planAudit(
      tx,
      { kind: 'thematic', householdId: household.id, scheduledFor: day, auditorId },
      day,
    )
    await tx.run(sql`update pieces set state = 'in_audit', state_since = ${testNow} where id = ${audit.id}`)
    return audit.ref
  })
}

async function startWriters(audit: string): Promise<Writer[]> {
  return Promise.all(
    Object.entries(questions).map(async ([question, person]) => {
      const signedIn = await fetch(`${server.address}/sign-in/demo`, {
        method: 'POST',
        body: new URLSearchParams({ person }),
        headers: { 'sec-fetch-site': 'same-origin' },
        redirect: 'manual',
      })
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
      assert.match(cookie, /^hearth_session=/, `${person} signs in: ${signedIn.status}`)
      return write({ address: () => server.address, cookie, ref: audit, question })
    }),
  )
}

async function kill(victim: 'server' | 'database' | 'both'): Promise<void> {
  const postmaster = findRunning(placesIn(data))
  assert.ok(postmaster, 'PostgreSQL runs')
  if (victim !== 'server') process.kill(postmaster, 'SIGKILL')
  if (victim !== 'database') await server.kill()
}

/** The service is back: each writer has something new acknowledged. */
async function untilEachSavedOnceMore(writers: readonly Writer[]): Promise<void> {
  const before = writers.map(({ acknowledged }) => acknowledged.length)
  const patience = AbortSignal.timeout(20_000)
  while (writers.some((writer, at) => writer.faults.length === 0 && writer.acknowledged.length <= before[at]! + 2)) {
    if (patience.aborted) throw new Error(`Hearth did not come back within 20 seconds. It said: ${server.said()}`)
    await sleep(20)
  }
}

/** Each acknowledged text is the newest version, or in the history under the version that was acknowledged. */
async function checkKept(audit: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const versions = await beside((client) =>
    asTx(client).many<Acknowledged>(sql`
      select n.question, n.version, n.explanation as text from answers n join pieces a on a.id = n.piece_id where a.ref = ${audit}
      union all
      select n.question, (y.was->>'version')::int, y.was->>'explanation' from answers n join pieces a on a.id = n.piece_id
        join history y on y.table_name = 'answers' and y.row_id = n.id where a.ref = ${audit}`),
  )
  const kept = new Map(versions.map(({ question, version, text }) => [`${question}/${version}`, text]))
  for (const { question, version, text } of acknowledged)
    assert.equal(kept.get(`${question}/${version}`), text, `version ${version} of ${question} of ${audit}`)
}
