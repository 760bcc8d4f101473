import { sql, type Tx } from '#platform/sql/index.ts'
import type { Given, Share } from './note.ts'

/** What a note says that has nothing to be mended. */
export const given = (more: Partial<Given> = {}): Given => ({
  ...{ on: Temporal.PlainDate.from('2026-11-16'), way: 'call', alone: 'yes', toAct: 'no', themes: { school: 'wrong' } },
  ...{ words: '', share: '', quotable: false, wish: '', answers: '' },
  ...more,
})

type At = { householdId: number; childId: number; officerId: number; key?: string; on?: string; alone?: boolean }
type More = {
  themes?: Record<string, string>
  words?: string
  share?: Share
  quotable?: boolean
  wish?: string
  wishBy?: string
  takenDown?: boolean
}

/** One that is there, written past the room. */
export async function aNote(
  tx: Tx,
  { householdId, childId, officerId, key, on = '2026-11-16', alone = true }: At,
  {
    themes = { school: 'wrong' },
    words = '',
    share = 'iro_and_quality',
    quotable = false,
    wish = '',
    wishBy,
    takenDown = false,
  }: More = {},
): Promise<{ id: number; key: string }> {
  const note = await tx.one<{ id: number; key: string }>(sql`
    insert into engagement_notes (key, child_id, household_id, officer_id, spoken_on, how, alone, themes, to_act, share, quotable, wish_by, taken_down_at)
    values (coalesce(${key ?? null}, replace(gen_random_uuid()::text, '-', '')), ${childId}, ${householdId}, ${officerId}, ${on}, 'call', ${alone},
      ${JSON.stringify(themes)}::jsonb, false, ${share}, ${quotable}, ${wish === '' ? null : (wishBy ?? '2026-11-30')}, case when ${takenDown} then request_now() end) returning id, key`)
  await tx.run(
    sql`insert into engagement_words (id, words, wish, answers) values (${note.id}, ${words}, ${wish}, ${wish === '' ? '' : 'officer'})`,
  )
  return note
}

/** The fields of the page of a note. */
export const fields = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...{
    'to-act': 'no',
    'on-day': '16',
    'on-month': '11',
    'on-year': '2026',
    way: 'call',
    alone: 'yes',
    'theme-school': 'wrong',
  },
  ...more,
})
