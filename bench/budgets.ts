import { anAudit } from '#modules/audits/testing.ts'
import type { SmallService } from '#test/service.ts'
import { type Cost, get, type Server, signIn, total } from './asking.ts'

type Asking = () => Promise<void>

const warm = 40
const turns = 45
const inEach = 8

/**
 * What one request costs somebody who is signed in, and one for a bare page. They are asked by turns, a few at a time, as people do who ask for
 * different pages: what else this machine does meanwhile falls on all alike, where a bare page asked by itself took from 0.8 to 2 ms within a minute.
 */
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
    async (): Promise<Asking> =>
    async () => {
      const { status } = await get(server, path, who)
      if (status !== 200) throw new Error(`${path} answered ${status}`)
    }
  const live = `/audits/${ref}/live?section=ovr`
  const json = { cookie, accept: 'application/json' }
  const poll = async (): Promise<Asking> => {
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
  const asked = [
    { what: 'A list of audits', most: 8, begin: page('/audits') },
    { what: 'An audit', most: 15, begin: page(`/audits/${ref}`) },
    { what: 'A section of it', most: 17, begin: page(`/audits/${ref}/sections/wfc1`) },
    { what: 'What we know, for twelve months', most: 15, begin: page('/what-we-know', quality) },
    { what: 'The agreed year', most: 15, begin: page('/calendar', quality) },
    { what: 'How quality assurance is going', most: 15, begin: page('/calendar/overview', quality) },
    { what: 'A poll with nothing new', most: 5, begin: poll },
    { what: 'The saving of an answer', most: 8, begin: async () => save },
  ]
  const bare = page('/bare')
  for (const { begin } of [{ begin: bare }, ...asked]) {
    const asking = await begin()
    for (let time = 0; time < warm; time += 1) await asking()
  }
  const all = [{ what: 'A bare page', most: 1, begin: bare }, ...asked].map((one) => ({ ...one, cost: nothing }))
  for (let turn = 0; turn < turns; turn += 1)
    for (const one of all) one.cost = plus(one.cost, await costOf(server, await one.begin()))
  const written = await get(server, `/audits/${ref}/sections/wfc1`, cookie)
  const kilobytes = Math.ceil(Buffer.byteLength(written.text) / 1024)
  const [floor, ...pages] = all
  return { bare: total(floor!.cost), pages, kilobytes }
}

async function costOf(server: Server, asking: Asking): Promise<Cost> {
  const { node, postgres } = await server.cost(async () => {
    for (let time = 0; time < inEach; time += 1) await asking()
  })
  return { node: node / inEach / turns, postgres: postgres / inEach / turns }
}

const nothing: Cost = { node: 0, postgres: 0 }
const plus = (one: Cost, other: Cost): Cost => ({
  node: one.node + other.node,
  postgres: one.postgres + other.postgres,
})
