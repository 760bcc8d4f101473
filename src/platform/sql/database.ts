import pg from 'pg'
import type { Actor } from '#platform/actor.ts'
import { type Errand, runInThread } from '#platform/threads/index.ts'
import { type HangUp, type Line, openDoor } from './door.ts'
import { openHealth } from './health.ts'
import { asTx, columnTypes, prepared, type Sql, sql, type Tx } from './index.ts'
import { unlessUnavailable } from './unavailable.ts'
import { watchTransactions } from './under-way.ts'
import { asDoor } from './web-role.ts'

export type Clock = () => Temporal.Instant

/** Work throws Unavailable when the database is away, has no room, or when its turn did not come in time. `whenGone`: whoever only reads and
 * hangs up while they wait gives their turn to the next. */
export type Database = {
  pool: pg.Pool
  /** Who asks, and nothing else, in one statement: before anything that they send is read. */
  whoAsks(tokenHash: string | undefined, now: Temporal.Instant): Promise<Actor | undefined>
  /** Whether whoever asks now would have to wait for a connection. */
  isFull(): boolean
  /** Whether the database answers and can save, asked on a connection of its own. */
  isWell(): Promise<boolean>
  /** One request of a signed-in person: a transaction whose rows are those that they may see. `work` gets undefined
   * for the actor when the session is unknown or has ended; then no case can be read. Commits when work resolves. */
  asSession<T>(
    tokenHash: string | undefined,
    now: Temporal.Instant,
    work: (tx: Tx, actor: Actor | undefined) => Promise<T>,
    whenGone?: HangUp,
  ): Promise<T>
  /** The same for what somebody sends: where all connections are taken, it goes before what only reads. */
  toSave: Database['asSession']
  /** The same for what a page asks by itself, without anybody doing anything: the session is not used by it, and ends in its time. */
  asOpenPage: Database['asSession']
  /** The same for a known person, without a session: imports from the command line, tests, the demonstration. */
  asPerson<T>(personId: number, now: Temporal.Instant, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T>
  /** Work of Hearth itself: jobs, sweeps, the command line. Sees the service; in the trail nobody's name stands by it. */
  asSystem<T>(now: Temporal.Instant, work: (tx: Tx) => Promise<T>): Promise<T>
  /** The door: signing in and opening a one-time link. Sees no case, and has half of the connections. */
  atDoor<T>(now: Temporal.Instant, work: (tx: Tx) => Promise<T>, whenGone?: HangUp): Promise<T>
  /** The same as asSession for an errand in a thread (platform/threads), on a connection of its own: what would hold up everybody else. */
  inThread<T>(asked: Errand, transfer?: readonly ArrayBuffer[]): Promise<T>
  /** Sends away everybody who waits for their turn and saves nothing. */
  giveUp(): void
  /** Breaks off what is under way, which the database then takes back whole. Returns how many transactions that were. */
  breakOff(): number
  close(): Promise<void>
}

/**
 * How many wait at most, and how long, in milliseconds. At work, everybody of a large service can stand in the line at once: who is told to
 * come back only asks again, from its end, so to wait is shorter; and less long than any browser or proxy waits (deploy/nginx). Strangers
 * are fewer, as they have a fifth of the turns: more could not be served within their patience.
 */
const lineOf = {
  atWork: { waiting: 3000, patience: 60_000 },
  strangers: { waiting: 300, patience: 15_000 },
} as const

/** How long a session lasts without being used, and at most. ISO 8601 durations. */
export type SessionLimits = { idle: string; absolute: string }

/** Opens a pool whose connections start as hearth_web, which sees no case. `config` is anything that pg's Pool takes. */
export function openDatabase(
  config: pg.PoolConfig,
  limits: SessionLimits = { idle: 'PT1H', absolute: 'PT12H' },
): Database {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 5000,
    // With a connection go the plans of all that it was asked: one that a pause ends is missed when people come again.
    idleTimeoutMillis: 300_000,
    ...config,
    types: columnTypes,
    // What is asked without waiting for the answer before it goes in one trip: the beginning of a transaction and who asks.
    pipeline: true,
    // Generic plans: our statements are few and run often, and planning one took longer than running it. What they read
    // is in memory or on a solid-state disk, where one row found by index costs no more than one read in passing.
    options: `${asDoor} -c timezone=UTC -c statement_timeout=60000 -c plan_cache_mode=force_generic_plan -c random_page_cost=1.1`,
  })
  pool.on('error', () => {}) // an idle connection that the server closed: the pool opens another
  // One that is lost in the middle of a request fails that request's queries; nobody listening would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))

  const underWay = watchTransactions(pool, config)
  const health = openHealth(config)
  const inside = openDoor({ atOnce: pool.options.max, ...lineOf.atWork })
  const transaction = <T>(opening: Sql, work: Work<T>, line: Line = 'reads', whenGone?: HangUp): Promise<T> =>
    inside(() => transactionIn(pool, opening, work), { line, whenGone })
  const door = openDoor({ atOnce: Math.ceil(pool.options.max / 2), ...lineOf.strangers })
  const open = (tokenHash: string | undefined, now: Temporal.Instant, used: boolean): Sql =>
    sql`select * from open_request(${isHash(tokenHash) ? tokenHash : ''}, ${now}, ${limits.idle}, ${limits.absolute}, ${used})`
  const bySession =
    (used: boolean, line: Line = 'reads'): Database['asSession'] =>
    (tokenHash, now, work, whenGone) =>
      transaction(open(tokenHash, now, used), (tx, opened) => work(tx, actorOf(opened, now)), line, whenGone)

  return {
    pool,
    whoAsks: async (tokenHash, now) => {
      if (!isHash(tokenHash)) return undefined
      const asked = () => pool.query<Opened>(prepared(open(tokenHash, now, false)))
      const { rows } = await inside(asked, { line: 'saves' }).catch((problem: unknown) => {
        throw unlessUnavailable(problem)
      })
      return actorOf(rows[0])
    },
    isFull: () =>
      inside.isFull() || pool.waitingCount > 0 || (pool.idleCount === 0 && pool.totalCount >= pool.options.max),
    isWell: health.isWell,
    asSession: bySession(true),
    toSave: bySession(true, 'saves'),
    asOpenPage: bySession(false),
    asPerson: (personId, now, work) =>
      transaction(sql`select * from open_request_as(${Number(personId)}, ${now})`, (tx, opened) => {
        const actor = actorOf(opened)
        if (!actor) throw new Error(`Person ${personId} is not active here.`)
        return work(tx, actor)
      }),
    asSystem: (now, work) =>
      transaction(
        sql`select set_config('hearth.now', ${String(now)}, true), set_config('role', 'hearth_service', true), 'service' as reach`,
        work,
      ),
    atDoor: (now, work, whenGone) => {
      const opening = sql`select set_config('hearth.now', ${String(now)}, true)`
      return door(() => transaction(opening, work, 'strangers', whenGone), { whenGone })
    },
    inThread: (asked, transfer) => runInThread(config, asked, transfer),
    giveUp: () => {
      inside.giveUp()
      door.giveUp()
    },
    breakOff: underWay.breakOff,
    close: async () => {
      await Promise.all([pool.end(), health.close()])
    },
  }
}

