import { type Answered, hasValue, type Value } from '../forms/answered.ts'

/* The IRO’s part in “What the child says” (clauses 4.6, 7.5): what the child has heard and said yes to, or, without that yes, the
 * IRO’s own grade of the section. */

/** The section that they have a part in. */
export const irosSection = 'cyp4'

const when = 'cyp4.iro_heard_on'
const how = 'cyp4.iro_how'
const words = 'cyp4.iro_paraphrase'

/** Why an IRO’s answer cannot be kept so, in a sentence. A paraphrase is kept only beside the child’s yes, and the yes stays as
 * long as the paraphrase does. */
export function whyNotIros(
  given: { question: string; childId: number | null },
  value: Value,
  answers: readonly Answered[],
  today: Temporal.PlainDate,
): string | null {
  const has = (question: string) =>
    isSaid(answers.find((one) => one.question === question && one.childId === given.childId)?.value)
  if (given.question === when && isSaid(value) && Temporal.PlainDate.compare(String(value), today) > 0)
    return 'That day is still to come.'
  if (given.question === words && isSaid(value) && !(has(when) && has(how)))
    return 'Say first when and how the child said yes to this. It is not kept without their yes.'
  if ((given.question === when || given.question === how) && !isSaid(value) && has(words))
    return 'What the child said yes to is written below. Empty that first.'
  return null
}

const isSaid = (value: Value | undefined): boolean =>
  hasValue(value) && value !== 'none_recorded' && String(value).trim() !== ''
