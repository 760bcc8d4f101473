import { AsyncLocalStorage } from 'node:async_hooks'
import { isDeepStrictEqual } from 'node:util'
import type { Reply } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { allRoutes } from '#src/app.ts'

/*
 * SB-15: whatever form the walk sends is sent twice, the second time in the transaction in which the first was done, and both are undone. The
 * answer is the same, and nothing is written again.
 */

/** Forms that may be done twice, and why that does no harm. */
export const doneTwice: Readonly<Record<string, string>> = {
  'POST /sign-in/demo': 'each begins a session, whose cookie the browser has to get',
  'POST /invitations/:token': 'the cookie of the browser that goes on: the answer that was lost had it',
  'POST /calendar/address':
    'the address is a secret that is kept nowhere, so it is told once: sent again another is made, and the one before ends',
  'POST /search': 'what was looked for stands sealed in the address, otherwise each time, and leads to the same page',
  'POST /escalations/:ref/sections/:section':
    'the same answers are said once: a sign of danger leads to its alert first, and sent again to the escalation, while the alert waits in My work',
  'POST /say/visit/:visit/:step': 'answers have versions: the same words are said once, and the visit is noted as used',
}

const route = new AsyncLocalStorage<string>()
/** What was wrong, by route. */
export const twiceFaults = new Map<string, string>()
/** How often a form of each route was sent twice and was taken. */
export const sentTwice = new Map<string, number>()

const stepped = new Set(allRoutes.flatMap((one) => (one.open && one.stepped ? [`POST ${one.path}`] : [])))

/** Sends a form of this route twice, the first few times that one is sent. */
export function twice<T>(name: string, send: () => Promise<T>): Promise<T> {
  return stepped.has(name) || (sentTwice.get(name) ?? 0) >= 2 ? send() : route.run(name, send)
}

/** For `undo.each`. */
export async function each(tx: Tx, work: () => Promise<unknown>): Promise<unknown> {
  const name = route.getStore()
  const first = await work()
  const answer = answerIn(first)
  if (name === undefined || answer?.kind !== 'redirect') return first
  sentTwice.set(name, (sentTwice.get(name) ?? 0) + 1)
  const before = await written(tx)
  const again = answerIn(await work().catch((problem: unknown) => ({ kind: 'thrown', problem })))
  const after = await written(tx)
  if (!isDeepStrictEqual(again, answer))
    twiceFaults.set(name, `first ${JSON.stringify(answer)}, then ${JSON.stringify(again).slice(0, 200)}`)
  else if (!isDeepStrictEqual(after, before))
    twiceFaults.set(name, `writes again: ${Object.keys(after).filter((table) => after[table] !== before[table])}`)
  return first
}

const answerIn = (done: unknown): Reply | undefined =>
  done && typeof done === 'object' && 'answer' in done ? (done.answer as Reply) : (done as Reply | undefined)

/** How many rows of each table this transaction has put in, changed or taken out. */
async function written(tx: Tx): Promise<Record<string, number>> {
  const rows = await tx.many<{ name: string; count: number }>(
    sql`select relname as name, n_tup_ins + n_tup_upd + n_tup_del as count from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0`,
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}
