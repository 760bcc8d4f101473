import type { TestContext } from 'node:test'
import { tell } from '#modules/people/commands/messages.ts'
import { sendDigests, sendUrgent } from '#modules/people/commands/send-messages.ts'
import { aPerson } from '#modules/people/testing.ts'
import { ItemsFailed } from '#platform/jobs/sweep.ts'
import { MailProblem, openMailer } from '#platform/mail/index.ts'
import { startMailServer } from '#platform/mail/testing.ts'
import { sentencesOf } from '#platform/room.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/*
 * Mail for tests: an empty database, a real mail server, and the two jobs that send, by hand.
 */

export const baseUrl = 'https://hearth.council.example'
export const thursdayEvening = at('2026-11-19T17:00:00Z')
export const friday = at('2026-11-20T07:30:00Z')
export const saturday = at('2026-11-21T09:00:00Z')
export const monday = at('2026-11-23T07:30:00Z')

export async function withPost(t: TestContext, refuse: Parameters<typeof startMailServer>[0] = {}, url?: string) {
  const database = await freshDatabase()
  const server = await startMailServer(refuse)
  const mailer = openMailer({ url: url ?? server.url, from: 'hearth@council.example' })
  t.after(async () => {
    mailer.close()
    await server.close()
  })
  const mail = { mailer, baseUrl, sentences: sentencesOf(rooms) }
  /** Both jobs, the urgent one first. */
  const post = async (now: Temporal.Instant) => {
    const outcomes = [await settled(sendUrgent(database, mail, now)), await settled(sendDigests(database, mail, now))]
    for (const problem of outcomes) if (problem) throw problem
  }
  return { database, server, mail, post }
}

const settled = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => undefined,
    (problem: unknown) => problem,
  )

export function refused(problem: unknown): void {
  if (!notTaken(problem)) throw problem
}

/** A sweep in which the mail server did not take a letter. */
export const notTaken = (problem: unknown): boolean =>
  problem instanceof ItemsFailed && problem.cause instanceof MailProblem

export function covered(database: TestDatabase, away: number, cover: number) {
  return database.asSystem(friday, (tx) =>
    tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${away}, ${cover}, '2026-11-20', '2026-11-27')`,
    ),
  )
}

export function someone(database: TestDatabase, name = 'Somebody') {
  return database.asSystem(thursdayEvening, (tx) => aPerson(tx, { name }))
}

export function say(database: TestDatabase, now: Temporal.Instant, message: Parameters<typeof tell>[1]) {
  return database.asSystem(now, (tx) => tell(tx, message))
}

export function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}
