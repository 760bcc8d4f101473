import type { Mistake } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Details } from '../forms.ts'
import type { Person } from '../person.ts'
import { endCoverOf } from './absences.ts'
import { closeWaiting, noteChange, type When } from './access-changes.ts'
import { keepAnAdministrator } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { forgetDevices } from './devices.ts'
import { closeInvitations } from './invitations.ts'
import { endSessions } from './sessions.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

/** What stands against these details, given who else works here. `personId` is null for somebody new. */
export async function mistakesInDetails(tx: Tx, personId: number | null, given: Details): Promise<Mistake[]> {
  const taken = await tx.maybe<{ active: boolean }>(
    sql`select active from people where email = ${given.email} and id is distinct from ${personId}::int`,
  )
  const sameNumber =
    given.caseSystemId !== null &&
    (await tx.maybe<{ name: string }>(
      sql`select name from people where source_id = ${given.caseSystemId} and id is distinct from ${personId}::int`,
    ))
  const team = given.teamId === null || (await tx.maybe(sql`select id from teams where id = ${given.teamId}`))
  const manager =
    given.managerId === null || (await tx.maybe(sql`select id from people where active and id = ${given.managerId}`))
  const circle = personId !== null && given.managerId !== null && (await answersTo(tx, given.managerId, personId))
  return [
    taken && {
      field: 'email',
      message: taken.active
        ? 'Somebody here has this e-mail address already: find them in the list of people'
        : 'Somebody who has left has this e-mail address: find them among the people who have left, and let them in again',
    },
    !team && { field: 'teamId', message: 'Choose a team from the list' },
    !manager && { field: 'managerId', message: 'Choose a line manager from the list' },
    circle && { field: 'managerId', message: 'This person is that manager’s own line manager: choose somebody else' },
    sameNumber && {
      field: 'caseSystemId',
      message: `${sameNumber.name} has this number already: check it, or correct theirs first`,
    },
  ].filter((mistake) => typeof mistake === 'object')
}

/** Whether a person answers to the other, directly or through others; everyone answers to themselves. */
async function answersTo(tx: Tx, personId: number, otherId: number): Promise<boolean> {
  const found = await tx.maybe(sql`with recursive line as (
      select id, manager_id from people where id = ${personId}
      union select p.id, p.manager_id from people p join line on p.id = line.manager_id)
    select 1 from line where id = ${otherId}`)
  return found !== undefined
}

/** Changes name, team, line manager, number in the case system and telephone; the e-mail address is a matter of access. The
 * earlier version stays in the history. */
export async function changeDetails(tx: Tx, personId: number, given: Omit<Details, 'email'>): Promise<void> {
  const changed = await tx.run(sql`update people set name = ${given.name}, team_id = ${given.teamId},
      manager_id = ${given.managerId}, source_id = ${given.caseSystemId}, telephone = ${given.telephone}, saved_at = request_now()
    where id = ${personId} and (name, team_id, manager_id, source_id, telephone)
      is distinct from (${given.name}::text, ${given.teamId}::int, ${given.managerId}::int,
        ${given.caseSystemId}::text, ${given.telephone}::text)`)
  if (changed) await record(tx, { kind: 'person changed', data: { personId } })
}

/** A person's own telephone number, or none. The number itself is not in the trail. */
export async function changeOwnTelephone(tx: Tx, personId: number, telephone: string | null): Promise<void> {
  await tx.run(sql`select set_my_telephone(${telephone})`)
  await record(tx, { kind: 'person changed', data: { personId } })
}

/** Ends a person's access at once: every session of theirs, any way to begin one, what waits about them or was asked by them, and
 * all cover by them and for them. Their work stays theirs until somebody gives it to another. Gives back those whom they
 * covered, and whom nobody covers now. */
export async function deactivate(
  tx: Tx,
  personId: number,
  { today, now }: When,
  reason?: string,
): Promise<Pick<Person, 'id' | 'name'>[]> {
  let uncovered: Pick<Person, 'id' | 'name'>[] = []
  await keepAnAdministrator(tx, today, async () => {
    const changed = await asHearth(tx, () =>
      tx.run(sql`update people set active = false, saved_at = ${now} where id = ${personId} and active`),
    )
    if (!changed) return
    await asHearth(tx, async () => {
      await endSessions(tx, personId, now)
      await forgetDevices(tx, personId)
      await closeInvitations(tx, personId, now)
    })
    await closeWaiting(tx, sql`(person_id = ${personId} or asked_by = ${personId})`, now)
    uncovered = await endCoverOf(tx, personId, today)
    await record(tx, { kind: 'person deactivated', data: { personId } })
    await noteChange(tx, { personId, kind: 'access ended', ...(reason && { reason }) })
    await tellWhoseAccess(tx, personId)
  })
  return uncovered
}

/** Whom nobody covers any more, and what to do about it; nothing when there is none such. */
export function uncoveredInWords(uncovered: readonly Pick<Person, 'name'>[]): string {
  const names = uncovered.map(({ name }) => name).join(', ')
  return names && ` They covered for ${names}: set who covers now.`
}

/** Lets a person in again, with what they signed in with before, and tells them. Whoever calls has judged that it may be done
 * at once, or was agreed. */
export async function reactivate(tx: Tx, personId: number): Promise<void> {
  const changed = await asHearth(tx, () =>
    tx.run(sql`update people set active = true, saved_at = request_now() where id = ${personId} and not active`),
  )
  if (!changed) return
  await record(tx, { kind: 'person reactivated', data: { personId } })
  await tellWhoseAccess(tx, personId)
}
