import type { Reason, Voice } from './voice.ts'

type Standing = Pick<Voice, 'state' | 'reason' | 'askedAt'>

/**
 * Whether somebody asked them what they think. Null: nobody has yet, or what is known does not say, and a person answers.
 * Who was asked and gave no words was asked. "We could not reach them" is asked when a link went out or somebody had
 * begun with them, and else neither yes nor no: the reason stands beside.
 */
export function wasAsked(voice: Standing): boolean | null {
  if (voice.state === 'to_ask') return null
  if (voice.state !== 'not_given') return true
  const { alone, approached } = askedBy[voice.reason ?? 'other']
  return voice.askedAt === null ? alone : approached
}

/** By the reason why there are no words: with nothing else known, and where they had been approached. */
const askedBy: Record<Reason, { alone: boolean | null; approached: boolean | null }> = {
  declined: { alone: true, approached: true },
  not_contactable: { alone: null, approached: true },
  other: { alone: null, approached: true },
  age: { alone: false, approached: null },
  too_young: { alone: false, approached: null },
  no_way_yet: { alone: false, approached: null },
  not_safe: { alone: false, approached: null },
}

/** The same of a child's voices together. Who is only watched by somebody who knows them was not asked themselves. */
export function childWasAsked(voices: readonly (Standing & { isObservation: boolean })[]): boolean | null {
  const each = voices.map((voice) => (voice.isObservation ? wasAskedInPlace(voice) : wasAsked(voice)))
  if (each.includes(true)) return true
  return each.length === 0 || each.includes(null) ? null : false
}

function wasAskedInPlace(voice: Standing): boolean | null {
  if (voice.state === 'to_ask') return null
  return voice.state === 'not_given' && wasAsked(voice) !== false ? null : false
}

/** Whether every carer was: each counts apart, and while one stands unasked there is no answer. Undefined is a carer who is
 * on no list to be asked. */
export function carersWereAsked(carers: readonly (Standing | undefined)[]): boolean | null {
  const each = carers.map((voice) => (voice ? wasAsked(voice) : null))
  if (each.length === 0 || each.includes(null)) return null
  return !each.includes(false)
}

/** The one number that speaks for the carers: there is none while somebody may still give another, and never a mean. */
export function onlyNumber(carers: readonly { settled: boolean; number: number | null }[]): number | null {
  const numbers = carers.flatMap(({ number }) => (number === null ? [] : [number]))
  return carers.every(({ settled }) => settled) && numbers.length === 1 ? (numbers[0] as number) : null
}
