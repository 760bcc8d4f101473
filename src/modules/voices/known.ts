import { coreQuestion } from '#framework/a2-feedback-forms/index.ts'
import type { FactWords, KnownFacts } from '#framework/a2-audit-tool/facts.ts'
import type { Carer } from '#modules/register/index.ts'
import type { Said } from './answer.ts'
import { carersWereAsked, childWasAsked, onlyNumber } from './asked.ts'
import { valueInWords, formOf } from './form.ts'
import { isAnswered, isOpenToAll, type Voice } from './voice.ts'
import { stateInWords } from './words.ts'
import { upperFirst } from '#platform/words.ts'

/* What the voices of a piece of evidence tell its own answers: values where they are the answer, and words that stand beside. */

export type Spoken = Voice & { said: ReadonlyMap<string, Said> }

/** A carer of the household, or one who was asked and has gone since; without a voice, nobody has them on the list. Whoever had left and was
 * not asked is not waited for. */
export type CarerHeard = { who: string; voice: Spoken | undefined }

export function carersAsHeard(
  carers: readonly Pick<Carer, 'id' | 'initials' | 'leftOn'>[],
  voices: readonly Spoken[],
): CarerHeard[] {
  const asked = voices.filter(({ kind }) => kind === 'carer')
  const gone = asked.filter(({ carerId }) => !carers.some(({ id }) => id === carerId))
  const there = carers.filter(({ id, leftOn }) => leftOn === null || asked.some(({ carerId }) => carerId === id))
  return [
    ...there.map(({ id, initials }, at) => ({
      who: `carer ${initials || at + 1}`,
      voice: asked.find(({ carerId }) => carerId === id),
    })),
    ...gone.map((voice) => ({ who: `carer ${voice.ref}`, voice })),
  ]
}

const scores = { carer_support_score: 'fq.fc.support', carer_recommend_score: 'fq.fc.recommend' } as const

export function factsOfCarers(carers: readonly CarerHeard[]): KnownFacts {
  return known({
    carers_asked: carersWereAsked(carers.map(({ voice }) => voice)),
    carer_support_score: numberOf(carers, scores.carer_support_score),
    carer_recommend_score: numberOf(carers, scores.carer_recommend_score),
  })
}

function numberOf(carers: readonly CarerHeard[], question: string): number | null {
  return onlyNumber(
    carers.map(({ voice }) => ({
      settled: voice !== undefined && isAnswered(voice),
      number: numberIn(voice, question),
    })),
  )
}

function numberIn(voice: Spoken | undefined, question: string): number | null {
  const value = voice?.state === 'given' ? voice.said.get(question)?.value : null
  return typeof value === 'number' ? value : null
}

/** "Carer AB 1 out of 10, carer CD 9 out of 10." */
export function wordsOfCarers(carers: readonly CarerHeard[], today: Temporal.PlainDate): FactWords {
  const sentence = (parts: readonly string[], between: string) => {
    const all = parts.join(between)
    return all === '' ? undefined : `${upperFirst(all)}.`
  }
  const numbers = (question: string) =>
    sentence(
      carers.flatMap(({ who, voice }) => {
        const number = numberIn(voice, question)
        return number === null ? [] : [`${who} ${number} out of 10`]
      }),
      ', ',
    )
  const standing = carers.map(({ who, voice }) => {
    const stands = voice ? stateInWords(voice, today) : 'On no list to be asked'
    return `${who}: ${stands.charAt(0).toLowerCase()}${stands.slice(1).replace(/\.$/, '')}`
  })
  return known({
    carers_asked: sentence(standing, '; '),
    carer_support_score: numbers(scores.carer_support_score),
    carer_recommend_score: numbers(scores.carer_recommend_score),
  })
}

export function factsOfChild(voices: readonly Spoken[]): KnownFacts {
  const asked = childWasAsked(voices.map((voice) => ({ ...voice, isObservation: formOf(voice.form).isObservation })))
  const score = overallOf(voices)
  return known({ child_asked: asked, child_score: typeof score?.value === 'number' ? score.value : null })
}

export function wordsOfChild(voices: readonly Spoken[], today: Temporal.PlainDate): FactWords {
  const score = overallOf(voices)
  const [voice] = voices
  return known({
    child_asked: voice ? `${stateInWords(voice, today).replace(/\.$/, '')}.` : undefined,
    child_score: score ? `The child answered “${score.question}” with “${score.inWords}”.` : undefined,
  })
}

/** How a child finds it here all in all, where they let their carers know: a number only where they gave one themselves. */
function overallOf(voices: readonly Spoken[]) {
  const open = voices.find((voice) => voice.state === 'given' && isOpenToAll(voice))
  const core = open && coreQuestion(formOf(open.form), 'overall')
  const value = core && open.said.get(core.key)?.value
  if (!core || value === undefined || value === null) return undefined
  return { question: core.text, inWords: valueInWords(core, value), value: core.type === 'scale' ? value : undefined }
}

function known<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], null | undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined && value !== null)) as {
    [K in keyof T]: Exclude<T[K], null | undefined>
  }
}
