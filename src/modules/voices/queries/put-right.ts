import { findChildNow } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Voice } from '../voice.ts'
import { findVoice, voiceColumns } from './voices.ts'

/** Whose words they are: a voice that is still to be asked, or one that is made for them. */
export type Target = {
  voice: Voice | null
  childId: number | null
  carerId: number | null
  householdId: number
  pieceId: number | null
  officerId: number | null
  named: string
}

const empty = sql`v.state in ('to_ask', 'asked', 'not_given') and not exists (select from voice_answers n where n.voice_id = v.id)
  and not exists (select from voice_outcomes o where o.voice_id = v.id)`

/** By the reference of a child ("C-1124"), or of a voice in which nobody has said anything ("V-1002"). Refused, with what to do, when the
 * words cannot stand there. */
export async function findTarget(tx: Tx, from: Voice, whose: string): Promise<Target> {
  if (from.besideId !== null)
    throw new Refused(
      'What somebody sees of a child stands beside that child’s own voice: seal it, and ask whoever saw it to write it down with the right child.',
    )
  const ref = whose.trim().toUpperCase()
  if (ref.startsWith('V-')) return voiceAsTarget(tx, from, ref)
  if (from.kind !== 'child')
    throw new Refused(
      'Write the reference of the voice of whose words they are, such as V-1002: it has the list of voices of the household or the audit.',
    )
  return childAsTarget(tx, from, ref)
}

async function voiceAsTarget(tx: Tx, from: Voice, ref: string): Promise<Target> {
  const voice = await findVoice(tx, ref)
  const here = await tx.maybe(sql`select from voices v where v.id = ${voice.id} and ${empty}`)
  if (voice.id === from.id) throw new Refused('They stand there already')
  if (voice.kind !== from.kind || voice.besideId !== null)
    throw new Refused('That is the voice of another kind of person: what they were asked does not fit')
  if (!here) throw new Refused('Somebody has said something there: name the person instead, or seal these words')
  return { ...voice, voice, officerId: voice.gathererId, named: voice.ref }
}

async function childAsTarget(tx: Tx, from: Voice, ref: string): Promise<Target> {
  const child = await tx.one<{ id: number; iroId: number | null; householdId: number | null; isAsked: boolean }>(sql`
    select c.id, c.iro_id as "iroId", (select p.household_id from placements p where p.child_id = c.id and p.ended_on is null and p.household_id is not null limit 1) as "householdId",
      exists (select from voices v where v.piece_id = ${from.pieceId} and v.child_id = c.id) as "isAsked"
    from children c where c.id = ${(await findChildNow(tx, ref)).id}`)
  if (child.id === from.childId) throw new Refused('They stand with this child already')
  const voice = await tx.maybe<Voice>(sql`select ${voiceColumns} from voices v
    where v.piece_id = ${from.pieceId} and v.kind = 'child' and v.child_id = ${child.id} and v.beside_id is null and ${empty} order by v.id limit 1`)
  return {
    voice: voice ?? null,
    childId: child.id,
    carerId: null,
    householdId: voice?.householdId ?? (child.isAsked ? from.householdId : (child.householdId ?? from.householdId)),
    pieceId: child.isAsked ? from.pieceId : null,
    officerId: voice?.gathererId ?? child.iroId,
    named: ref,
  }
}

/** Whether somebody is still asked here: what they were asked for is not over. */
export async function isStillAsked(tx: Tx, { pieceId }: Pick<Voice, 'pieceId'>): Promise<boolean> {
  const { is } = await tx.one<{ is: boolean }>(
    sql`select coalesce((select phase_of(p.state) = 'open' from pieces p where p.id = ${pieceId}), true) as is`,
  )
  return is
}

/** From whose voices of a piece words were moved or sealed; null: a carer's. */
export type WordsGone = { childId: number | null; at: Temporal.Instant }

export function listWordsGone(tx: Tx, pieceId: number): Promise<WordsGone[]> {
  return tx.many<WordsGone>(sql`select child_id as "childId", at from words_gone(${pieceId}) order by 1`)
}
