import { anAudit } from '#modules/audits/testing.ts'
import type { SmallService } from '#test/service.ts'
import { type Cost, get, type Server, signIn, total } from './asking.ts'

const warm = 40
const counted = 200

/** What one request for a bare page costs somebody who is signed in, and one for others, in the same run. */
export async function budgets(server: Server, { household, people }: SmallService) {
  const now = Temporal.Now.instant()
  const { ref } = await server.database.asSystem(now, (tx) =>
    anAudit(tx, {
      householdId: household.id,
      kind: 'thematic',
      state: 'in_audit',
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
    }),
  )
  const cookie = await signIn(server, 'fro-1')
  const quality = await signIn(server, 'qa-1')
  const page =
    (path: string, who = cookie) =>
    async () => {
      const { status } = await get(server, path, who)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }
  const live = `/audits/${ref}/live?section=ovr`
  const json = { cookie, accept: 'application/json' }
  const poll = async () => {
    const { stamp } = (await (await fetch(server.address + live, { headers: json })).json()) as { stamp: string }
    return async () => {
      const { status } = await fetch(`${server.address}${live}&stamp=${stamp}`, { headers: json })
      if (status !== 204) throw new Error(`an unchanged poll answered ${status}`)
    }
  }
  let version = 0
  const save = async () => {
    const body = new URLSearchParams({
      'ovr.strengths:value': '',
      'ovr.strengths:explanation': `She sleeps through the night now: ${version}`,
      'ovr.strengths:evidence': '',
      'ovr.strengths:version': String(version),
    })
    const reply = await fetch(`${server.address}/audits/${ref}/sections/ovr`, { method: 'POST', headers: json, body })
    if (reply.status !== 200) throw new Error(`a save answered ${reply.status}: ${await reply.text()}`)
    version = ((await reply.json()) as { version: number }).version
  }
  const before = await costOf(server, page('/bare'))
  const pages = [
    { what: 'A list of audits', most: 8, cost: await costOf(server, page('/audits')) },
    { what: 'An audit', most: 15, cost: await costOf(server, page(`/audits/${ref}`)) },
    { what: 'A section of it', most: 15, cost: await costOf(server, page(`/audits/${ref}/sections/wfc1`)) },
    { what: 'What we know, for twelve months', most: 15, cost: await costOf(server, page('/what-we-know', quality)) },
    { what: 'The agreed year', most: 15, cost: await costOf(server, page('/calendar', quality)) },
    {
      what: 'How quality assurance is going',
      most: 15,
      cost: await costOf(server, page('/calendar/overview', quality)),
    },
    { what: 'A poll with nothing new', most: 5, cost: await costOf(server, await poll()) },
    { what: 'The saving of an answer', most: 8, cost: await costOf(server, save) },
  ]
  const after = await costOf(server, page('/bare'))
  const written = await get(server, `/audits/${ref}/sections/wfc1`, cookie)
  const kilobytes = Math.ceil(Buffer.byteLength(written.text) / 1024)
  return { bare: total(before) < total(after) ? before : after, pages, kilobytes }
}

async function costOf(server: Server, asking: () => Promise<void>): Promise<Cost> {
  for (let round = 0; round < warm; round += 1) await asking()
  const { node, postgres } = await server.cost(async () => {
    for (let round = 0; round < counted; round += 1) await asking()
  })
  return { node: node / counted, postgres: postgres / counted }
}
