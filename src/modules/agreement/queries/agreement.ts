import { chosenGrade, conditionsOf, type Counted, evidencePrefix, gradedTwice } from '#modules/audits/index.ts'
import { join, sql, type Tx } from '#platform/sql/index.ts'
import type { GradedTwice, SectionView } from '../agreement.ts'

export type GradedAudit = GradedTwice & {
  id: number
  auditorId: number | null
  auditorName: string | null
  moderatorId: number | null
  moderatorName: string | null
  /** Graded before the moderator saw the auditor's grade. */
  blind: boolean
  /** Whether a limit decided the grade of record; null of audits from before that was kept. */
  limitDecided: boolean | null
}

/** The audits that two people have graded, and that count: they have their final grade. */
export function listGradedTwice(tx: Tx, counted: Counted): Promise<GradedAudit[]> {
  return tx.many<GradedAudit>(sql`
    select a.id, a.auditor_id as "auditorId", x.name as "auditorName", a.moderator_id as "moderatorId", m.name as "moderatorName",
      a.auditor_grade as auditor, ${chosenGrade} as moderator, a.blind_grade is not null as blind, a.limit_decided as "limitDecided"
    from audits a left join people x on x.id = a.auditor_id left join people m on m.id = a.moderator_id
    where ${join([gradedTwice, ...conditionsOf(counted)], ' and ')} order by a.id`)
}

/** What moderators said of the evidence of these sections, in these audits: each found by the index of its answer. */
export function listSectionViews(
  tx: Tx,
  audits: readonly { id: number }[],
  sections: readonly string[],
): Promise<SectionView[]> {
  const keys = sections.map((section) => evidencePrefix + section)
  return tx.many<SectionView>(sql`
    select substr(n.question, ${evidencePrefix.length + 1}) as section, n.value = '"agree"' as agrees
    from answers n where n.audit_id = any (${audits.map((audit) => audit.id)}) and n.question = any (${keys})
      and n.value in ('"agree"', '"disagree"')`)
}
