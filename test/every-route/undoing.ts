import { setTimeout } from 'node:timers/promises'
import type { Tx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** What is done in the transaction of a form that somebody sends; with nothing said, its work. */
type Each = (tx: Tx, work: () => Promise<unknown>) => Promise<unknown>

/** The same database, on which no request is kept while `undo.on`: each runs to its end, and is then rolled back. `idle`: once nothing runs
 * any more, of what is written when its answer has gone out. */
export function undoing(database: TestDatabase): {
  guarded: TestDatabase
  undo: { on: boolean; each?: Each | undefined }
  idle(): Promise<void>
} {
  const undo: { on: boolean; each?: Each | undefined } = { on: false }
  const running = new Set<symbol>()
  const idle = async () => {
    do await setTimeout(20)
    while (running.size > 0)
  }
  const guard =
    <G extends unknown[], T>(run: (...given: G) => Promise<T>, each: () => Each | undefined = () => undefined) =>
    async (...given: G): Promise<T> => {
      const mark = Symbol('a request')
      running.add(mark)
      try {
        return await (undo.on ? undone(run, given, each) : run(...given))
      } finally {
        running.delete(mark)
      }
    }
  const undone = async <G extends unknown[], T>(
    run: (...given: G) => Promise<T>,
    given: G,
    each: () => Each | undefined,
  ): Promise<T> => {
    // The first of the functions is the work; who has hung up is told by the one behind it.
    const at = given.findIndex((one) => typeof one === 'function')
    const work = given[at] as (tx: Tx, ...about: unknown[]) => Promise<T>
    const end = new Error('What the request did is undone.')
    let result: { value: T } | undefined
    const instead = async (tx: Tx, ...about: unknown[]): Promise<T> => {
      const own = () => work(tx, ...about)
      result = { value: (await (each()?.(tx, own) ?? own())) as T }
      throw end
    }
    await run(...(given.with(at, instead) as G)).catch((problem: unknown) => {
      if (problem !== end) throw problem
    })
    return result!.value
  }
  const asSession = guard(database.asSession) as TestDatabase['asSession']
  return {
    guarded: {
      ...database,
      isFull: () => false, // all of the service ask at once, and none is to give way
      asSession,
      toSave: guard(database.toSave, () => undo.each) as TestDatabase['toSave'],
      asOpenPage: guard(database.asOpenPage) as TestDatabase['asOpenPage'],
      atDoor: guard(database.atDoor, () => undo.each) as TestDatabase['atDoor'],
      // Not in a thread, which would keep what it did.
      inThread: (async (asked) =>
        undo.on
          ? asSession(asked.sessionHash, Temporal.Instant.from(asked.now), async (tx, actor) =>
              (await import(asked.errand)).run(tx, actor, asked.given),
            )
          : database.inThread(asked)) as TestDatabase['inThread'],
    },
    undo,
    idle,
  }
}
