import pg from 'pg'

/** What the types of pg leave out. */
type Taken = pg.PoolClient & { connection?: { stream?: { destroy(): void } }; _getActiveQuery?(): unknown }
type Canceller = { cancel(client: pg.ClientBase, query: unknown): void; on(event: 'error', ignore: () => void): void }

/** Knows which connections of a pool are in somebody's hands. `breakOff` takes them away: the statement that runs is cancelled
 * and the line cut, so that PostgreSQL takes the transaction back whole. */
export function watchTransactions(pool: pg.Pool, config: pg.ClientConfig): { breakOff(): number } {
  const taken = new Set<Taken>()
  pool.on('acquire', (client) => taken.add(client))
  pool.on('release', (_problem, client) => taken.delete(client))
  return {
    breakOff: () => {
      for (const client of taken) {
        const query = client._getActiveQuery?.()
        if (query) cancel(config, client, query)
        client.connection?.stream?.destroy()
      }
      return taken.size
    },
  }
}

/** A statement that waits for a lock does not notice that its line was cut: it is told so on another. */
function cancel(config: pg.ClientConfig, client: pg.ClientBase, query: unknown): void {
  const other = new pg.Client(config) as unknown as Canceller
  other.on('error', () => {})
  other.cancel(client, query)
}
