import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { Database } from '#platform/sql/database.ts'

/** Milliseconds that running requests have to finish, and that the answer to a broken one has to go out. */
const usual = { running: 5000, answering: 500 }

/** How a web server closes: it takes nothing new, sends away who only waits for a turn (`sendAway`), lets what runs finish for some
 * seconds, and then breaks it off, its transaction with it. `close` resolves to how many requests that were. Before listening. */
export function closingOf(
  app: FastifyInstance,
  database: Database,
  { patience = usual, sendAway = () => {} } = {},
): { close(): Promise<number> } {
  const running = new Set<string>()
  app.addHook('onRequest', async ({ id }, reply) => {
    running.add(id)
    // Not onResponse, which is silent when whoever asked has hung up: nobody waits for that answer.
    reply.raw.once('close', () => running.delete(id))
    if (reply.raw.destroyed) running.delete(id)
  })
  return {
    close: async () => {
      const closed = app.close()
      const until = performance.now() + patience.running
      while (running.size > 0 && performance.now() < until) {
        sendAway() // again and again: a request that was on its way may only now have come to wait
        await sleep(20)
      }
      const brokenOff = running.size
      if (brokenOff > 0) {
        database.breakOff()
        await sleep(patience.answering)
      }
      app.server.closeAllConnections()
      await closed
      return brokenOff
    },
  }
}
