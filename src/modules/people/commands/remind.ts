import { addWorkingDays } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Dated, reminderOf } from '../reminders.ts'
import { reminderSettings } from '../settings.ts'
import { asFarAsKnown, type News } from './messages.ts'

/** What a sweep for reminders goes by: the day, how many working days before a date somebody hears of it, and the last date that
 * is of interest today. */
export type Reminding = { today: Temporal.PlainDate; before: number; until: Temporal.PlainDate }

export async function readReminding(tx: Tx, today: Temporal.PlainDate): Promise<Reminding> {
  const { 'reminders.before': before } = await readSettings(tx, today, reminderSettings)
  return { today, before, until: addWorkingDays(today, before) }
}

/** Reminds these people of one thing with a date, in their next digest: once before it, once after it. A person who was told
 * already hears nothing, however often this is done. */
export async function remind(
  tx: Tx,
  of: Dated & Pick<News, 'path' | 'pieceId'> & { kinds: Record<'due' | 'overdue', MessageKind> },
  people: Iterable<number>,
  { today, before }: Pick<Reminding, 'today' | 'before'>,
): Promise<void> {
  const reminder = reminderOf(of, today, before)
  if (!reminder) return
  const kind = of.kinds[reminder.is]
  for (const to of people) {
    const { says, leadsTo, hears } = asFarAsKnown({ to, kind, path: of.path, pieceId: of.pieceId })
    await tx.run(sql`insert into messages (to_id, kind, path, urgent, made_at)
      select ${to}::int, ${says}, ${leadsTo}, false, request_now() ${hears} and not exists (
        select from messages where to_id = ${to} and kind = ${says} and path = ${leadsTo} and made_at >= ${reminder.since})
      on conflict do nothing`)
  }
}
