import { sql, type Tx } from '#platform/sql/index.ts'
import type { Home } from './complaints.ts'

/** The households with these numbers in the case system, for whoever keeps complaints: they need not be ones that they see. */
export const homesBySource = (tx: Tx, sources: readonly string[]): Promise<(Home & { source: string })[]> =>
  tx.many<Home & { source: string }>(sql`select source, id, ref, worker_id as "workerId", manager_id as "managerId"
    from homes_of_complaints(${[...sources]})`)
