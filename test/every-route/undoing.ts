import type { Tx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'

/** What is done in the transaction of a form that somebody sends; with nothing said, its work. */
type Each = (tx: Tx, work: () => Promise<unknown>) => Promise<unknown>
type Work = (tx: Tx, ...about: unknown[]) => Promise<unknown>

/** The same database, on which no request is kept while `undo.on`: each runs to its end, and is then rolled back. */
export function undoing(database: TestDatabase): {
  guarded: TestDatabase
  undo: { on: boolean; each?: Each | undefined }
} {
  const undo: { on: boolean; each?: Each | undefined } = { on: false }
  /** The work is the first function of what is given; whoever hangs up meanwhile is of no matter here. */
  const guard = (run: unknown, each: () => Each | undefined = () => undefined) =>
    async function undone(...given: unknown[]): Promise<unknown> {
      const ask = run as (...all: unknown[]) => Promise<unknown>
      if (!undo.on) return ask(...given)
      const at = given.findIndex((one) => typeof one === 'function')
      const work = given[at] as Work
      const takenBack = new Error('What the request did is undone.')
      let result: { value: unknown } | undefined
      const instead: Work = async (tx, ...about) => {
        const own = () => work(tx, ...about)
        result = { value: await (each()?.(tx, own) ?? own()) }
        throw takenBack
      }
      await ask(...given.slice(0, at), instead).catch((problem: unknown) => {
        if (problem !== takenBack) throw problem
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
  }
}
