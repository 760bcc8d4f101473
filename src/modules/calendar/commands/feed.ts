import { randomBytes } from 'node:crypto'
import type { Actor } from '#platform/actor.ts'
import { hash } from '#platform/hash.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'

/** The address of somebody's feed, as far as they are told of it: never its secret. */
export type Feed = { madeAt: Temporal.Instant; fetchedAt: Temporal.Instant | null }

export const findFeed = (tx: Tx, { id }: Pick<Actor, 'id'>): Promise<Feed | undefined> =>
  tx.maybe<Feed>(
    sql`select made_at as "madeAt", fetched_at as "fetchedAt" from calendar_feeds where person_id = ${id} and ended_at is null`,
  )

/** Makes the address anew and gives back its secret: told once, kept as a hash alone. The one before it ends. */
export async function makeFeed(tx: Tx, { id }: Pick<Actor, 'id'>, now: Temporal.Instant): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  await end(tx, id, now)
  await tx.run(sql`insert into calendar_feeds (person_id, token_hash) values (${id}, ${hash(token)})`)
  await record(tx, { kind: 'calendar address made' })
  return token
}

export async function endFeed(tx: Tx, { id }: Pick<Actor, 'id'>, now: Temporal.Instant): Promise<void> {
  if ((await end(tx, id, now)) === 0) throw new Refused('There is no address to end: it has ended already.')
  await record(tx, { kind: 'calendar address ended' })
}

const end = (tx: Tx, personId: number, now: Temporal.Instant): Promise<number> =>
  tx.run(sql`update calendar_feeds set ended_at = ${now} where person_id = ${personId} and ended_at is null`)

export type FeedLine = { line: number; activity: string; dueOn: Temporal.PlainDate }

/** How often in an hour one address answers: programs ask every few minutes at most. */
export const mostFetches = 60

/** What stands at an address, by the hash of its secret; undefined when there is none, or it has ended. At the door. */
export async function openFeed(tx: Tx, tokenHash: string): Promise<FeedLine[] | 'too often' | undefined> {
  const { open } = await tx.one<{ open: boolean }>(sql`select open_feed(${tokenHash}) as open`)
  if (!open) return undefined
  const { often } = await tx.one<{ often: boolean }>(
    sql`select feed_asked_too_often(${tokenHash}, ${mostFetches}) as often`,
  )
  if (often) return 'too often'
  return tx.many<FeedLine>(
    sql`select line, activity, due_on as "dueOn" from feed_lines(${tokenHash}) order by due_on, line`,
  )
}
