import { domains, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import { answerKey, type Answers, hasValue, type Value } from '#framework/forms/answered.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Given, OfTheForm } from '#modules/forms/index.ts'
import type { Is, Mend, Rule } from '#modules/evidence/index.ts'
import type { State, Who } from './observation.ts'

/** Both prepare, the observer writes what was seen, the worker answers. */
export const writes: Readonly<Record<ObservationPart, Rule<State, Who>>> = {
  preparation: { states: ['planned', 'prepared'], by: ['observer', 'worker'] },
  observed: { states: ['seen'], by: ['observer'] },
  answer: { states: ['written'], by: ['worker'] },
  record: { states: ['written', 'answered', 'actions_open'], by: ['observer'] },
}

const judged: ReadonlySet<string> = new Set([...Object.keys(domains).map((domain) => `obs.${domain}`), 'obs.grade'])

/** What was seen is read by the worker once it is shared, and by those above them once the worker has answered it; what the worker
 * answers, by everybody else once it is sent. Until then this stands in its place. */
export function closed({ isObserver, isWorker }: Is<Who>, state: State, part: ObservationPart): string | undefined {
  if (part === 'answer') return isWorker || state !== 'written' ? undefined : 'Once it is sent'
  const isRead = part !== 'observed' || isObserver || (state !== 'seen' && (isWorker || state !== 'written'))
  return isRead ? undefined : 'Once it is shared'
}

/** Here no action stands in the place of the words. */
const wordsOf: Readonly<Record<string, string>> = {
  'obs.worker_agrees': 'What is missing, or was different?',
  'obs.record_check': 'What does the record not say, or say differently?',
}

/** What was not seen is said apart: no judgement is "not applicable". */
export const ofTheForm: OfTheForm = {
  alwaysApplies: ({ key }) => judged.has(key) || key === 'obs.record_check',
  wordsAsked: ({ key }) => {
    const label = judged.has(key) ? 'One thing that you saw or heard' : wordsOf[key]
    return label === undefined ? undefined : { label, hint: '' }
  },
}

type Saving = { question: Pick<Question, 'key'>; given: Pick<Given, 'explanation'>; value: Value }
/** What is wrong with an answer that its type allows: a judgement without its sentence. */
export function mistakeIn({ graded }: { graded: boolean }, { question, given, value }: Saving): Mend | undefined {
  if (question.key === 'obs.grade' && !graded) return { message: 'No grade is given in somebody’s first year.' }
  const lacks = judged.has(question.key) && hasValue(value) && given.explanation.trim() === ''
  return lacks ? { message: 'Add one thing that you saw or heard: it is kept together with it.' } : undefined
}

/** Carers or the child said no to the worker. */
export const familySaidNo = (answers: Answers<{ value: Value }>): boolean =>
  ['obs.consent_carer', 'obs.consent_child'].some((key) => answers.get(answerKey(key, null))?.value === 'no')
