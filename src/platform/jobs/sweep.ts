import type { Database } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'

/** What is to be done for one item, in a transaction that is its own. */
export type Task = (tx: Tx) => Promise<unknown>

/** Some items of a sweep failed, and all others were done. The first failure tells where; how many tells how bad it is. */
export class ItemsFailed extends Error {
  override readonly name = 'ItemsFailed'
  readonly code: string
  constructor(failed: readonly unknown[], all: number) {
    super(`${failed.length} of ${all} items failed`, { cause: failed[0] })
    // The log tells the code and the place of a failure, never its message: that may quote what somebody typed.
    const [first] = failed
    this.code = [`${failed.length} of ${all} items`, codeOf(first)].filter(Boolean).join(', first ')
    if (first instanceof Error && first.stack !== undefined) this.stack = first.stack
  }
}

/**
 * The one way in which a job sweeps: `find` says what is due, and each task of it runs in a transaction of its own. One that fails
 * is undone whole and stops nobody else; when all have had their turn, the failures are thrown together as ItemsFailed, so that the
 * job is reported and tried again.
 */
export async function sweep(
  { database, now }: { database: Pick<Database, 'asSystem'>; now: Temporal.Instant },
  find: (tx: Tx) => Promise<readonly Task[]>,
): Promise<void> {
  const tasks = await database.asSystem(now, find)
  await eachByItself(tasks, (task) => database.asSystem(now, task))
}

/** The same for work that opens its own transactions, or none: sending a letter. */
export async function eachByItself<T>(
  items: Iterable<T> | AsyncIterable<T>,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const failed: unknown[] = []
  let all = 0
  for await (const item of items) {
    all += 1
    await work(item).catch((problem: unknown) => void failed.push(problem))
  }
  if (failed.length > 0) throw new ItemsFailed(failed, all)
}

function codeOf(problem: unknown): string {
  const { code } = (problem ?? {}) as { code?: unknown }
  const name = problem instanceof Error ? problem.name : typeof problem
  return typeof code === 'string' ? `${name} ${code}` : name
}
