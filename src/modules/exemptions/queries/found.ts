import { type Beyond, listBeyond } from '#modules/register/index.ts'
import { sql, type Sql, type Tx } from '#platform/sql/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Answered, type Because, type Spoken, toAsk } from '../found.ts'

/** So far back it is looked for what was beyond and is no more. */
const backDays = 92

/** What the register says of these households and nobody has spoken of. */
export async function listFound(tx: Tx, of: Sql, today: Temporal.PlainDate): Promise<Beyond[]> {
  const found = await listBeyond(tx, { back: today.subtract({ days: backDays }), today, of })
  if (found.length === 0) return []
  const homes = [...new Set(found.map(({ householdId }) => householdId))]
  const spoken =
    await tx.many<Spoken>(sql`select p.household_id as "householdId", e.kind, e.child_ids as "childIds", e.ended_on as "endedOn"
    from pieces p join exemptions e on e.id = p.id where p.household_id = any (${homes}) and p.stream = 'exemption' and p.state <> 'cancelled'`)
  return toAsk(found, spoken, await listAnswered(tx, homes))
}

/** Those of the teams that this person manages, or stands in for. */
export const listFoundFor = (tx: Tx, { actsFor, id }: Pick<Actor, 'actsFor' | 'id'>, today: Temporal.PlainDate) =>
  listFound(
    tx,
    sql`h.team_id = any (array(select t.id from teams t where t.manager_id = any (${[id, ...actsFor]})))`,
    today,
  )

export const listFoundIn = (tx: Tx, householdId: number, today: Temporal.PlainDate) =>
  listFound(tx, sql`h.id = ${householdId}`, today)

const listAnswered = (tx: Tx, homes: readonly number[]): Promise<Answered[]> =>
  tx.many<Answered>(sql`select household_id as "householdId", kind, since from limit_answers
    where household_id = any (${[...homes]}) and withdrawn_at is null`)

export type AnswerGiven = {
  kind: Beyond['kind']
  since: Temporal.PlainDate
  because: Because
  words: string
  by: string
  at: Temporal.Instant
}

/** What was answered of one household, the latest first. */
export const listAnswers = (tx: Tx, householdId: number): Promise<AnswerGiven[]> =>
  tx.many<AnswerGiven>(sql`select a.kind, a.since, a.because, a.words, p.name as by, a.answered_at as at
    from limit_answers a join people p on p.id = a.answered_by where a.household_id = ${householdId} and a.withdrawn_at is null
    order by a.since desc, a.kind limit 50`)

/** Whether something that was found of this household was answered. */
export const wasAnswered = async (tx: Tx, householdId: number): Promise<boolean> =>
  (
    await tx.one<{ yes: boolean }>(
      sql`select exists (select from limit_answers where household_id = ${householdId} and withdrawn_at is null) as yes`,
    )
  ).yes
