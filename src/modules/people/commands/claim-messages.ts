import { londonDate } from '#platform/dates/index.ts'
import { join, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { type Told, whomToRing } from '../letters.ts'
import { isForReaderAlone, linkKinds } from '../messages.ts'
import { readContacts } from '../queries/contacts.ts'
import { coverFor, findPerson } from '../queries/directory.ts'
import { rehearsing } from '../queries/rehearsal.ts'

/** Where a letter goes; `id` is null for an address of nobody here. */
export type Reader = { id: number | null; email: string }

/** Messages that make one letter, taken for a while: nobody else sends them. */
export type Claimed = {
  messages: readonly (Told & { id: number; sealed: string | null })[]
  readers: readonly Reader[]
  tries: number
}
export type ClaimedUrgent = Claimed & { ring: string | undefined }

type Row = Told & {
  id: number
  sealed: string | null
  toId: number | null
  toAddress: string | null
  tries: number
  reached: number[]
}

/** The urgent message that has waited longest, of those that were tried least; a link waits for what is about safety. It is
 * never given up: only a link runs out after a week. One that is locked waits for a worker that knows the secret. */
export async function claimUrgent(
  tx: Tx,
  now: Temporal.Instant,
  { opensLinks = true }: { opensLinks?: boolean } = {},
): Promise<ClaimedUrgent | undefined> {
  const isLink = sql`m.kind = any (${[...linkKinds]}::text[])`
  const [row] = await claim(
    tx,
    sql`select m.id from ${waiting} where m.urgent and ${isDue(now)}
      and (not ${isLink} or m.made_at > ${weekBefore(now)}) and (m.sealed is null or ${opensLinks})
      order by ${isLink}, m.tries, m.made_at, m.id limit 1 for update of m skip locked`,
  )
  if (!row) return undefined
  const today = londonDate(now)
  const readers = (await readersOf(tx, row, today)).filter(({ id }) => id === null || !row.reached.includes(id))
  return { messages: [row], readers, tries: row.tries, ring: whomToRing(row.kind, await readContacts(tx, today)) }
}

/** All that one person is to be told in a digest: what was said before `cutoff`, no longer than a week ago. */
export async function claimDigest(
  tx: Tx,
  now: Temporal.Instant,
  cutoff: Temporal.Instant,
): Promise<Claimed | undefined> {
  const due = sql`not m.urgent and m.made_at < ${cutoff} and m.made_at > ${weekBefore(now)} and ${isDue(now)}`
  const rows = await claim(
    tx,
    sql`select m.id from ${waiting} where ${due} and m.to_id =
        (select m.to_id from ${waiting} where ${due} and m.to_id is not null order by m.made_at, m.id limit 1)
      for update of m skip locked`,
  )
  const [first] = rows
  if (first?.toId === undefined || first.toId === null) return undefined
  const cover = await coverFor(tx, first.toId, londonDate(now))
  return { messages: rows, readers: [cover ?? (await findPerson(tx, first.toId))], tries: first.tries }
}

const waiting = sql`messages m left join people p on p.id = m.to_id`

/** Nothing goes to somebody who has left, and nothing that another holds. Who holds it is a matter of real time. */
function isDue(now: Temporal.Instant): Sql {
  return sql`m.sent_at is null and m.not_sent is null and not ${rehearsing} and (m.to_id is null or p.active)
    and (m.try_again_at is null or m.try_again_at <= ${now})
    and (m.claimed_until is null or m.claimed_until < clock_timestamp())`
}

const weekBefore = (now: Temporal.Instant): Temporal.Instant => now.subtract({ hours: 7 * 24 })

/** What is chosen is chosen once: as a subquery PostgreSQL may ask it again for each message, and a `limit 1` that steps over
 * what is locked then takes them all. */
async function claim(tx: Tx, which: Sql): Promise<Row[]> {
  const rows = await tx.many<Row>(sql`
    with chosen as materialized (${which})
    update messages set claimed_until = clock_timestamp() + interval '2 minutes', tries = tries + 1
    where id in (select chosen.id from chosen)
    returning id, to_id as "toId", to_address as "toAddress", kind, path, sealed, tries, reached`)
  return rows.toSorted((a, b) => a.id - b.id)
}

/** Whoever covers gets it while the person is away; what cannot wait goes to both, but for what is for its reader alone. */
async function readersOf(tx: Tx, { toId, toAddress, kind }: Row, today: Temporal.PlainDate): Promise<Reader[]> {
  if (toId === null) return toAddress === null ? [] : [{ id: null, email: toAddress }]
  const cover = isForReaderAlone(kind) ? undefined : await coverFor(tx, toId, today)
  return [...(cover ? [cover] : []), await findPerson(tx, toId)]
}

type Outcome = Pick<Claimed, 'messages'>

/** One of those whom an urgent message is for has it. */
export async function markReached(tx: Tx, { messages }: Outcome, { id }: Reader): Promise<void> {
  if (id !== null)
    await tx.run(sql`update messages set reached = reached || ${id}::int where id in (${idsOf(messages)})`)
}

/** All of them have it. Of a one-time link only the hash is kept once it has gone out. */
export async function markSent(
  tx: Tx,
  { messages }: Outcome,
  sentIn: 'alone' | 'digest',
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(sql`update messages set sent_at = ${now}, sent_in = ${sentIn}, error = null, claimed_until = null,
    path = case when kind = any (${[...linkKinds]}::text[]) then '/' else path end, sealed = null where id in (${idsOf(messages)})`)
}

/** Nobody can open this link's lock any more: it was locked with another secret, before the database was restored here. */
export async function markNotOurs(tx: Tx, { messages }: Outcome): Promise<void> {
  await tx.run(
    sql`update messages set not_sent = 'other secret', sealed = null, claimed_until = null where id in (${idsOf(messages)})`,
  )
}

/** The mail server did not take it: why, and when it is tried again. */
export async function markRefused(
  tx: Tx,
  { messages }: Outcome,
  reason: string,
  tryAgainAt: Temporal.Instant,
): Promise<void> {
  await tx.run(sql`update messages set error = ${reason}, try_again_at = ${tryAgainAt}, claimed_until = null
    where id in (${idsOf(messages)})`)
}

const idsOf = (messages: Outcome['messages']): Sql => join(messages.map(({ id }) => id))
