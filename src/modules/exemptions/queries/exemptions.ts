import { countActionsOf } from '#modules/actions/index.ts'
import { piecesOf, saidOf } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import type { Exemption, Facts } from '../exemption.ts'

export const pieces = piecesOf<Exemption>({
  table: 'exemptions',
  own: ['kind', 'childIds', 'fromOn', 'beganOn', 'endedOn', 'termsThen', 'fosteredThen'],
  people: ['manager', 'worker', 'decider'],
  newest: 'fromOn',
  also: saidOf,
})

/** What My work asks of an open one besides: its kind, and whether nobody has written why yet. */
export const openColumns = sql`own.kind, not exists (select from answers n where n.piece_id = piece.id and n.section = 'child') as lacks`

export async function findFacts(tx: Tx, id: number): Promise<Facts> {
  const { nobody } = await tx.one<{ nobody: boolean }>(sql`select actor() is null as nobody`)
  return { actions: await countActionsOf(tx, id), isNobody: nobody }
}

const theirs = sql`(own.id = any ((select my_exemptions())::int[]) or own.id >= 500000000)`

/** Those that this person may see, newest first. Who does not see the service has few: they are looked up, and not met on a walk through everybody’s. */
export const listExemptions = (
  tx: Tx,
  { reach }: Pick<Actor, 'reach'>,
  asked: AskedPage,
): Promise<ListPage<Exemption>> =>
  listPage<Exemption>(
    tx,
    {
      ...{
        columns: pieces.columns,
        from: pieces.from,
        counted: pieces.own,
        where: reach === 'service' ? [] : [theirs],
      },
      ...{ order: [pieces.newest, sql`own.id`], newestFirst: true },
    },
    asked,
  )

/** The latest of one household, for its line. */
export const listOfHousehold = (tx: Tx, householdId: number, most: number): Promise<Exemption[]> =>
  tx.many<Exemption>(sql`select ${pieces.columns} from ${pieces.from} where piece.household_id = ${householdId}
    order by own.from_on desc, own.id desc limit ${most}`)

/** In force, and past the last day that the law gives: their references. */
export async function listOver(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ ref: string }>(sql`select p.ref from clocks c join pieces p on p.id = c.piece_id
    where c.state = 'running' and c.due_at <= request_now() and c.severity = 'law' and c.extends is null
      and p.stream = 'exemption' and p.state in ('running', 'extended') order by p.id`)
  return rows.map(({ ref }) => ref)
}
