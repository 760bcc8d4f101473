import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { listTold } from '../queries/told.ts'
import type { Telling } from '../told.ts'

export type ToBeTold = { pieceId: number; whom: string; personId: number | null; dueAt: Temporal.Instant }

/** Somebody is to be told by then. Called by the move that makes it so. */
export async function mustTell(tx: Tx, { pieceId, whom, personId, dueAt }: ToBeTold): Promise<void> {
  await tx.run(sql`insert into told (piece_id, whom, person_id, due_at, written_at)
    values (${pieceId}, ${whom}, ${personId}, ${dueAt}, request_now())`)
}

/** What made it so was taken back: whoever was to be told since then, and was not, need not be. */
export async function tellNoMore(tx: Tx, pieceId: number, since: Temporal.Instant): Promise<void> {
  await tx.run(sql`delete from told where piece_id = ${pieceId} and at is null and written_at >= ${since}`)
}

/** Somebody was told: one who was to be told (`id`), or anybody else. Refused when that one is written down already. */
export async function noteTold(
  tx: Tx,
  pieceId: number,
  { id, whom, at, how, level, datedBackBecause }: Telling & { id: number | null },
): Promise<void> {
  const said = sql`${at}::timestamptz as at, ${how}::text as how, ${level}::text as level, ${datedBackBecause}::text as because`
  const written =
    id === null
      ? await tx.run(sql`insert into told (piece_id, whom, at, how, level, by_id, dated_back_because, written_at)
          select ${pieceId}, ${whom}, s.at, s.how, s.level, actor(), s.because, request_now() from (select ${said}) s`)
      : await tx.run(sql`update told set at = s.at, how = s.how, level = s.level, by_id = actor(), dated_back_because = s.because,
          written_at = request_now() from (select ${said}) s where told.id = ${id} and piece_id = ${pieceId} and told.at is null`)
  if (written !== 1) throw new Refused('This is written down already. What stands there is as it was.')
  await record(tx, { kind: 'telling noted', pieceId })
}

/** Whoever was told says that they were: once, and only for themselves. */
export async function acknowledge(tx: Tx, pieceId: number, id: number): Promise<void> {
  const said = await tx.run(sql`update told set acknowledged_at = request_now()
    where id = ${id} and piece_id = ${pieceId} and person_id = actor() and at is not null and acknowledged_at is null`)
  if (said !== 1) throw new Refused('There is nothing here that you could say yes to, or you have said it.')
  await record(tx, { kind: 'telling acknowledged', pieceId })
}

/** Whoever is first to be told of a piece was told all of it, in person; where nobody is, nothing is written. */
export async function tellInPerson(tx: Tx, pieceId: number, at: Temporal.Instant): Promise<void> {
  const row = (await listTold(tx, pieceId)).find((one) => one.at === null)
  const said = { at, how: 'spoken', level: 'full', datedBackBecause: '' } as const
  if (row) await noteTold(tx, pieceId, { ...said, id: row.id, whom: row.whom })
}
