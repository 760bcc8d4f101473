import type { Sight } from '#modules/evidence/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { nameAt } from '#modules/people/index.ts'
import { carersOfHousehold } from '#modules/register/index.ts'
import { join, listPage, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { type Part, part } from '#platform/sql/together.ts'
import type { Action, ActionState, ForWhom, Priority } from '../action.ts'
import type { EventKind } from '../event.ts'

const ofTheirHousehold = (household: Sql): Sql =>
  sql`(current_user <> 'hearth_assigned' or ${household} = any ((select my_households())::int[]))`

/** What stands in the row, or for a confidential one beside it, for whoever may see its piece. */
const orBeside = (column: Sql): Sql =>
  sql`case when a.sight in ('restricted', 'sealed') then beside.${column} else a.${column} end`

const apart = sql`a.sight not in ('open', 'household')`

/** Whether they would see it still if it were somebody else's to do. */
const staysInSight = sql`case when ${apart}
  then sees_piece_of(a.id, a.piece_id)
  else coalesce(${ofTheirHousehold(sql`a.household_id`)} or sees_whole(a.piece_id, (select my_households())::int[])
  or a.escalated_to = any ((select acts_for())::int[]), false) end`

/** Of an action that is over as it was then; of one that somebody is to do, as they are called. */
const nameWhenOver = (who: string): Sql =>
  sql`case when a.state in ('verified', 'not_done', 'superseded') then ${nameAt(who, 'a.saved_at')} else ${raw(`${who}.name`)} end`

const columns = sql`a.id, a.ref, a.sight, a.household_id as "householdId", 'H-' || a.household_id as "householdRef",
    h.id is not null as "seesHousehold", ${staysInSight} as "staysInSight",
    ${orBeside(sql`piece_id`)} as "pieceId", ${orBeside(sql`source_question`)} as "sourceQuestion",
    coalesce(${orBeside(sql`says`)}, a.says) as says,
    a.for_whom as "forWhom", a.owner_id as "ownerId", ${nameWhenOver('o')} as owner, a.priority, a.due_on as "dueOn", a.state,
    a.evidence, a.done_on as "doneOn", a.done_by as "doneBy",
    a.verified_on as "verifiedOn", a.verified_by as "verifiedBy", ${nameWhenOver('v')} as verifier, a.impact_note as "impactNote",
    a.escalated_to as "escalatedTo", e.name as "escalatedToName", a.escalation_step as "escalationStep",
    a.escalated_at as "escalatedAt", a.raised_by as "raisedBy", ${nameAt('r', 'a.raised_at')} as raiser, a.raised_at as "raisedAt", a.version`
const from = sql`actions a join people o on o.id = a.owner_id left join people v on v.id = a.verified_by
    left join people r on r.id = a.raised_by left join people e on e.id = a.escalated_to
    left join households h on h.id = a.household_id left join confidential_actions beside on beside.action_id = a.id`
export const action = sql`select ${columns} from ${from}`

/** By reference ("T-1001"). Throws NotFound when there is none, or none that the person may see. */
export async function findAction(tx: Tx, ref: string): Promise<Action> {
  return tx.one<Action>(sql`${action} where a.ref = ${ref}`)
}

/** The same, and nobody else changes it until this transaction ends. */
export async function findActionToChange(tx: Tx, ref: string): Promise<Action> {
  return tx.one<Action>(sql`${action} where a.ref = ${ref} for update of a`)
}

/** Whether this person sees actions of a household by the household alone, as db/policies/actions.sql has it: not only one that is
 * theirs, or that comes from a piece of theirs. */
export async function seesActionsOf(tx: Tx, householdId: number): Promise<boolean> {
  const { sees } = await tx.one<{ sees: boolean }>(sql`select ${ofTheirHousehold(sql`${householdId}::int`)} as sees`)
  return sees
}

/** The piece that an action is to come from, as far as the action keeps it. NotFound when they may not see it. */
export function findPieceToRaiseFrom(
  tx: Tx,
  id: number,
): Promise<{ id: number; householdId: number | null; sight: Sight }> {
  return tx.one(sql`select id, household_id as "householdId", sight from pieces where id = ${id}`)
}

/** How its piece is named, and whether it is this reader's to open: an owner in another service may not. */
export type PieceOfAction = { ref: string; isTheirs: boolean }

export function findPieceOf(tx: Tx, { pieceId }: Pick<Action, 'pieceId'>): Promise<PieceOfAction | undefined> {
  return tx.maybe<PieceOfAction>(sql`
    select coalesce(p.ref, named.ref) as ref, p.id is not null as "isTheirs"
    from piece_named(${pieceId}) named (ref) left join pieces p on p.id = ${pieceId} where coalesce(p.ref, named.ref) is not null`)
}

/** Whether an action, by the name that a query has for it, comes from a piece: a confidential one says it beside its row. */
export const comesFrom = (action: Sql, piece: Sql): Sql =>
  sql`${action}.id = any (array(select own.id from actions own where own.piece_id = ${piece}
    union all select c.action_id from confidential_actions c where c.piece_id = ${piece}))`

export const actionsOfPiece = (pieceId: number) => actionsOf(sql`${pieceId}::int`)

/** The same of a piece that the query finds itself. */
export const actionsOf = (piece: Sql) =>
  part<Action>(sql`${action} where ${comesFrom(sql`a`, piece)} order by a.due_on, a.id`, {
    dueOn: 'day',
    doneOn: 'day',
    verifiedOn: 'day',
    escalatedAt: 'moment',
    raisedAt: 'moment',
  })

const isOpen = sql`x.state not in ('verified', 'not_done', 'superseded')`

/** How many actions came of a piece, and how many of them are still to be done or checked. */
export const countActionsOf = (tx: Tx, pieceId: number): Promise<{ total: number; open: number }> =>
  tx.one(sql`select count(*)::int as total, count(*) filter (where ${isOpen})::int as open
    from actions x where ${comesFrom(sql`x`, sql`${pieceId}::int`)}`)

/** Whether any is: as a column of whoever reads pieces. */
export const anyOpenOf = (piece: Sql): Sql =>
  sql`exists (select from actions x where ${comesFrom(sql`x`, piece)} and ${isOpen})`

/** The latest actions for the household, whatever they come from, by when they were set. */
export function listActionsOfHousehold(
  tx: Tx,
  householdId: number,
  most: number,
): Promise<Pick<Action, 'ref' | 'raisedAt' | 'says'>[]> {
  return tx.many(sql`select a.ref, a.raised_at as "raisedAt", a.says from actions a where a.household_id = ${householdId}
    order by a.raised_at desc, a.id desc limit ${most}`)
}

export type Whose = 'mine' | 'team' | 'all'

export type ActionFilter = {
  whose: Whose
  /** The person and everyone they cover for. */
  actsFor: readonly number[]
  overdueOn?: Temporal.PlainDate | undefined
  priority?: Priority | undefined
  forWhom?: ForWhom | undefined
  ownerId?: number | undefined
  /** Of households of this team. */
  teamId?: number | undefined
  state?: ActionState | undefined
  /** Left out, or also those that are verified, not done or replaced. */
  settled?: boolean | undefined
}

/** `carers`: the initials of those of its household, '' where the household is not theirs to see. */
export type ActionRow = Action & { carers: string; caseSystemId: string | null }

/** By due date; with those that are over the latest first, so that what is open does not stand past the end of the list. Those that are
 * overdue are a figure of the month, and so listed to their end. */
export function listActions(tx: Tx, filter: ActionFilter, asked: AskedPage): Promise<ListPage<ActionRow>> {
  const toItsEnd = filter.overdueOn !== undefined
  const order = [sql`a.due_on`, sql`a.id`]
  return listPage<ActionRow>(
    tx,
    {
      columns: sql`${columns}, ${carersOfHousehold(sql`h.id`)} as carers, h.source_id as "caseSystemId"`,
      from,
      counted,
      where: conditionsOf(filter),
      order,
      toItsEnd,
      newestFirst: filter.settled === true,
    },
    asked,
  )
}

/** For a figure, which is the same whoever reads it: so none that goes by the person is in it. */
export const countActions = (filter: ActionFilter): Part<{ count: number }> =>
  part<{ count: number }>(
    sql`select count(*)::int as count from ${counted} where ${join([...conditionsOf(filter), sql`not ${apart}`], ' and ')}`,
    {},
  )

const counted = sql`actions a`

function conditionsOf(filter: ActionFilter): Sql[] {
  const parts: Sql[] = []
  if (filter.whose === 'mine') parts.push(sql`a.owner_id = any (${filter.actsFor})`)
  if (filter.whose === 'team') parts.push(ofMyTeams(filter.actsFor))
  if (filter.ownerId) parts.push(sql`a.owner_id = ${filter.ownerId}`)
  if (filter.teamId)
    parts.push(sql`a.household_id = any (array(select id from households where team_id = ${filter.teamId}))`)
  if (filter.state) parts.push(sql`a.state = ${filter.state}`)
  else if (!filter.settled) parts.push(sql`a.state in ('open', 'in_progress', 'done_awaiting_check')`)
  if (filter.overdueOn) parts.push(sql`a.state in ('open', 'in_progress') and a.due_on < ${filter.overdueOn}`)
  if (filter.priority) parts.push(sql`a.priority = ${filter.priority}`)
  if (filter.forWhom) parts.push(sql`a.for_whom = ${filter.forWhom}`)
  return parts
}

/** Of the people they manage, of the teams they lead or belong to, and of those teams' households. */
function ofMyTeams(me: readonly number[]): Sql {
  const teams = sql`select id from teams where manager_id = any (${me})
    union select team_id from people where id = any (${me}) and team_id is not null`
  return sql`(a.owner_id in (select id from people where manager_id = any (${me}) or team_id in (${teams}))
    or a.household_id in (select id from households where team_id in (${teams})))`
}

/** `own`: done by whoever reads it. */
export type ActionEvent = {
  id: number
  kind: EventKind
  by: string | null
  own: boolean
  at: Temporal.Instant
  words: string
}

/** What happened to an action, oldest first. `by` is null when Hearth itself did it. */
export async function listEvents(tx: Tx, actionId: number): Promise<ActionEvent[]> {
  return tx.many<ActionEvent>(sql`select e.id, e.kind, ${nameAt('p', 'e.at')} as by, coalesce(e.by_id = actor(), false) as own, e.at, e.words
    from action_events e left join people p on p.id = e.by_id where e.action_id = ${actionId} order by e.id`)
}
