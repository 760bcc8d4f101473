import { randomBytes } from 'node:crypto'
import { hash } from '#platform/hash.ts'
import { Refused } from '#platform/problems.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import {
  type AccessChange,
  type ChangeKind,
  type ChangeState,
  ownYes,
  type WaitingKind,
  type What,
} from '../access-change.ts'
import { findSameWaiting, findStanding } from '../queries/access-changes.ts'
import { findPerson } from '../queries/directory.ts'
import { lockAccess } from './administrators.ts'
import { asHearth } from './as-hearth.ts'
import { tellLink } from './messages.ts'
import { tellSeconds } from './tell-of-access.ts'

export type When = { today: Temporal.PlainDate; now: Temporal.Instant }
export type Wanted<K extends ChangeKind = ChangeKind> = { personId: number; kind: K; what?: What; reason?: string }
type Asked = Omit<Wanted<WaitingKind>, 'personId'> & { personId: number | null }

/** Puts a change of access into the list that was done at once: it gives nobody a way to cases. */
export async function noteChange(tx: Tx, { personId, kind, what = {}, reason }: Wanted): Promise<number> {
  const { id } = await tx.one<{ id: number }>(sql`insert into access_changes
      (person_id, kind, what, state, asked_by, asked_at, settled_at, reason)
    values (${personId}, ${kind}, ${JSON.stringify(what)}, 'at once', actor(), request_now(), request_now(), ${reason ?? null})
    returning id`)
  return id
}

/** Where somebody reads what waits, and takes it back or answers it. */
export const toWhatWaits = ({ id }: { id: number }) => ({
  text: 'See the change that waits',
  href: `/access-changes/${id}`,
})

/** Asks for a change that waits for a second person, and tells everybody who may say yes. Gives back its number. */
export async function askFor(tx: Tx, { personId, kind, what = {} }: Asked, when: When): Promise<number> {
  await lockAccess(tx, when.today, ['manage_people'])
  const same = await asHearth(tx, () => findSameWaiting(tx, personId, kind, what))
  if (same)
    throw new Refused(
      what.two ? recordsWait : 'The same change of this person’s access waits already.',
      toWhatWaits(same),
    )
  const { by } = await tx.one<{ by: number }>(sql`select actor() as by`)
  const link = ownYes[kind] && personId !== null && personId !== by ? await linkFor(tx, personId, when) : undefined
  const asksThem = link !== undefined
  const { id, askedBy } = await tx.one<{ id: number; askedBy: number }>(sql`insert into access_changes
      (person_id, kind, what, state, asked_by, asked_at, answer_hash)
    values (${personId}, ${kind}, ${JSON.stringify({ ...what, ...(asksThem && { asksThem }) })}, 'waiting', actor(), ${when.now}, ${link ? hash(link.token) : null})
    returning id, asked_by as "askedBy"`)
  await record(tx, { kind: 'access change asked', data: { change: id, personId, what: kind } })
  if (link) await tellLink(tx, { ...link, kind: 'access change asked' })
  await tellSeconds(tx, { id, personId, askedBy }, 'access change waits', when.today)
  return id
}

const recordsWait = 'That one of the two is one with another, or two again, waits already.'

/** The link by which the person themselves answers, at the address that is theirs now. Only somebody who has been in has one:
 * nobody knows yet whose an address is that never answered. */
async function linkFor(tx: Tx, personId: number, { today, now }: When) {
  const { hasAccess, active } = await asHearth(tx, () => findStanding(tx, personId, today, now))
  if (!hasAccess || !active) return undefined
  const token = randomBytes(32).toString('base64url')
  return { address: (await findPerson(tx, personId)).email, token, path: `/access-answers/${token}` }
}

/** Writes what became of a change that waited. Whoever calls holds the lock. */
export async function settle(
  tx: Tx,
  change: Pick<AccessChange, 'id' | 'personId' | 'kind'>,
  { state, by, reason = null }: { state: ChangeState; by: number | null; reason?: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const settled = await asHearth(tx, () =>
    tx.run(sql`update access_changes set state = ${state}, settled_by = ${by}, settled_at = ${now}, reason = ${reason}
      where id = ${change.id} and state = 'waiting'`),
  )
  if (!settled) throw new Refused('This has been answered already.')
  await record(tx, {
    kind: `access change ${state}`,
    data: { change: change.id, personId: change.personId, what: change.kind },
  })
}

/** Closes what waits about somebody, and what they asked for: their access has ended, or what it was for has. */
export async function closeWaiting(tx: Tx, which: Sql, now: Temporal.Instant): Promise<void> {
  const waiting = await asHearth(tx, () =>
    tx.many<Pick<AccessChange, 'id' | 'personId' | 'kind'>>(
      sql`select id, person_id as "personId", kind from access_changes where state = 'waiting' and ${which} order by id`,
    ),
  )
  for (const one of waiting) await settle(tx, one, { state: 'closed', by: null }, now)
}

/** Other details than were asked for, of somebody who waits to be invited: whoever changes them asks anew, and another says yes. */
export async function askAnew(tx: Tx, id: number, what: What, when: When): Promise<void> {
  const { askedBy } = await tx.one<{ askedBy: number | null }>(sql`select actor() as "askedBy"`)
  const { personId } = await asHearth(tx, () =>
    tx.one<{
      personId: number
    }>(sql`update access_changes set what = what || ${JSON.stringify(what)}::jsonb, asked_by = ${askedBy},
        asked_at = ${when.now}, version = version + 1
      where id = ${id} and state = 'waiting' returning person_id as "personId"`),
  )
  await record(tx, { kind: 'access change asked', data: { change: id, personId, what: 'person added' } })
  await tellSeconds(tx, { id, personId, askedBy }, 'access change waits', when.today)
}
