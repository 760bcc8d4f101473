import { type Audit, seesWhole, states, wholeColumns, wholeFrom } from '#modules/audits/index.ts'
import { carersOfHousehold } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type AskedPage, countedUpTo, type ListPage } from '#platform/list-page.ts'
import { empty, join, listIds, listPage, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Counted } from '../counted.ts'
import { conditionsOf, finalGradeIs } from './narrowing.ts'

export type AuditFilter = {
  state?: string
  kind?: string
  grade?: string
  team?: number
  worker?: number
  /** A section was given this grade; in whichever, where none is named. Only of audits with a final grade. */
  sectionGrade?: { section: string | undefined; grade: string }
  /** By the day on which the step is due, those without one last. */
  byDue?: true
  overdueOn?: Temporal.PlainDate
  /** What a figure of a report counts. */
  counted?: Counted
}

export type AuditRow = Pick<
  Audit,
  'id' | 'ref' | 'household' | 'kind' | 'state' | 'dueOn' | 'scheduledFor' | 'finalGrade' | 'auditorId' | 'workerId'
> & {
  carers: string
  caseSystemId: string | null
  auditor: string | null
  worker: string | null
  moderator: string | null
  teamId: number | null
  team: string | null
  /** Whether a grade is given for the whole. */
  overall: boolean
  alert: boolean
}

/** The audits that this person may see, newest first. What a figure of a report counts is listed to its end. `reach`: who is assigned
 * their cases finds their few among all by number, instead of walking past everybody's; whoever has many walks. */
export async function listAudits(
  tx: Tx,
  filter: AuditFilter,
  asked: AskedPage,
  reach: Actor['reach'] = 'service',
): Promise<ListPage<AuditRow>> {
  const columns = sql`piece.id, piece.ref, h.ref as household, ${carersOfHousehold(sql`h.id`)} as carers, h.source_id as "caseSystemId", a.kind, piece.state,
      a.auditor_id as "auditorId", auditor.name as auditor, a.worker_id as "workerId", worker.name as worker, moderator.name as moderator, piece.due_on as "dueOn", a.scheduled_for as "scheduledFor",
      case when a.overall then a.final_grade end as "finalGrade", a.overall, h.team_id as "teamId", t.name as team,
      coalesce((select true from alerts l where l.household_id = piece.household_id and l.decided_at is null limit 1), false) as alert`
  const from = sql`audits a join pieces piece on piece.id = a.id join households h on h.id = piece.household_id
      left join teams t on t.id = h.team_id left join people auditor on auditor.id = a.auditor_id
      left join people worker on worker.id = a.worker_id left join people moderator on moderator.id = a.moderator_id`
  const order = filter.byDue
    ? [sql`coalesce(piece.due_on, 'infinity'::date)`, sql`a.id`]
    : [sql`a.scheduled_for`, sql`a.id`]
  const few = reach === 'assigned' ? await findFew(tx) : undefined
  const theirs = few ? sql`a.id = any (${few})` : reach === 'assigned' ? seesWhole : sql`true`
  const [where, toItsEnd] = [[theirs, ...narrowing(filter)], isFigure(filter)]
  const counted = countedOf(filter)
  const all = reach === 'assigned' && where.length === 1 && asked.after === undefined
  const known = all ? (few?.length ?? countedUpTo + 1) : undefined
  const list = { columns, from, counted, where, order, newestFirst: !filter.byDue, toItsEnd, known }
  return listPage<AuditRow>(tx, filter.counted?.stage ? { ...list, all: await listIds(tx, list, asked) } : list, asked)
}

/** The numbers of all audits that somebody sees whole, where they are few. Ordered by whose they are, so that each index is gone
 * through from there, however many are somebody else's. */
async function findFew(tx: Tx): Promise<number[] | undefined> {
  const most = countedUpTo + 1
  const own = (
    part: Sql,
  ) => sql`(select a.id from audits a where ${part} = any ((select acts_for())::int[]) and a.phase <> 'cancelled'
      order by ${part} limit ${most})`
  const { ids } = await tx.one<{ ids: number[] }>(sql`select array(
      (select p.id from pieces p where p.household_id = any ((select my_households())::int[]) and p.sight = 'household' and p.stream = 'audit'
        order by p.household_id limit ${most})
      union ${own(sql`a.auditor_id`)} union ${own(sql`a.moderator_id`)}) as ids`)
  return ids.length < most ? ids : undefined
}

