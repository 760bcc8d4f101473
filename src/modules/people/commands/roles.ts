import { roles } from '#framework/s4-roles.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** Copies the framework's roles into the table `roles`. Reach and duties follow the framework; a title that the council
 * has changed stays. Runs as the owner of the database at every migrate. */
export async function syncRoles(tx: Pick<Tx, 'run'>): Promise<void> {
  for (const [key, { title, reach, duties }] of Object.entries(roles)) {
    await tx.run(sql`insert into roles (key, title, reach, duties) values (${key}, ${title}, ${reach}, ${[...duties]})
      on conflict (key) do update set reach = excluded.reach, duties = excluded.duties`)
  }
}
