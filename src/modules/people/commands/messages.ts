import { hash } from '#platform/hash.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import type { MessageKind } from '#platform/room.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { localPath } from '../local-path.ts'
import type { LinkKind } from '../messages.ts'
import { readContacts } from '../queries/contacts.ts'
import { seal } from '../sealing.ts'
import { knownSealingKey } from '../sealing-key.ts'

export type News = {
  to: number
  kind: MessageKind
  /** Where the link leads. It holds a reference, never a name. */
  path: string
  urgent?: boolean
  /** The piece of evidence that it is of, or that what it is of hangs on; null where there is none. */
  pieceId: number | null
}

/** Lets somebody know, in the same transaction as what happened: urgent at once, else in their next daily digest. The same thing is
 * not said twice while it waits. Of a restricted or sealed piece nobody hears who is not on its list; who is, only that there is
 * something, and their My work leads them to it. */
export async function tell(tx: Tx, { to, kind, path, urgent = false, pieceId }: News): Promise<void> {
  const { says, leadsTo, hears } = asFarAsKnown({ to, kind, path, pieceId })
  await tx.run(sql`insert into messages (to_id, kind, path, urgent, made_at)
    select ${to}::int, ${says}, ${leadsTo}, ${urgent}, request_now() ${hears} on conflict do nothing`)
}

/** What is said of a piece to one person: what it is, and where; or of what is restricted no more than the outside of the letter. */
export function asFarAsKnown({ to, kind, path, pieceId }: News): { says: MessageKind; leadsTo: string; hears: Sql } {
  if (pieceId === null || pieceId < restrictedFrom)
    return { says: kind, leadsTo: localPath(path), hears: sql`where true` }
  return { says: 'something needs you', leadsTo: '/', hears: sql`where ${to}::int = any (who_know(${pieceId}))` }
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
