import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { NotFound, Refused } from '#platform/problems.ts'
import { Unavailable } from '#platform/sql/unavailable.ts'
import type { Asked, Told } from './thread.ts'

/** Whose session, when, and which file does what with what. */
export type Errand = Omit<Asked, 'connection'>

/** At once, by one process; and milliseconds after which one is given up. */
const limits = { atOnce: 2, longest: 120_000 }

let running = 0

/**
 * Does what would hold up everybody else in a thread, as the person of a session, in a transaction of its own on a connection of its own.
 * `errand` is a file that exports `run(tx, actor, given)`; what is given and what comes back are plain data. Throws what it throws
 * when that is said in words (Refused, NotFound), Unavailable when too many run.
 */
export async function runInThread<T>(
  connection: pg.PoolConfig,
  asked: Errand,
  transfer: readonly ArrayBuffer[] = [],
): Promise<T> {
  if (running >= limits.atOnce) throw new Unavailable('busy')
  running += 1
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { ...asked, connection } satisfies Asked,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  worker.unref() // what it has begun ends with the process, and is then taken back
  const patience = setTimeout(() => void worker.terminate(), limits.longest)
  try {
    return (await answerOf(worker)) as T
  } finally {
    clearTimeout(patience)
    running -= 1
    void worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  worker.once('message', (told: Told) => (told.ok ? resolve(told.value) : reject(problemOf(told))))
  worker.once('error', (problem: NodeJS.ErrnoException) =>
    reject(problem.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : problem),
  )
  worker.once('exit', () => reject(tooMuch()))
  return promise
}

const tooMuch = () => new Refused('This took longer or needed more than Hearth gives it. Send less at once.')

function problemOf({ kind, message, problem }: Extract<Told, { ok: false }>): unknown {
  if (kind === 'Refused') return new Refused(message)
  if (kind === 'NotFound') return new NotFound(message)
  if (kind === 'busy' || kind === 'away' || kind === 'full') return new Unavailable(kind, { cause: problem })
  return Object.assign(new Error(message), problem)
}
