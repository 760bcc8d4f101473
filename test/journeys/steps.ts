import { planAuditsFromReviews } from '#modules/planning/jobs.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { auditSections, type Choices } from './answering.ts'
import { send, sendSections } from './sending.ts'
import type { Person, Stage } from './stage.ts'

/*
 * The steps of an audit that a journey passes through on its way to what it tells of. Each is one person's part, and
 * leaves the audit with the next.
 */

/** The audit that the coming review of team North's household calls for, planned by the nightly job. */
export async function planFromReview({ database, now }: Stage): Promise<string> {
  await planAuditsFromReviews(database, londonDate(now()), now())
  const { ref } = await database.asSystem(now(), (tx) =>
    tx.one<{ ref: string }>(sql`select ref from pieces order by id desc limit 1`),
  )
  return ref
}

/** Views are asked for, the worker reports, the review is held and the audit together begins. */
export async function reachTheAudit(stage: Stage, auditor: Person, worker: Person): Promise<string> {
  const ref = await planFromReview(stage)
  await send(auditor, `/audits/${ref}/views-request`)
  await sendSections(worker, ref, ['swr', 'refl'])
  await giveNoVoices(stage, ref)
  await send(auditor, `/audits/${ref}/review`, { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
  await send(auditor, `/audits/${ref}/beginning`)
  return ref
}

/** Children and carers are recorded as not heard, with the reason: other journeys hear them. */
export async function giveNoVoices({ database, now }: Stage, ref: string): Promise<void> {
  await database.asSystem(now(), (tx) =>
    tx.run(
      sql`update voices set state = 'not_given', reason = 'declined' where piece_id = (select id from pieces where ref = ${ref})`,
    ),
  )
}

/** The auditor answers the whole audit and sends it to Quality Assurance and Partnerships; where the worker has not said what they
 * think of it, with the reason. */
export async function writeAndSubmit(auditor: Person, ref: string, choices: Choices = {}): Promise<void> {
  await sendSections(auditor, ref, auditSections, choices)
  await send(auditor, `/audits/${ref}/submission`, { reason: 'They are on leave, and come back after the date.' })
}

/** Quality Assurance and Partnerships checks it and sends it to a moderator. */
export async function forward({ service }: Stage, quality: Person, ref: string, moderator: string): Promise<void> {
  await send(quality, `/audits/${ref}/receipt`)
  await send(quality, `/audits/${ref}/moderator`, { moderator: String(service.people[moderator]) })
}

export async function moderate(moderator: Person, ref: string, choices: Choices = {}): Promise<void> {
  await sendSections(moderator, ref, ['mod'], choices)
  await send(moderator, `/audits/${ref}/moderation`)
}
