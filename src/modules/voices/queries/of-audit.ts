import { asScore, coreQuestion } from '#framework/a2-feedback-forms/index.ts'
import type { FactName } from '#framework/a2-audit-tool/facts.ts'
import { listCarers } from '#modules/register/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Said } from '../answer.ts'
import { formOf } from '../form.ts'
import { isOpenToAll, type Voice } from '../voice.ts'
import { type SaidInWords, saidInWords, whoInWords } from '../words.ts'
import { listSaidIn } from './answers.ts'
import { listOfAudit } from './voices.ts'

/** Everyone asked for an audit, without their words: children first. */
export const listVoicesOf = (tx: Tx, auditId: number): Promise<Voice[]> => listOfAudit(tx, auditId)

export type VoiceWithWords = Voice & { who: string; said: readonly SaidInWords[] }

/** The same with what was said, as far as this person may read it. */
export async function listVoicesWithWords(tx: Tx, auditId: number): Promise<VoiceWithWords[]> {
  const voices = await listOfAudit(tx, auditId)
  const said = await listSaidIn(
    tx,
    voices.map(({ id }) => id),
  )
  const carers = voices[0] ? await listCarers(tx, voices[0].householdId) : []
  return voices.map((voice) => ({
    ...voice,
    who: whoInWords(voice, carers.find(({ id }) => id === voice.carerId)?.initials),
    said: saidInWords(formOf(voice.form), said.get(voice.id) ?? new Map()),
  }))
}

/** The people who ask the children of an audit: somebody else moderates it where possible (process.md A5). */
export async function gatherersOf(tx: Tx, auditId: number): Promise<Set<number>> {
  const voices = await listOfAudit(tx, auditId)
  return new Set(
    voices.flatMap(({ kind, gathererId }) => (kind === 'child' && gathererId !== null ? [gathererId] : [])),
  )
}

type Facts = { [Name in FactName]?: boolean | number }

/**
 * What is known from the voices for the audit's own answers, which more people read than the words. So a child's number
 * is only among them when the child lets the carers know. An observation is nobody's voice.
 */
export async function factsOfVoices(
  tx: Tx,
  auditId: number,
): Promise<{ household: Facts; children: ReadonlyMap<number, Facts> }> {
  const voices = await listOfAudit(tx, auditId)
  const said = await listSaidIn(
    tx,
    voices.map(({ id }) => id),
  )
  const saidBy = (voice: Voice) => said.get(voice.id) ?? new Map<string, Said>()
  const carers = voices.filter(({ kind, state }) => kind === 'carer' && state === 'given')
  const children = voices.flatMap((voice): [number, Facts][] =>
    voice.childId === null || voice.besideId !== null ? [] : [[voice.childId, factsOfChild(voice, saidBy(voice))]],
  )
  return {
    household: known({
      carer_feedback_received: voices.some(({ kind }) => kind === 'carer') ? carers.length > 0 : undefined,
      carer_support_score: meanOf(carers.map((voice) => saidBy(voice).get('fq.fc.support')?.value)),
      carer_recommend_score: meanOf(carers.map((voice) => saidBy(voice).get('fq.fc.recommend')?.value)),
    }),
    children: new Map(children),
  }
}

function factsOfChild(voice: Voice, said: ReadonlyMap<string, Said>): Facts {
  const form = formOf(voice.form)
  const asked = voice.state === 'to_ask' ? undefined : voice.state !== 'not_given' && !form.isObservation
  const core = coreQuestion(form, 'overall')
  const score =
    voice.state === 'given' && isOpenToAll(voice) && core ? asScore(core.kind, said.get(core.key)?.value) : null
  return known({ child_asked: asked, child_score: score ?? undefined })
}

function meanOf(values: readonly unknown[]): number | undefined {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length > 0 ? Math.round(numbers.reduce((sum, value) => sum + value, 0) / numbers.length) : undefined
}

function known(facts: { [Name in FactName]?: boolean | number | undefined }): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Facts
}