function isHash(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{64}$/.test(text)
}

type Opened = Record<string, unknown>

type Work<T> = (tx: Tx, opened: Opened | undefined) => Promise<T>

/** `opening` is asked with the beginning, in one trip. */
async function transactionIn<T>(pool: pg.Pool, opening: Sql, work: Work<T>): Promise<T> {
  const client = await pool.connect().catch((problem: unknown) => {
    throw unlessUnavailable(problem)
  })
  let broken: Error | boolean = false
  try {
    const [, opened] = await Promise.all([client.query('begin'), asTx(client).maybe<Opened>(opening)])
    const result = await work(asTx(client, sightOf(opened)), opened)
    await client.query('commit')
    return result
  } catch (problem) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost
    })
    throw unlessUnavailable(problem)
  } finally {
    client.release(broken)
  }
}

/** Which role the transaction has taken by its opening; the door's when nobody was known. */
const sightOf = (opened: Opened | undefined): string => String(opened?.['reach'] ?? 'door')

function actorOf(row: Opened | undefined, now?: Temporal.Instant): Actor | undefined {
  if (!row) return undefined
  return {
    id: row['id'] as number,
    name: row['name'] as string,
    demonstrationKey: row['demonstration_key'] as string | null,
    roles: row['roles'] as string[],
    duties: new Set(row['duties'] as string[]),
    actsFor: row['acts_for'] as number[],
    reach: row['reach'] as Actor['reach'],
    ...(now && {
      session: {
        now,
        idleEndsAt: row['idle_ends_at'] as Temporal.Instant,
        endsAt: row['ends_at'] as Temporal.Instant,
      },
    }),
  }
}
