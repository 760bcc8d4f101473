import type { AnswerType, Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'

/** What may change between one version of the tool and the next. Every function gives a new tool; none changes the one it was given. */

/** Kinds of answer that a council's own question may ask for. */
export const localTypes = {
  text: 'Words',
  yes_no: 'Yes or no',
  yes_no_na: 'Yes, no or not applicable',
  yes_partly_no: 'Yes, partly, no or not applicable',
  choice: 'One from a list',
  several: 'Several from a list',
  date: 'A date',
  number: 'A number',
} as const satisfies Partial<Record<AnswerType, string>>
export type LocalType = keyof typeof localTypes

export type LocalQuestion = {
  text: string
  prompts: string
  type: LocalType
  required: boolean
  options: readonly string[]
}

/** Other words for a question. Its key stays, so that answers over the years can be laid side by side. */
export function reword(tool: Tool, key: string, words: { text: string; prompts: string }): Tool {
  return changeQuestions(tool, (questions) =>
    questions.map((question) => (question.key === key ? withWords(question, words) : question)),
  )
}

function withWords(question: Question, { text, prompts }: { text: string; prompts: string }): Question {
  const { prompts: _before, ...rest } = question
  return prompts === '' ? { ...rest, text } : { ...rest, text, prompts }
}

/** A question of the council's own at the end of a section, before the section's grade. `everUsed`: every key that any
 * version has had: none is ever used again. */
export function addLocal(tool: Tool, section: string, asked: LocalQuestion, everUsed: readonly string[]): Tool {
  const question = localQuestion(nextKey(section, everUsed), asked)
  return changeQuestions(tool, (questions, own) => {
    if (own.key !== section) return questions
    const at = questions.findIndex((one) => one.key === `${section}.grade`)
    return at === -1 ? [...questions, question] : questions.toSpliced(at, 0, question)
  })
}

function localQuestion(key: string, { text, prompts, type, required, options }: LocalQuestion): Question {
  const hasOptions = type === 'choice' || type === 'several'
  return {
    key,
    version: 1,
    text,
    type,
    required,
    ...(prompts === '' ? {} : { prompts }),
    ...(hasOptions ? { options: options.map((words, at) => ({ value: `option_${at + 1}`, text: words })) } : {}),
    feeds: 'information',
    level: 'case',
  }
}

function nextKey(section: string, everUsed: readonly string[]): string {
  const prefix = `${section}.local_`
  const numbers = everUsed.filter((key) => key.startsWith(prefix)).map((key) => Number(key.slice(prefix.length)))
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}

export const isLocal = ({ key }: Pick<Question, 'key'>): boolean => key.includes('.local_')

/** No longer asked from the next version on. Audits on earlier versions keep it, with its answers. */
export function retire(tool: Tool, key: string): Tool {
  return changeQuestions(tool, (questions) => questions.filter((question) => question.key !== key))
}

/** Puts a question that the draft had retired back where the version before has it. */
export function bringBack(tool: Tool, key: string, before: Tool): Tool {
  const order = before.sections.flatMap((section) => section.questions.map((question) => question.key))
  const question = questionsOf(before).find((one) => one.key === key)
  if (!question || questionsOf(tool).some((one) => one.key === key)) return tool
  return changeQuestions(tool, (questions, own) => {
    if (own.key !== key.split('.')[0]) return questions
    const at = questions.findIndex((one) => order.indexOf(one.key) > order.indexOf(key))
    return at === -1 ? [...questions, question] : questions.toSpliced(at, 0, question)
  })
}

/** Answers that Hearth itself reads: the moves, the limiting rules and the month's page would not work without them. */
const readByHearth: ReadonlySet<string> = new Set([
  ...['hdr.collab_date', 'hdr.case_summary', 'swr.not_written', 'fro.meeting_date'],
  ...[
    'safe.immediate',
    'safe.checks_all_adults',
    'safe.checks_managed',
    'wfc1.unannounced_date',
    'wfc1.review_on_time',
  ],
  ...['cyp3.within_terms', 'cyp3.outside_since', 'cyp4.asked', 'cyp4.not_asked_reason', 'cyp4.seen_alone'],
  ...['ovr.grade', 'ovr.override_reason', 'ovr.themes', 'ovr.good_practice_share', 'ovr.strengths'],
  ...['ovr.practitioner_response', 'mod.conflict', 'mod.evidence', 'mod.safeguarding', 'mod.grade', 'mod.agree'],
  ...['mod.discussion_date', 'mod.resolution', 'sm.actions_sufficient', 'sm.timeframe_reasonable', 'sm.reaudit_date'],
])

/** Why a question cannot be retired, in a sentence; null when it can. */
export function whyKept(question: Question, tool: Tool): string | null {
  const section = tool.sections.find((one) => one.questions.some((other) => other.key === question.key))
  const hanging = questionsOf(tool).find((one) => one.onlyWhen?.question === question.key)
  if (question.rules?.length) return 'It stays: a rule that limits the grade rests on it.'
  if (section?.graded && question.key === `${section.key}.grade`)
    return 'It stays: the overall judgement is worked out from the grade of each section.'
  if (question.broughtForward) return 'It stays: Hearth brings a fact forward into it.'
  if (readByHearth.has(question.key)) return 'It stays: Hearth reads its answer to know what comes next.'
  if (hanging) return `It stays: “${hanging.text}” is asked only after it.`
  if (section?.questions.length === 1) return 'It stays: a section needs at least one question.'
  return null
}

/** The draft as it will be published: a question whose words have changed since the version before gets its next number. */
export function numbered(draft: Tool, before: Tool): Tool {
  const earlier = new Map(questionsOf(before).map((question) => [question.key, question]))
  return changeQuestions(draft, (questions) =>
    questions.map((question) => {
      const was = earlier.get(question.key)
      return was ? { ...question, version: was.version + (wordsOf(was) === wordsOf(question) ? 0 : 1) } : question
    }),
  )
}

export type Change = { kind: 'reworded' | 'added' | 'retired'; section: Section; question: Question; before?: Question }

/** What the draft changes, in the order of the tool. */
export function changesOf(draft: Tool, before: Tool): Change[] {
  const earlier = new Map(questionsOf(before).map((question) => [question.key, question]))
  const kept = new Set(questionsOf(draft).map((question) => question.key))
  return draft.sections.flatMap((section): Change[] => {
    const old = before.sections.find((one) => one.key === section.key)
    const present = section.questions.flatMap((question): Change[] => {
      const was = earlier.get(question.key)
      if (!was) return [{ kind: 'added', section, question }]
      return wordsOf(was) === wordsOf(question) ? [] : [{ kind: 'reworded', section, question, before: was }]
    })
    const gone = (old?.questions ?? []).filter((question) => !kept.has(question.key))
    return [...present, ...gone.map((question): Change => ({ kind: 'retired', section, question }))]
  })
}

export const questionsOf = (tool: Tool): readonly Question[] => tool.sections.flatMap((section) => section.questions)

function wordsOf({ text, prompts, options }: Question): string {
  return JSON.stringify([text, prompts ?? '', options ?? []])
}

function changeQuestions(
  tool: Tool,
  change: (questions: readonly Question[], section: Section) => readonly Question[],
): Tool {
  return {
    ...tool,
    sections: tool.sections.map((section) => ({ ...section, questions: change(section.questions, section) })),
  }
}
