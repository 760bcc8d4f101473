import { beginAndTell } from '#modules/evidence/index.ts'
import { addWorkingDays, isBefore, londonDate } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Kind } from '../escalation.ts'
import { findHomeOf } from '../queries/escalations.ts'
import { escalationSettings } from '../settings.ts'

export type Noticed = {
  /** The child's reference. */
  child: string
  kind: Kind
  noticedOn: Temporal.PlainDate
}

/** Writes down that a reviewing officer has noticed something about a child of theirs. Nobody is told before they raise it. */
export async function beginEscalation(
  tx: Tx,
  { child, kind, noticedOn }: Noticed,
  officerId: number,
  now: Temporal.Instant,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const today = londonDate(now)
  const home = await findHomeOf(tx, child)
  const managerId = home?.managerId ?? null
  const mistakes = [
    ...mistakeIf(isBefore(today, noticedOn), 'on', 'This day is still to come.'),
    ...mistakeIf(!home, 'child', 'No child of this number lives with our carers whose reviewing officer you are.'),
    ...mistakeIf(
      home !== undefined && (managerId === null || managerId === officerId),
      'child',
      'The home of this child has no team manager who could answer: an administrator names one first.',
    ),
  ]
  if (mistakes.length > 0 || !home || managerId === null) return { mistakes }
  const settings = await readSettings(tx, today, escalationSettings)
  return beginAndTell(
    tx,
    {
      ...{ stream: 'escalation', state: 'noticed', records: 'escalation begun', data: {}, householdId: home.id },
      dueOn: addWorkingDays(today, settings['escalation.raise']),
      parts: { officer: officerId, manager: managerId },
    },
    (id) =>
      tx.run(
        sql`insert into escalations (id, child_id, kind, noticed_on) values (${id}, ${home.childId}, ${kind}, ${noticedOn})`,
      ),
  )
}
