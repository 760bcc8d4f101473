import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { type ChildsWords, toHear } from '../heard.ts'
import { lockChildsWords } from '../queries/heard.ts'
import { ToldAlready } from './answer.ts'

/** Keeps that this person has heard what a child said, in the version that their page showed: changed words are to be heard anew. */
export async function hearChildsWords(tx: Tx, { id, seen }: { id: number; seen: number }): Promise<void> {
  const said = await lockChildsWords(tx, id)
  if (seen !== said.wordsVersion) throw new Refused('What was written has changed meanwhile. Read it again, please.')
  await noteHeard(tx, said)
}

async function noteHeard(tx: Tx, said: ChildsWords): Promise<void> {
  for (const part of toHear(said)) {
    await tx.run(sql`insert into childs_words_heard (words_id, version, as_part, by_id, at)
      values (${said.id}, ${said.wordsVersion}, ${part}, actor(), request_now())`)
    await noteInTrail(tx, 'words of a child heard', said)
  }
}

/** What the child was told came of it, in the words in which they were told (clause 2.2). Whoever answers has heard it. */
export async function answerChildsWords(
  tx: Tx,
  { id, words, seen }: { id: number; words: string; seen: number },
  actor: Pick<Actor, 'id'>,
): Promise<void> {
  const said = await lockChildsWords(tx, id)
  if (said.words === '') throw new Refused('Whoever wrote down these words has taken them back.')
  if (seen < said.version && said.toldWords !== '' && said.toldWords !== words) {
    const own = await tx.maybe(sql`select from childs_words where id = ${id} and told_by = ${actor.id}`)
    throw new ToldAlready(said.toldWords, own !== undefined)
  }
  await noteHeard(tx, said)
  await tx.run(sql`update childs_words set told_at = request_now(), told_by = ${actor.id}, told_words = ${words},
    version = version + 1, saved_at = request_now() where id = ${id}`)
  await noteInTrail(tx, 'words of a child answered', said)
}

/** Under no case: whoever reads the trail of the piece may not know that a child said something. */
const noteInTrail = (tx: Tx, kind: string, { id, pieceId }: ChildsWords): Promise<void> =>
  recordOutsideCase(tx, { kind, pieceId, data: { words: id } })
