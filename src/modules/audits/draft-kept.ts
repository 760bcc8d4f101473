import { irosQuestions } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { broughtInto } from '#framework/a2-audit-tool/facts.ts'
import type { Question, Tool } from '#framework/a2-audit-tool/types.ts'
import { questionsOf } from './draft.ts'

/** Answers that Hearth itself reads: the moves, the limiting rules and the month's page would not work without them. */
const readByHearth: ReadonlySet<string> = new Set([
  ...[
    'hdr.collab_date',
    'hdr.collab_people',
    'hdr.case_summary',
    'swr.manager_comment',
    'swr.not_written',
    'fro.meeting_date',
  ],
  ...[
    'safe.immediate',
    'safe.checks_all_adults',
    'safe.checks_managed',
    'wfc1.unannounced_date',
    'wfc1.review_on_time',
  ],
  ...['cyp3.within_terms', 'cyp3.outside_since', 'cyp4.asked', 'cyp4.not_asked_reason', 'cyp4.seen_alone'],
  ...irosQuestions,
  ...['ovr.grade', 'ovr.override_reason', 'ovr.themes', 'ovr.good_practice_share', 'ovr.strengths'],
  ...['ovr.practitioner_response', 'mod.conflict', 'mod.evidence', 'mod.safeguarding', 'mod.grade', 'mod.agree'],
  ...['mod.discussion_date', 'mod.resolution', 'sm.actions_sufficient', 'sm.timeframe_reasonable', 'sm.reaudit_date'],
])

/** Whether Hearth could not work without the answer: a rule, a grade or a fact rests on it, or a move reads it. */
export function isReadByHearth(question: Question, tool: Tool): boolean {
  const section = tool.sections.find((one) => one.questions.some((other) => other.key === question.key))
  return (
    (question.rules?.length ?? 0) > 0 ||
    (section?.graded === true && question.key === `${section.key}.grade`) ||
    question.broughtForward !== undefined ||
    readByHearth.has(question.key)
  )
}

/** Why a question cannot be retired, in a sentence; null when it can. */
export function whyKept(question: Question, tool: Tool): string | null {
  const section = tool.sections.find((one) => one.questions.some((other) => other.key === question.key))
  const hanging = questionsOf(tool).find((one) => one.onlyWhen?.question === question.key)
  if (question.rules?.length) return 'It stays: a rule that limits the grade rests on it.'
  if (section?.graded && question.key === `${section.key}.grade`)
    return 'It stays: the overall judgement is worked out from the grade of each section.'
  if (broughtInto(question)) return 'It stays: Hearth brings a fact forward into it.'
  if (readByHearth.has(question.key)) return 'It stays: Hearth reads its answer to know what comes next.'
  if (hanging) return `It stays: “${hanging.text}” is asked only after it.`
  if (section?.questions.length === 1) return 'It stays: a section needs at least one question.'
  return null
}
