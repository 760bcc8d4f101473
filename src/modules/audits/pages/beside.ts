import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { answerKey } from '#framework/forms/answered.ts'
import { evidencePrefix, ownGradePrefix } from '#framework/a2-audit-tool/as-asked.ts'
import { type Beside, besideQuestion } from '#modules/tool/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { AuditCase } from '../queries/standing.ts'
import { sectionEvidence } from './evidence.ts'
import { beforeChildsGrade } from './iros-part.ts'
import { judgementPanel, limitsPanel } from './judgement.ts'

export type BesideFacts = {
  about: AuditCase
  child: { id: number; ref: string; initials: string } | null
  /** Somebody of this page said something that this person may not read. */
  wordsHidden: boolean
  /** What Hearth knows that helps to answer, by question, in words. */
  known: ReadonlyMap<string, Beside>
}

/** What belongs beside a question: the suggestion beside the overall grade, the auditor's evidence beside the moderator's
 * view of it, what the register holds beside a question that it does not answer by itself. */
export function beforeQuestion(
  { key, onlyWhen }: Question,
  { about, known, child, wordsHidden }: BesideFacts,
): SafeHtml | undefined {
  if (key === 'ovr.grade' || (key === 'ovr.impact' && !about.audit.overall)) return judgementPanel(about)
  if (key === 'mod.grade' || (key === 'mod.conflict' && !about.audit.overall)) return limitsPanel(about)
  if (key === 'cyp4.grade' && child && about.standing.isAuditor) return beforeChildsGrade(about, child, wordsHidden)
  // A blind moderator is asked for their own grade where others are asked about the auditor's.
  const prefix = key.startsWith(ownGradePrefix) && !onlyWhen ? ownGradePrefix : evidencePrefix
  const judged = key.startsWith(prefix) && about.tool.sections.find((one) => key === `${prefix}${one.key}`)
  if (judged) return sectionEvidence(about, judged)
  const fact = known.get(key)
  return fact && besideQuestion(fact)
}

/** What people said in their own words is not typed in here: it comes from their own forms (voices). And the IRO has a part in a section
 * that others fill in: each side is spared the other's empty questions. */
export function isSpared(about: AuditCase, question: Question, childId: number | null, writes: boolean): boolean {
  const isTheIros = childId !== null && about.standing.iroOf.includes(childId)
  const isPartOfAnother = (isTheIros || isIrosQuestion(question.key)) && !writes
  return question.type === 'quote' || (isPartOfAnother && !about.answers.has(answerKey(question.key, childId)))
}
