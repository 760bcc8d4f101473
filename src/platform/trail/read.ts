import { startOfLondonDay } from '#platform/dates/index.ts'
import { type AskedPage, type ListPage, mostInFile } from '#platform/list-page.ts'
import { listPage, type Sql, sql, type Tx } from '#platform/sql/index.ts'

/** What is asked of the trail. Without a person, a household or a child it is asked day by day. */
export type TrailFilter = {
  personId?: number | undefined
  householdId?: number | undefined
  /** By reference. */
  child?: string | undefined
  from?: Temporal.PlainDate | undefined
  /** The last day; the first, where it is left out. */
  to?: Temporal.PlainDate | undefined
  which?: TrailKind | undefined
}

/** Which of its lines, by how they are called: what was looked at, what was taken out or printed, and all else. */
export type TrailKind = 'looked' | 'taken' | 'done'

export type TrailLine = {
  at: Temporal.Instant
  /** Null: Hearth itself. */
  who: string | null
  kind: string
  household: string | null
  /** Where it is theirs to see. */
  piece: string | null
  data: Record<string, unknown>
  /** Of whom the line speaks, among those who work here. */
  about: string | null
}

/** The lines that this person may read, newest first; none of a restricted matter, whoever asks: those stand with the matter. */
export async function listTrail(tx: Tx, filter: TrailFilter, asked: AskedPage): Promise<ListPage<TrailLine>> {
  const { personId, householdId, child, from, which } = filter
  const to = filter.to ?? from
  const ids = child
    ? (await tx.one<{ ids: number[] }>(sql`select trail_of_child(${child}, ${mostInFile + 1}) as ids`)).ids
    : []
  const where = [
    sql`t.matter is null`,
    ...(personId ? [sql`t.actor_id = ${personId}`] : []),
    ...(householdId ? [sql`t.household_id = ${householdId}`] : []),
    ...(child ? [sql`t.id = any (${ids}::bigint[])`] : []),
    ...(from ? [sql`t.at >= ${startOfLondonDay(from)}`] : []),
    ...(to ? [sql`t.at < ${startOfLondonDay(to.add({ days: 1 }))}`] : []),
    ...(which ? [kindsOf(which)] : []),
  ]
  const columns = sql`t.at, p.name as who, t.kind, 'H-' || t.household_id as household, piece.ref as piece, t.data, about.name as about`
  const joined = sql`trail t left join people p on p.id = t.actor_id left join pieces piece on piece.id = t.piece_id
    left join people about on about.id = case when t.data ->> 'personId' ~ '^[0-9]{1,9}$' then (t.data ->> 'personId')::int end`
  return listPage<TrailLine>(
    tx,
    { columns, from: joined, counted: sql`trail t`, where, order: [sql`t.at`, sql`t.id`], newestFirst: true },
    asked,
  )
}

function kindsOf(which: TrailKind): Sql {
  const looked = sql`(t.kind like '% looked at' or t.kind like '% read' or t.kind like '% opened')`
  const taken = sql`(t.kind like '% taken out' or t.kind like '% printed')`
  return which === 'looked' ? looked : which === 'taken' ? taken : sql`not ${looked} and not ${taken}`
}
