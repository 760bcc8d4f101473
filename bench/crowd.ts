import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '#platform/sql/index.ts'
import { get, type Server, signIn } from './asking.ts'

/*
 * Many people at work at once: each asks for something about every ten seconds, those who write every third time to save an answer. What the slowest
 * of a hundred wait for is held against the middle of one person alone, in the same run.
 */

export type Crowd = {
  people: number
  /** Milliseconds: the 95th of a hundred. */
  reads: number
  saves: number
  health: number
  /** What was answered as it was asked for; what with a failure, or was told to come back in a moment: to a person the same. */
  answered: number
  failed: number
  memory: number
}
export type Lone = { reads: number; saves: number; health: number }

const pause = 10_000
const places = ['/', '/audits', '/households', '/actions', 'audit', 'section'] as const

type Worker = { cookie: string; ref: string | undefined; version: number }

/** Who is at work, on what is open for them: auditors save, everybody reads. */
export async function peopleAtWork(server: Server): Promise<Worker[]> {
  const rows = await server.database.asSystem(Temporal.Now.instant(), (tx) =>
    tx.many<{ key: string; ref: string | null; version: number }>(sql`
      select distinct on (p.id) p.demonstration_key as key, piece.ref,
        coalesce((select n.version from answers n where n.piece_id = piece.id and n.question = ${question}), 0) as version
      from people p left join audits a on a.auditor_id = p.id and a.phase = 'open' left join pieces piece on piece.id = a.id and piece.state = 'in_audit'
      where p.active and p.demonstration_key is not null
        and exists (select from person_roles pr join roles r on r.key = pr.role where pr.person_id = p.id and r.reach <> 'none')
      order by p.id, piece.ref nulls last limit 300`),
  )
  const all: Worker[] = []
  for (const { key, ref, version } of rows)
    all.push({ cookie: await signIn(server, key), ref: ref ?? undefined, version })
  return all
}

/** One person alone, one thing after the other: the middle of each. */
export async function alone(server: Server, workers: readonly Worker[]): Promise<Lone> {
  const times = { reads: [] as number[], saves: [] as number[], health: [] as number[] }
  const savers = workers.filter(({ ref }) => ref)
  for (let round = 0; round < 60; round += 1) {
    const worker = savers[round % savers.length]!
    const read = await timed(() => get(server, pathOf(worker, round), worker.cookie))
    const saved = await timed(() => save(server, worker))
    const health = await timed(() => get(server, '/health', ''))
    if (round < 20) continue
    times.reads.push(read.ms)
    times.saves.push(saved.ms)
    times.health.push(health.ms)
  }
  return { reads: at(times.reads, 0.5), saves: at(times.saves, 0.5), health: at(times.health, 0.5) }
}

export async function crowd(
  server: Server,
  workers: readonly Worker[],
  people: number,
  seconds: number,
): Promise<Crowd> {
  const took = { reads: [] as number[], saves: [] as number[], health: [] as number[] }
  const outcome = { answered: 0, failed: 0 }
  const until = performance.now() + seconds * 1000
  const note = (kind: keyof typeof took, { ms, status }: { ms: number; status: number }) => {
    took[kind].push(ms)
    if (status < 400) outcome.answered += 1
    else outcome.failed += 1
  }
  const one = async (number: number) => {
    const worker = workers[number % workers.length]!
    const saves = number < workers.length && worker.ref !== undefined // one at a time writes in an audit
    await sleep((number * pause) / people) // not all in the same moment
    for (let turn = number; performance.now() < until; turn += 1) {
      const began = performance.now()
      if (saves && turn % 3 === 0) note('saves', await timed(() => save(server, worker)))
      else note('reads', await timed(() => get(server, pathOf(worker, turn), worker.cookie)))
      await sleep(Math.max(0, pause - (performance.now() - began)))
    }
  }
  const health = async () => {
    for (; performance.now() < until; await sleep(200)) note('health', await timed(() => get(server, '/health', '')))
  }
  await Promise.all([...Array.from({ length: people }, (_, number) => one(number)), health()])
  const { memory } = await server.ask()
  return {
    people,
    reads: at(took.reads, 0.95),
    saves: at(took.saves, 0.95),
    health: at(took.health, 0.95),
    ...outcome,
    memory,
  }
}

const question = 'ovr.strengths'

function pathOf({ ref }: Worker, turn: number): string {
  const place = places[turn % places.length]!
  if (place === 'audit') return ref ? `/audits/${ref}` : '/audits'
  if (place === 'section') return ref ? `/audits/${ref}/sections/ovr` : '/'
  return place
}

async function save({ address }: Server, worker: Worker): Promise<{ status: number }> {
  const body = new URLSearchParams({
    [`${question}:value`]: '',
    [`${question}:explanation`]: `She sleeps through the night now: ${worker.version}`,
    [`${question}:evidence`]: '',
    [`${question}:version`]: String(worker.version),
  })
  const headers = { cookie: worker.cookie, accept: 'application/json' }
  const reply = await fetch(`${address}/audits/${worker.ref}/sections/ovr`, { method: 'POST', headers, body })
  const said = (await reply.json()) as { version?: number }
  if (said.version !== undefined) worker.version = said.version
  return { status: reply.status }
}

async function timed(work: () => Promise<{ status: number }>): Promise<{ ms: number; status: number }> {
  const began = performance.now()
  const status = await work().then(
    (answer) => answer.status,
    () => 599,
  )
  return { ms: performance.now() - began, status }
}

const at = (all: readonly number[], part: number): number =>
  all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * part)] ?? Number.NaN
