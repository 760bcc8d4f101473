import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Rooms } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import {
  type AccessChange,
  isConcerned,
  type Looker,
  mayConfirm,
  mayRefuse,
  mayWithdraw,
  secondDuties,
  type WaitingKind,
} from '../access-change.ts'
import { findChange, findChangeByLink } from '../queries/access-changes.ts'
import { settle, type When } from './access-changes.ts'
import { changeAddress } from './address.ts'
import { lockAccess } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { sendNewInvitation } from './change-access.ts'
import { giveRole } from './held-roles.ts'
import { invite } from './invitations.ts'
import { carryOutOfRecords, mergeRecords, partRecords } from './merging.ts'
import { reactivate } from './people.ts'
import { actAs } from './sessions.ts'
import { tellAsker, tellSeconds } from './tell-of-access.ts'

/** A second person says yes to what they saw: it is carried out. */
export async function confirmChange(
  tx: Tx,
  { id, version }: { id: number; version: number },
  who: Looker,
  when: When,
  rooms: Rooms,
): Promise<void> {
  const change = await lockAndFind(tx, id, who, when)
  if (!mayConfirm(change, who)) throw new NotAllowed(notYours(change, who))
  if (change.version !== version)
    throw new Refused('What is asked for has changed since you opened it: look at it again.')
  await carryOut(tx, change, { by: who.id, rooms }, when)
}

/** Says no, with the reason; nothing changes. Where the person concerned says no, somebody may be trying to be them. */
export async function refuseChange(tx: Tx, id: number, reason: string, who: Looker, when: When): Promise<void> {
  const change = await lockAndFind(tx, id, who, when)
  if (!mayRefuse(change, who)) throw new NotAllowed(notYours(change, who))
  await refuse(tx, change, { by: who.id, reason }, when)
}

/** Whoever asked takes it back. */
export async function withdrawChange(tx: Tx, id: number, who: Looker, when: When): Promise<void> {
  const change = await lockAndFind(tx, id, who, when)
  if (!mayWithdraw(change, who)) throw new NotAllowed('Only whoever asked for it takes it back.')
  await settle(tx, change, { state: 'withdrawn', by: who.id }, when.now)
  await forgetNewcomer(tx, change)
}

/** Yes or no by the link at their old address. Undefined when the link opens nothing (any more). */
export async function answerByLink(
  tx: Tx,
  answerHash: string,
  given: { yes: boolean; reason: string },
  when: When,
): Promise<AccessChange | undefined> {
  await lockAccess(tx, when.today)
  const change = await findChangeByLink(tx, answerHash, when.now)
  if (!change) return undefined
  const by = personOf(change)
  await actAs(tx, by)
  if (given.yes) await carryOut(tx, change, { by, rooms: [] }, when)
  else await refuse(tx, change, { by, reason: given.reason }, when)
  return change
}

/** The way out where nobody else is there: whoever runs the server says yes. */
export async function confirmOnServer(tx: Tx, id: number, when: When, rooms: Rooms): Promise<AccessChange> {
  await lockAccess(tx, when.today)
  const change = await findChange(tx, id)
  if (change.state !== 'waiting') throw new Refused(`Number ${id} does not wait: it was answered already.`)
  await carryOut(tx, change, { by: null, rooms }, when)
  return change
}

async function lockAndFind(tx: Tx, id: number, who: Looker, { today }: When): Promise<AccessChange> {
  await lockAccess(tx, today)
  const change = await findChange(tx, id)
  if (who.id !== change.personId) await lockAccess(tx, today, secondDuties)
  if (change.state !== 'waiting') throw new Refused('This has been answered already.')
  return change
}

