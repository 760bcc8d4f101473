import { sql, type Tx } from '#platform/sql/index.ts'
import { localPath } from '../local-path.ts'
import type { MessageKind } from '../messages.ts'

/** Lets somebody know, in the same transaction as what happened: urgent at once, else in their next daily digest. `path`
 * is where the link leads; it holds a reference, never a name. The same thing is not said twice while it waits. */
export async function tell(
  tx: Tx,
  { to, kind, path, urgent = false }: { to: number; kind: MessageKind; path: string; urgent?: boolean },
): Promise<void> {
  await tx.run(sql`insert into messages (to_id, kind, path, urgent, made_at)
    values (${to}, ${kind}, ${localPath(path)}, ${urgent}, request_now()) on conflict do nothing`)
}

/** Says something at once to an address: of somebody who cannot sign in yet, or who is not on the staff. */
export async function tellAddress(
  tx: Tx,
  { address, kind, path }: { address: string; kind: MessageKind; path: string },
): Promise<void> {
  await tx.run(sql`insert into messages (to_address, kind, path, urgent, made_at)
    values (${address}, ${kind}, ${localPath(path)}, true, request_now())`)
}
