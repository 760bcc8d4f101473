import type { TestContext } from 'node:test'
import { problemPage } from '#modules/home/pages/problem.ts'
import { createServer } from '#platform/http/index.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { keepFormIn, mayKeepFormIn } from '#modules/people/commands/kept-words.ts'
import { refusalsIn } from '#modules/people/commands/refusals.ts'
import { startSession } from '#modules/people/commands/sessions.ts'
import { allows } from '#modules/people/need.ts'
import { routesOf } from '#modules/people/routes.ts'
import { sealingKeyFrom } from '#modules/people/sealing.ts'
import { useSealingKey } from '#modules/people/sealing-key.ts'
import { aPerson } from '#modules/people/testing.ts'
import { refuseResult } from './visitor.ts'

/** The people room on its own web server, and browsers that stay signed in as somebody. */
export async function withService(t: TestContext) {
  let close = async () => {}
  t.after(() => close()) // before the database goes
  const database = await freshDatabase()
  const clock = { now: testNow }
  useSealingKey(sealingKeyFrom('a secret of this test'))
  const refusals = refusalsIn(database, (problem) => t.diagnostic(String(problem)))
  const server = await createServer({
    database,
    clock: () => clock.now,
    routes: routesOf(rooms),
    allows,
    frame: ({ main }) => main,
    keepForm: keepFormIn(database),
    mayKeepForm: mayKeepFormIn(database),
    problemPage,
    assets: { directory: import.meta.dirname, path: '/assets/' },
    onRefused: refusals.refused,
    report: ({ problem }) => t.diagnostic(String(problem)),
  })
  close = async () => {
    await refusals.settled()
    await server.close()
  }
  const as = (personId: number | null) => openBrowser(server, database, personId, clock.now)
  return { database, clock, as, settled: refusals.settled }
}

/** The same, with an administrator who is signed in. */
export async function withAdmin(t: TestContext) {
  const service = await withService(t)
  const { id } = await service.database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  return { ...service, adminId: id, admin: await service.as(id) }
}

/** From here on the service is the demonstration. */
export function beDemonstration(database: TestDatabase) {
  return database.asOwner((client) =>
    client.query(`insert into settings (key, value) values ('demonstration', 'true')`),
  )
}

/** The fields of a form that asks for a date. */
export const dateFields = (prefix: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${prefix}-day`]: String(day),
  [`${prefix}-month`]: String(month),
  [`${prefix}-year`]: String(year),
})

type Server = Awaited<ReturnType<typeof createServer>>
type Fields = Record<string, string | string[]>

async function openBrowser(server: Server, database: TestDatabase, personId: number | null, now: Temporal.Instant) {
  const cookies: Record<string, string> = {}
  if (personId !== null) cookies['hearth_session'] = await database.atDoor(now, (tx) => startSession(tx, personId, now))
  const ask = async (method: 'GET' | 'POST', url: string, fields?: Fields) => {
    const form = new URLSearchParams(
      Object.entries(fields ?? {}).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one])),
    )
    const headers = fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const answer = await server.inject({ method, url, cookies, headers, ...(fields && { payload: form.toString() }) })
    if (method === 'POST') refuseResult(url, { status: answer.statusCode, text: answer.body, headers: answer.headers })
    for (const { name, value } of answer.cookies) cookies[name] = value
    return answer
  }
  return {
    get: (url: string) => ask('GET', url),
    post: (url: string, fields: Fields) => ask('POST', url, fields),
  }
}
