import type { PracticeQuestionKey } from '#framework/s3-practice-questions.ts'
import { NotFound } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { SourceKey } from '../matrix.ts'
import type { Stands, Worked } from '../plan.ts'

/** A plan to make something better, as it stands. */
export type Plan = {
  key: string
  aim: string
  question: PracticeQuestionKey
  source: SourceKey
  ledBy: number
  leader: string
  /** Whoever leads it works here. */
  isLed: boolean
  from: Temporal.PlainDate
  by: Temporal.PlainDate
  shows: string
  stands: Stands
  worked: Worked
  cameOf: string
  endedOn: Temporal.PlainDate | null
  version: number
  savedBy: string
  at: Temporal.Instant
}

const columns = sql`i.key, i.aim, i.question, i.source, i.led_by as "ledBy", l.name as leader, l.active as "isLed", i.from_on as "from", i.by_on as "by", i.shows,
  i.stands, i.worked, i.came_of as "cameOf", i.ended_on as "endedOn", i.version, (select p.name from people p where p.id = i.saved_by) as "savedBy", i.saved_at as at`
const plans = sql`improvement_plans i join people l on l.id = i.led_by`

/** All of them, a few dozen: what is under way first, by its day; then what is over, the latest first. */
export function listPlans(tx: Tx): Promise<Plan[]> {
  return tx.many<Plan>(sql`select ${columns} from ${plans}
    order by i.stands <> 'open', case when i.stands = 'open' then i.by_on end, i.ended_on desc, i.id limit 500`)
}

/** Those under way whose day comes by this one. */
export function listPlansDue(tx: Tx, by: Temporal.PlainDate): Promise<Plan[]> {
  return tx.many<Plan>(
    sql`select ${columns} from ${plans} where i.stands = 'open' and i.by_on <= ${by} order by i.by_on, i.id limit 500`,
  )
}

/** NotFound when there is none with this key. */
export async function findPlan(tx: Tx, key: string): Promise<Plan> {
  const [found] = await tx.many<Plan>(sql`select ${columns} from ${plans} where i.key = ${key}`)
  if (!found) throw new NotFound()
  return found
}

export type EarlierPlan = Pick<Plan, 'aim' | 'shows' | 'stands' | 'cameOf' | 'leader' | 'savedBy' | 'at'> & {
  from: string
  by: string
}

/** How it read before, the latest first. */
export function listEarlierPlans(tx: Tx, key: string): Promise<EarlierPlan[]> {
  return tx.many<EarlierPlan>(sql`
    select h.was ->> 'aim' as aim, h.was ->> 'shows' as shows, h.was ->> 'stands' as stands, h.was ->> 'came_of' as "cameOf",
      h.was ->> 'from_on' as "from", h.was ->> 'by_on' as "by",
      (select p.name from people p where p.id = (h.was ->> 'led_by')::int) as leader,
      (select p.name from people p where p.id = (h.was ->> 'saved_by')::int) as "savedBy", (h.was ->> 'saved_at')::timestamptz as at
    from improvement_plans i join history h on h.table_name = 'improvement_plans' and h.row_id = i.id
    where i.key = ${key} order by h.replaced_at desc, h.id desc limit 20`)
}
