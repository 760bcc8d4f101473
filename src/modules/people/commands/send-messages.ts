import { MailProblem } from '#platform/mail/index.ts'
import { eachByItself, ItemsFailed } from '#platform/jobs/sweep.ts'
import type { Database } from '#platform/sql/database.ts'
import { digestCutoff, digestLetter, urgentLetter, type Writing } from '../letters.ts'
import type { Mail } from '../mail.ts'
import { knownSealingKey, unlockIfOurs } from '../sealing-key.ts'
import {
  claimDigest,
  claimUrgent,
  type Claimed,
  markNotOurs,
  markReached,
  markRefused,
  markSent,
  type Reader,
} from './claim-messages.ts'

/*
 * What is urgent and what waits for the morning are two jobs, side by side, and between two letters of a digest goes what became
 * urgent meanwhile: a digest for a whole service never stands before a safety alert. Each letter is claimed in one short transaction, sent in none, and marked in another. A crash
 * between leads to a second sending, never to none.
 */

/** A mail server, and what letters say. */
type Post = Mail & Writing
type Sending = { database: Database; mail: Post; now: Temporal.Instant }

/** Sends what cannot wait, each message by itself, until none is left: what was said meanwhile goes out too. What the mail
 * server does not take is tried again until it went. Throws ItemsFailed, so that it is reported. */
export async function sendUrgent(database: Database, mail: Post, now: Temporal.Instant): Promise<void> {
  const opensLinks = knownSealingKey() !== undefined
  const claim = () => database.asSystem(now, (tx) => claimUrgent(tx, now, { opensLinks }))
  await sendEach(claim, async (claimed) => {
    const [message] = claimed.messages
    const path = message!.sealed === null ? message!.path : unlockIfOurs(message!.sealed)
    if (path === undefined) {
      await database.asSystem(now, (tx) => markNotOurs(tx, claimed))
      return []
    }
    const letterTo = (to: string) => urgentLetter(to, { ...message!, path }, mail, claimed.ring)
    const problems = await sendTo(claimed, { database, mail, now }, letterTo)
    await settle({ database, mail, now }, claimed, 'alone', problems)
    return problems
  })
}

/** Sends each person one letter with all that is new for them, at 07:30 of working days; what is urgent before the next of them, so
 * that it does not wait for its own job's minute. An urgent one that fails is that job's to try again, and to report. Throws ItemsFailed. */
export async function sendDigests(database: Database, mail: Post, now: Temporal.Instant): Promise<void> {
  const cutoff = digestCutoff(now)
  if (!cutoff) return
  const claim = async () => {
    await sendUrgent(database, mail, now).catch(unlessItems)
    return database.asSystem(now, (tx) => claimDigest(tx, now, cutoff))
  }
  await sendEach(claim, async (claimed) => {
    const letterTo = (to: string) => digestLetter(to, claimed.messages, mail)
    const problems = await sendTo(claimed, { database, mail, now }, letterTo)
    await settle({ database, mail, now }, claimed, 'digest', problems)
    return problems
  })
}

function unlessItems(problem: unknown): void {
  if (!(problem instanceof ItemsFailed)) throw problem
}

/** Goes on while there is something to send. When the server does not answer for three in a row it is away: the rest
 * waits for the next minute. One letter that fails, for whatever reason, holds up nobody else. */
async function sendEach<C extends Claimed>(
  claim: () => Promise<C | undefined>,
  send: (claimed: C) => Promise<MailProblem[]>,
): Promise<void> {
  let unanswered = 0
  async function* claims() {
    for (let next = await claim(); next; next = unanswered < 3 ? await claim() : undefined) yield next
  }
  await eachByItself(claims(), async (claimed) => {
    const problems = await send(claimed)
    unanswered = problems.some(({ ofLetter }) => !ofLetter) ? unanswered + 1 : 0
    if (problems.length > 0) throw problems.at(-1)
  })
}

async function sendTo(
  claimed: Claimed,
  { database, mail, now }: Sending,
  letterTo: (to: string) => Parameters<Mail['mailer']['send']>[0],
): Promise<MailProblem[]> {
  const problems: MailProblem[] = []
  const tell = async (reader: Reader) => {
    await mail.mailer.send(letterTo(reader.email))
    await database.asSystem(now, (tx) => markReached(tx, claimed, reader))
  }
  for (const reader of claimed.readers) {
    await tell(reader).catch((problem: unknown) => {
      if (!(problem instanceof MailProblem)) throw problem
      problems.push(problem)
    })
  }
  return problems
}

async function settle(
  { database, now }: Sending,
  claimed: Claimed,
  sentIn: 'alone' | 'digest',
  problems: readonly MailProblem[],
): Promise<void> {
  const [problem] = problems
  await database.asSystem(now, (tx) =>
    problem
      ? markRefused(tx, claimed, problem.reason, now.add(pause(problem, sentIn, claimed.tries)))
      : markSent(tx, claimed, sentIn, now),
  )
}

/** How long until it is tried again: the next minute when the server was away, or asked for patience. A mailbox that
 * refuses is asked for an urgent letter after 1, 2, 4, 8 and then every 15 minutes, for a digest every hour. */
function pause(problem: MailProblem, sentIn: 'alone' | 'digest', tries: number): { seconds: number } {
  if (!problem.lasting) return { seconds: 30 }
  if (sentIn === 'digest') return { seconds: 3600 }
  return { seconds: Math.min(2 ** (tries - 1), 15) * 60 - 30 }
}
