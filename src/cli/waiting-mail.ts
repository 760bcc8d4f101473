import { createInterface } from 'node:readline/promises'
import { inWords, londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { Problem } from './command.ts'

/** Mail that a service would send as soon as its jobs run. */
export type Waiting = { count: number; oldest: Temporal.PlainDate | undefined; today: Temporal.PlainDate }

/** What would go out: nothing to somebody who has left, and of what runs out after a week only what is newer. */
export async function waitingIn(tx: Tx, now: Temporal.Instant): Promise<Waiting> {
  const { count, seconds } = await tx.one<{ count: number; seconds: number | null }>(sql`
    select count(*)::int as count, floor(extract(epoch from min(m.made_at)))::int as seconds
    from messages m left join people p on p.id = m.to_id
    where m.sent_at is null and (m.to_id is null or p.active)
      and (m.made_at > ${now.subtract({ hours: 7 * 24 })} or (m.urgent and m.kind <> 'invitation'))`)
  const oldest = seconds === null ? undefined : londonDate(Temporal.Instant.fromEpochMilliseconds(seconds * 1000))
  return { count, oldest, today: londonDate(now) }
}

/** Says how much waits and how old it is; somebody at a terminal is asked. Throws a Problem when they say no. */
export async function agreeToSend(waiting: Waiting): Promise<void> {
  console.log(inSentences(waiting))
  if (waiting.count === 0 || !process.stdin.isTTY || !process.stdout.isTTY) return
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('Restore it as the real service? (yes/no) ').finally(() => terminal.close())
  if (!/^y(es)?$/i.test(answer.trim())) throw new Problem('Nothing was restored.')
}

export function inSentences({ count, oldest, today }: Waiting): string {
  if (!oldest) return 'No mail waits in this backup.'
  const days = oldest.until(today).days
  const age = days === 0 ? 'from today' : `from ${inWords(oldest, today)}, ${days} ${days === 1 ? 'day' : 'days'} ago`
  const what =
    count === 1 ? `One message waits to be sent, ${age}` : `${count} messages wait to be sent, the oldest ${age}`
  return `${what}. When \`hearth work\` or \`hearth start\` runs with a mail server, real people get them. To try a backup out, use --rehearsal.`
}