/** Only what the filter asks for: a row that is counted costs what is looked up beside it. */
function countedOf({ team, state, overdueOn, byDue }: AuditFilter): Sql {
  const ofPiece = team || overdueOn || byDue || (state !== undefined && !phases.has(state))
  return sql`audits a ${ofPiece ? sql`join pieces piece on piece.id = a.id` : empty}
    ${team ? sql`join households h on h.id = piece.household_id` : empty}`
}

/** The states that the audit's own row tells: whether it is over, and how. */
const phases: ReadonlySet<string> = new Set(['open', 'closed', 'cancelled'])

/** What a report counts, and how many are late, which the month says as well. */
const isFigure = ({ counted = {}, overdueOn }: AuditFilter): boolean =>
  overdueOn !== undefined || Object.keys(counted).length > 0

/** How many audits each figure of a report counts: as many as the list that it opens has. */
export function countAudits<const F extends Readonly<Record<string, Counted>>>(
  tx: Tx,
  figures: F,
): Promise<Record<keyof F, number>> {
  const counts = Object.entries(figures).map(
    ([name, counted]) => sql`(select count(*) from audits a ${wanted({ counted })}) as ${raw(`"${name}"`)}`,
  )
  return tx.one<Record<keyof F, number>>(sql`select ${join(counts)}`)
}

/** The audits that are past their date, longest first, and how many there are in all. */
export async function listStuckAudits(
  tx: Tx,
  today: Temporal.PlainDate,
  most: number,
): Promise<{ audits: Audit[]; total: number }> {
  const late = sql`from audits a join pieces piece on piece.id = a.id ${wanted({ overdueOn: today })}`
  const audits = await tx.many<Audit & { total: number }>(sql`
    select ${wholeColumns}, (select count(*) ${late}) as total ${wholeFrom}
    where a.id = any (array(select a.id ${late} order by piece.due_on, a.id limit ${most})) order by piece.due_on, a.id`)
  return { audits, total: audits[0]?.total ?? 0 }
}

const openStates: readonly string[] = states.filter((state) => state !== 'closed' && state !== 'cancelled')

const inState = (state: string): Sql =>
  phases.has(state)
    ? sql`a.phase = ${state}`
    : sql`a.phase = 'open' and piece.stream = 'audit' and piece.state = ${state}`

function wanted(filter: AuditFilter): Sql {
  return sql`where ${join([seesWhole, ...narrowing(filter)], ' and ')}`
}

function narrowing(filter: AuditFilter): Sql[] {
  const conditions = conditionsOf(filter.counted ?? {})
  if (filter.state) conditions.push(inState(filter.state))
  if (filter.kind) conditions.push(sql`a.kind = ${filter.kind}`)
  if (filter.grade) conditions.push(finalGradeIs(filter.grade, filter.counted?.graded))
  if (filter.worker) conditions.push(sql`a.worker_id = ${filter.worker}`)
  if (filter.sectionGrade) conditions.push(sectionGradeIs(filter.sectionGrade))
  if (filter.team) conditions.push(sql`h.team_id = ${filter.team}`)
  // By the states in which it may be late, so that it is found by its day and not among all that is open.
  if (filter.overdueOn)
    conditions.push(
      sql`piece.stream = 'audit' and piece.state = any (${openStates}) and piece.due_on < ${filter.overdueOn}`,
    )
  return conditions
}

/** As the auditor gave it, of audits of which the grade is told. */
function sectionGradeIs({ section, grade }: NonNullable<AuditFilter['sectionGrade']>): Sql {
  const which = section ? sql`n.question = ${`${section}.grade`}` : sql`n.question = n.section || '.grade'`
  return sql`a.final_grade is not null and exists (select from answers n where n.piece_id = a.id and ${which} and n.value = ${JSON.stringify(grade)}::jsonb)`
}
