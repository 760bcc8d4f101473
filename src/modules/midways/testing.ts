import { sql, type Tx } from '#platform/sql/index.ts'
import type { Given } from './midway.ts'

/** What a page says of one that was held, with nothing to be mended. */
export const given = (more: Partial<Given> = {}): Given => ({
  ...{
    held: 'yes',
    on: Temporal.PlainDate.from('2026-11-16'),
    how: 'worker',
    decisions: [{ words: 'A bed of her own', stands: 'stuck' }],
  },
  ...{
    contact: 'alone',
    carer: 'yes',
    home: 'settled',
    homeWhy: '',
    meetingOn: null,
    next: 'nothing',
    notHeld: '',
    notHeldWords: '',
  },
  ...more,
})

type At = { childId: number; householdId: number; officerId: number; dueOn?: string; words?: string }

/** One that was held, written past the room. */
export async function aMidway(
  tx: Tx,
  { childId, householdId, officerId, dueOn = '2026-11-16', words = 'It is loud.' }: At,
): Promise<void> {
  await tx.run(sql`insert into midways (child_id, household_id, officer_id, due_on, held_on, how, decisions, child_contact, carer_heard, home, home_why, next)
    values (${childId}, ${householdId}, ${officerId}, ${dueOn}, ${dueOn}, 'worker', '[{"words": "A bed of her own", "stands": "stuck"}]'::jsonb, 'alone', true, 'strained', ${words}, 'informal')`)
}

/** The fields of the page of one that was held. */
export const fields = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{
    held: 'yes',
    'on-day': '16',
    'on-month': '11',
    'on-year': '2026',
    how: 'worker',
    contact: 'alone',
    carer: 'yes',
    home: 'settled',
    next: 'nothing',
  },
  ...{ 'decision-1': 'A bed of her own', 'stands-1': 'stuck' },
  ...more,
})
