import { barrierAsked, type LeadersPart, longestSight, sights } from '#framework/a2-leaders-form/index.ts'
import { answerKey, type Answers, type Value } from '#framework/forms/answered.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Is, Mend, Rule } from '#modules/evidence/index.ts'
import type { State, Who } from './visit.ts'

/** The leader writes; what was seen may be begun on the day itself, before anybody says that it was held. */
export const writes: Readonly<Record<LeadersPart, Rule<State, Who>>> = {
  seen: { states: ['agreed', 'held'], by: ['leader'] },
  told: { states: ['promise_open'], by: ['leader'] },
}

/** What a leader writes is theirs until they say that it is written. db/policies/programme.sql keeps it back as well. */
export function closed({ isLeader }: Is<Who>, state: State, part: LeadersPart): string | undefined {
  const unread: Readonly<Record<LeadersPart, readonly State[]>> = {
    seen: ['agreed', 'held'],
    told: ['promise_open'],
  }
  return isLeader || !unread[part].includes(state) ? undefined : 'Once it is written'
}

type Saving = { question: Pick<Question, 'key'>; value: Value }
/** A thing that was seen is a sentence or two. */
export function mistakeIn({ question, value }: Saving): Mend | undefined {
  const isLong = (sights as readonly string[]).includes(question.key) && String(value ?? '').length > longestSight
  return isLong ? { message: `Say it in at most ${longestSight} characters.` } : undefined
}

export const nothingToMove = (answers: Answers<{ value: Value }>): boolean =>
  answers.get(answerKey(barrierAsked, null))?.value === 'none'
