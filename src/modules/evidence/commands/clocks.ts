import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Clock, type ClockOf, dueAtOf, endOf, lastDayOf } from '../clock.ts'
import { listClocks } from '../queries/clocks.ts'

export type Turned<P extends { id: number }, M> = { piece: P; move: M; label: string }

/** What a move does to the clocks of its piece: some stop, some have nothing to wait for any more, some start. */
export async function turnClocks<P extends { id: number }, M extends string>(
  tx: Tx,
  clocks: readonly ClockOf<P, M>[],
  { piece, move, label }: Turned<P, M>,
  now: Temporal.Instant,
): Promise<void> {
  const touched = clocks.filter(
    ({ starts, stops, ends = [], restarts = [], only }) =>
      [...starts, ...stops, ...ends, ...restarts].includes(move) && (only?.(piece) ?? true),
  )
  if (touched.length === 0) return
  const running = (await listClocks(tx, piece.id)).filter(({ state }) => state === 'running')
  for (const clock of touched) {
    const own = running.filter(({ key }) => key === clock.key)
    if (clock.stops.includes(move)) for (const one of own) await stop(tx, one, whenOf(clock, piece, move, now))
    else if (clock.ends?.includes(move)) for (const one of own) await end(tx, one, label, now)
    const restarts = clock.restarts?.includes(move) && own.some((one) => one.extends === null)
    if (restarts) for (const one of own) await endAs(tx, one, 'not applicable', label, now)
    if (restarts || clock.starts.includes(move)) await start(tx, piece.id, clock, whenOf(clock, piece, move, now))
  }
}

/** The day on which it was done is written down: these stop on that day, whenever the piece moves on. */
export async function stopOnDaySaid(tx: Tx, keys: readonly string[], pieceId: number, question: string): Promise<void> {
  const said = await tx.maybe<{ on: Temporal.PlainDate }>(sql`
    select (value #>> '{}')::date as on from answers
    where piece_id = ${pieceId} and question = ${question} and value #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`)
  if (!said) return
  for (const one of await listClocks(tx, pieceId))
    if (one.state === 'running' && keys.includes(one.key)) await stop(tx, one, startOfLondonDay(said.on))
}

/** `piece`: as it stood while the move did. A move is taken back, or what it ended is opened again: what it started has nothing to wait for any more, and what it stopped runs on, from when it ran and to the day that
 * it had. What has ended stays as it ended, so this is a clock of its own. */
export async function turnBackClocks<P extends { id: number }, M extends string>(
  tx: Tx,
  clocks: readonly ClockOf<P, M>[],
  { piece, move, at, label }: { piece: P; move: string; at: Temporal.Instant; label: string },
  now: Temporal.Instant,
): Promise<void> {
  const of = (which: (clock: ClockOf<P, M>) => readonly string[]): string[] =>
    clocks.filter((clock) => which(clock).includes(move)).map(({ key }) => key)
  const started = of(({ starts }) => starts)
  const ended = of(({ stops, ends = [] }) => [...stops, ...ends])
  if (started.length + ended.length === 0) return
  const running = (await listClocks(tx, piece.id)).filter(({ state }) => state === 'running')
  for (const one of running) if (started.includes(one.key)) await end(tx, one, label, now)
  // What it stopped on a day that was given with it had stopped before the move itself; unless another move before it had stopped that.
  const onItsDay = clocks
    .filter(({ stops, said }) => said === undefined && (stops as readonly string[]).includes(move))
    .map((clock) => ({ key: clock.key, at: String(whenOf(clock, piece, move as M, at)), stops: clock.stops }))
  await tx.run(sql`
    insert into clocks (piece_id, key, started_at, started_by, unit, length, due_at, severity, source, extends, agreed_by, reason)
    select piece_id, key, started_at, started_by, unit, length, due_at, severity, source, extends, agreed_by, case when extends is null then '' else reason end
    from clocks c where piece_id = ${piece.id} and key = any (${ended}) and (stopped_at >= ${at} or exists (select
      from jsonb_to_recordset(${JSON.stringify(onItsDay)}::jsonb) as its (key text, at timestamptz, stops text[])
      where its.key = c.key and c.stopped_at = greatest(c.started_at, its.at) and not exists (select from moves m where m.piece_id = c.piece_id
        and m.move = any (its.stops) and m.at < ${at} and m.at >= c.started_at
        and not exists (select from moves u where u.piece_id = m.piece_id and (u.details ->> 'undoes')::bigint = m.id)))) order by id`)
}

