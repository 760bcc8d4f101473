import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** What children said goes on as the piece goes its next step: to those who hold children's words, and to each child's own officer (clause
 * 7.5). They hear that it waits, not what it is; it is read among the voices. */
export async function handOnChildsWords(
  tx: Tx,
  pieceId: number,
  { actorId, today }: { actorId: number; today: Temporal.PlainDate },
): Promise<void> {
  const spoke = await tx.many<{ officer: number | null }>(sql`select officer from hand_on_childs_words(${pieceId})`)
  if (spoke.length === 0) return
  const holders = await listPeopleWithDuty(tx, 'hold_voices', today)
  const hearers = new Set([...holders.map(({ id }) => id), ...spoke.flatMap(({ officer }) => officer ?? [])])
  for (const to of hearers)
    if (to !== actorId) await tell(tx, { to, kind: 'childs words heard', path: '/voices/heard', pieceId })
}
