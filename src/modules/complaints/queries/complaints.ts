import { countActionsOf } from '#modules/actions/index.ts'
import { piecesOf, saidOf } from '#modules/evidence/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Complaint, Facts, Procedure } from '../complaint.ts'

export const pieces = piecesOf<Complaint>({
  table: 'complaints',
  own: ['complainant', 'receivedOn', 'procedure', 'points', 'answeredOn', 'days'],
  people: ['officer', 'manager'],
  newest: 'receivedOn',
  also: `'H-' || piece.household_id as home, piece.sight <> 'household' as "isApart", ${saidOf}`,
})

export const openColumns = sql`own.procedure`

export const findFacts = async (tx: Tx, id: number): Promise<Facts> => ({ actions: await countActionsOf(tx, id) })

/** Those that this person may see, the latest first; of one procedure, or of none yet, where that is asked for. */
export const listComplaints = (
  tx: Tx,
  asked: AskedPage,
  procedure?: Procedure | 'undecided',
): Promise<ListPage<Complaint>> =>
  listPage<Complaint>(
    tx,
    {
      ...{ columns: pieces.columns, from: pieces.from, counted: pieces.own, where: ofProcedure(procedure) },
      ...{ order: [pieces.newest, sql`own.id`], newestFirst: true },
    },
    asked,
  )

const ofProcedure = (procedure?: Procedure | 'undecided') => {
  if (!procedure) return []
  return [procedure === 'undecided' ? sql`own.procedure is null` : sql`own.procedure = ${procedure}`]
}

/** The latest of one household, for its line; none of those that only a list knows. */
export const listOfHousehold = (tx: Tx, householdId: number, most: number): Promise<Complaint[]> =>
  tx.many<Complaint>(sql`select ${pieces.columns} from ${pieces.from} where piece.household_id = ${householdId} and piece.sight = 'household'
    order by own.received_on desc, own.id desc limit ${most}`)

export type Home = { id: number; ref: string; workerId: number | null; managerId: number | null }

/** The household of a reference, for whoever keeps complaints: it need not be one that they see. */
export const findHome = (tx: Tx, ref: string): Promise<Home> =>
  tx.one<Home>(sql`select id, ref, worker_id as "workerId", manager_id as "managerId" from home_of_complaint(${ref})`)
