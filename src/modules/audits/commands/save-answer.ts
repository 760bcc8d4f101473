import { isIrosQuestion } from '#framework/a2-audit-tool/child-voice-grade.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { listsVisits } from '#framework/a2-audit-tool/visits.ts'
import { dateOfQuestion } from '#framework/plausible-answers.ts'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Value } from '#framework/forms/answered.ts'
import { irosSection, whyNotIros } from '#framework/a2-audit-tool/iros-part.ts'
import { listAnswers, type Mend, type Saved, saveAnswer as saveAnswerOf, type Saving } from '#modules/evidence/index.ts'
import type { Given } from '#modules/forms/index.ts'
import {
  asksOfTheTool,
  bearsOnLimit,
  fillFromVisits,
  findTool,
  isOverLimit,
  mistakeInVisits,
  tellOfLimit,
} from '#modules/tool/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotFound } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import { sectionHref } from '../addresses.ts'
import type { AuditInHand } from '../audit.ts'
import type { OfAudits } from '../filling.ts'
import { partsOf } from '../parts.ts'
import { datesOfAudit, periodOf } from '../queries/dates.ts'
import { findAuditForIro, holdAuditInHand } from '../queries/find-audit.ts'
import { iroOf } from '../queries/standing.ts'
import { writers } from '../writers.ts'
import { listChildrenOfAudit } from '../queries/children.ts'

/** How an answer of an audit is saved. */
export const saving: Saving<OfAudits> = {
  path: '/audits',
  shipped: auditTool,
  form: findTool,
  hold: async (tx, { ref, section }) => {
    const audit = await holdAuditInHand(tx, ref)
    if (section !== irosSection && (await findAuditForIro(tx, ref))) throw new NotFound()
    return audit
  },
  children: (tx, { id }) => listChildrenOfAudit(tx, id),
  writer: async (tx, actor, audit, { key }) => {
    const children = isIrosQuestion(key) ? await listChildrenOfAudit(tx, audit.id) : []
    return { ...partsOf(actor, audit), iroOf: iroOf(actor, children) }
  },
  writers,
  asks: asksOfTheTool,
  mistakeIn: async (tx, audit, { question, given, value }, today) => {
    const because = isIrosQuestion(question.key)
      ? whyNotIros(given, value, await listAnswers(tx, audit.id), today)
      : null
    if (question.key === listsVisits) return mistakeInVisits(value, await periodOf(tx, audit.id), today)
    return because ? { message: because } : oddDate(tx, audit, question, value, given.right, today)
  },
  watch: async (tx, audit, { question, childId, value }, today) => {
    if (question === listsVisits) return () => fillFromVisits(tx, audit, value, today)
    const about = { audit, childId }
    if (!bearsOnLimit(question) || (await isOverLimit(tx, about))) return undefined
    return async () => {
      if (await isOverLimit(tx, about))
        await tellOfLimit(tx, about, (child) => sectionHref(audit, { key: 'cyp3' }, child), today)
    }
  },
}

export const saveAnswer = (
  tx: Tx,
  actor: Actor,
  audit: AuditInHand,
  given: Given,
  today: Temporal.PlainDate,
): Promise<Saved> => saveAnswerOf(tx, actor, saving, audit, given, today)

/** What is wrong or odd with a date (framework/plausible-dates). */
async function oddDate(
  tx: Tx,
  audit: AuditInHand,
  { key, type }: Question,
  value: Value,
  right: string | undefined,
  today: Temporal.PlainDate,
): Promise<Mend | undefined> {
  if (type !== 'date' || typeof value !== 'string' || value === 'none_recorded') return undefined
  const date = Temporal.PlainDate.from(value)
  return mistakeAbout(dateOfQuestion(key), date, await datesOfAudit(tx, audit, today), right)
}
