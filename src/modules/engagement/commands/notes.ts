import { beginUnfinished, takeBackUnfinished } from '#modules/alerts/index.ts'
import { Refused } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Note, type Said, wishDue } from '../note.ts'
import { lockNote, type OwnChild } from '../queries/notes.ts'
import { engagementSettings } from '../settings.ts'

/** A yes to “anything to act on today?” is unfinished until somebody says who and what; each note has its own. */
const yesOf = (key: string) => ({ pieceId: null, question: `eng.to_act ${key}` })
const meanwhile = 'This note was changed meanwhile. Look at what stands there now.'

/** Keeps what a child told their reviewing officer. Gives back the word of its address. */
export async function writeNote(
  tx: Tx,
  { child, said, today }: { child: Pick<OwnChild, 'id' | 'householdId'>; said: Said; today: Temporal.PlainDate },
): Promise<string> {
  const { id, key } = await tx.one<{ id: number; key: string }>(sql`
    insert into engagement_notes (child_id, household_id, officer_id, spoken_on, how, alone, themes, to_act, share, quotable, wish_by)
    values (${child.id}, ${child.householdId}, actor(), ${said.on}, ${said.way}, ${said.alone === 'yes'}, ${JSON.stringify(said.themes)}::jsonb,
      ${said.toAct === 'yes'}, ${said.share}, ${said.quotable}, ${await wishBy(tx, said, today)}) returning id, key`)
  await tx.run(
    sql`insert into engagement_words (id, words, wish, answers) values (${id}, ${said.words}, ${said.wish}, ${said.answers})`,
  )
  await record(tx, { kind: 'engagement note written', data: { note: key } })
  if (said.toAct === 'yes') await beginUnfinished(tx, { householdId: child.householdId, ...yesOf(key) })
  return key
}

const wishBy = async (tx: Tx, { wish, on }: Said, today: Temporal.PlainDate) =>
  wish === '' ? null : wishDue(on, (await readSettings(tx, today, engagementSettings))['engagement.wish'])

type Change = { key: string; seen: number; why: string }

async function hold(tx: Tx, { key, seen }: Pick<Change, 'key' | 'seen'>): Promise<Note> {
  const note = await lockNote(tx, key)
  if (note.takenDownAt) throw new Refused('This note was taken down.')
  if (note.version !== seen) throw new Refused(meanwhile)
  return note
}

/** Puts right what whoever wrote it got wrong. How it read before stays. The day of a wish that waits is not moved. */
export async function putRight(
  tx: Tx,
  { key, seen, why, said, today }: Change & { said: Said; today: Temporal.PlainDate },
): Promise<void> {
  const note = await hold(tx, { key, seen })
  if (note.toldOn && said.wish !== note.wish)
    throw new Refused('The child was told what came of this wish: it stays as it was.')
  const by = said.wish === '' ? null : (note.wishBy ?? (await wishBy(tx, said, today)))
  await tx.run(sql`update engagement_notes set spoken_on = ${said.on}, how = ${said.way}, alone = ${said.alone === 'yes'},
    themes = ${JSON.stringify(said.themes)}::jsonb, to_act = ${said.toAct === 'yes'}, share = ${said.share}, quotable = ${said.quotable}, wish_by = ${by},
    version = version + 1, saved_at = request_now() where id = ${note.id}`)
  await tx.run(sql`update engagement_words set words = ${said.words}, wish = ${said.wish}, answers = ${said.answers}, why = ${why},
    saved_at = request_now() where id = ${note.id}`)
  await record(tx, { kind: 'engagement note put right', data: { note: key } })
  if (said.toAct === 'yes' && !note.toAct) await beginUnfinished(tx, { householdId: note.householdId, ...yesOf(key) })
  if (said.toAct === 'no') await takeBackUnfinished(tx, yesOf(key))
}

/** Takes down what should not have been written, such as of the wrong child: nobody else reads it any more, and it counts nowhere. */
export async function takeDown(tx: Tx, { key, seen, why }: Change): Promise<void> {
  const note = await hold(tx, { key, seen })
  await tx.run(
    sql`update engagement_notes set taken_down_at = request_now(), version = version + 1, saved_at = request_now() where id = ${note.id}`,
  )
  await tx.run(sql`update engagement_words set why = ${why}, saved_at = request_now() where id = ${note.id}`)
  await takeBackUnfinished(tx, yesOf(key))
  await record(tx, { kind: 'engagement note taken down', data: { note: key } })
}

/** What the child was told came of their wish, in the words in which they were told. */
export async function answerWish(
  tx: Tx,
  { key, seen, answer, on }: Omit<Change, 'why'> & { answer: string; on: Temporal.PlainDate },
): Promise<void> {
  const note = await hold(tx, { key, seen })
  if (!note.wishBy) throw new Refused('No wish waits here.')
  await tx.run(
    sql`update engagement_notes set told_on = ${on}, version = version + 1, saved_at = request_now() where id = ${note.id}`,
  )
  await tx.run(sql`update engagement_words set answer = ${answer}, saved_at = request_now() where id = ${note.id}`)
  await record(tx, { kind: 'wish of a child answered', data: { note: key } })
}
