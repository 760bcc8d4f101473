import { findChildNow } from '#modules/register/index.ts'
import { Refused } from '#platform/problems.ts'
import { apartFrom } from '#platform/restricted.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Voice } from '../voice.ts'
import { findVoice, voiceColumns } from './voices.ts'

/** Whose words they are: a voice in which nobody has said anything, or one that is made for them. */
export type Target = {
  voice: Voice | null
  childId: number | null
  carerId: number | null
  householdId: number
  pieceId: number | null
  officerId: number | null
  named: string
  /** Of what somebody saw of a child: the child's own voice beside which it stands, where that is to be made too. */
  beside: number | 'to make' | null
}

const empty = sql`v.state in ('to_ask', 'asked', 'not_given') and not exists (select from voice_answers n where n.voice_id = v.id)
  and not exists (select from voice_outcomes o where o.voice_id = v.id)`

/** By the reference of a child ("C-1124"), or of a voice ("V-1002"). Refused, with what to do, when the words cannot stand there. */
export async function findTarget(tx: Tx, from: Voice, whose: string): Promise<Target> {
  const ref = whose.trim().toUpperCase()
  if (!ref.startsWith('V-') && from.kind !== 'child')
    throw new Refused(
      'Write the reference of the voice of whose words they are, such as V-1002: it has the list of voices of the household or the audit.',
    )
  const target = ref.startsWith('V-') ? await voiceAsTarget(tx, from, ref) : await childAsTarget(tx, from, ref)
  // What stands in a piece of which few know goes nowhere else, and nothing comes into one.
  const [here, there] = [from.pieceId ?? 0, target.pieceId ?? 0]
  if (here !== there && Math.max(here, there) >= apartFrom)
    throw new Refused('Not everybody may know of it: it goes to somebody of the same piece of evidence, or is sealed')
  return target
}

/** The words and where they go, both held until the transaction ends, in the order of their numbers as everybody holds several: whoever
 * comes at the same moment finds what was moved here. */
export async function lockBoth(tx: Tx, ofRef: string, whose: string): Promise<{ from: Voice; target: Target }> {
  const before = await findVoice(tx, ofRef)
  const { voice, beside } = await findTarget(tx, before, whose)
  const there = voice?.id ?? (beside === 'to make' ? null : beside)
  await tx.many(sql`select v.id from voices v where v.id = ${before.id} or v.id = ${there} order by v.id for update`)
  const from = await findVoice(tx, ofRef)
  return { from, target: await findTarget(tx, from, whose) }
}

async function voiceAsTarget(tx: Tx, from: Voice, ref: string): Promise<Target> {
  const voice = await findVoice(tx, ref)
  if (voice.id === from.id) throw new Refused('They stand there already')
  if (voice.kind !== from.kind || (from.besideId === null && voice.besideId !== null))
    throw new Refused('That is the voice of another kind of person: what they were asked does not fit')
  if (from.besideId !== null && voice.besideId === null) return besideTarget(tx, from, voice)
  const here = await tx.maybe(sql`select from voices v where v.id = ${voice.id} and ${empty}`)
  if (!here) throw new Refused('Somebody has said something there: name the person instead, or seal these words')
  return asTarget(voice)
}

const asTarget = (voice: Voice): Target => ({
  ...voice,
  voice,
  officerId: voice.gathererId,
  named: voice.ref,
  beside: voice.besideId,
})

/** What somebody saw of a child, beside that child's own voice. */
async function besideTarget(tx: Tx, from: Voice, own: Voice): Promise<Target> {
  if (own.id === from.besideId) throw new Refused('It stands beside this child’s voice already')
  const there = await tx.maybe<Voice & { isEmpty: boolean }>(
    sql`select ${voiceColumns}, ${empty} as "isEmpty" from voices v where v.beside_id = ${own.id}`,
  )
  if (there && !there.isEmpty)
    throw new Refused('Somebody has written down what they see of this child already: seal this, or name another voice')
  return there ? asTarget(there) : { ...asTarget(own), voice: null, beside: own.id }
}

async function childAsTarget(tx: Tx, from: Voice, ref: string): Promise<Target> {
  const child = await tx.one<{ id: number; iroId: number | null; householdId: number | null; isAsked: boolean }>(sql`
    select c.id, c.iro_id as "iroId", (select p.household_id from placements p where p.child_id = c.id and p.household_id is not null
        order by p.ended_on is null desc, p.started_on desc limit 1) as "householdId",
      exists (select from voices v where v.piece_id = ${from.pieceId} and v.child_id = c.id) as "isAsked"
    from children c where c.id = ${(await findChildNow(tx, ref)).id}`)
  if (child.id === from.childId) throw new Refused('They stand with this child already')
  const observed = from.besideId !== null
  const voice = await tx.maybe<Voice>(sql`select ${voiceColumns} from voices v
    where (v.piece_id = ${from.pieceId} or (v.piece_id is null and ${observed})) and v.kind = 'child' and v.child_id = ${child.id} and v.beside_id is null and (${observed} or (${empty}))
    order by v.piece_id is null, v.id limit 1`)
  if (voice) return { ...(observed ? await besideTarget(tx, from, voice) : asTarget(voice)), named: ref }
  const householdId = child.isAsked ? from.householdId : child.householdId
  if (householdId === null)
    throw new Refused(`${ref} has lived in no household that Hearth knows of: seal this, and say so to their IRO`)
  return {
    voice: null,
    childId: child.id,
    carerId: null,
    householdId,
    pieceId: child.isAsked ? from.pieceId : null,
    officerId: child.iroId,
    named: ref,
    beside: observed ? 'to make' : null,
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
