import { Refused } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { isBlank, type Said } from '../answer.ts'
import { listSaid } from '../queries/answers.ts'
import { lockVoice } from '../queries/voices.ts'
import { judgeVoice, type MoveName, type VoiceFacts } from '../states.ts'
import { mayGather, type Voice, type VoiceState } from '../voice.ts'

/** Locks the voice, judges the move for this person and makes it. Throws Refused with the reason in a sentence. */
export async function moveVoice(
  tx: Tx,
  ref: string,
  name: MoveName,
  actor: Actor,
): Promise<{ voice: Voice; said: Map<string, Said> }> {
  const voice = await lockVoice(tx, ref)
  const said = await listSaid(tx, voice.id)
  const to = judged(voice, name, factsOf(voice, said, actor))
  await setState(tx, voice.id, to)
  return { voice: { ...voice, state: to }, said }
}

/** The same for the person whose voice it is, who came by its link. */
export async function moveOwnVoice(tx: Tx, voice: Voice, name: MoveName): Promise<void> {
  const said = await listSaid(tx, voice.id)
  await setState(tx, voice.id, judged(voice, name, factsOfOwn(voice, said)))
}

export function factsOf(voice: Voice, said: Map<string, Said>, actor: Actor): VoiceFacts {
  return {
    ...factsOfOwn(voice, said),
    mayGather: mayGather(voice, actor),
    holdsVoices: actor.duties.has('hold_voices'),
  }
}

function factsOfOwn(voice: Voice, said: Map<string, Said>): VoiceFacts {
  const answered = [...said.values()].filter((one) => !isBlank(one)).length
  const chooses = voice.kind === 'child' || voice.kind === 'household_member'
  return {
    mayGather: true,
    chooses,
    holdsVoices: false,
    answered,
    share: voice.share,
    agreed: voice.shareAgreedAt !== null,
  }
}

function judged(voice: Voice, name: MoveName, facts: VoiceFacts): VoiceState {
  const judgement = judgeVoice(name, voice.state, facts)
  if (!judgement.allowed) throw new Refused(judgement.because)
  return judgement.to
}

async function setState(tx: Tx, id: number, state: VoiceState): Promise<void> {
  await tx.run(sql`update voices set state = ${state}, version = version + 1 where id = ${id}`)
}
