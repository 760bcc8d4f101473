import { type Mistake, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { RoleKey } from '#framework/s4-roles.ts'
import { givesPower } from '../access-change.ts'
import type { Details } from '../forms.ts'
import { findSameWaiting, findStanding } from '../queries/access-changes.ts'
import { findMerge } from '../queries/merging.ts'
import { changeAddress } from './address.ts'
import { askAnew, askFor, noteChange, toWhatWaits, type When } from './access-changes.ts'
import { lockAccess } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { giveRole, mistakesInRole, type RoleGiven } from './held-roles.ts'
import { addPerson, closeInvitations, invite } from './invitations.ts'
import { changeDetails, mistakesInDetails, reactivate } from './people.ts'
import { endSessions } from './sessions.ts'
import { tellWhoseAccess } from './tell-of-access.ts'

/*
 * What an administrator does to somebody's access: at once where it leads to no case, else it waits for a second person.
 */

/** Whether it was done, or waits. */
export type Outcome = 'done' | 'waits'

/** Somebody new. With a role that sees cases they are here without it, and are invited when a second person has said yes. */
export async function addSomebody(
  tx: Tx,
  given: Details & { role: RoleKey },
  when: When,
): Promise<{ mistakes: Mistake[] } | { personId: number; outcome: Outcome }> {
  await lockAccess(tx, when.today, ['manage_people'])
  const mistakes = await mistakesInDetails(tx, null, given)
  if (mistakes.length) return { mistakes }
  const waits = givesPower(given.role)
  const personId = await addPerson(tx, given, waits ? [] : [given.role], when)
  const change = { personId, kind: 'person added', what: { role: given.role, to: given.email } } as const
  if (waits) {
    await askFor(tx, change, when)
    return { personId, outcome: 'waits' }
  }
  await noteChange(tx, change)
  await invite(tx, personId, when.now)
  return { personId, outcome: 'done' }
}

/** Details are saved at once; an e-mail address is how somebody signs in. */
export async function saveDetails(
  tx: Tx,
  personId: number,
  given: Details,
  when: When,
): Promise<{ mistakes: Mistake[] } | { outcome: Outcome }> {
  await lockAccess(tx, when.today, ['manage_people'])
  const mistakes = await mistakesInDetails(tx, personId, given)
  const { from } = await tx.one<{ from: string }>(sql`select email::text as "from" from people where id = ${personId}`)
  const changes = from.toLowerCase() !== given.email
  const waiting = changes && (await findSameWaiting(tx, personId, 'address changed', {}))
  if (waiting) mistakes.push({ ...addressWaits, see: toWhatWaits(waiting).href })
  mistakes.push(...(await mistakesInOwnNumber(tx, personId, given)))
  if (mistakes.length) return { mistakes }
  await noteNumber(tx, personId, given)
  await changeDetails(tx, personId, given)
  return { outcome: changes ? await changeOrAsk(tx, personId, { from, to: given.email }, when) : 'done' }
}

/** Imports say by the number whose households and reviews are theirs: a change of it stands in the list. */
async function noteNumber(tx: Tx, personId: number, given: Details): Promise<void> {
  const from = await numberOf(tx, personId)
  if (from === given.caseSystemId) return
  const what = { ...(from && { from }), ...(given.caseSystemId && { to: given.caseSystemId }) }
  await noteChange(tx, { personId, kind: 'number changed', what })
}

async function mistakesInOwnNumber(tx: Tx, personId: number, given: Details): Promise<Mistake[]> {
  const { themselves } = await tx.one<{ themselves: boolean }>(
    sql`select coalesce(actor() = ${personId}::int or ${personId}::int = any (acts_for()), false) as themselves`,
  )
  if (!themselves || (await numberOf(tx, personId)) === given.caseSystemId) return []
  return [
    {
      field: 'caseSystemId',
      message: 'This number says whose cases are yours, or theirs for whom you cover: another administrator changes it',
    },
  ]
}

async function numberOf(tx: Tx, personId: number): Promise<string | null> {
  const { number } = await tx.one<{ number: string | null }>(
    sql`select source_id as number from people where id = ${personId}`,
  )
  return number
}

const addressWaits: Mistake = {
  field: 'email',
  message: 'A change of this address waits already: whoever asked for it takes it back first, on its page',
}

async function changeOrAsk(tx: Tx, personId: number, what: { from: string; to: string }, when: When): Promise<Outcome> {
  const added = await findSameWaiting(tx, personId, 'person added', {})
  if (added) {
    // Nobody has been invited yet: whoever corrects the address asks for the whole, and somebody else says yes.
    await asHearth(tx, () =>
      tx.run(sql`update people set email = ${what.to}, saved_at = request_now() where id = ${personId}`),
    )
    await record(tx, { kind: 'person changed', data: { personId, what: 'address' } })
    await askAnew(tx, added.id, { to: what.to }, when)
    return 'waits'
  }
  const { power, powerWaits } = await asHearth(tx, () => findStanding(tx, personId, when.today, when.now))
  if (power || powerWaits) {
    await askFor(tx, { personId, kind: 'address changed', what }, when)
    await asHearth(tx, () => closeInvitations(tx, personId, when.now)) // the address is known to be wrong
    return 'waits'
  }
  await noteChange(tx, { personId, kind: 'address changed', what })
  await changeAddress(tx, personId, what.to, { now: when.now, beginAnew: true })
  return 'done'
}

/** A new invitation: another password, another authenticator. For somebody who has been in it is a change of how they sign in. */
export async function inviteAgain(tx: Tx, personId: number, when: When): Promise<Outcome> {
  await lockAccess(tx, when.today, ['manage_people'])
  const { active, power, powerWaits, hasAccess } = await asHearth(tx, () =>
    findStanding(tx, personId, when.today, when.now),
  )
  if (!active) throw new Refused('Their access has ended: let them in again first.')
  const added = await findSameWaiting(tx, personId, 'person added', {})
  if (added) throw new Refused('They are invited when a second person has said yes: that waits.', toWhatWaits(added))
  const address = await findSameWaiting(tx, personId, 'address changed', {})
  if (address)
    throw new Refused(
      'Their e-mail address waits to be changed: invite them when that has been answered.',
      toWhatWaits(address),
    )
  if (hasAccess && (power || powerWaits)) {
    await askFor(tx, { personId, kind: 'invited again' }, when)
    return 'waits'
  }
  await noteChange(tx, { personId, kind: 'invited again' })
  await sendNewInvitation(tx, personId, { hasAccess }, when)
  return 'done'
}

/** Sends it. Whoever has been in is told, and signed out everywhere. */
export async function sendNewInvitation(
  tx: Tx,
  personId: number,
  { hasAccess }: { hasAccess: boolean },
  { now }: When,
): Promise<void> {
  await invite(tx, personId, now)
  if (!hasAccess) return
  await asHearth(tx, () => endSessions(tx, personId, now))
  await tellWhoseAccess(tx, personId)
}

/** A role that sees cases, or makes others see them, waits; any other is given at once. */
export async function giveOrAsk(
  tx: Tx,
  personId: number,
  given: RoleGiven,
  when: When,
): Promise<{ mistakes: Mistake[] } | { outcome: Outcome }> {
  await lockAccess(tx, when.today, ['manage_people'])
  const what = { role: given.role, fromOn: String(given.fromOn), untilOn: given.untilOn && String(given.untilOn) }
  const mistakes = await mistakesInRole(tx, personId, given)
  const waiting = await findSameWaiting(tx, personId, 'role given', what)
  if (waiting) mistakes.push({ ...roleWaits, see: toWhatWaits(waiting).href })
  if (mistakes.length) return { mistakes }
  if (givesPower(given.role)) {
    await askFor(tx, { personId, kind: 'role given', what }, when)
    return { outcome: 'waits' }
  }
  await noteChange(tx, { personId, kind: 'role given', what })
  await giveRole(tx, personId, given)
  return { outcome: 'done' }
}

const roleWaits: Mistake = { field: 'role', message: 'This role waits for a second person already' }

/** Lets somebody in again whose access has ended: with a role that sees cases it waits. */
export async function letInOrAsk(tx: Tx, personId: number, when: When): Promise<Outcome> {
  await lockAccess(tx, when.today, ['manage_people'])
  const { active, power } = await asHearth(tx, () => findStanding(tx, personId, when.today, when.now))
  if (active) return 'done'
  if (await findMerge(tx, personId)) throw new Refused('This record leads to another: part the two records again.')
  if (power) {
    await askFor(tx, { personId, kind: 'let in again' }, when)
    return 'waits'
  }
  await noteChange(tx, { personId, kind: 'let in again' })
  await reactivate(tx, personId)
  return 'done'
}
