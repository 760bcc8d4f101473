import { readingAge } from '../reading-age.ts'
import type { FeedbackForm } from './types.ts'

/** Said to a child as the name of somebody they know. */
const names = ['Independent Reviewing Officer', 'reviewing officer', 'social worker', 'quality team']

/** How old somebody has to be to read the parts of a form, and the whole of it, with ease. */
export function readingAgeOf({ questions, intro, safety, next }: FeedbackForm) {
  const asked = questions
    .flatMap(({ text, prompts = '', options = [] }) => [text, prompts, ...options.map((option) => option.text)])
    .join('\n')
  const of = (text: string) => readingAge(text, names)
  return {
    questions: of(asked),
    intro: of(intro),
    safety: of(safety),
    next: of(next),
    whole: of([intro, safety, asked, next].join('\n')),
  }
}

/** What the whole of a child's form may need at most; the youngest have it read to them. Undefined for adults. */
export function highestReadingAge({ ages, isObservation }: FeedbackForm): number | undefined {
  if (isObservation || !ages?.to) return undefined
  return (ages.from < 8 ? ages.to : ages.from) - 1
}
