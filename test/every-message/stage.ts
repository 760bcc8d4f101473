import assert from 'node:assert/strict'
import type { MessageKind } from '#platform/room.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { allJobs } from '#src/app.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { aSmallService, type SmallService } from '#test/service.ts'
import { openVisits, type Visits } from '#test/visitor.ts'

/* A small service in which moves and jobs are really made, and what was said by them is read from the outbox. */

export type Told = { to: string; kind: MessageKind; path: string; urgent: boolean }

export type Stage = {
  database: TestDatabase
  service: SmallService
  visits: Visits
  /** Posts a form as this person would. What is refused fails. */
  send(key: string, path: string, fields?: Record<string, string | readonly string[]>): Promise<void>
  as<T>(key: string, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T>
  /** Runs the job of this name, as it would run at that moment. */
  job(name: string, now: Temporal.Instant): Promise<void>
  told(): Promise<Told[]>
}

export const today = londonDate(testNow)

export async function setStage(): Promise<Stage> {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  const visits = await openVisits(database)
  return {
    database,
    service,
    visits,
    async send(key, path, fields = {}) {
      const reply = await (await visits.as(key)).post(path, fields)
      assert.equal(
        reply.status,
        303,
        `${key} posts ${path}: ${/<main[^]*<\/main>/.exec(reply.text)?.[0].slice(0, 1500)}`,
      )
    },
    as: (key, work) => database.asPerson(service.people[key]!, testNow, work),
    async job(name, now) {
      const job = allJobs.find((one) => one.name === name)
      assert.ok(job, `there is a job “${name}”`)
      await job.handle({ database, today: londonDate(now), now })
    },
    told: () =>
      database.asOwner((client) =>
        asTx(client).many<Told>(sql`select coalesce(p.demonstration_key, m.to_address) as to, m.kind, m.path, m.urgent
          from messages m left join people p on p.id = m.to_id order by m.id`),
      ),
  }
}
