import { observedChild } from '#framework/a2-feedback-forms/observed-child.ts'
import type { FactWords, KnownFacts } from '#framework/a2-audit-tool/facts.ts'
import { type Carer, listEveryCarer } from '#modules/register/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Said } from '../answer.ts'
import { formOf } from '../form.ts'
import { carersAsHeard, factsOfCarers, factsOfChild, wordsOfCarers, wordsOfChild } from '../known.ts'
import { isOpenToAll, type Voice } from '../voice.ts'
import { type SaidInWords, saidInWords, whoInWords } from '../words.ts'
import { listSaidIn } from './answers.ts'
import { listOfPiece, type VoiceOfPiece } from './voices.ts'

/** Everyone asked for a piece of evidence, without their words: children first. */
export const listVoicesOf = (tx: Tx, pieceId: number): Promise<Voice[]> => listOfPiece(tx, pieceId)

export type VoiceWithWords = Voice & { who: string; said: readonly SaidInWords[] }

/** What was said by some voices, as far as this person may read it, and the carers of their household. */
export type Words = { said: ReadonlyMap<number, ReadonlyMap<string, Said>>; carers: readonly Carer[] }

export async function findWords(tx: Tx, voices: readonly Voice[], carers?: readonly Carer[]): Promise<Words> {
  const ids = voices.map(({ id }) => id)
  return {
    said: ids.length > 0 ? await listSaidIn(tx, ids) : new Map(),
    carers: voices[0] ? (carers ?? (await listEveryCarer(tx, voices[0].householdId))) : [],
  }
}

/** These voices with what was said. */
export function withWords(voices: readonly Voice[], { said, carers }: Words): VoiceWithWords[] {
  return voices.map((voice) => ({
    ...voice,
    who: whoInWords(voice, carers.find(({ id }) => id === voice.carerId)?.initials),
    said: saidInWords(formOf(voice.form), said.get(voice.id) ?? new Map(), voice.language),
  }))
}

/** The same of voices whose words were not read yet. */
export async function listVoicesWithWords(
  tx: Tx,
  voices: readonly Voice[],
  carers?: readonly Carer[],
): Promise<VoiceWithWords[]> {
  return withWords(voices, await findWords(tx, voices, carers))
}

/** The children of whom somebody who knows them well has recorded what they see. */
export function observedChildren(voices: readonly Voice[]): ReadonlySet<number> {
  const seen = voices.filter(
    ({ kind, state, form, method }) =>
      kind === 'child' && state === 'given' && (form === observedChild.key || method === 'observation'),
  )
  return new Set(seen.flatMap(({ childId }) => childId ?? []))
}

/** Who gave their words and has not been told what happened next, whoever may read them: every form promises it, and an
 * piece is not over for them before (clause 2.2). What workers say is answered in their team. */
export function unansweredOf(voices: readonly VoiceOfPiece[]): Voice[] {
  return voices.filter(({ state, kind, isUntold }) => state === 'given' && kind !== 'worker' && isUntold)
}

/** The people who ask the children of a piece: somebody else moderates an audit where possible (reading 2). */
export async function gatherersOf(tx: Tx, pieceId: number): Promise<Set<number>> {
  const voices = await listOfPiece(tx, pieceId)
  return new Set(
    voices.flatMap(({ kind, gathererId }) => (kind === 'child' && gathererId !== null ? [gathererId] : [])),
  )
}

/**
 * What is known from the voices for the answers of the piece, which more people read than the words. So a child's number
 * is only among them when the child lets the carers know. An observation is nobody's voice, a face is no number, and each
 * carer counts apart.
 */
export async function factsOfVoices(
  tx: Tx,
  pieceId: number,
): Promise<{ household: KnownFacts; children: ReadonlyMap<number, KnownFacts> }> {
  const voices = await listOfPiece(tx, pieceId)
  return factsIn(spokenBy(voices, await findWords(tx, voices)))
}

/** The same of voices and words that were read already, and in words, to stand beside a question that no one value answers. */
export function knownOfVoices(
  voices: readonly Voice[],
  words: Words,
  today: Temporal.PlainDate,
): {
  values: ReturnType<typeof factsIn>
  words: { household: FactWords; children: ReadonlyMap<number, FactWords> }
} {
  const spoken = spokenBy(voices, words)
  return {
    values: factsIn(spoken),
    words: {
      household: wordsOfCarers(spoken.carers, today),
      children: new Map(spoken.children.map(([id, own]) => [id, wordsOfChild(own, today)])),
    },
  }
}

function factsIn({ carers, children }: ReturnType<typeof spokenBy>) {
  return {
    household: factsOfCarers(carers),
    children: new Map<number, KnownFacts>(children.map(([id, own]) => [id, factsOfChild(own)])),
  }
}

function spokenBy(voices: readonly Voice[], { said, carers }: Words) {
  const spoken = voices
    .filter(({ besideId }) => besideId === null)
    .map((voice) => ({ ...voice, said: said.get(voice.id) ?? new Map<string, Said>() }))
  return {
    carers: carersAsHeard(carers, spoken),
    children: [...Map.groupBy(spoken, ({ childId }) => childId)].flatMap(([id, own]) =>
      id === null ? [] : [[id, own] as const],
    ),
  }
}

/** What a child said in words of their own, where they let everybody read it, without what could be a sign that somebody is not safe: it may
 * stand in a letter to them. As far as this person may read it. */
export async function listOwnWords(tx: Tx, voices: readonly Voice[]): Promise<string[]> {
  const open = voices.filter(
    (voice) => voice.kind === 'child' && voice.state === 'given' && voice.besideId === null && isOpenToAll(voice),
  )
  const { said } = await findWords(tx, open, [])
  return open.flatMap(({ id, form }) =>
    formOf(form).questions.flatMap(({ key, type, alertOn, lookAtToday, qualityTeamOnly }) => {
      const one = said.get(id)?.get(key)
      if (!one || alertOn || lookAtToday || qualityTeamOnly || one.qualityTeamOnly) return []
      const text = type === 'text' || type === 'quote' ? String(one.value ?? '') : ''
      return [text, one.words].map((words) => words.trim()).filter(Boolean)
    }),
  )
}
