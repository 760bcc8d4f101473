import { londonDate } from '#platform/dates/index.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { listPeopleWithDuty } from '../queries/directory.ts'
import { tell } from './messages.ts'

export type WarningKind = 'sign-in guarded' | 'sign-ins failed' | 'access refused often'

/** Marks that something is told now; false when it was told less than `every` ago. Of two at the same moment one tells. */
export async function tellOnce(
  tx: Tx,
  warning: { what: string; kind: WarningKind; personId?: number; now: Temporal.Instant; every: { hours: number } },
): Promise<boolean> {
  const { what, kind, personId = null, now, every } = warning
  const told = await tx.maybe(sql`insert into access_warnings (what, kind, person_id, told_at)
    values (${what}, ${kind}, ${personId}, ${now})
    on conflict (what) do update set told_at = excluded.told_at where access_warnings.told_at <= ${now.subtract(every)}
    returning what`)
  return told !== undefined
}

/** Whether it was told less than `every` ago: then nothing needs to be counted. */
export async function isTold(
  tx: Tx,
  { what, now, every }: { what: string; now: Temporal.Instant; every: { hours: number } },
): Promise<boolean> {
  const told = sql`select from access_warnings where what = ${what} and told_at > ${now.subtract(every)}`
  return (await tx.maybe(told)) !== undefined
}

/** Everybody who invites people and sets their roles. */
export async function tellAdministrators(tx: Tx, kind: MessageKind, now: Temporal.Instant): Promise<void> {
  for (const { id } of await listPeopleWithDuty(tx, 'manage_people', londonDate(now)))
    await tell(tx, { to: id, kind, path: '/people/refusals', urgent: true, pieceId: null })
}
