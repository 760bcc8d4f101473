import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { isBlank, type Said } from '../answer.ts'
import { formOf } from '../form.ts'
import { listSaid } from '../queries/answers.ts'
import { lockVoice } from '../queries/voices.ts'
import { judgeVoice, type MoveName, type VoiceFacts } from '../states.ts'
import { choosesReaders, holdsVoice, mayGather, type Voice, type VoiceState } from '../voice.ts'

/** What is kept of a move beside who made it and when: the words given with it, and from what to what. `known`: what it is judged by besides. */
export type Noted = { words?: string; details?: Record<string, unknown>; known?: Partial<VoiceFacts> }

/** Locks the voice, judges the move for this person and makes it. Throws Refused with the reason in a sentence. */
export async function moveVoice(
  tx: Tx,
  ref: string,
  name: MoveName,
  actor: Actor,
  noted: Noted = {},
): Promise<{ voice: Voice; said: Map<string, Said> }> {
  const voice = await lockVoice(tx, ref)
  const said = await listSaid(tx, voice.id)
  const to = judged(voice, name, { ...factsOf(voice, said, actor), ...noted.known })
  await setState(tx, voice, name, to, noted)
  return { voice: { ...voice, state: to }, said }
}

/** The same for the person whose voice it is, who came by its link. */
export async function moveOwnVoice(tx: Tx, voice: Voice, name: MoveName): Promise<void> {
  const said = await listSaid(tx, voice.id)
  await setState(tx, voice, name, judged(voice, name, factsOfOwn(voice, said)))
}

export function factsOf(voice: Voice, said: Map<string, Said>, actor: Actor): VoiceFacts {
  return {
    ...factsOfOwn(voice, said),
    mayGather: mayGather(voice, actor),
    holdsVoices: holdsVoice(voice, actor),
  }
}

export function factsOfOwn(voice: Voice, said: Map<string, Said>): VoiceFacts {
  const answered = [...said.values()].filter((one) => !isBlank(one)).length
  return {
    mayGather: true,
    chooses: choosesReaders(voice),
    holdsVoices: false,
    answered,
    share: voice.share,
    agreed: voice.shareAgreedAt !== null,
    state: voice.state,
    ofChild: voice.kind === 'child',
    observed: formOf(voice.form).isObservation,
    putsRight: false,
    isOver: false,
    wentFurther: voice.toldAt !== null || voice.shareAgreedAt !== null,
    besideIsEmpty: false,
    ofCarer: voice.kind === 'carer',
    together: voice.togetherWith !== null,
    cameAs: voice.state,
  }
}

function judged(voice: Voice, name: MoveName, facts: VoiceFacts): VoiceState {
  const judgement = judgeVoice(name, voice.state, facts)
  if (!judgement.allowed) throw new Refused(judgement.because)
  return judgement.to
}

/** Saving again what is under way already is no move. */
async function setState(tx: Tx, voice: Voice, name: MoveName, to: VoiceState, noted: Noted = {}): Promise<void> {
  await tx.run(sql`update voices set state = ${to}, version = version + 1 where id = ${voice.id}`)
  if (name !== 'save' || voice.state !== to) await noteMove(tx, voice, { name, to, ...noted })
}

/** Keeps that a move was made: who, when, from where to where (decision 4). */
async function noteMove(
  tx: Tx,
  voice: Pick<Voice, 'id' | 'state'>,
  { name, to, words = '', details = {} }: Omit<Noted, 'known'> & { name: MoveName; to: VoiceState },
): Promise<void> {
  await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, by_id, at, words, details)
    values (${voice.id}, ${name}, ${voice.state}, ${to}, actor(), request_now(), ${words}, ${JSON.stringify(details)}::jsonb)`)
}
