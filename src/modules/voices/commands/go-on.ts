import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { findVoice, isEmptyBeside } from '../queries/voices.ts'
import type { VoiceFacts } from '../states.ts'
import type { Voice } from '../voice.ts'
import { closeLinks, makeLink, caseOf } from './link.ts'
import { moveVoice } from './move.ts'
import type { Moment } from './say.ts'

/** What the ways back of a voice are judged by besides. */
export async function moreFacts(tx: Tx, voice: Voice): Promise<Partial<VoiceFacts>> {
  const changed =
    await tx.maybe(sql`select from voice_moves where voice_id = ${voice.id} and move in ('change_share', 'record_agreement', 'answer')
    and at >= ${voice.givenAt}::timestamptz`)
  return {
    isOver: (await tx.one<{ is: boolean }>(sql`select piece_is_over(${voice.pieceId}) as is`)).is,
    wentFurther: changed !== undefined || voice.toldAt !== null || voice.shareAgreedAt !== null,
    besideIsEmpty: await isEmptyBeside(tx, voice),
  }
}

/**
 * It was handed in too soon: whoever gave it goes on with it, and nothing of it is lost. Until it is handed in again it is theirs, and who reads it is
 * chosen then. One that came by a link gets a new one, which shows nothing of what was said before. Whoever keeps what children said is told.
 */
export async function letGoOn(
  tx: Tx,
  ref: string,
  actor: Actor,
  { byLink, ...at }: Moment & { byLink: boolean },
): Promise<{ voice: Voice; link: Awaited<ReturnType<typeof makeLink>> | null }> {
  const known = await moreFacts(tx, await findVoice(tx, ref))
  const { voice } = await moveVoice(tx, ref, 'go_on', actor, { known })
  await tx.run(
    sql`update voices set given_at = null, share = 'iro_and_quality', share_chosen = false, share_agreed_at = null where id = ${voice.id}`,
  )
  await closeLinks(tx, voice.id, at.now)
  await record(tx, { kind: 'voice opened again', ...caseOf(voice) })
  if (voice.kind === 'child')
    for (const { id } of await listPeopleWithDuty(tx, 'hold_voices', at.today))
      if (id !== actor.id)
        await tell(tx, { to: id, kind: 'voice goes on', path: `/voices/${voice.ref}`, pieceId: voice.pieceId })
  return { voice, link: byLink && voice.method === 'link' ? await makeLink(tx, ref, actor, at) : null }
}
