import { themeAsked } from '#framework/a2-escalation-form/index.ts'
import { answerKey, type Answers, type Value } from '#framework/forms/answered.ts'
import { countActionsOf } from '#modules/actions/index.ts'
import { piecesOf, saidOf } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Escalation, Facts } from '../escalation.ts'

export const pieces = piecesOf<Escalation>({
  table: 'escalations',
  own: ['childId', 'kind', 'stage', 'noticedOn', 'formalOn', 'cafcassOn'],
  people: ['officer', 'manager'],
  newest: 'noticedOn',
  also: `'C-' || own.child_id as child, 'H-' || piece.household_id as home, h.supervising_worker_id as "workerId", ${saidOf}`,
})

/** Whether the day of its answer is over. */
export const openColumns = sql`coalesce(piece.due_on < (request_now() at time zone 'Europe/London')::date, false) as "isLate"`

type About = { piece: Pick<Escalation, 'id' | 'childId' | 'state'>; answers: Answers<{ value: Value }> }

export async function findFacts(tx: Tx, { piece, answers }: About): Promise<Facts> {
  const about = answers.get(answerKey(themeAsked, null))?.value
  const isNew = piece.state === 'noticed' && Array.isArray(about)
  const same = isNew
    ? await tx.one<{ ref: string | null }>(
        sql`select open_escalation(${piece.childId}, ${about as string[]}::text[], ${piece.id}) as ref`,
      )
    : undefined
  return { actions: await countActionsOf(tx, piece.id), sameAs: same?.ref ?? null }
}

const theirs = sql`(own.id = any ((select my_escalations())::int[]) or own.id >= 500000000)`

/** Those that this person may see, the latest first. Who sees neither the service nor all of these has few: they are looked up, and not met on a walk
 * through everybody’s. */
export const listEscalations = (
  tx: Tx,
  { reach, duties }: Pick<Actor, 'reach' | 'duties'>,
  asked: AskedPage,
): Promise<ListPage<Escalation>> =>
  listPage<Escalation>(
    tx,
    {
      ...{
        columns: pieces.columns,
        from: pieces.from,
        counted: pieces.own,
        where: reach === 'service' || duties.has('report_escalations') ? [] : [theirs],
      },
      ...{ order: [pieces.newest, sql`own.id`], newestFirst: true },
    },
    asked,
  )

/** The latest of one household, for its line. */
export const listOfHousehold = (tx: Tx, householdId: number, most: number): Promise<Escalation[]> =>
  tx.many<Escalation>(sql`select ${pieces.columns} from ${pieces.from} where piece.household_id = ${householdId}
    order by own.noticed_on desc, own.id desc limit ${most}`)

export type Counts = {
  raised: number
  children: number
  formal: number
  settled: number
  better: number
  checked: number
  goodPractice: number
  oldest: Temporal.PlainDate | null
}

/** Of those that this person sees, since a day; the oldest that is open, however old. What was written down by mistake counts nowhere. */
export const countSince = (tx: Tx, since: Temporal.PlainDate): Promise<Counts> =>
  tx.one<Counts>(sql`
    select count(*) filter (where concern)::int as raised, count(distinct child_id) filter (where concern)::int as children,
      count(formal_on)::int as formal,
      count(*) filter (where concern and ended_as = 'closed' and formal_on is null)::int as settled,
      count(*) filter (where better = 'better')::int as better, count(better)::int as checked,
      count(*) filter (where not concern)::int as "goodPractice",
      (select min(o.noticed_on) from escalations o where o.kind = 'concern' and o.ended_as is null) as oldest
    from (select own.*, own.kind = 'concern' as concern from escalations own
      where own.ended_as is distinct from 'cancelled' and own.noticed_on > ${since}) seen`)

export type OfMonth = Pick<Counts, 'raised' | 'children' | 'formal' | 'goodPractice'>

/** What was noticed in a month, for the month. */
export const noticedIn = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  part<OfMonth>(
    sql`select count(*) filter (where e.kind = 'concern')::int as raised, count(distinct e.child_id) filter (where e.kind = 'concern')::int as children,
      count(e.formal_on)::int as formal, count(*) filter (where e.kind <> 'concern')::int as "goodPractice"
      from escalations e where e.ended_as is distinct from 'cancelled' and e.noticed_on between ${from} and ${to}`,
    {},
  )

export type Home = { id: number; managerId: number | null }

/** Where a child lives whose reviewing officer this person is; undefined for another's child, or one who lives with none of our carers. */
export const findHomeOf = (tx: Tx, child: string): Promise<(Home & { childId: number; child: string }) | undefined> =>
  tx.maybe<Home & { childId: number; child: string }>(
    sql`select household_id as id, manager_id as "managerId", child_id as "childId", child_ref as child from home_of_child(${child})`,
  )

/** Whose child's reviewing officer this person is, in one home: their references. */
export const listChildrenOf = (tx: Tx, householdId: number): Promise<{ ref: string }[]> =>
  tx.many<{ ref: string }>(sql`select c.ref from children c join placements p on p.child_id = c.id
    where p.household_id = ${householdId} and p.ended_on is null and c.iro_id = any ((select acts_for())::int[]) order by c.id`)
