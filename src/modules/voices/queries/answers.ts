import { sql, type Tx } from '#platform/sql/index.ts'
import type { Said } from '../answer.ts'
import { type Shown, veil } from '../visit.ts'
import type { Voice } from '../voice.ts'

/** What was said, as far as the person may read it: row-level security leaves out the rest. */
export async function listSaid(tx: Tx, voiceId: number): Promise<Map<string, Said>> {
  const rows = await tx.many<Said>(sql`select question, value, words, quality_team_only as "qualityTeamOnly", version
    from voice_answers where voice_id = ${voiceId} order by id`)
  return new Map(rows.map((row) => [row.question, row]))
}

/** The same for whoever writes it down with them: what they wrote by their own link is theirs until they hand it in, and veiled. */
export async function listWhileWriting(
  tx: Tx,
  { id, isReadable }: Pick<Voice, 'id' | 'isReadable'>,
): Promise<Map<string, Shown>> {
  const said = await listSaid(tx, id)
  if (isReadable) return veil(said, new Map([...said].map(([question, { version }]) => [question, version])))
  const { own } = await tx.one<{ own: string[] }>(sql`select said_by_link(${id}) as own`)
  const shown = [...said].filter(([question]) => !own.includes(question))
  return veil(said, new Map(shown.map(([question, { version }]) => [question, version])))
}

/** The same for several voices at once, by the voice's id. */
export async function listSaidIn(tx: Tx, voiceIds: readonly number[]): Promise<Map<number, Map<string, Said>>> {
  const rows = await tx.many<Said & { voiceId: number }>(sql`select voice_id as "voiceId", question, value, words,
      quality_team_only as "qualityTeamOnly", version
    from voice_answers where voice_id = any (${voiceIds}::int[]) order by id`)
  const grouped = Map.groupBy(rows, ({ voiceId }) => voiceId)
  return new Map([...grouped].map(([id, said]) => [id, new Map(said.map((one) => [one.question, one]))]))
}
