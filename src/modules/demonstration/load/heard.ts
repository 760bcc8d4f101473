import { answerChildsWords, hearChildsWords } from '#modules/voices/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { type Day, dayOf, workingDaysAfter } from '../days.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'
import { childrenTold } from '../phrases/observations.ts'

type Said = { id: number; words: string; version: number; officer: number | null; on: Temporal.Instant }

/** What children said on the visits goes its way: the quality team and the child's officer read it within days, and the child hears what
 * came of it within weeks, now and then late. What was said last still waits for somebody. */
export async function hearChildren(database: Database, known: Known, today: Day): Promise<void> {
  const said = await database.asSystem(Temporal.Instant.from(at({ day: today, minute: 0 })), (tx) =>
    tx.many<Said>(sql`
      select w.id, n.value #>> '{}' as words, n.version, c.iro_id as officer, w.handed_on_at as on from childs_words w
        join answers n on n.piece_id = w.piece_id and n.question = w.question and n.child_id = w.child_id
        join children c on c.id = w.child_id order by w.handed_on_at, w.id`),
  )
  for (const [turn, { id, words, version: seen, officer, on }] of said.entries()) {
    const after = (days: number): Day => workingDaysAfter(dayOf(londonDate(on)), days)
    const as = async (person: number, day: Day, work: Parameters<typeof database.asPerson>[2]) => {
      if (day >= today) return
      await database.asPerson(person, Temporal.Instant.from(at({ day, minute: 545 + (turn % 7) * 20 })), work)
    }
    const quality = known.person(turn % 3 === 0 ? 'qa-2' : 'qa-1')
    await as(quality, after(1 + (turn % 2)), (tx) => hearChildsWords(tx, { id, seen }))
    // Of the last ones, the newest but one still waits for its officer, who is late, and two wait for an answer.
    const newer = said.length - 1 - turn
    if (officer !== null && newer !== 1)
      await as(officer, after(1 + (turn % 3)), (tx) => hearChildsWords(tx, { id, seen }))
    if (newer < 2) continue
    const told = { id, words: childrenTold[words] ?? '', seen: 0 }
    await as(quality, after(turn % 11 === 5 ? 24 : 6 + (turn % 9)), (tx, actor) => answerChildsWords(tx, told, actor))
  }
}
