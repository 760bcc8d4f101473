import { type Day, workingDaysAfter } from '../days.ts'
import * as phrases from '../phrases/voices.ts'
import type { VoicePlan } from './plan.ts'

/** Whoever spoke has heard what came of it before an audit is closed: children, and those who wrote to the quality team alone. */
export function answeredBefore(closed: Day | undefined, voices: readonly VoicePlan[]): readonly VoicePlan[] {
  if (closed === undefined) return voices
  return voices.map((voice) => {
    const { given, kind } = voice
    if (!given || given.told || !waitsForAnAnswer(voice)) return voice
    const day = Math.max(given.at.day, Math.min(closed, workingDaysAfter(given.at.day, 6)))
    const bank = kind === 'child' ? phrases.told : phrases.toldToCarers
    const words = bank[given.at.day % bank.length] as string
    return { ...voice, given: { ...given, told: { at: { day, minute: 650 }, by: 'qa-1', words } } }
  })
}

/** The same as keeps an audit from closing: what only watched a child is nobody's voice. */
export function waitsForAnAnswer({ kind, form, given }: VoicePlan): boolean {
  if (kind === 'child') return form !== 'fq.yp.observed'
  return given?.answers.some((one) => one.qualityTeamOnly && (one.value !== null || one.words !== '')) ?? false
}
