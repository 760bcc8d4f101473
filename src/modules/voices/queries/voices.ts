import { nameAt } from '#modules/people/index.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Voice } from '../voice.ts'

export const mayReadWords = sql`(may_read_words(v.kind, v.gatherer_id, v.share, v.share_agreed_at)
  and (v.kind <> 'child' or current_user <> 'hearth_assigned' or v.gatherer_id = (select actor())
    or v.household_id = any ((select my_homes())::int[]) or coalesce(v.child_id = any ((select my_iro_children())::int[]), false)) or v.id = any (my_openings()))`

/** What hints at the words themselves (a worry, our answer to them) is told only to those who may read them: row-level
 * security leaves out their row of voice_outcomes. Behind a link, where nobody reads what was before, people have today's names. */
const columnsWith = (
  outcome: (column: Sql) => Sql,
): Sql => sql`v.id, v.ref, v.kind, v.form, v.household_id as "householdId", v.piece_id as "pieceId",
  v.child_id as "childId", v.carer_id as "carerId", v.gatherer_id as "gathererId",
  (select case when actor() is null then p.name else ${nameAt('p', 'v.given_at')} end from people p where p.id = v.gatherer_id) as gatherer, v.state, v.asked_at as "askedAt",
  case when v.state in ('to_ask', 'asked', 'started') then coalesce((select bool_and(l.closed_at is not null or l.expires_at <= request_now()) from voice_links l
    where l.voice_id = v.id), false) else false end as "linkEnded",
  v.due_on as "dueOn", v.way, v.language, v.carers_name as "carersName", v.form_chosen as "formChosen", v.beside_id as "besideId", v.together_with as "togetherWith", v.method, v.helper, v.reason, v.reason_words as "reasonWords", v.given_at as "givenAt", v.share,
  v.share_chosen as "shareChosen", v.share_agreed_at as "shareAgreedAt", ${mayReadWords} as "mayRead", 
  coalesce(${outcome(sql`to_read_today`)}, false) as "toReadToday",
  (v.state in ('given', 'not_given') or v.id = any (my_openings()) or coalesce(${outcome(sql`to_read_today`)}, false)) as "isReadable",
  coalesce(${outcome(sql`told_words`)}, '') as "toldWords", case when ${mayReadWords} then v.told_at end as "toldAt", v.version`
export const voiceColumns = columnsWith(
  (column) => sql`(select o.${column} from voice_outcomes o where o.voice_id = v.id)`,
)

/** By reference ("V-1001"). Throws NotFound when there is none, or none that the person may see. */
export function findVoice(tx: Tx, ref: string): Promise<Voice> {
  return tx.one<Voice>(sql`select ${voiceColumns} from voices v where v.ref = ${ref}`)
}

/** The same, kept as it is until the transaction ends: for a move. */
export function lockVoice(tx: Tx, ref: string): Promise<Voice> {
  return tx.one<Voice>(sql`select ${voiceColumns} from voices v where v.ref = ${ref} for update`)
}

/** Everyone asked for one piece of evidence: children first, then carers, then the others. */
export function listOfPiece(tx: Tx, pieceId: number): Promise<Voice[]> {
  return tx.many<Voice>(voicesOfPiece(pieceId).query)
}

/** With whether they have been told what happened next, whoever may read that. */
export type VoiceOfPiece = Voice & { isUntold: boolean }

// On every page of a piece: one look where the columns have three, each begun with all that its policy might look up.
const besideOutcome = columnsWith((column) => sql`o.${column}`)
export const voicesOfPiece = (pieceId: number) =>
  part<VoiceOfPiece>(
    sql`select ${besideOutcome}, v.told_at is null as "isUntold" from voices v left join voice_outcomes o on o.voice_id = v.id where v.piece_id = ${pieceId}
    order by array_position(array['child', 'carer', 'household_member', 'parent', 'partner', 'worker'], v.kind), v.id`,
    { askedAt: 'moment', dueOn: 'day', givenAt: 'moment', shareAgreedAt: 'moment', toldAt: 'moment' },
  )

/** Who was asked in one household over the years, and answered or will not: the latest. */
export function listAnsweredOfHousehold(tx: Tx, householdId: number, most: number): Promise<Voice[]> {
  return tx.many<Voice>(sql`
    select ${voiceColumns} from voices v where v.household_id = ${householdId} and v.state in ('given', 'not_given')
    order by coalesce((v.given_at at time zone 'Europe/London')::date, v.due_on) desc nulls last, v.id desc limit ${most}`)
}

/** The reference of the piece that it is asked for, where that is this person's to open: the whole of it, or as a child's officer. */
export async function findPieceOf(tx: Tx, { pieceId }: Pick<Voice, 'pieceId'>): Promise<string | undefined> {
  if (pieceId === null) return undefined
  return (await tx.maybe<{ ref: string }>(sql`select ref from pieces where id = ${pieceId}`))?.ref
}

/** When the piece that it is asked for was over, for whoever sees that; null while it is not. */
export async function findEndOfPiece(tx: Tx, { pieceId }: Pick<Voice, 'pieceId'>): Promise<Temporal.Instant | null> {
  const over = sql`select state_since as at from pieces where id = ${pieceId} and phase_of(state) <> 'open'`
  return (await tx.maybe<{ at: Temporal.Instant }>(over))?.at ?? null
}

/** Until when the link of this voice opens, if one does. */
export async function openLinkUntil(tx: Tx, voiceId: number, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { until } = await tx.one<{
    until: Temporal.Instant | null
  }>(sql`select max(expires_at) as until from voice_links
    where voice_id = ${voiceId} and closed_at is null and expires_at > ${now}`)
  return until
}

/** The observation beside a child's voice, or the voice that this observation stands beside. */
export async function findBeside(
  tx: Tx,
  voice: Pick<Voice, 'id' | 'besideId'>,
): Promise<{ ref: string; observed: boolean } | null> {
  const one = await tx.maybe<{ ref: string }>(
    sql`select ref from voices where id = ${voice.besideId} or beside_id = ${voice.id}`,
  )
  return one ? { ref: one.ref, observed: voice.besideId === null } : null
}

/** Whether somebody who knows the child is asked beside this voice, and nothing has been said there. */
export async function isEmptyBeside(tx: Tx, { id }: Pick<Voice, 'id'>): Promise<boolean> {
  return (await tx.one<{ is: boolean }>(sql`select beside_is_empty(${id}) as is`)).is
}
