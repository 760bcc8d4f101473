import { NotAllowed, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { listPeopleWithDuty } from '../queries/directory.ts'

/** Changes of access happen one after the other: two administrators do not end each other at the same moment, and whoever
 * says yes is still let in when it counts. First thing that such a command does. Hearth itself needs no duty. */
export async function lockAccess(tx: Tx, today: Temporal.PlainDate, duties: readonly string[] = []): Promise<void> {
  await holdLock(tx, 'access')
  if (duties.length === 0) return
  const { still } = await tx.one<{ still: boolean }>(sql`select actor() is null or exists (select from people p
    where p.id = actor() and p.active and own_duties_of(p.id, ${today}) && ${duties}::text[]) as still`)
  if (!still) throw new NotAllowed('Your part in the service does not include this any more.')
}

/** Refuses a change, so that nothing of it is written, when it would leave nobody to manage people. */
export async function keepAnAdministrator(
  tx: Tx,
  today: Temporal.PlainDate,
  change: () => Promise<void>,
): Promise<void> {
  await lockAccess(tx, today, ['manage_people'])
  const before = await listPeopleWithDuty(tx, 'manage_people', today)
  await change()
  const after = await listPeopleWithDuty(tx, 'manage_people', today)
  if (before.length === 0 || after.length > 0) return
  throw new Refused(
    'Nobody would be left to invite people and set their roles. Give somebody else the role of administrator first.',
  )
}
