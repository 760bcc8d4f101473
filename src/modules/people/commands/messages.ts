import { hash } from '#platform/hash.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { localPath } from '../local-path.ts'
import type { LinkKind } from '../messages.ts'
import { readContacts } from '../queries/contacts.ts'
import { seal } from '../sealing.ts'
import { knownSealingKey } from '../sealing-key.ts'

/** Lets somebody know, in the same transaction as what happened: urgent at once, else in their next daily digest. `path`
 * is where the link leads; it holds a reference, never a name. The same thing is not said twice while it waits. */
export async function tell(
  tx: Tx,
  { to, kind, path, urgent = false }: { to: number; kind: MessageKind; path: string; urgent?: boolean },
): Promise<void> {
  await tx.run(sql`insert into messages (to_id, kind, path, urgent, made_at)
    values (${to}, ${kind}, ${localPath(path)}, ${urgent}, request_now()) on conflict do nothing`)
}

/** Says something at once to the council's out-of-hours team. Gives back whether an address is set: without one nobody is told. */
export async function tellOutOfHours(
  tx: Tx,
  told: { kind: Exclude<MessageKind, LinkKind>; path: string },
  today: Temporal.PlainDate,
): Promise<boolean> {
  const { outOfHoursEmail } = await readContacts(tx, today)
  if (outOfHoursEmail) await tellAddress(tx, { address: outOfHoursEmail, ...told })
  return outOfHoursEmail !== null
}

/** Says something at once to an address: of somebody who cannot sign in yet, or who is not on the staff. */
export async function tellAddress(
  tx: Tx,
  { address, kind, path }: { address: string; kind: Exclude<MessageKind, LinkKind>; path: string },
): Promise<void> {
  await tx.run(sql`insert into messages (to_address, kind, path, urgent, made_at)
    values (${address}, ${kind}, ${localPath(path)}, true, request_now())`)
}

/** Sends a one-time link to an address. The link is locked with the service's secret until the mail has gone, and a hash
 * after that: neither the database nor a backup of it opens anything. Gives back whether it will be sent: a command line
 * that does not know the secret keeps no link. */
export async function tellLink(
  tx: Tx,
  { address, kind, path, token }: { address: string; kind: LinkKind; path: string; token: string },
): Promise<boolean> {
  const key = knownSealingKey()
  if (!key) return false
  await tx.run(sql`insert into messages (to_address, kind, path, sealed, link_hash, urgent, made_at)
    values (${address}, ${kind}, '/', ${seal(key, path)}, ${hash(token)}, true, request_now())`)
  return true
}
