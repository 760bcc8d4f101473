import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { AccessChange } from '../access-change.ts'
import { listSeconds } from '../queries/access-changes.ts'
import { tell, tellAddress } from './messages.ts'

const isUrgent = true

/** Tells the person, wherever they read it: with their own sign-in, and at every address that was theirs. */
export async function tellWhoseAccess(tx: Tx, personId: number, addresses: readonly string[] = []): Promise<void> {
  const { email, active } = await tx.one<{ email: string; active: boolean }>(
    sql`select email::text as email, active from people where id = ${personId}`,
  )
  const about = { kind: 'access changed', path: '/your-account' } as const
  if (active) await tell(tx, { to: personId, ...about, urgent: isUrgent, pieceId: null })
  const others = new Set(active ? addresses.filter((one) => one !== email) : [email, ...addresses])
  for (const address of others) await tellAddress(tx, { address, ...about })
}

/** Tells those who may be the second person, but for who asked and whom it is about. */
export async function tellSeconds(
  tx: Tx,
  { id, personId, askedBy }: Pick<AccessChange, 'id' | 'personId' | 'askedBy'>,
  kind: MessageKind,
  today: Temporal.PlainDate,
): Promise<void> {
  for (const second of await listSeconds(tx, today))
    if (second.id !== askedBy && second.id !== personId)
      await tell(tx, { to: second.id, kind, path: `/access-changes/${id}`, urgent: isUrgent, pieceId: null })
}

/** Tells whoever asked what became of it. */
export async function tellAsker(tx: Tx, { id, askedBy }: Pick<AccessChange, 'id' | 'askedBy'>): Promise<void> {
  if (askedBy !== null)
    await tell(tx, {
      to: askedBy,
      kind: 'access change answered',
      path: `/access-changes/${id}`,
      urgent: isUrgent,
      pieceId: null,
    })
}
