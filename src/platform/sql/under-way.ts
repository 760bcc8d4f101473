import pg from 'pg'

/** What the types of pg leave out. */
type Taken = pg.PoolClient & { connection?: { stream?: { destroy(): void } }; processID?: number }

/** Knows which connections of a pool are in somebody's hands. `breakOff` takes them away: the line is cut and the statement that runs
 * cancelled, so that PostgreSQL takes the transaction back whole. */
export function watchTransactions(pool: pg.Pool, config: pg.ClientConfig): { breakOff(): number } {
  const taken = new Set<Taken>()
  pool.on('acquire', (client) => taken.add(client))
  pool.on('release', (_problem, client) => taken.delete(client))
  return {
    breakOff: () => {
      const clients = [...taken]
      for (const client of clients) client.connection?.stream?.destroy()
      const processes = clients.flatMap(({ processID }) => processID ?? [])
      if (processes.length > 0) void cancel(config, processes).catch(() => {})
      return clients.length
    },
  }
}

/** A statement that waits for a lock does not notice that its line was cut: it is told so on another. */
async function cancel(config: pg.ClientConfig, processes: readonly number[]): Promise<void> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 1000 })
  client.on('error', () => {})
  await client.connect()
  await client.query('select pg_cancel_backend(pid) from unnest($1::int[]) pid', [processes])
  await client.end()
}
