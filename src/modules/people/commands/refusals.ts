import type { Database } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { hourOf, otherAddresses, type Refusal, refusalLimits, whoOf } from '../refusals.ts'
import { tellAdministrators, tellOnce } from './warnings.ts'

type Counted = Refusal & { who: string; times: number }

/** For ServerOptions.onRefused: counts what is refused. One transaction at a time writes all that has come since the last;
 * so a flood of refusals costs one connection, and no answer waits for it. `settled` resolves when all is written; after
 * `close` nothing more is: whom the stop of the server cut off was refused nothing. */
export function refusalsIn(
  database: Database,
  report: (problem: unknown) => void,
): { refused: (line: Refusal) => void; settled(): Promise<void>; close(): Promise<void> } {
  let waiting = new Map<string, Counted>()
  let writing: Promise<void> | undefined
  let closed = false
  const write = async () => {
    while (waiting.size > 0) {
      const lines = [...waiting.values()]
      waiting = new Map()
      await database.atDoor(lines.at(-1)!.now, (tx) => countRefusals(tx, lines)).catch(report)
    }
    writing = undefined
  }
  const refused = (line: Refusal) => {
    if (closed || line.route === 'none') return // an address that is none of ours is refused to nobody
    const full = waiting.size >= mostWaiting && line.personId === undefined
    const who = full ? otherAddresses : whoOf(line)
    const key = `${who} ${line.method} ${line.route} ${line.status}`
    waiting.set(key, { ...line, who, times: (waiting.get(key)?.times ?? 0) + 1 })
    writing ??= write()
  }
  const close = async () => {
    closed = true
    await writing
  }
  return { refused, settled: async () => writing, close }
}

const mostWaiting = 200

/** Adds to the counts of the hour, and tells the administrators, once a day, who was refused often. Runs at the door. */
async function countRefusals(tx: Tx, lines: readonly Counted[]): Promise<void> {
  for (const line of lines.toSorted((a, b) => (a.who + a.route < b.who + b.route ? -1 : 1))) {
    const who = await nameOf(tx, line)
    const { personId, method, route, status, times, now } = line
    await tx.run(sql`insert into refusals as r (hour, who, person_id, method, route, status, times, last_at)
      values (${hourOf(now)}, ${who}, ${personId ?? null}, ${method}, ${route}, ${status}, ${times}, ${now})
      on conflict (hour, who, method, route, status) do update
        set times = r.times + excluded.times, last_at = greatest(r.last_at, excluded.last_at)`)
    await warnOfRefusals(tx, who, line)
  }
}

/** An hour that has seen very many addresses counts the rest together, so that nobody fills the table. */
async function nameOf(tx: Tx, { who, personId, now }: Counted): Promise<string> {
  if (personId !== undefined) return who
  const { strangers } = await tx.one<{ strangers: number }>(sql`select count(*)::int as strangers from (
    select from refusals where hour = ${hourOf(now)} and person_id is null and who <> ${who} limit ${refusalLimits.strangers}) counted`)
  return strangers < refusalLimits.strangers ? who : otherAddresses
}

/** A page that was open when its session ended asks by itself and is refused: that counts, and alarms nobody. */
async function warnOfRefusals(tx: Tx, who: string, { personId, now }: Counted): Promise<void> {
  const { times } = await tx.one<{ times: number }>(sql`select coalesce(sum(times), 0)::int as times from refusals
    where who = ${who} and status <> 401 and hour >= ${hourOf(now).subtract({ hours: 1 })}`)
  if (times < (personId === undefined ? refusalLimits.byAddress : refusalLimits.byPerson)) return
  const warning = { what: `refused ${who}`, kind: 'access refused often', now, every: { hours: 24 } } as const
  if (await tellOnce(tx, { ...warning, ...(personId !== undefined && { personId }) }))
    await tellAdministrators(tx, 'access refused often', now)
}
