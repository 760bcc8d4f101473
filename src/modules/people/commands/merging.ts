import { Refused } from '#platform/problems.ts'
import { mergeableOf, type Rooms } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { holdLock } from '#platform/sql/locks.ts'
import { record } from '#platform/trail/index.ts'
import type { RecordsOf } from '../access-change.ts'
import { findSameWaiting } from '../queries/access-changes.ts'
import { findMerge } from '../queries/merging.ts'
import { endCoverOf } from './absences.ts'
import { askFor, closeWaiting, toWhatWaits, type When } from './access-changes.ts'
import { keepAnAdministrator, lockAccess } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { forgetDevices } from './devices.ts'
import { closeInvitations } from './invitations.ts'
import { reactivate } from './people.ts'
import { endSessions } from './sessions.ts'

/*
 * Two records of one person made one, and parted again (decision 62). Both give somebody a way to cases: they wait for a second person.
 */

/** Asks that one record ends and what hangs on it is led on to the other. */
export async function askToMerge(
  tx: Tx,
  { endsId, staysId }: { endsId: number; staysId: number },
  when: When,
): Promise<void> {
  await lockAccess(tx, when.today, ['manage_people'])
  const because = await whyNotMerged(tx, endsId, staysId)
  if (because) throw new Refused(because)
  await refuseTwice(tx, endsId)
  await askFor(tx, { personId: endsId, kind: 'records merged', what: { intoId: staysId } }, when)
}

/** Asks that two records that were made one are two again. */
export async function askToPart(tx: Tx, endsId: number, when: When): Promise<void> {
  await lockAccess(tx, when.today, ['manage_people'])
  const merge = await findMerge(tx, endsId)
  if (!merge) throw new Refused(notMerged)
  await refuseTwice(tx, endsId)
  await askFor(tx, { personId: endsId, kind: 'records parted', what: { intoId: merge.staysId } }, when)
}

const notMerged = 'This record leads to no other: there is nothing to part.'

/** One of the two at a time. */
async function refuseTwice(tx: Tx, endsId: number): Promise<void> {
  for (const kind of ['records merged', 'records parted']) {
    const waiting = await findSameWaiting(tx, endsId, kind, {})
    if (waiting) throw new Refused('That two records are one, or two, waits already.', toWhatWaits(waiting))
  }
}

/** Why this record cannot end in that one; null when it can. */
export async function whyNotMerged(tx: Tx, endsId: number, staysId: number): Promise<string | null> {
  if (endsId === staysId) return 'Choose another record than this one.'
  const { stays, leads, led } = await tx.one<{ stays: boolean; leads: boolean; led: boolean }>(sql`
    select exists (select from people where id = ${staysId} and active) as stays,
      exists (select from merges where kind = 'person' and parted_at is null and ends_id = ${endsId}) as leads,
      exists (select from merges where kind = 'person' and parted_at is null and (stays_id = ${endsId} or ends_id = ${staysId})) as led`)
  if (!stays) return 'Choose a record of somebody who is here.'
  if (leads) return 'This record leads to another already.'
  return led ? 'Another record leads to this one: part those first.' : null
}

/** What was agreed: everything that is not over is led on, and nobody signs in with the one that ends. */
export async function mergeRecords(
  tx: Tx,
  change: { id: number; endsId: number; staysId: number },
  { today, now }: When,
): Promise<void> {
  const { id, endsId, staysId } = change
  const because = await asHearth(tx, () => whyNotMerged(tx, endsId, staysId))
  if (because) throw new Refused(because)
  await asHearth(tx, () =>
    keepAnAdministrator(tx, today, async () => {
      await tx.one(sql`select lead_on(${id})`)
      await tx.run(sql`update people set active = false, saved_at = ${now} where id = ${endsId}`)
      await endSessions(tx, endsId, now)
      await forgetDevices(tx, endsId)
      await closeInvitations(tx, endsId, now)
      await endCoverOf(tx, endsId, today)
    }),
  )
  await closeWaiting(tx, sql`(person_id = ${endsId} or asked_by = ${endsId})`, now)
  await record(tx, { kind: 'records merged', data: { personId: endsId, into: staysId } })
}

/** What was agreed: exactly what was led on goes back, unless it was changed since; whoever could sign in before can again. */
export async function partRecords(tx: Tx, change: { id: number; endsId: number; staysId: number }): Promise<void> {
  const { id, endsId, staysId } = change
  if (!(await asHearth(tx, () => findMerge(tx, endsId)))) throw new Refused(notMerged)
  const { wasActive } = await asHearth(tx, () =>
    tx.one<{ wasActive: boolean }>(sql`select was_active as "wasActive" from part_again(${id})`),
  )
  await record(tx, { kind: 'records parted', data: { personId: endsId, from: staysId } })
  if (wasActive) await reactivate(tx, endsId)
}

/** Asks that two records that another room keeps are one, or two again. Whoever calls has judged that they can be. */
export async function askAboutRecords(
  tx: Tx,
  kind: 'records merged' | 'records parted',
  two: RecordsOf,
  when: When,
): Promise<number> {
  return askFor(tx, { personId: null, kind, what: { two } }, when)
}

/** What was agreed of such records is carried out by the database and the room whose they are. */
export async function carryOutOfRecords(
  tx: Tx,
  { id, kind, two }: { id: number; kind: 'records merged' | 'records parted'; two: RecordsOf },
  rooms: Rooms,
): Promise<void> {
  const { judge, judgeParting, follow } = mergeableOf(rooms, two.record)
  // Files that are brought in at the same time name them as they stood.
  await holdLock(tx, 'importing')
  await asHearth(tx, async () => {
    if (kind === 'records merged') {
      await judge(tx, two)
      await tx.one(sql`select lead_on(${id})`)
    } else {
      await judgeParting(tx, two)
      await tx.one(sql`select part_again(${id})`)
    }
    await follow(tx, two)
  })
  await record(tx, { kind, data: { [two.record]: two.ends, [kind === 'records merged' ? 'into' : 'from']: two.stays } })
}
