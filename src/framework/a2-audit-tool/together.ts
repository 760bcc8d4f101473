import { questionOf } from './index.ts'
import { dateOfQuestion } from '../plausible-answers.ts'
import { type Against, judgeDate } from '../plausible-dates/index.ts'
import type { Tool } from './types.ts'
import { type Answers, hasValue } from '../forms/answered.ts'
import { callsForWords } from '../forms/calls-for.ts'
import { choicesOf } from './answers.ts'

/* The audit is done together (clauses 6.1 and 7.1): a conversation that was held, and what the worker says of the audit. */

export const conversationDate = 'hdr.collab_date'
export const conversationPeople = 'hdr.collab_people'
export const workersView = 'ovr.practitioner_response'
/** What the team manager adds to the worker's report. */
export const managersComment = 'swr.manager_comment'

/** What the worker says of the audit; `no words`: they agree in part or not at all, and have not said what they see differently. */
export type View = 'given' | 'no words' | 'none'

export type Together = {
  view: View
  /** What the conversation lacks, as a sentence that says what to do, and the question where it is said. */
  conversation: Lack | null
  /** The same for an audit whose worker could not take part, with the reason: it is not one person's alone all the same. */
  conversationWithout: Lack | null
}
export type Lack = { question: string; says: string }

export function togetherIn(tool: Tool, answers: Answers, against: Against, hasWorker: boolean): Together {
  const when = whatDateLacks(answers, against)
  return {
    view: viewIn(tool, answers),
    conversation: when ?? whatPeopleLack(tool, answers, hasWorker),
    conversationWithout: when ?? whatPeopleLack(tool, answers, false),
  }
}

export function viewIn(tool: Tool, answers: Answers): View {
  const answer = answers.get(workersView)
  if (!answer || !hasValue(answer.value)) return 'none'
  const question = questionOf(workersView, tool)
  return question && callsForWords(question, answer.value) && !answer.explanation.trim() ? 'no words' : 'given'
}

function whatDateLacks(answers: Answers, against: Against): Lack | null {
  const value = answers.get(conversationDate)?.value
  const lack = (says: string) => ({ question: conversationDate, says })
  if (typeof value !== 'string' || value === '' || value === 'none_recorded')
    return lack('Record the conversation with the fostering social worker: the audit is done together.')
  const found = judgeDate(dateOfQuestion(conversationDate), Temporal.PlainDate.from(value), against)
  return found?.weight === 'error' ? lack(`Look at the date of the conversation again. ${found.says}`) : null
}

/** Whoever is offered by the tool that this audit is filled in with; at least two, always. */
function whatPeopleLack(tool: Tool, answers: Answers, withWorker: boolean): Lack | null {
  const question = questionOf(conversationPeople, tool)
  if (!question) return null
  const value = answers.get(conversationPeople)?.value
  const people = Array.isArray(value) ? value : []
  const offered = choicesOf(question).map((choice) => choice.value)
  const wanted = ['auditor', ...(withWorker ? ['fostering_social_worker'] : [])].filter((one) => offered.includes(one))
  if (people.length >= 2 && wanted.every((one) => people.includes(one))) return null
  const says = withWorker
    ? 'Say who took part in the conversation: at least the person auditing and the fostering social worker.'
    : 'Say who took part in the conversation: the person auditing and at least one other. Nobody audits alone.'
  return { question: conversationPeople, says }
}
