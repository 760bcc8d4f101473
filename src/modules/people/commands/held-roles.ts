import type { RoleKey } from '#framework/s4-roles.ts'
import type { Mistake } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { listPeopleWithDuty } from '../queries/directory.ts'
import { closeWaiting, noteChange, type When } from './access-changes.ts'
import { keepAnAdministrator } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

export type RoleGiven = { role: RoleKey; fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate | null }

/** What stands against a role for a time: they hold it in that time already. */
export async function mistakesInRole(
  tx: Tx,
  personId: number,
  { role, fromOn, untilOn }: RoleGiven,
): Promise<Mistake[]> {
  const held = await tx.maybe(sql`select 1 from person_roles where person_id = ${personId} and role = ${role}
    and from_on <= coalesce(${untilOn}::date, 'infinity') and coalesce(until_on, 'infinity') >= ${fromOn}`)
  if (!held) return []
  return [
    { field: 'role', message: 'They have this role in that time already: end it first, or choose another first day' },
  ]
}

/** Gives a person a role for a time, and tells them. Whoever calls has judged that it may be given at once, or was agreed. */
export async function giveRole(tx: Tx, personId: number, given: RoleGiven): Promise<Mistake[]> {
  const { role, fromOn, untilOn } = given
  await asHearth(tx, () => tx.one(sql`select id from people where id = ${personId} for update`))
  const mistakes = await mistakesInRole(tx, personId, given)
  if (mistakes.length) return mistakes
  await asHearth(tx, () =>
    tx.run(
      sql`insert into person_roles (person_id, role, from_on, until_on) values (${personId}, ${role}, ${fromOn}, ${untilOn})`,
    ),
  )
  await record(tx, {
    kind: 'role given',
    data: { personId, role, fromOn: String(fromOn), ...(untilOn && { untilOn: String(untilOn) }) },
  })
  await tellWhoseAccess(tx, personId)
  return []
}

/** Takes a role away at once: yesterday was its last day. One that began today, or has yet to begin, was never held. The reason
 * stands in the list of changes. */
export async function endRole(
  tx: Tx,
  personId: number,
  { role, fromOn }: { role: RoleKey; fromOn: Temporal.PlainDate },
  { today, now }: When,
  reason?: string,
): Promise<void> {
  const which = sql`person_id = ${personId} and role = ${role} and from_on = ${fromOn}`
  const begun = Temporal.PlainDate.compare(fromOn, today) < 0
  const end = begun
    ? sql`update person_roles set until_on = ${today.subtract({ days: 1 })} where ${which} and (until_on is null or until_on >= ${today})`
    : sql`delete from person_roles where ${which}`
  await keepAnAdministrator(tx, today, async () => {
    if (!(await tx.run(end))) return
    await record(tx, { kind: 'role ended', data: { personId, role } })
    await noteChange(tx, { personId, kind: 'role ended', what: { role }, ...(reason && { reason }) })
    await tellWhoseAccess(tx, personId)
  })
  const manages = (await listPeopleWithDuty(tx, 'manage_people', today)).some(({ id }) => id === personId)
  if (!manages) await closeWaiting(tx, sql`asked_by = ${personId}`, now)
}

/** The council's own titles for its roles. What a role may do stays as the framework says. */
export async function renameRoles(tx: Tx, titles: readonly { key: RoleKey; title: string }[]): Promise<void> {
  for (const { key, title } of titles) {
    const changed = await tx.run(sql`update roles set title = ${title} where key = ${key} and title <> ${title}`)
    if (changed) await record(tx, { kind: 'role renamed', data: { role: key } })
  }
}
