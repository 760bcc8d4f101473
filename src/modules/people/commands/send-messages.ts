import { londonDate } from '#platform/dates/index.ts'
import { type Letter, MailProblem } from '#platform/mail/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { join, sql, type Tx } from '#platform/sql/index.ts'
import { digestCutoff, digestLetter, urgentLetter } from '../letters.ts'
import type { Mail } from '../mail.ts'
import { coverFor, findPerson } from '../queries/directory.ts'
import { listWaiting, lockWaiting, type Waiting } from '../queries/messages.ts'

/** Sends what is due: urgent messages each by itself, the others in one digest a person. A message counts as sent when
 * the server has taken it; until then it waits, for a week at most. Throws the last problem, so that it is reported. */
export async function sendMessages(
  database: Database,
  { mailer, baseUrl }: Mail,
  now: Temporal.Instant,
): Promise<void> {
  const cutoff = digestCutoff(now)
  const waiting = await database.asSystem(now, (tx) => listWaiting(tx, now, cutoff))
  let problem: unknown
  for (const batch of inBatches(waiting)) {
    const outcome = await database.asSystem(now, (tx) => sendBatch(tx, { batch, mailer, baseUrl, now }))
    problem = outcome ?? problem
    if (outcome && !outcome.ofLetter) break // the server is away: the rest waits for the next minute
  }
  if (problem) throw problem
}

/** Each urgent message is a letter; all else for one person is one letter. */
function inBatches(waiting: readonly Waiting[]): Waiting[][] {
  const urgent = waiting.filter((message) => message.urgent).map((message) => [message])
  const digests = Map.groupBy(
    waiting.filter((message) => !message.urgent),
    (message) => message.toId,
  )
  return [...urgent, ...digests.values()]
}

async function sendBatch(
  tx: Tx,
  { batch, mailer, baseUrl, now }: { batch: readonly Waiting[]; now: Temporal.Instant } & Mail,
): Promise<MailProblem | undefined> {
  const messages = await lockWaiting(
    tx,
    batch.map(({ id }) => id),
  )
  const [first] = messages
  if (!first) return undefined // another worker has them
  const which = sql`id in (${join(messages.map(({ id }) => id))})`
  try {
    for (const letter of await lettersFor(tx, first, messages, baseUrl, now)) await mailer.send(letter)
  } catch (problem) {
    if (!(problem instanceof MailProblem)) throw problem
    const tryAgain = problem.lasting ? now.add({ hours: 1 }) : null
    await tx.run(sql`update messages set error = ${problem.reason}, try_again_at = ${tryAgain} where ${which}`)
    return problem
  }
  // A one-time link is not kept once it has gone out.
  await tx.run(sql`update messages set sent_at = ${now}, sent_in = ${first.urgent ? 'alone' : 'digest'}, error = null,
    path = case when kind = 'invitation' then '/' else path end where ${which}`)
  return undefined
}

/** Whoever covers gets it while the person is away; what cannot wait goes to both. */
async function lettersFor(
  tx: Tx,
  first: Waiting,
  messages: readonly Waiting[],
  baseUrl: string,
  now: Temporal.Instant,
): Promise<Letter[]> {
  return (await addressesOf(tx, first, now)).map((to) =>
    first.urgent ? urgentLetter(to, first, baseUrl) : digestLetter(to, messages, baseUrl),
  )
}

async function addressesOf(tx: Tx, { toId, toAddress, urgent }: Waiting, now: Temporal.Instant): Promise<string[]> {
  if (toId === null) return toAddress === null ? [] : [toAddress]
  const person = await findPerson(tx, toId)
  const cover = await coverFor(tx, toId, londonDate(now))
  if (!cover) return [person.email]
  return urgent ? [cover.email, person.email] : [cover.email]
}
