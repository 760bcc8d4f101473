import { listPeopleWithCases, listPeopleWithRole, managerOf, type Person, teamOf, tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Action, isApart, pathOf } from '../action.ts'
import { rungDue } from '../escalation.ts'
import { findActionToChange } from '../queries/actions.ts'
import type { ActionDeadlines } from '../settings.ts'
import { leaveRecord, note } from './events.ts'

/** Climbs the ladder for one overdue action as far as today asks, one rung and one told person at a time. Doing it
 * again on the same day changes nothing. */
export async function escalate(
  tx: Tx,
  ref: string,
  deadlines: ActionDeadlines,
  today: Temporal.PlainDate,
): Promise<void> {
  const action = await findActionToChange(tx, ref)
  const due = rungDue(action, deadlines, today)
  for (let rung = action.escalationStep + 1; rung <= due; rung += 1) await climb(tx, action, rung, today)
}

async function climb(tx: Tx, action: Action, rung: number, today: Temporal.PlainDate): Promise<void> {
  const told = isApart(action) ? await raiserAtFirst(tx, action, rung) : await managerAt(tx, action, rung, today)
  await tx.run(sql`update actions set escalation_step = ${rung}, escalated_to = ${told?.id ?? action.escalatedTo},
      escalated_at = request_now(), saved_at = request_now() where id = ${action.id}`)
  if (!told) return
  await note(
    tx,
    action.id,
    isApart(action) ? 'raiser_told' : rung === 1 ? 'manager_told' : 'service_manager_told',
    told.name,
  )
  await tell(tx, {
    to: told.id,
    kind: 'action escalated',
    path: pathOf(action),
    urgent: rung === 2,
    pieceId: action.pieceId,
  })
  await leaveRecord(tx, action, 'overdue action escalated', { step: rung, to: told.id })
}

const managerAt = (tx: Tx, { ownerId }: Action, rung: number, today: Temporal.PlainDate) =>
  rung === 1 ? managerOfOwner(tx, ownerId, today) : serviceManager(tx, ownerId, today)

/** Of one that goes by the person no manager hears: whoever raised it is told, and nobody else. */
async function raiserAtFirst(
  tx: Tx,
  { raisedBy, ownerId }: Action,
  rung: number,
): Promise<Pick<Person, 'id' | 'name'> | undefined> {
  if (rung > 1 || raisedBy === ownerId) return undefined
  return tx.maybe(sql`select id, name from people where id = ${raisedBy} and active`)
}

/** The line manager; without one, the manager of the owner's team; and the service manager where neither sees cases. */
async function managerOfOwner(
  tx: Tx,
  ownerId: number,
  today: Temporal.PlainDate,
): Promise<Pick<Person, 'id' | 'name'> | undefined> {
  const manager = (await managerOf(tx, ownerId)) ?? (await managerOfTeam(tx, ownerId))
  if (!manager) return undefined
  const seesCases = (await listPeopleWithCases(tx, today)).some(({ id }) => id === manager.id)
  return seesCases ? manager : serviceManager(tx, ownerId, today)
}

async function managerOfTeam(tx: Tx, ownerId: number): Promise<Pick<Person, 'id' | 'name'> | undefined> {
  const team = await teamOf(tx, ownerId)
  if (!team?.managerId || team.managerId === ownerId) return undefined
  return tx.maybe(sql`select id, name from people where id = ${team.managerId} and active`)
}

/** The service manager; the owner's own, when there are several and one stands above the owner's manager. */
async function serviceManager(tx: Tx, ownerId: number, today: Temporal.PlainDate): Promise<Person | undefined> {
  const all = (await listPeopleWithRole(tx, 'service_manager', today)).filter((person) => person.id !== ownerId)
  const manager = await managerOf(tx, ownerId)
  const above = manager && (await managerOf(tx, manager.id))
  return all.find((person) => person.id === above?.id || person.id === manager?.id) ?? all[0]
}
