import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Given, isBlank } from '../answer.ts'
import { listSaid } from '../queries/answers.ts'
import { isAnswered, type Voice } from '../voice.ts'
import { caseOf, openLink } from './link.ts'
import { moveOwnVoice } from './move.ts'
import { skipQuestion } from './save.ts'
import { handOver, type Moment, takeDown } from './say.ts'

/** What a link still is when somebody posts with it: gone, already finished, or open. */
export type ByLink<T> = { link: 'gone' } | { link: 'finished'; voice: Voice } | ({ link: 'open'; voice: Voice } & T)

export async function saveByLink(
  tx: Tx,
  token: string,
  given: readonly Given[],
  at: Moment,
  helper?: string,
): Promise<ByLink<{ clashes: Given[] }>> {
  return withLink(tx, token, at, async (voice) => {
    await moveOwnVoice(tx, voice, 'save')
    return { clashes: await takeDown(tx, voice, given, { method: 'link', helper }, at) }
  })
}

export async function skipByLink(tx: Tx, token: string, question: string, at: Moment): Promise<ByLink<object>> {
  return withLink(tx, token, at, async (voice) => {
    await moveOwnVoice(tx, voice, 'save')
    await skipQuestion(tx, voice.id, question, at.now)
    return {}
  })
}

/** The person says that they are done. Finishing without a single answer is an answer too: they did not want to. Done
 * twice, it changes nothing. */
export async function finishByLink(tx: Tx, token: string, at: Moment): Promise<ByLink<object>> {
  return withLink(tx, token, at, async (voice) => {
    const said = await listSaid(tx, voice.id)
    if (![...said.values()].every(isBlank)) {
      await moveOwnVoice(tx, voice, 'finish')
      await handOver(tx, voice, at)
      return {}
    }
    await moveOwnVoice(tx, voice, 'say_why_not')
    await tx.run(setDeclined(voice))
    await record(tx, { kind: 'voice not given', ...caseOf(voice) })
    return {}
  })
}

const setDeclined = (voice: Voice): Sql =>
  sql`update voices set reason = 'declined', reason_words = 'They opened their link and chose not to answer.' where id = ${voice.id}`

async function withLink<T>(
  tx: Tx,
  token: string,
  { now }: Moment,
  work: (voice: Voice) => Promise<T>,
): Promise<ByLink<T>> {
  const opened = await openLink(tx, token, now, true)
  if (!opened) return { link: 'gone' }
  const { voice } = opened
  if (isAnswered(voice)) return { link: 'finished', voice }
  return { link: 'open', voice, ...(await work(voice)) }
}