/** A move tells of something that happened by now, however its day was typed. */
function whenOf<P, M extends string>(clock: ClockOf<P, M>, piece: P, move: M, now: Temporal.Instant): Temporal.Instant {
  const at = clock.when?.(piece, move) ?? now
  return Temporal.Instant.compare(at, now) <= 0 ? at : now
}

async function start<P, M extends string>(
  tx: Tx,
  pieceId: number,
  { key, unit, length: given, severity, source }: ClockOf<P, M>,
  at: Temporal.Instant,
): Promise<void> {
  const length = typeof given === 'number' ? given : (await readSettings(tx, londonDate(at), [given]))[given.key]!
  await tx.run(sql`
    insert into clocks (piece_id, key, started_at, started_by, unit, length, due_at, severity, source)
    values (${pieceId}, ${key}, ${at}, actor(), ${unit}, ${length}, ${dueAtOf(at, unit, length)}, ${severity}, ${source})`)
}

async function stop(tx: Tx, clock: Clock, at: Temporal.Instant): Promise<void> {
  const stoppedAt = Temporal.Instant.compare(at, clock.startedAt) < 0 ? clock.startedAt : at
  await tx.run(sql`update clocks set stopped_at = ${stoppedAt}, stopped_by = actor(), state = ${endOf(clock, stoppedAt)}
    where id = ${clock.id}`)
}

/** What is past already stays late: it was due before there was nothing to wait for. */
async function end(tx: Tx, clock: Clock, because: string, now: Temporal.Instant): Promise<void> {
  await endAs(tx, clock, endOf(clock, now) === 'late' ? 'late' : 'not applicable', because, now)
}

/** Counted from a day that was none, it was neither in time nor late. */
async function endAs(
  tx: Tx,
  clock: Clock,
  state: 'late' | 'not applicable',
  because: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx.run(sql`update clocks set stopped_at = ${now}, stopped_by = actor(), state = ${state}, reason = ${because}
    where id = ${clock.id}`)
}

export type MoreTime = { pieceId: number; clockId: number; length: number; reason: string; agreedBy: string }

/**
 * More time: a second clock of the same unit, from when the first is due. The first keeps its day. Refused without a reason, without who
 * agreed, and for a clock that has ended.
 */
export async function giveMoreTime(
  tx: Tx,
  { pieceId, clockId, length, reason, agreedBy }: MoreTime,
  now: Temporal.Instant,
): Promise<void> {
  await tx.one(sql`select id from pieces where id = ${pieceId} for no key update`)
  const clock = (await listClocks(tx, pieceId)).find(({ id, state }) => id === clockId && state === 'running')
  if (!clock) throw new Refused('This has ended: there is nothing to give more time to.')
  if (!reason.trim()) throw new Refused('Say why more time is needed.')
  if (!agreedBy.trim()) throw new Refused('Say who agreed to it.')
  if (length < 1) throw new Refused('Say how much more time, as a number of one or more.')
  const { key, unit, dueAt } = clock
  const until = dueAtOf(unit === 'hours' ? dueAt : startOfLondonDay(lastDayOf(clock)), unit, length)
  if (Temporal.Instant.compare(until, now) <= 0)
    throw new Refused('That would have passed already: give more time than that.')
  await tx.run(sql`
    insert into clocks (piece_id, key, started_at, started_by, unit, length, due_at, severity, source, extends, agreed_by, reason)
    select piece_id, key, ${now}, actor(), unit, ${length}, ${until}, severity, source, id, ${agreedBy.trim()}, ${reason.trim()}
    from clocks where id = ${clock.id}`)
  await record(tx, { kind: 'more time given', pieceId, data: { clock: key } })
}
