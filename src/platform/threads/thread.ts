import { parentPort, workerData } from 'node:worker_threads'
import type pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { type Tx } from '#platform/sql/index.ts'
import { Unavailable } from '#platform/sql/unavailable.ts'

/** What a thread is asked: whose session, when, and what to do. Plain data. */
export type Asked = {
  connection: pg.PoolConfig
  sessionHash: string | undefined
  now: string
  /** The file that does it. */
  errand: string
  given: unknown
}

/** What it tells: what came of it, or what was thrown. */
export type Told =
  | { ok: true; value: unknown }
  | { ok: false; kind: 'Refused' | 'NotFound' | Unavailable['why'] | 'other'; message: string; problem: unknown }

type Doing = { run(tx: Tx, actor: Actor, given: unknown): Promise<unknown> }

const { connection, sessionHash, now, errand, given } = workerData as Asked
const database = openDatabase({ ...connection, max: 1 })
try {
  const { run } = (await import(errand)) as Doing
  // The request that waits for this counts as use, and holds the row of its session until this is done.
  const value = await database.asOpenPage(sessionHash, Temporal.Instant.from(now), (tx, actor) => {
    if (!actor) throw new NotAllowed('You have been signed out.')
    return run(tx, actor, given)
  })
  parentPort!.postMessage({ ok: true, value } satisfies Told)
} catch (problem) {
  parentPort!.postMessage(tell(problem))
} finally {
  await database.close()
}

function tell(problem: unknown): Told {
  const { message = '' } = problem as { message?: string }
  if (problem instanceof Refused) return { ok: false, kind: 'Refused', message, problem: undefined }
  if (problem instanceof NotFound) return { ok: false, kind: 'NotFound', message, problem: undefined }
  if (problem instanceof Unavailable) return { ok: false, kind: problem.why, message, problem: undefined }
  const { code, stack, name } = problem as { code?: unknown; stack?: string; name?: string }
  return { ok: false, kind: 'other', message, problem: { name, message, code, stack } }
}
