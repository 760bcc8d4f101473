import { Refused } from '#platform/problems.ts'
import { empty, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Brought, Said, StandsAnew, With, Writing } from '../brought.ts'
import type { StreamKey } from '../piece.ts'
import { movePiece } from './change-piece.ts'

type Own = {
  /** The kind of file, as the import room calls it. */
  kind: string
  stream: StreamKey
  path: string
  /** In the trail: "exemption". */
  recorded: string
  /** Begins one as it stands by what is said of it, and says with whom it is; nobody, where it is over. */
  begin: (tx: Tx, said: Said, writing: Writing) => Promise<{ id: number; ref: string; isWith: number | null }>
  /** The same piece after the file says something else of it, which nobody has gone on with here. */
  change: (tx: Tx, piece: { id: number; ref: string }, said: Said, writing: Writing) => Promise<StandsAnew>
  /** What else is written of one that is taken back. */
  down?: (tx: Tx, piece: { id: number; ref: string }) => Promise<unknown>
  /** What Hearth itself has done with one is nobody's work. */
  byItself?: readonly string[]
}

/** How the pieces of a stream come in by file, each begun and led on by the room's own commands. */
export function broughtPieces({ kind, stream, path, recorded, begin, change, down, byItself = [] }: Own): Brought {
  return {
    held: async (tx, ids, { lock }) => {
      if (ids.length === 0) return new Map()
      const rows = await tx.many<Kept>(sql`select b.source_id as id, b.said, p.ref, h.source_id as household,
          is_worked_on(b.piece_id, ${[...byItself]}) as "workedOn"
        from pieces_brought b join pieces p on p.id = b.piece_id left join households h on h.id = p.household_id
        where b.kind = ${kind} and b.source_id = any (${[...ids]}) and b.taken_back_at is null ${lock ? sql`for no key update of p` : empty}`)
      const theirs = await tx.many<{ id: string }>(sql`select id from brought_already(${kind}, ${[...ids]}) id`)
      return new Map<string, Said>([
        ...theirs.map(({ id }) => [id, { source_id: id, out_of_sight: true }] as const),
        ...rows.map(({ id, said, ref, household, workedOn }) => {
          const home = household === null ? {} : { household }
          return [id, { ...said, ...home, piece: ref, worked_on: workedOn }] as const
        }),
      ])
    },
    save: async (tx, rows, now) => {
      const open: With[] = []
      const writing = writingAt(now)
      const known = await findAll(
        tx,
        kind,
        rows.map((row) => String(row['source_id'])),
      )
      for (const row of rows) {
        const said = withoutOurs(row)
        const held = known.get(String(said['source_id']))
        if (held) {
          const { state, since, dueOn, isWith: anew } = await change(tx, held, said, writing)
          await movePiece(tx, held.id, { state, since, dueOn })
          await tx.run(
            sql`update pieces_brought set said = ${JSON.stringify(said)}::jsonb, brought_at = request_now() where piece_id = ${held.id}`,
          )
          await record(tx, { kind: `${recorded} brought in again`, householdId: held.householdId, pieceId: held.id })
          if (anew) open.push({ personId: anew, path })
          continue
        }
        const { id, isWith } = await begin(tx, said, writing)
        await tx.run(sql`insert into pieces_brought (piece_id, kind, source_id, said, brought_at)
          values (${id}, ${kind}, ${said['source_id'] as string}, ${JSON.stringify(said)}::jsonb, request_now())`)
        if (isWith !== null) open.push({ personId: isWith, path })
      }
      return open
    },
    takeDown: async (tx, ids, now) => {
      const known = await findAll(tx, kind, ids)
      for (const one of ids) {
        const held = known.get(one)
        if (!held) throw new Refused(`${stream} ${one} is not here any more.`)
        await movePiece(tx, held.id, { state: 'cancelled', since: now, dueOn: null })
        await tx.run(sql`update clocks set state = 'not applicable', stopped_at = ${now}, stopped_by = actor(), reason = 'Its import was taken back'
          where piece_id = ${held.id} and state = 'running'`)
        await tx.run(sql`update pieces_brought set taken_back_at = request_now() where piece_id = ${held.id}`)
        await record(tx, { kind: `${recorded} taken back`, householdId: held.householdId, pieceId: held.id })
        await down?.(tx, held)
      }
    },
  }
}

type Kept = { id: string; said: Said; ref: string; household: string | null; workedOn: boolean }

/** What was read besides what the file says is kept nowhere. */
const withoutOurs = ({ piece: _piece, worked_on: _workedOn, ...said }: Said): Said => said

type Held = { id: number; ref: string; householdId: number | null; sourceId: string }

/** Those that are here already, held so that nobody goes on with them meanwhile. */
async function findAll(tx: Tx, kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Held>> {
  const rows = await tx.many<Held>(sql`
    select p.id, p.ref, p.household_id as "householdId", b.source_id as "sourceId" from pieces_brought b join pieces p on p.id = b.piece_id
    where b.kind = ${kind} and b.source_id = any (${[...ids]}) and b.taken_back_at is null for no key update of p`)
  return new Map(rows.map((row) => [row.sourceId, row]))
}

function writingAt(now: Temporal.Instant): Writing {
  const found = new Map<string, Promise<unknown>>()
  return {
    now,
    once: <T>(key: string, work: () => Promise<T>) => {
      const before = found.get(key) ?? work()
      found.set(key, before)
      return before as Promise<T>
    },
  }
}
