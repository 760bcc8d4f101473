import { evidenceSources } from '#framework/s3-evidence-sources.ts'
import { evidenceThemes } from '#framework/s3-evidence-themes.ts'
import { isBefore } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { bases, directions, isKept, questionKeys, type SourceKey, sourceKeys } from './matrix.ts'

/*
 * What was learned outside Hearth, in the words of Quality Assurance and Partnerships (clause 3.5): what each item must state before it
 * counts. The database asks the same (`states_what_it_must`).
 */

/** Those that Hearth does not hear from by itself: what it hears itself nobody writes beside it, so that no fact stands twice. */
export const writtenSources: readonly SourceKey[] = sourceKeys.filter((source) => !isKept(source))

export const aboutWhom = {
  child: 'One child',
  children: 'Children',
  household: 'One household',
  carers: 'Foster carers',
  worker: 'A worker’s practice',
  staff: 'Staff',
  service: 'The service',
  partners: 'Partners',
} as const

export const strengths = {
  single: 'It was found once',
  several: 'It was found several times, by the same source',
  sources_agree: 'Several sources say the same',
  tested_again: 'It was looked at again, and found again',
} as const

export const states = {
  draft: 'Being written',
  standing: 'It counts',
  superseded: 'Replaced',
  withdrawn: 'Taken away',
} as const
export type WrittenState = keyof typeof states

/** As it is typed. A choice that was not made is ''; a number or a day that was not given is null. */
export type Written = {
  source: string
  questions: readonly string[]
  says: string
  direction: string
  about: string
  basis: string
  strength: string
  from: Temporal.PlainDate | null
  to: Temporal.PlainDate | null
  /** '' is "not yet known"; null is nothing said. */
  impact: string | null
  counted: number | null
  outOf: number | null
  themes: readonly string[]
  doing: string
}

const mustBe = (given: string, of: object, field: string, message: string): Mistake[] =>
  Object.hasOwn(of, given) ? [] : [{ field, message }]

/** What it still lacks before it may count, in the order in which it is asked. */
export function lacksToStand(item: Written, today: Temporal.PlainDate): Mistake[] {
  return [
    ...(writtenSources.some((source) => source === item.source)
      ? []
      : [{ field: 'source', message: 'Say where this comes from' }]),
    ...(item.says === '' ? [{ field: 'says', message: 'Say what it tells us' }] : []),
    ...(item.questions.length > 0
      ? []
      : [{ field: 'questions', message: 'Say to which of the nine questions it speaks' }]),
    ...mustBe(item.direction, directions, 'direction', 'Say whether it speaks for us or against us'),
    ...mustBe(item.basis, bases, 'basis', 'Say how we know'),
    ...numberMistakes(item),
    ...mustBe(item.strength, strengths, 'strength', 'Say how sure we are'),
    ...mustBe(item.about, aboutWhom, 'about', 'Say about whom it is'),
    ...periodMistakes(item, today),
    ...(item.direction === 'neutral' ? [] : weighedMistakes(item)),
  ]
}

function periodMistakes({ from, to }: Written, today: Temporal.PlainDate): Mistake[] {
  if (!from) return [{ field: 'since-day', message: 'Say from which day on' }]
  if (!to) return [{ field: 'to-day', message: 'Say until which day' }]
  if (isBefore(to, from)) return [{ field: 'to-day', message: 'It ends before it begins' }]
  return isBefore(today, to) ? [{ field: 'to-day', message: 'This day has not come yet' }] : []
}

function numberMistakes({ basis, counted, outOf }: Written): Mistake[] {
  if (basis !== 'counted') return []
  if (counted === null || outOf === null)
    return [{ field: 'counted', message: 'Give the number, and out of how many: never a percentage alone' }]
  return counted > outOf ? [{ field: 'counted', message: 'There cannot be more than were counted in all' }] : []
}

/** Of what is for us or against us. */
function weighedMistakes({ direction, impact, themes, strength, doing }: Written): Mistake[] {
  return [
    ...(impact === null
      ? [{ field: 'impact', message: 'Say what it means for children, or that this is not yet known' }]
      : []),
    ...(themes.length > 0 ? [] : [{ field: 'themes', message: 'Choose at least one theme' }]),
    ...(direction === 'worry' && !['', 'single'].includes(strength) && doing === ''
      ? [{ field: 'doing', message: 'Say what we do about it, or why nothing' }]
      : []),
  ]
}

/** Only what there is to choose is kept: whatever else is sent is nothing. */
export function cleaned(item: Written): Written {
  const known = (given: readonly string[], all: readonly string[]) => all.filter((one) => given.includes(one))
  const oneOf = (given: string, of: object) => (Object.hasOwn(of, given) ? given : '')
  const isCounted = item.basis === 'counted'
  return {
    ...item,
    source: oneOf(item.source, evidenceSources),
    questions: known(item.questions, questionKeys),
    themes: known(
      item.themes,
      evidenceThemes.map(({ value }) => value),
    ),
    ...{ direction: oneOf(item.direction, directions), about: oneOf(item.about, aboutWhom) },
    ...{ basis: oneOf(item.basis, bases), strength: oneOf(item.strength, strengths) },
    ...{ counted: isCounted ? item.counted : null, outOf: isCounted ? item.outOf : null },
  }
}