function notYours({ askedBy, personId, what }: AccessChange, who: Looker): string {
  if (who.id === askedBy) return 'You asked for this: somebody else says yes or no.'
  if (what.two && isConcerned(who, [askedBy, ...what.two.concerned]))
    return 'This is about a case of yours or of somebody for whom you cover, or you cover for whoever asked: somebody else says yes or no.'
  if (who.id === personId) return 'This gives you more than you have: somebody else says yes or no.'
  if (who.id === what.intoId) return 'This gives your record more than it has: somebody else says yes or no.'
  return isConcerned(who, [personId])
    ? 'You cover for this person, so their access is yours: somebody else says yes or no.'
    : 'Your part in the service does not include this.'
}

async function carryOut(
  tx: Tx,
  change: AccessChange,
  { by, rooms }: { by: number | null; rooms: Rooms },
  when: When,
): Promise<void> {
  const { id, kind, what } = change
  await judgeAsker(tx, change, when)
  await settle(tx, change, { state: 'confirmed', by }, when.now)
  if (what.two && (kind === 'records merged' || kind === 'records parted'))
    await carryOutOfRecords(tx, { id, kind, two: what.two }, rooms)
  else await effects[kind as WaitingKind](tx, { ...change, personId: personOf(change) }, when)
  await tellAsker(tx, change)
}

/** Whose access it is about: of two records it is nobody's, and nothing leads here. */
function personOf({ personId }: AccessChange): number {
  if (personId === null) throw new Refused('This is about two records, and nobody’s access.')
  return personId
}

/** Two people who are both let in: what somebody asked for whose access has ended since is nobody's wish any more. */
async function judgeAsker(tx: Tx, { askedBy }: AccessChange, { today }: When): Promise<void> {
  const { still } = await tx.one<{ still: boolean }>(sql`select exists (select from people
    where id = ${askedBy} and active and 'manage_people' = any (own_duties_of(id, ${today}))) as still`)
  if (!still)
    throw new Refused('Whoever asked for this cannot change anybody’s access any more: say no, and ask for it anew.')
}

const effects: Record<WaitingKind, Effect> = {
  'person added': async (tx, { personId, what }, { today, now }) => {
    await giveRole(tx, personId, { role: what.role!, fromOn: today, untilOn: null })
    await invite(tx, personId, now)
  },
  'role given': async (tx, { personId, what }) => {
    const [fromOn, untilOn] = [what.fromOn!, what.untilOn ?? null].map((day) => day && Temporal.PlainDate.from(day))
    const given = {
      role: what.role!,
      fromOn: fromOn as Temporal.PlainDate,
      untilOn: untilOn as Temporal.PlainDate | null,
    }
    const [mistake] = await giveRole(tx, personId, given)
    if (mistake) throw new Refused(`${mistake.message}.`)
  },
  'address changed': async (tx, { personId, what }, { now }) => {
    await changeAddress(tx, personId, what.to!, { now, beginAnew: false })
  },
  'invited again': (tx, { personId }, when) => sendNewInvitation(tx, personId, { hasAccess: true }, when),
  'let in again': (tx, { personId }) => reactivate(tx, personId),
  'records merged': (tx, { id, personId, what }, when) =>
    mergeRecords(tx, { id, endsId: personId, staysId: what.intoId! }, when),
  'records parted': (tx, { id, personId, what }) => partRecords(tx, { id, endsId: personId, staysId: what.intoId! }),
}

type Effect = (tx: Tx, change: AccessChange & { personId: number }, when: When) => Promise<void>

async function refuse(
  tx: Tx,
  change: AccessChange,
  { by, reason }: { by: number; reason: string },
  { today, now }: When,
): Promise<void> {
  await settle(tx, change, { state: 'refused', by, reason }, now)
  await forgetNewcomer(tx, change)
  await tellAsker(tx, change)
  if (by === change.personId) await tellSeconds(tx, change, 'access change denied', today)
}

/** Somebody whom nobody let in does not stay in the list of those who work here. */
async function forgetNewcomer(tx: Tx, { kind, personId }: AccessChange): Promise<void> {
  if (kind !== 'person added') return
  await asHearth(tx, () =>
    tx.run(sql`update people set active = false, saved_at = request_now() where id = ${personId}`),
  )
}
