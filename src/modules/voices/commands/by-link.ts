import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { listSaid } from '../queries/answers.ts'
import { listSeenIn } from '../queries/visits.ts'
import { type Key, overVeiled, veil, type Visit } from '../visit.ts'
import { isAnswered, type Voice } from '../voice.ts'
import { caseOf } from './link.ts'
import { moveOwnVoice } from './move.ts'
import { skipQuestion } from './save.ts'
import { handOver, type Moment, takeDown } from './say.ts'
import { keepForBoth } from './together.ts'
import { type Telling, tellNow, tellsAt } from './tell-now.ts'
import { noteSaid, openToTell, openVisit } from './visit.ts'

/** What a visit still is when somebody posts in it: gone, already finished, or open. */
export type ByLink<T> = { link: 'gone' } | { link: 'finished'; voice: Voice } | ({ link: 'open'; voice: Voice } & T)

/** Saves what was said. What an earlier visit said and this one was not shown is written over only by something. */
export async function saveByLink(
  tx: Tx,
  key: Key,
  given: readonly Given[],
  at: Moment,
): Promise<ByLink<{ clashes: Given[] }>> {
  return withVisit(tx, key, at, async (voice, visit) => ({ clashes: await save(tx, voice, visit, given, at) }))
}

/** Keeps what somebody is writing, as they leave each question. What was said meanwhile in another place gives way, and stays in the
 * history; nothing gives way to a blank. */
export async function keepByLink(
  tx: Tx,
  key: Key,
  given: readonly Given[],
  at: Moment,
): Promise<ByLink<{ elsewhere: boolean; stored: ReadonlyMap<string, Said> }>> {
  return withVisit(tx, key, at, async (voice, visit) => {
    const clashes = await save(tx, voice, visit, given, at, true)
    const stored = await listSaid(tx, voice.id)
    if (clashes.length === 0) return { elsewhere: false, stored }
    const knowing = clashes.map((one) => ({ ...one, seen: stored.get(one.question)?.version ?? 0 }))
    await save(tx, voice, visit, knowing, at, true)
    return { elsewhere: true, stored: await listSaid(tx, voice.id) }
  })
}

async function save(
  tx: Tx,
  voice: Voice,
  visit: Visit,
  given: readonly Given[],
  at: Moment,
  inPassing = false,
): Promise<Given[]> {
  if (given.length === 0) return []
  await moveOwnVoice(tx, voice, 'save')
  const said = await listSaid(tx, voice.id)
  const shown = veil(said, await listSeenIn(tx, visit))
  const meant = given.flatMap((one) => overVeiled(one, shown.get(one.question), said.get(one.question)) ?? [])
  const clashes = await takeDown(tx, voice, meant, { method: 'link', inPassing }, at)
  await noteSaid(
    tx,
    visit,
    meant.filter((one) => !clashes.includes(one)),
  )
  return clashes
}

export async function skipByLink(tx: Tx, key: Key, question: string, at: Moment): Promise<ByLink<object>> {
  return withVisit(tx, key, at, async (voice) => {
    await moveOwnVoice(tx, voice, 'save')
    await skipQuestion(tx, voice.id, question, at.now)
    return {}
  })
}

/** The person says that they are done. Finishing without a single answer is an answer too: they did not want to. Done
 * twice, it changes nothing. */
export async function finishByLink(tx: Tx, key: Key, at: Moment): Promise<ByLink<object>> {
  return withVisit(tx, key, at, async (voice) => {
    await finish(tx, voice, at)
    return {}
  })
}

/** One press saves the last answers and hands everything in; when an answer was changed elsewhere meanwhile, nothing is handed in yet. */
export async function saveAndFinishByLink(
  tx: Tx,
  key: Key,
  given: readonly Given[],
  at: Moment,
): Promise<ByLink<{ clashes: Given[] }>> {
  return withVisit(tx, key, at, async (voice, visit) => {
    const clashes = await save(tx, voice, visit, given, at)
    if (clashes.length === 0) await finish(tx, voice, at)
    return { clashes }
  })
}

/** "I want to tell someone something now", with the words that came with it, if any did: also when everything was handed in,
 * or the page stood open too long. `telling` reads them from what was posted. False when there is no such visit,
 * or nothing to tell. */
export async function tellNowByLink(
  tx: Tx,
  key: Key,
  telling: (voice: Voice) => Telling | undefined,
  at: Moment,
): Promise<boolean> {
  const opened = await openToTell(tx, key)
  const told = opened && telling(opened.voice)
  if (!told) return false
  await tellNow(tx, opened.voice, at, told)
  await noteSaid(tx, opened.visit, [{ question: tellsAt(opened.voice) }])
  return true
}

async function finish(tx: Tx, voice: Voice, at: Moment): Promise<void> {
  const said = await listSaid(tx, voice.id)
  if (![...said.values()].every(isBlank)) {
    await moveOwnVoice(tx, voice, 'finish')
    await handOver(tx, voice, at)
    return keepForBoth(tx, voice)
  }
  await moveOwnVoice(tx, voice, 'say_why_not')
  await tx.run(setDeclined(voice))
  await record(tx, { kind: 'voice not given', ...caseOf(voice) })
}

const setDeclined = (voice: Voice): Sql =>
  sql`update voices set reason = 'declined', reason_words = 'They opened their link and chose not to answer.' where id = ${voice.id}`

async function withVisit<T>(
  tx: Tx,
  key: Key,
  { now }: Moment,
  work: (voice: Voice, visit: Visit) => Promise<T>,
): Promise<ByLink<T>> {
  const opened = await openVisit(tx, key, now, true)
  if (!opened) return { link: 'gone' }
  const { voice, visit } = opened
  if (isAnswered(voice)) return { link: 'finished', voice }
  return { link: 'open', voice, ...(await work(voice, visit)) }
}
