import type { Mistake } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { noteChange } from './access-changes.ts'
import { lockAccess } from './administrators.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

/** Adds a team, or changes one when its number is given. Its manager sees the households of the team. */
export async function saveTeam(
  tx: Tx,
  teamId: number | null,
  { name, managerId }: { name: string; managerId: number | null },
  today: Temporal.PlainDate,
): Promise<Mistake[]> {
  await lockAccess(tx, today, ['manage_people'])
  const taken = await tx.maybe(
    sql`select 1 from teams where lower(name) = lower(${name}) and id is distinct from ${teamId}::int`,
  )
  if (taken) return [{ field: 'name', message: 'There is a team with this name already' }]
  const manager = managerId === null || (await tx.maybe(sql`select 1 from people where id = ${managerId} and active`))
  if (!manager) return [{ field: 'managerId', message: 'Choose a manager from the list' }]
  const before = await tx.maybe<{ managerId: number | null }>(
    sql`select manager_id as "managerId" from teams where id = ${teamId}::int`,
  )
  const changed = managerId !== (before?.managerId ?? null)
  const { themselves } = await tx.one<{ themselves: boolean }>(
    sql`select coalesce(actor() = ${managerId}::int or ${managerId}::int = any (acts_for()), false) as themselves`,
  )
  if (changed && themselves)
    return [
      {
        field: 'managerId',
        message: 'Another administrator makes you, or whom you cover for, the manager of a team',
      },
    ]
  const { id } = await tx.one<{ id: number }>(
    teamId === null
      ? sql`insert into teams (name, manager_id) values (${name}, ${managerId}) returning id`
      : sql`update teams set name = ${name}, manager_id = ${managerId} where id = ${teamId} returning id`,
  )
  await record(tx, { kind: teamId === null ? 'team added' : 'team changed', data: { teamId: id, managerId } })
  if (changed && managerId !== null) {
    await noteChange(tx, { personId: managerId, kind: 'team given', what: { teamId: id } })
    await tellWhoseAccess(tx, managerId)
  }
  return []
}
