import { randomUUID } from 'node:crypto'
import { tell } from '#modules/people/index.ts'
import type { MessageKind } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { isRestricted, refOf, type Sight, type StreamKey, streams } from '../piece.ts'
import { findVersionInForce } from '../queries/forms.ts'
import { beginList, type Listed } from './lists.ts'
import { nameParts, type PartTaken } from './parts.ts'

export type NewPiece = {
  stream: StreamKey
  /** Where it is sealed from the first: of a stream whose pieces go by a list. */
  sight?: 'sealed'
  householdId: number | null
  /** The version of the form that it is filled in with. */
  formVersionId: number | null
  state: string
  /** Since when it is in that state; now, unless said. */
  since?: Temporal.Instant | string
  dueOn: Temporal.PlainDate | string | null
  /** Who has which part in it, where its stream keeps no columns for them. */
  people?: readonly PartTaken[]
  /** Who knows of it besides those who are on every list of its class: of a restricted or sealed piece. The first of them holds it. */
  list?: readonly Listed[]
}

export type Begun = { id: number; ref: string }

/** How every piece of evidence is begun: its own row with who has a part in it, and then, under the same number, the row of its stream,
 * which `own` writes. */
export async function beginPiece(tx: Tx, piece: NewPiece, own: (id: number) => Promise<unknown>): Promise<Begun> {
  const { stream, people = [], list = [] } = piece
  const sight: Sight = piece.sight ?? streams[stream].sight
  // Asked for first: the reference is made of it, and of a new row nothing is read back before its stream says whose it is.
  const { id } = await tx.one<{ id: number }>(sql`select next_piece(${sight}) as id`)
  const ref = refOf(stream, id)
  const matter = isRestricted(sight) ? randomUUID() : null
  await tx.run(sql`
    insert into pieces (id, stream, ref, household_id, form_version_id, sight, matter, begun_by, state, state_since, due_on)
    values (${id}, ${stream}, ${ref}, ${piece.householdId}, ${piece.formVersionId}, ${sight}, ${matter}, actor(), ${piece.state},
      coalesce(${piece.since ?? null}::timestamptz, request_now()), ${piece.dueOn})`)
  if (matter !== null) await beginList(tx, matter, list)
  if (people.length > 0) await nameParts(tx, id, people)
  await own(id)
  return { id, ref }
}

export type FirstStep = Omit<NewPiece, 'formVersionId' | 'people'> & {
  /** Who has which part in it. */
  parts?: Readonly<Record<string, number>>
  /** The kind of the trail's entry, and what it keeps. */
  records: string
  data?: Record<string, unknown>
  /** Who hears of it, and what. `path`: where the pieces of its stream are listed. */
  tells?: { kind: MessageKind; path: string; to: readonly number[] }
}

/** The same as somebody begins it, or a job: with the form that is in force, kept in the trail, and told. */
export async function beginAndTell(tx: Tx, step: FirstStep, own: (id: number) => Promise<unknown>): Promise<Begun> {
  const { records, data = {}, tells, householdId } = step
  const people = Object.entries(step.parts ?? {}).map(([part, personId]) => ({ part, personId }))
  const { formVersionId } = await findVersionInForce(tx, step.stream)
  const begun = await beginPiece(tx, { ...step, people, formVersionId }, own)
  await record(tx, { kind: records, householdId, pieceId: begun.id, data })
  for (const to of tells?.to ?? [])
    await tell(tx, { to, kind: tells!.kind, path: `${tells!.path}/${begun.ref}`, pieceId: begun.id })
  return begun
}
