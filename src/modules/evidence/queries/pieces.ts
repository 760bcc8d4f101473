import { namedIn } from '#modules/people/index.ts'
import { raw, sql, type Tx } from '#platform/sql/index.ts'
import type { AskedOfSection, Moment } from '../filling.ts'
import { findMoment } from './moment.ts'

/** What a stream says of its table, and of who is named in its pieces. */
export type Table<P> = {
  table: string
  /** What of a piece stands in it: `plannedFor` is its column `planned_for`. */
  own: readonly (keyof P & string)[]
  /** Who is named in each of them, in `piece_people`. */
  people: readonly string[]
  /** Which of these stands first in a list: the newest of it. */
  newest: keyof P & string
  /** Columns that are made of these, beside `piece`, `own`, `form`, `h` (its household) and the people under the name of their part. */
  also?: string
}

/** A column of `also`: what was said of one that came by file. */
export const saidOf = '(select b.said from pieces_brought b where b.piece_id = own.id) as said'

/** How the pieces of a stream are read: one statement for all that they have in common, with what its own table holds. The household may be
 * out of sight: whoever has a part in a piece keeps it when the household is somebody else's. */
export function piecesOf<P>({ table, own, people, newest, also }: Table<P>) {
  const kept = own.map((name) => `own.${columnOf(name)} as "${name}"`)
  const named = people.map((part) => `${part}.id as "${part}Id", ${namedIn(part)} as "${part}"`)
  const columns = raw(
    [
      `piece.id, piece.ref, piece.household_id as "householdId", h.ref as household, piece.state, piece.state_since as "stateSince",
      piece.due_on as "dueOn", piece.form_version_id as "formVersionId", form.digest as "formDigest"`,
      ...[...kept, ...named, ...(also ? [also] : [])],
    ].join(', '),
  )
  const joins = people.map(
    (part) => `join piece_people as_${part} on as_${part}.piece_id = own.id and as_${part}.part = '${part}'
      join people ${part} on ${part}.id = as_${part}.person_id`,
  )
  const from =
    raw(`${table} own join pieces piece on piece.id = own.id join form_versions form on form.id = piece.form_version_id
    ${joins.join(' ')} left join households h on h.id = piece.household_id`)
  const all = sql`select ${columns} from ${from}`
  const find = (tx: Tx, ref: string): Promise<P> => tx.one<P>(sql`${all} where piece.ref = ${ref}`)
  return {
    columns,
    from,
    people,
    /** Its own table alone, and by what of it a list goes. */
    own: sql`${raw(table)} own`,
    newest: sql`own.${raw(columnOf(newest))}`,
    /** One by its reference. NotFound when there is none that this person may see. */
    find,
    findById: (tx: Tx, id: number): Promise<P> => tx.one<P>(sql`${all} where own.id = ${id}`),
    /** The same, held: to be moved, or beside others for what only hangs on it. */
    hold: async (tx: Tx, ref: string, how: 'to move' | 'beside'): Promise<P> => {
      await tx.one(
        sql`select id from pieces where ref = ${ref} ${raw(how === 'to move' ? 'for no key update' : 'for share')}`,
      )
      return find(tx, ref)
    },
    /** Gives one a day, in a column of its own table. */
    setDay: (tx: Tx, id: number, which: string, on: Temporal.PlainDate | null): Promise<number> =>
      tx.run(sql`update ${raw(table)} set ${raw(columnOf(which))} = ${on} where id = ${id}`),
    /** What stands in a section now. `childIds` of the stream's table: for whom its sections are filled in child by child. */
    moment: (tx: Tx, at: AskedOfSection): Promise<Moment | undefined> =>
      findMoment(tx, at, {
        piece: sql`select piece.id, piece.form_version_id as "formVersionId", form.digest as "formDigest", ${raw(hasChildren(own) ? 'own.child_ids' : `'{}'::int[] as child_ids`)}
          from ${raw(table)} own join pieces piece on piece.id = own.id join form_versions form on form.id = piece.form_version_id
          where piece.ref = ${at.ref}`,
        child: sql`select c.id from children c where c.ref = ${at.child} and c.id = any (piece.child_ids)`,
      }),
  }
}

export type Pieces<P> = ReturnType<typeof piecesOf<P>>

const columnOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const hasChildren = (own: readonly string[]): boolean => own.includes('childIds')
